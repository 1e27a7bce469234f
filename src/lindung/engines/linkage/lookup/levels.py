"""How one person agrees with each of some records: the levels of :mod:`lindung.engines.linkage.comparisons`.

Most are read from a table of which columns are equal (:mod:`lindung.engines.linkage.lookup.patterns`), the others here.
"""

from typing import Any, Final

import numpy as np

from lindung.engines.linkage.comparisons import COMPARISONS, MISSING, NIK, PLACE, UNREAD
from lindung.engines.linkage.lookup.asked import Numbers
from lindung.engines.linkage.lookup.patterns import patterns_of
from lindung.engines.linkage.lookup.rows import NOT_SAID, UNKNOWN, Block, Column, Rows, said

Flags = np.ndarray[Any, np.dtype[np.bool_]]  # Any: of whatever length
Numbered = np.ndarray[Any, np.dtype[np.int64]]  # Any: the same
Levels = np.ndarray[tuple[int, int], np.dtype[np.int64]]
"""Number of the level for each record, and in it each of COMPARISONS."""

AT: Final = {comparison.name: place for place, comparison in enumerate(COMPARISONS)}
"""Column of a comparison among Levels."""

_PATTERNS: Final = patterns_of()
_OF_PERSON: Final = [of_person for of_person, _ in _PATTERNS.atoms]
_OF_RECORD: Final = [of_record for _, of_record in _PATTERNS.atoms]
_ORDER: Final = np.arange(len(COMPARISONS))
_EQUAL_PLACE, _EQUAL_NIK = PLACE.place("equal"), NIK.place("equal")
_SLIP, _LOST, _UNFIT = (NIK.place(level) for level in ("digit", "digit_lost", "digits_differ"))
_SLIPS: Final = np.array([digit * step * 10**place for place in range(17) for step in (1, 9) for digit in range(1, 10)])
_POWERS: Final = 10 ** np.arange(16).reshape(-1, 1)


class LevelReader:
    """Reads the levels of one person and some records of a register."""

    def __init__(self, rows: Rows) -> None:
        """Find the columns."""
        self._rows = rows
        self._compared = rows.places_of(_OF_RECORD)
        self._needed = rows.places_of(_PATTERNS.needed)

    def levels(self, asked: Numbers, block: Block) -> tuple[Levels, Flags]:
        """Return the levels, UNREAD where only texts can tell, and where first or last words of the names agree."""
        same = block[:, self._compared] == said(asked, _OF_PERSON)
        found = same.astype(np.int64) @ _PATTERNS.places
        levels = _PATTERNS.table[_ORDER, found[:, :-1]]
        levels[(block[:, self._needed] == UNKNOWN) | (said(asked, _PATTERNS.needed) == NOT_SAID)] = MISSING
        if "district" not in asked:
            self._leave_places_to_texts(block, levels)
        self._read_odd_niks(asked, block, levels)
        return levels, found[:, -1] > 0

    def _leave_places_to_texts(self, block: Block, levels: Levels) -> None:
        has_no_code = self._rows.column(block, "district") == UNKNOWN
        levels[has_no_code & (levels[:, AT["place"]] > _EQUAL_PLACE), AT["place"]] = UNREAD

    def _read_odd_niks(self, asked: Numbers, block: Block, levels: Levels) -> None:
        """Read the levels of NIKs that are damaged or have no structure; the others are read already."""
        nik, known = levels[:, AT["nik"]], self._rows.column(block, "nik")
        if "nik" in asked and "nik_region" not in asked:
            nik[(nik > _EQUAL_NIK) & np.isin(np.abs(known - asked["nik"]), _SLIPS)] = _SLIP
        damaged = self._rows.column(block, "nik_short")
        is_half = (nik == MISSING) & (damaged != UNKNOWN if "nik" in asked else known != UNKNOWN)
        if ("nik" in asked or "nik_short" in asked) and is_half.any():
            nik[is_half] = _UNFIT
            nik[is_half & self._is_lost(asked, block, known, damaged)] = _LOST

    def _is_lost(self, asked: Numbers, block: Block, known: Column, damaged: Column) -> Flags:
        """Tell where the fifteen digits of one are the sixteen of the other without one."""
        if "nik_region" in asked:
            return _without_one(np.array([asked["nik"]]), damaged)
        lost: Flags = _without_one(known, np.array([asked.get("nik_short", NOT_SAID)]))
        lost &= self._rows.column(block, "nik_region") != UNKNOWN
        return lost


def _without_one(sixteen: Column, fifteen: Column) -> Flags:
    shorter = sixteen // (_POWERS * 10) * _POWERS + sixteen % _POWERS
    same: Flags = (shorter == fifteen).any(axis=0)
    return same
