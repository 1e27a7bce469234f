"""The retention schedule: what is past its time, kind by kind, and its removal, told with totals and in the trail.

Nothing goes that something else still rests on: the newest register of each kind, area and payer stays whatever its
age, as do the newest linkage and build of each area, and whatever they were made from. The audit trail is a chain and
is never cut: its line says only for how long it must be kept at least.
"""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

from lindung.engines.rules.machinery.parameters import InForce
from lindung.registry.models.delivery import Delivery
from lindung.registry.snapshots.coverage_build import BuildManifest, builds
from lindung.registry.snapshots.linkage import linkages
from lindung.registry.snapshots.snapshot import Snapshot, snapshots
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.delivery_state import DeliveryState
from lindung.vocabulary.language import Words
from lindung.vocabulary.retention_kind import RetentionKind
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode
from lindung.workflows.audit.line import Line
from lindung.workflows.audit.record import record
from lindung.workflows.deliveries.found import delivery_of, note
from lindung.workflows.privacy.law import due, retention_period

_DONE: Final = (DeliveryState.IMPORTED, DeliveryState.REFUSED, DeliveryState.UNDONE)
_LEFT: Final = (DeliveryState.RECEIVING, DeliveryState.RECEIVED, DeliveryState.CHECKED, DeliveryState.FAILED)
_HIDDEN_END: Final = ".removing"


@dataclass(frozen=True)
class Item:
    """One thing that is past its time.

    Attributes:
        kind: Which line of the schedule.
        item_id: Identifier of the delivery, register, linkage or build.
        area_code: Area it is about, or "".
        since: When its time began.
        directory: What is removed.
        size_bytes: How much that is.
    """

    kind: RetentionKind
    item_id: str
    area_code: str
    since: datetime
    directory: Path
    size_bytes: int


@dataclass(frozen=True)
class ScheduleLine:
    """One kind of file.

    Attributes:
        kind: The kind.
        period: For how long, by which rule, how sure.
        there: Things of the kind that are there; none of the trail, which is one.
        items: Those past their time.
    """

    kind: RetentionKind
    period: InForce
    there: tuple[Item, ...]
    items: tuple[Item, ...]

    @property
    def size_bytes(self) -> int:
        """How much would be removed."""
        return sum(item.size_bytes for item in self.items)

    def within(self, areas: Iterable[AreaCode]) -> "ScheduleLine":
        """Keep what is about some areas; what names none is the country's."""
        told = tuple(areas)
        there, items = (
            tuple(one for one in some if any(area.contains(AreaCode(one.area_code or COUNTRY_CODE)) for area in told))
            for some in (self.there, self.items)
        )
        return replace(self, there=there, items=items)

    @property
    def is_removed_by_program(self) -> bool:
        """Whether a run removes what is past its time; the trail is only added to."""
        return self.kind is not RetentionKind.AUDIT


def schedule(vault: Vault, now: datetime) -> list[ScheduleLine]:
    """Return the schedule with what is past its time today.

    Raises:
        RegisterError: A manifest cannot be read; then nobody knows what rests on what.
    """
    held = {kind: list(_held(vault, kind)) for kind in RetentionKind}
    rested_on: frozenset[str] = frozenset()
    for kind in (RetentionKind.BUILDS, RetentionKind.LINKAGES):
        rested_on |= _rested_on(held[kind], rested_on, now)
    return [_line(kind, found, rested_on, now) for kind, found in held.items()]


def run_schedule(vault: Vault, *, by: str, now: datetime, door: str) -> list[ScheduleLine]:
    """Remove what is past its time and return what that was; a run that was killed is repeated.

    Each thing has a line of the trail, written before it goes.
    """
    lines = schedule(vault, now)
    _finish(vault)
    return [replace(line, items=tuple(_removed(line, by=by, now=now, door=door))) for line in lines]


def _removed(line: ScheduleLine, *, by: str, now: datetime, door: str) -> Iterator[Item]:
    """Remove what is past its time of one kind, one after the other."""
    why = f"{line.period.source} ({line.period.value} d)"
    for item in line.items:
        if not _is_given_up(item, by=by, now=now):
            continue
        about = f"{item.kind} {item.item_id}"
        record(
            Line(
                at=now, name=by, door=door, act="retention run", outcome="done", area_code=item.area_code, about=about,
                why=why,
            )
        )  # fmt: skip
        _remove(item.directory)
        yield item


@dataclass(frozen=True)
class _Kept:
    item: Item
    is_newest: bool
    made_from: frozenset[str] = frozenset()


