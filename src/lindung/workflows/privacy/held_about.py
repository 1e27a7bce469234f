"""All that an installation holds about one person, by their NIK, as far as the areas of who answers reach."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import polars as pl

from lindung.registry.blind_index import pseudonym
from lindung.registry.models.audit_line import AuditLine
from lindung.registry.models.delivery import Delivery
from lindung.registry.models.pair_decision import PairDecision
from lindung.registry.snapshots.linkage import linkages
from lindung.registry.snapshots.seal import SEAL_FILE, seal_of
from lindung.registry.snapshots.sealed import read_sealed
from lindung.registry.snapshots.snapshot import snapshots
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.coverage_status import CoverageStatus, StatusReason
from lindung.vocabulary.language import Words
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode
from lindung.workflows.linking.review.blind_keys import BlindKeys
from lindung.workflows.privacy.subject_requests import RequestLine, requests_of

MayIn = Callable[[AreaCode], bool]
_NIK: Final = "nik_number"
_DERIVED: Final = frozenset({"row", "name_key", "nik_number", "nik_short", "nik_birth", "nik_sex", "nik_regency"})
_CLEAN: Final = "clean-"


@dataclass(frozen=True, repr=False)
class HeldRow:
    """One row about the person.

    Attributes:
        where: What kind of place holds it.
        place_id: Identifier of the register, linkage or delivery.
        area_code: Area it is about.
        as_of: Day or month it tells of, or None.
        origin: File it came in, or "".
        values: {column: what it says}, without what is derived and without what is empty.
    """

    where: Words
    place_id: str
    area_code: str
    as_of: date | None
    origin: str
    values: dict[str, str]


@dataclass(frozen=True, repr=False)
class Held:
    """What is held about one person.

    Attributes:
        rows: Rows of registers, of linkages, and of lists that are not registers yet.
        decisions: (when, verdict) of decisions about pairs with this person.
        looks: (when, who, why) the number was shown; only since the newest key was made.
        requests: Requests of the person.
        passed_over: Places outside the areas of who answers; the offices there answer for them.
    """

    rows: tuple[HeldRow, ...]
    decisions: tuple[tuple[datetime, Words], ...]
    looks: tuple[tuple[datetime, str, str], ...]
    requests: tuple[RequestLine, ...]
    passed_over: int


def held_about(vault: Vault, nik: str, *, may_in: MayIn) -> Held:
    """Gather what is held about the person of a NIK.

    Args:
        vault: Of the installation.
        nik: Sixteen digits.
        may_in: Whether who answers may carry out the duties in an area.

    Raises:
        RegisterError: Something sealed cannot be read; nothing is handed out half.
    """
    rows: list[HeldRow] = []
    number, passed_over = int(nik), 0
    for where, place_id, area, as_of, origin, directory in _places(vault):
        if not may_in(AreaCode(area or COUNTRY_CODE)):
            passed_over += 1
            continue
        about = _rows(vault, directory, number)
        rows.extend(HeldRow(where, place_id, area, as_of, origin, values) for values in about)
    looks = AuditLine.objects.filter(deed="reveal_number", about__endswith=pseudonym(vault.keys, nik), outcome="done")
    return Held(
        rows=tuple(rows),
        decisions=tuple(_decisions(vault, nik)),
        looks=tuple((line.at, line.name, line.why) for line in looks),
        requests=tuple(requests_of(vault.keys, nik)),
        passed_over=passed_over,
    )


_Place = tuple[Words, str, str, date | None, str, Path]


def _places(vault: Vault) -> Iterator[_Place]:
    """Name every sealed table that may hold a NIK: registers, linkages, lists under work."""
    for snapshot in snapshots(vault, include_undone=True):
        told = snapshot.manifest
        yield told.register.words, told.snapshot_id, told.area_code, told.as_of, told.file_name, snapshot.directory
    for linkage in linkages(vault):
        one = linkage.manifest
        for table in one.tables:
            yield _LINKAGE, one.linkage_id, one.area_code, one.month, "", linkage.directory / table
    for delivery in Delivery.objects.order_by("id"):
        newest = _newest_check(vault.deliveries / delivery.public_id)
        if newest is not None:
            area = delivery.area_code or delivery.sent_within
            yield _DELIVERY, delivery.public_id, area, delivery.as_of, delivery.file_name, newest


def _newest_check(directory: Path) -> Path | None:
    """Return the rows of the last check of a list, whose directories are numbered."""
    found = [path.parent for path in directory.glob(f"{_CLEAN}*/{SEAL_FILE}")]
    return max(found, key=lambda path: int(path.name.removeprefix(_CLEAN)), default=None)


def _rows(vault: Vault, directory: Path, number: int) -> Iterator[dict[str, str]]:
    if _NIK not in seal_of(directory).columns:
        return
    for batch in read_sealed(directory, keys=vault.keys):
        for row in batch.filter(pl.col(_NIK) == number).iter_rows(named=True):
            yield {
                name: _said(name, value) for name, value in row.items() if name not in _DERIVED and value is not None
            }


def _said(name: str, value: Any) -> str:  # Any: a cell
    if name == "status":
        return CoverageStatus(value).words.id
    if name == "reason":
        return StatusReason(value).words.id
    return str(value)


def _decisions(vault: Vault, nik: str) -> Iterator[tuple[datetime, Words]]:
    """Find decisions about pairs with the person, by the blind keys of every key of the file."""
    text = str(int(nik))
    keys = [BlindKeys.under(vault.keys, key.key_id).key("nik", text) for key in vault.keys.all()]
    found = PairDecision.objects.filter(worker_nik_key__in=keys) | PairDecision.objects.filter(member_nik_key__in=keys)
    for one in found.order_by("decided_at", "id"):
        yield one.decided_at, PairVerdict(one.verdict).words


_LINKAGE: Final = Words("Pemadanan", "Linkage")
_DELIVERY: Final = Words("Kiriman daftar", "Delivered list")
