"""Faults of cells gathered while columns are read, told together at the end."""

import polars as pl

from lindung.engines.intake.fault_words import fault_words
from lindung.engines.intake.faults import SHOWN_FAULTS, CellFault, FigureFaultsError, shortened
from lindung.engines.intake.figure_table import TEXT_LIMITS, WORD_COLUMNS
from lindung.engines.intake.meanings import values_of
from lindung.engines.intake.source_texts import SourceTexts


class FaultList:
    """Remembers the first faults of each column and counts them all."""

    def __init__(self, texts: SourceTexts) -> None:
        """Start without faults."""
        self._texts = texts
        self._order = [mapped.target for mapped in texts.mapping.headers]
        self._found: list[tuple[int, int, str, str]] = []
        self._total = 0

    def note(self, column: str, reasons: pl.Series) -> None:
        """Remember the rows where a column's reading names a reason."""
        if reasons.null_count() == reasons.len():
            return
        places = reasons.is_not_null().arg_true()
        self._total += places.len()
        order = self._order.index(column) if column in self._order else 0
        self._found += [(place, order, column, reasons[place]) for place in places.head(SHOWN_FAULTS)]

    def note_where(self, column: str, is_faulty: pl.Series, reason: str) -> None:
        """Remember the rows where one known fault holds."""
        if is_faulty.any():
            self.note(column, pl.select(pl.when(is_faulty).then(pl.lit(reason))).to_series())

    def raise_any(self) -> None:
        """Refuse the file when anything was found, in the order of the file."""
        if self._total:
            shown = sorted(self._found)[:SHOWN_FAULTS]
            raise FigureFaultsError(
                [self._cell_fault(place, column, why) for place, _, column, why in shown], self._total
            )

    def _cell_fault(self, place: int, column: str, reason: str) -> CellFault:
        row = self._texts.table.source_rows[place]
        header = self._texts.header(column)
        value = shortened(self._texts[column][place] or "")
        choices = ", ".join(values_of(column)) if column in WORD_COLUMNS else ""
        words = fault_words(
            reason, row=row, column=header, value=value, choices=choices, limit=TEXT_LIMITS.get(column, 0)
        )
        return CellFault(row, header, value, reason, words)
