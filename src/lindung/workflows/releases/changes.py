"""One thing that differs between two releases."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lindung.vocabulary.language import Words


class ChangeKind(StrEnum):
    """What became different."""

    MONTH_ADDED = "month_added"
    MONTH_DROPPED = "month_dropped"
    SERIES_ADDED = "series_added"
    SERIES_DROPPED = "series_dropped"
    DEFINITION = "definition"
    REGISTERS = "registers"
    LINKAGE = "linkage"
    PROGRAM = "program"
    AREAS = "areas"
    SUPPRESSION_RULE = "suppression_rule"
    REVISED = "revised"
    NOW_SUPPRESSED = "now_suppressed"
    NOW_SHOWN = "now_shown"
    CELLS_ADDED = "cells_added"
    CELLS_DROPPED = "cells_dropped"

    @property
    def words(self) -> Words:
        """The kind in both languages."""
        return _WORDS[self]


CAUSES: Final = (
    ChangeKind.DEFINITION,
    ChangeKind.REGISTERS,
    ChangeKind.LINKAGE,
    ChangeKind.PROGRAM,
    ChangeKind.AREAS,
    ChangeKind.SUPPRESSION_RULE,
)
"""The kinds that explain the others."""


@dataclass(frozen=True)
class Change:
    """One difference; columns that do not apply are empty.

    Attributes:
        kind: What became different.
        indicator: Indicator it is about.
        basis: Basis of the series.
        dimension: Dimension of the series.
        category: Category of the series.
        month: Month it is about, like 2026-11.
        cells: How many cells.
        before: What it was: a text, or the count of the area that holds all others.
        after: What it is now.
    """

    kind: ChangeKind
    indicator: str = ""
    basis: str = ""
    dimension: str = ""
    category: str = ""
    month: str = ""
    cells: int = 0
    before: str = ""
    after: str = ""


_WORDS = {
    ChangeKind.MONTH_ADDED: Words("bulan baru", "new month"),
    ChangeKind.MONTH_DROPPED: Words("bulan tidak lagi dimuat", "month no longer included"),
    ChangeKind.SERIES_ADDED: Words("seri baru", "new series"),
    ChangeKind.SERIES_DROPPED: Words("seri tidak lagi dimuat", "series no longer included"),
    ChangeKind.DEFINITION: Words("definisi berubah", "definition changed"),
    ChangeKind.REGISTERS: Words("register lain", "other registers"),
    ChangeKind.LINKAGE: Words("pemadanan lain", "other linkage"),
    ChangeKind.PROGRAM: Words("program lain", "other program"),
    ChangeKind.AREAS: Words("daftar wilayah lain", "other list of areas"),
    ChangeKind.SUPPRESSION_RULE: Words("aturan penutupan berubah", "rule of suppression changed"),
    ChangeKind.REVISED: Words("angka direvisi", "number revised"),
    ChangeKind.NOW_SUPPRESSED: Words("kini ditutup", "now suppressed"),
    ChangeKind.NOW_SHOWN: Words("kini diterbitkan", "now shown"),
    ChangeKind.CELLS_ADDED: Words("sel bertambah", "cells added"),
    ChangeKind.CELLS_DROPPED: Words("sel tidak lagi dimuat", "cells no longer included"),
}
