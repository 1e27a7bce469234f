"""Which of two small numbers is the day: what a column shows by itself, gathered over batches."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

import polars as pl

from lindung.engines.intake.cells.options import DAY_FIRST, MONTH_FIRST

_TWO_NUMBERS: Final = (
    r"(?:^|[^0-9])(?<first>[0-9]{1,2})\s*[-/. ]\s*(?<second>[0-9]{1,2})\s*[-/. ]\s*(?:[0-9]{4}|[0-9]{2})(?:$|[^0-9])"
)
_COMPACT: Final = r"^(?<first>[0-9]{2})(?<second>[0-9]{2})(?:19|20)[0-9]{2}$"


class DateEvidence:
    """Counts, over the batches shown to it, how often only one number of a date can be the day."""

    def __init__(self) -> None:
        """Start without evidence."""
        self._day_first: Counter[str] = Counter()
        self._month_first: Counter[str] = Counter()

    def look_at(self, target: str, texts: pl.Series) -> None:
        """Add the texts of one column of dates."""
        day_first, month_first = _shown(texts)
        self._day_first[target] += day_first
        self._month_first[target] += month_first

    def look_at_batch(self, batch: pl.DataFrame, mapping: Mapping[str, str], dates: tuple[str, ...]) -> None:
        """Add every column of dates that a batch of raw texts holds."""
        for target in dates:
            if target in mapping:
                self.look_at(target, batch[mapping[target]])

    def orders(self) -> dict[str, str]:
        """Return {target: day_first | month_first}; a column without evidence, or with both kinds, has no entry."""
        found = {}
        for target in {*self._day_first, *self._month_first}:
            order = _order(self._day_first[target], self._month_first[target])
            if order is not None:
                found[target] = order
        return found


def column_date_order(texts: pl.Series) -> str | None:
    """Return day_first when only the first numbers of a column go beyond 12, month_first when only the second do."""
    return _order(*_shown(texts))


def _order(day_first: int, month_first: int) -> str | None:
    if bool(day_first) == bool(month_first):
        return None
    return DAY_FIRST if day_first else MONTH_FIRST


def _shown(texts: pl.Series) -> tuple[int, int]:
    pairs = [pl.col("text").str.extract_groups(pattern) for pattern in (_TWO_NUMBERS, _COMPACT)]
    first, second = (
        pl.coalesce(pair.struct.field(name) for pair in pairs).cast(pl.Int16) for name in ("first", "second")
    )
    is_first, is_second = first.is_between(13, 31), second.is_between(13, 31)
    counted = (
        texts.alias("text")
        .to_frame()
        .select(
            day_first=(is_first & second.is_between(1, 12)).sum(),
            month_first=(is_second & first.is_between(1, 12)).sum(),
        )
    )
    return counted["day_first"].item(), counted["month_first"].item()
