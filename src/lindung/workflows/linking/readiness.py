"""Which areas can be linked now: the registers at hand, what is missing, whether the last linkage is still current."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from lindung.registry.snapshots.linkage import linkages
from lindung.registry.snapshots.snapshot import Snapshot, current_lookups, snapshots
from lindung.registry.snapshots.vault import Vault, office_vault
from lindung.vocabulary.month import Month
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.link_registers import registers_of
from lindung.workflows.linking.people.place_names import area_names

USED: Final = (
    RegisterKind.WORKFORCE, RegisterKind.WORKERS, RegisterKind.PARTICIPANTS, RegisterKind.DEATHS,
    RegisterKind.PERSONNEL,
)  # fmt: skip
"""Registers that a linkage may use; the list is the workforce or else the proposals."""


@dataclass(frozen=True)
class AtHand:
    """A kind of register as it stands for an area: the day of the newest, its rows; None where there is none."""

    register: RegisterKind
    as_of: date | None
    rows: int


@dataclass(frozen=True)
class Readiness:
    """One area that has a list of workers.

    Attributes:
        area_code: The area.
        area_name: Its name.
        at_hand: Every kind of register a linkage may use.
        can_run: There is a list and a register of members.
        linkage_id: The newest linkage of exactly this area, or "".
        is_stale: A register changed since it was made.
        command: What to type to link.
    """

    area_code: str
    area_name: str
    at_hand: tuple[AtHand, ...]
    can_run: bool
    linkage_id: str
    is_stale: bool
    command: str


def readiness(on: date) -> list[Readiness]:
    """Return the areas that have a list of workers on a day, by code."""
    vault = office_vault()
    lists = (RegisterKind.WORKFORCE, RegisterKind.WORKERS)
    areas = {one.manifest.area_code for kind in lists for one in snapshots(vault, kind) if one.manifest.as_of <= on}
    names = area_names(areas)
    return [_ready(vault, area, names[area], on) for area in sorted(areas)]


def _ready(vault: Vault, area: str, name: str, on: date) -> Readiness:
    known = current_lookups(vault, area=area, as_of=on)
    wanted = _wanted(area, on)
    newest = next((one for one in linkages(vault, area) if one.manifest.area_code == area), None)
    made_from = {id_ for ids in newest.manifest.snapshots.values() for id_ in ids} if newest else set()
    return Readiness(
        area_code=area,
        area_name=name,
        at_hand=tuple(_at_hand(kind, known.get(kind, [])) for kind in USED),
        can_run=bool(wanted),
        linkage_id=newest.manifest.linkage_id if newest else "",
        is_stale=newest is not None and bool(wanted) and made_from != wanted,
        command=f"lindung link run --wilayah {area} --bulan {Month.of(on)}",
    )


def _wanted(area: str, on: date) -> set[str]:
    """Return the snapshots that a linkage of today would use; none where it cannot be made."""
    try:
        chosen = registers_of(area=area, on=on)
    except LinkingError:
        return set()
    return {one.manifest.snapshot_id for found in chosen.all.values() for one in found}


def _at_hand(kind: RegisterKind, found: list[Snapshot]) -> AtHand:
    days = [one.manifest.as_of for one in found]
    return AtHand(kind, max(days, default=None), sum(one.manifest.rows for one in found))
