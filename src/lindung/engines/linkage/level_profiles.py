"""How often pairs fall into levels together: counted once, and asked for one comparison or another."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Self

from lindung.engines.linkage.comparisons import MISSING
from lindung.engines.linkage.relations import Relations


@dataclass(frozen=True)
class Profiles:
    """Pairs by what they say in some columns together.

    Attributes:
        columns: Columns of levels.
        rows: What pairs say in them, and how many pairs do.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]  # Any: numbers or truth values, and null

    @classmethod
    def of(cls, relations: Relations, pairs: str, columns: Sequence[str]) -> Self:
        """Count the pairs of a question."""
        listed = ", ".join(columns)
        return cls((*columns,), relations.rows(f"SELECT {listed}, count(*) FROM ({pairs}) p GROUP BY {listed}"))

    def counts(self, column: str, **said: Collection[object]) -> dict[int, int]:
        """Count the levels of one column, missing ones apart, among pairs that say one of some values in others."""
        place = self.columns.index(column)
        wanted = [(self.columns.index(name), values) for name, values in said.items()]
        found: dict[int, int] = {}
        for *levels, pairs in self.rows:
            if levels[place] != MISSING and all(levels[other] in values for other, values in wanted):
                found[levels[place]] = found.get(levels[place], 0) + pairs
        return found
