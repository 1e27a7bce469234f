"""The raw texts of a target: trimmed, repaired as a person chose, codes put into words."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from lindung.engines.intake.cells.options import ReadingOptions

_NOTHING: Final = ["", "-", "--", "---", "–", "—", ".", "..", "...", "n/a", "N/A", "NULL", "null", "#N/A"]
_BLANKS: Final = "\\s\\s|[\\t\\r\\n\u00a0]"


class Taken:
    """The texts of one batch by target, each made ready once."""

    def __init__(self, batch: pl.DataFrame, mapping: Mapping[str, str], options: ReadingOptions) -> None:
        """Keep the batch, which column each target stands in and how cells are read."""
        self.batch = batch
        self.options = options
        self._mapping = mapping

    def has(self, target: str) -> bool:
        """Whether the file has a column for the target."""
        return target in self._mapping

    def raw(self, target: str) -> pl.Series:
        """Return the trimmed texts with corrections and the profile's codes applied; null without a column."""
        if target not in self._mapping:
            return pl.Series(target, [None], dtype=pl.String).new_from_index(0, self.batch.height)
        texts = self.batch[self._mapping[target]].str.strip_chars().alias(target)
        for replaced in (self.options.corrections.get(target), self.options.code_lists.get(target)):
            if replaced:
                texts = texts.replace(dict(replaced))
        return texts.set(texts == "", None)

    def text(self, target: str) -> pl.Series:
        """Return the texts with single blanks; a cell that says nothing, like "-", is null."""
        texts = self.raw(target)
        if target not in self._mapping:
            return texts
        if texts.str.contains(_BLANKS).any():
            texts = texts.str.replace_all(r"\s+", " ").str.strip_chars()
        return texts.set(texts.is_in(_NOTHING), None)

    def number_text(self, target: str) -> pl.Series:
        """Return the texts of a number that is a name, like a KPJ, without what a spreadsheet adds to it."""
        return self.text(target).str.replace(r"^'", "").str.replace(r"\.0$", "")

    def is_number(self, target: str) -> pl.Series | None:
        """Say which cells of a target the file stores as numbers, where it tells."""
        name = self._mapping.get(target, "s-").replace("s", "n", 1)
        return self.batch[name] if name in self.batch.columns else None

    def section(self) -> pl.Series | None:
        """Return the heading each row stands under, where the file has headings."""
        return self.batch["section"].str.strip_chars() if "section" in self.batch.columns else None