def _held(vault: Vault, kind: RetentionKind) -> Iterator[_Kept]:
    if kind in {RetentionKind.UPLOADS, RetentionKind.DELIVERIES}:
        yield from _deliveries(vault, kind)
    elif kind is RetentionKind.REGISTERS:
        yield from _registers(vault)
    elif kind is RetentionKind.LINKAGES:
        seen: set[str] = set()
        for one in linkages(vault):
            told = one.manifest
            names = frozenset(id_ for ids in told.snapshots.values() for id_ in ids)
            item = _item(kind, told.linkage_id, told.area_code, told.made_at, one.directory)
            yield _Kept(item, told.area_code not in seen, names)
            seen.add(told.area_code)
    elif kind is RetentionKind.BUILDS:
        shown: set[str] = set()
        for build in builds(vault):
            said = build.manifest
            item = _item(kind, said.build_id, said.area_code, said.made_at, build.directory)
            yield _Kept(item, said.area_code not in shown, _made_from(said))
            shown.add(said.area_code)


def _deliveries(vault: Vault, kind: RetentionKind) -> Iterator[_Kept]:
    states = _DONE if kind is RetentionKind.DELIVERIES else _LEFT
    for one in Delivery.objects.filter(state__in=[state.value for state in states]):
        directory = vault.deliveries / one.public_id
        if directory.exists():
            since = one.beat_at or one.received_at
            yield _Kept(_item(kind, one.public_id, one.area_code, since, directory), is_newest=False)


def _registers(vault: Vault) -> Iterator[_Kept]:
    """List registers; one that was taken back is nobody's newest."""
    seen: set[tuple[str, str, str]] = set()
    for one in snapshots(vault, include_undone=True):
        told = one.manifest
        mark = (told.register.value, told.area_code, told.payer)
        item = _item(RetentionKind.REGISTERS, told.snapshot_id, told.area_code, _began(one), one.directory)
        yield _Kept(item, one.undone is None and mark not in seen)
        if one.undone is None:
            seen.add(mark)


def _began(one: Snapshot) -> datetime:
    """A register's time begins with the day it tells of."""
    return datetime.combine(one.manifest.as_of, time.min, tzinfo=UTC)


def _made_from(said: BuildManifest) -> frozenset[str]:
    """Name the registers, linkages and earlier builds behind the months of a build."""
    months = said.counted_months
    registers = {id_ for part in months for ids in part.snapshots.values() for id_ in ids}
    return frozenset({part.linkage_id for part in months} | {part.build_id for part in months} | registers)


def _rested_on(found: list[_Kept], also: frozenset[str], now: datetime) -> frozenset[str]:
    """Name what those that stay were made from."""
    gone = _past(found, now) - also
    return frozenset(id_ for one in found if one.item.item_id not in gone for id_ in one.made_from)


def _is_given_up(item: Item, *, by: str, now: datetime) -> bool:
    """Close the delivery whose files go; False when somebody began to work on it just now."""
    if item.kind not in {RetentionKind.UPLOADS, RetentionKind.DELIVERIES}:
        return True
    delivery = delivery_of(item.item_id)
    if item.kind is RetentionKind.UPLOADS and not delivery.claim(_LEFT, DeliveryState.REFUSED):
        return False
    note(delivery, by=by, now=now, what=_FILES_GONE)
    return True


def _past(found: Iterable[_Kept], now: datetime) -> frozenset[str]:
    return frozenset(one.item.item_id for one in found if not one.is_newest and _is_past(one.item, now))


def _is_past(item: Item, now: datetime) -> bool:
    return now > due(item.since, retention_period(item.kind, now.date()))


def _line(kind: RetentionKind, found: list[_Kept], rested_on: frozenset[str], now: datetime) -> ScheduleLine:
    past = _past(found, now) - rested_on
    items = tuple(one.item for one in found if one.item.item_id in past)
    return ScheduleLine(kind, retention_period(kind, now.date()), tuple(one.item for one in found), items)


def _item(kind: RetentionKind, item_id: str, area: str, since: datetime, directory: Path) -> Item:
    size = sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())
    return Item(kind, item_id, area, since, directory, size)


def _remove(directory: Path) -> None:
    """Let a directory vanish at once: it is hidden first, so that nobody meets half of it."""
    hidden = directory.with_name(f".{directory.name}{_HIDDEN_END}")
    directory.rename(hidden)
    beside = directory.with_name(f"{directory.name}.undone.json")
    beside.unlink(missing_ok=True)
    _clear(hidden)


def _finish(vault: Vault) -> None:
    """Clear what a killed run had hidden."""
    for root in (vault.deliveries, vault.registers, vault.linkages, vault.builds):
        for hidden in list(root.rglob(f".*{_HIDDEN_END}")):
            _clear(hidden)


def _clear(hidden: Path) -> None:
    for path in (hidden, *(path for path in hidden.rglob("*") if path.is_dir())):
        path.chmod(0o700)
    shutil.rmtree(hidden)


_FILES_GONE: Final = Words(
    "Berkas kiriman dihapus menurut jadwal retensi; catatannya tetap.",
    "The files of the delivery were removed by the retention schedule; its record stays.",
)
