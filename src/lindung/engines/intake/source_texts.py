"""The texts of a table by the column of the ledger they mean, trimmed, one column at a time to spare memory."""

from dataclasses import dataclass

import polars as pl

from lindung.engines.intake.headers import HeaderMapping
from lindung.engines.intake.table import Table


@dataclass(frozen=True)
class SourceTexts:
    """Texts of a table by target column.

    Attributes:
        table: The table as the file holds it.
        mapping: Which header means which column.
    """

    table: Table
    mapping: HeaderMapping

    def __getitem__(self, target: str) -> pl.Series:
        """Return the trimmed texts of a column; blanks, and columns that the file lacks, are null."""
        mapped = self.mapping.by_target.get(target)
        if mapped is None:
            return pl.repeat(None, self.table.frame.height, dtype=pl.String, eager=True).alias(target)
        texts = self.table.frame[mapped.header].alias(target)
        trimmed = texts.str.strip_chars()
        if trimmed.str.len_bytes().sum() == texts.str.len_bytes().sum():
            trimmed = texts  # the same texts: keep sharing their memory
        is_blank = trimmed == ""
        return trimmed.set(is_blank, None) if is_blank.any() else trimmed

    def header(self, target: str) -> str:
        """Return the header of the file that gives a column, or the column's own name."""
        mapped = self.mapping.by_target.get(target)
        return mapped.header if mapped else target
