"""Which numbers of a build are the length of a list that may be opened: the covered persons of its linkage."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lindung.engines.coverage.observations import is_unknown
from lindung.engines.linkage.gap.people_facets import UNKNOWN
from lindung.registry.snapshots.coverage_build import BuildManifest
from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.vocabulary.coverage_status import CoverageStatus
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.places import DOMICILE
from lindung.workflows.linking.look import linkage_shown
from lindung.workflows.linking.people.count_people import status_table

LISTED: Final = "net"
"""The indicator whose persons a list of the linkage holds; of the others no list is kept."""


@dataclass(frozen=True)
class ListBehind:
    """A list of people as the search of the linkage finds it.

    Attributes:
        linkage_id: Linkage whose people are searched.
        place: Place to ask for, "" for the whole linkage.
        persons: How many it finds.
    """

    linkage_id: str
    place: str
    persons: int


def lists_behind(made: BuildManifest, *, area: str, month: Month) -> Mapping[str, ListBehind]:
    """Return the covered people of an area and of the places in it, by code; empty where there is no such list.

    A linkage tells the statuses of one month, so other months have none. Whoever shows a number with its list
    compares it with ``persons`` first: a link stands only under a number that is the length of its list.
    """
    if made.basis != DOMICILE:
        return {}  # the linkage knows where people live, and nothing else
    try:
        linkage = linkage_shown(made.linkage_id)
        if linkage.month != month:
            return {}
        table = status_table(made.linkage_id, within="" if area == linkage.area_code else area)
    except SnapshotGoneError:
        return {}
    is_whole = area == linkage.area_code
    found = {area: _behind(made, "" if is_whole else area, table.whole.persons)}
    for place in table.places:
        found[place.code] = _behind(made, place.code, place.persons)
    return found


def list_of(code: str, numerator: int, lists: Mapping[str, ListBehind]) -> ListBehind | None:
    """Return the list behind a number of an area, or None where its length is another one."""
    found = lists.get(UNKNOWN if is_unknown(code) else code)
    return found if found is not None and found.persons == numerator > 0 else None


def _behind(made: BuildManifest, place: str, persons: Mapping[CoverageStatus, int]) -> ListBehind:
    return ListBehind(made.linkage_id, place, persons[CoverageStatus.COVERED])
