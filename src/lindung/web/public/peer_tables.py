"""Regencies and cities among their peers, from published figures or from a release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lindung.engines.coverage.peers import PeerGroup, peer_groups
from lindung.engines.coverage.position import Position
from lindung.engines.coverage.ranks import LIST_ERROR, SURVEY_ERROR, Counted, RankInterval, rank_intervals
from lindung.opendata.queries.area import AreaSummary
from lindung.opendata.queries.observation import Cell
from lindung.vocabulary.language import Words
from lindung.vocabulary.peer_size import PeerSize
from lindung.vocabulary.wilayah import AreaKind

_NO_FIGURE = Words("belum ada angka", "no figure yet")
_NO_COUNT = Words("sumber hanya menyebut persen, tidak jumlah orang", "the source gives a percent and no headcount")
_SUPPRESSED = Words("ditutup untuk melindungi orang", "suppressed to protect people")
_NOT_RELEASED = Words("tidak ada pada rilis", "not in the release")
_SIZES = (PeerSize.ALL, PeerSize.LARGE, PeerSize.MIDDLE, PeerSize.SMALL)
_KINDS = (AreaKind.KOTA, AreaKind.KABUPATEN)


@dataclass(frozen=True)
class Standing:
    """What is known of one area.

    Attributes:
        counted: What its coverage is made of; None where it cannot be compared.
        as_of: Date of the figure.
        reason: Why it cannot be compared; None where it can.
    """

    counted: Counted | None
    as_of: str
    reason: Words | None


@dataclass(frozen=True)
class PeerRow:
    """One area in its group."""

    area: AreaSummary
    counted: Counted
    as_of: str
    place: RankInterval

    @property
    def percent(self) -> float:
        """Its coverage."""
        return 100 * self.counted.covered / self.counted.workers


@dataclass(frozen=True)
class PeerTable:
    """One group, highest coverage first."""

    group: PeerGroup
    rows: Sequence[PeerRow]

    @property
    def sure(self) -> int:
        """How many areas have a place that no other one shares."""
        return sum(row.place.best == row.place.worst for row in self.rows)


@dataclass(frozen=True)
class PeerTables:
    """All groups, and the areas that could not be compared with the reason."""

    tables: Sequence[PeerTable]
    left_out: Sequence[tuple[AreaSummary, Words]]

    @property
    def dates(self) -> tuple[str, str] | None:
        """The oldest and the newest date; None without any area."""
        found = sorted(row.as_of for table in self.tables for row in table.rows)
        return (found[0], found[-1]) if found else None


def of_position(position: Position | None) -> Standing:
    """Take a published figure; its workers were estimated by a survey."""
    if position is None:
        return Standing(None, "", _NO_FIGURE)
    if not position.employed or position.covered is None:
        return Standing(None, position.as_of, _NO_COUNT)
    return Standing(Counted(position.covered, position.employed, SURVEY_ERROR), position.as_of, None)


def of_cell(cell: Cell | None) -> Standing:
    """Take a number of a release; its workers were counted from lists."""
    if cell is not None and cell.is_suppressed:
        return Standing(None, str(cell.month), _SUPPRESSED)
    if cell is None or cell.numerator is None or not cell.denominator:
        return Standing(None, "", _NOT_RELEASED)
    return Standing(Counted(cell.numerator, cell.denominator, LIST_ERROR), str(cell.month), None)


def peer_tables(areas: Sequence[AreaSummary], standings: Mapping[str, Standing]) -> PeerTables:
    """Rank each area among its peers; groups are made of the areas that can be compared."""
    known = {area.code: (area, counted) for area in areas if (counted := standings[area.code].counted) is not None}
    groups = peer_groups({code: (area.kind, counted.workers) for code, (area, counted) in known.items()})
    ordered = [PeerGroup(kind, size) for kind in _KINDS for size in _SIZES]
    tables = [
        PeerTable(group, _ranked([(*known[code], standings[code].as_of) for code in groups if groups[code] == group]))
        for group in ordered
        if group in groups.values()
    ]
    left_out = [(area, reason) for area in areas if (reason := standings[area.code].reason) is not None]
    return PeerTables(tables, left_out)


def _ranked(members: Sequence[tuple[AreaSummary, Counted, str]]) -> list[PeerRow]:
    places = rank_intervals([counted for _, counted, _ in members])
    rows = [PeerRow(area, counted, as_of, place) for (area, counted, as_of), place in zip(members, places, strict=True)]
    return sorted(rows, key=lambda row: (-row.percent, row.area.code))
