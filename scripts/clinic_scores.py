"""How well the clinic finds what was planted: recall and precision by code and by reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

EXACT: Final = frozenset({"same_person_again", "same_nik_other_person"})
BARS: Final[Mapping[str, float]] = {
    **dict.fromkeys(("E01", "E02", "E05 exact", "E07", "E08", "E12", "E17", "E19"), 0.99),
    **dict.fromkeys(("E04", "E06"), 0.95),
}
"""Least recall and precision by code, on the big proposal."""

COUNTS: Final = {"label": pl.String, "planted": pl.Int64, "found": pl.Int64, "both": pl.Int64, "apart": pl.Int64}
"""What is counted of each label: rows that carry it, rows said to, rows of both, rows that wait for linkage."""


@dataclass(frozen=True)
class Judged:
    """One list against its truth.

    Attributes:
        name: File name.
        seed: What made it.
        profile: Profile that was found for it.
        rows: Rows read.
        rows_written: Rows the sample wrote.
        by_code: Counts by code.
        by_reason: Counts by reason.
        misses: Rows on which truth and clinic differ, by reason.
    """

    name: str
    seed: int
    profile: str
    rows: int
    rows_written: int
    by_code: pl.DataFrame
    by_reason: pl.DataFrame
    misses: pl.DataFrame


@dataclass(frozen=True)
class Score:
    """What was found of one code or reason.

    Attributes:
        label: Code, ``E05 exact``, or reason.
        planted: Rows that carry it.
        found: Rows said to carry it.
        both: Rows of both.
        apart: Rows that carry it, but that comparing NIKs cannot show; in none of the other counts.
    """

    label: str
    planted: int
    found: int
    both: int
    apart: int = 0

    @property
    def recall(self) -> float | None:
        """Share of the planted rows that were found; None when none was planted."""
        return self.both / self.planted if self.planted else None

    @property
    def precision(self) -> float | None:
        """Share of the rows found that were planted; None when none was found."""
        return self.both / self.found if self.found else None

    @property
    def bar(self) -> float | None:
        """Bar of the label, or None when it has none."""
        return BARS.get(self.label)

    @property
    def holds(self) -> bool:
        """Whether recall and precision reach the bar; with nothing planted there is nothing to hold."""
        shares = (self.recall or 0.0, self.precision or 0.0)
        return self.bar is None or self.planted == self.found == 0 or min(shares) >= self.bar


def code_label(reason: str, code: str) -> str:
    """Name the line of a reason's code: exact doubles stand on one of their own."""
    return f"{code} exact" if reason in EXACT else f"{code} by name" if code == "E05" else code


def counts_of(truth: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Count rows by label; a row that carries a label by several reasons counts once.

    Args:
        truth: file_row, label, needs_linkage.
        found: file_row, label.
    """
    keys = ["file_row", "label"]
    planted = truth.group_by(keys).agg(pl.col("needs_linkage").all()).with_columns(is_planted=True)
    told = found.select(keys).unique().with_columns(is_found=True)
    both = planted.join(told, on=keys, how="full", coalesce=True).with_columns(
        pl.col("is_planted", "is_found", "needs_linkage").fill_null(value=False)
    )
    plain = ~pl.col("needs_linkage")
    counted = both.group_by("label").agg(
        planted=(pl.col("is_planted") & plain).sum(),
        found=(pl.col("is_found") & plain).sum(),
        both=(pl.col("is_planted") & pl.col("is_found") & plain).sum(),
        apart=pl.col("needs_linkage").sum(),
    )
    return counted.select(pl.col(name).cast(kind) for name, kind in COUNTS.items()).sort("label")


def missed(truth: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Return file_row, label and is_planted of every row on which truth and clinic differ."""
    keys = ["file_row", "label"]
    planted = truth.filter(~pl.col("needs_linkage"))
    lost = planted.join(found, on=keys, how="anti").select(*keys, is_planted=pl.lit(value=True))
    wrong = found.join(truth, on=keys, how="anti").select(*keys, is_planted=pl.lit(value=False))
    return pl.concat([lost.with_columns(file_row=pl.col("file_row").cast(pl.UInt32)), wrong]).sort(*keys)


def summed(parts: Iterable[pl.DataFrame]) -> list[Score]:
    """Add up counts of several runs."""
    whole = pl.concat([pl.DataFrame(schema=COUNTS), *parts])
    lines = whole.group_by("label").sum().sort("label")
    return [Score(**line) for line in lines.select(*COUNTS).iter_rows(named=True)]


def worst_of(parts: Iterable[pl.DataFrame]) -> dict[str, Score]:
    """Return for each label the run with the lowest recall or precision."""
    worst: dict[str, Score] = {}
    for score in (Score(**line) for part in parts for line in part.iter_rows(named=True)):
        known = worst.get(score.label)
        if known is None or _least(score) < _least(known):
            worst[score.label] = score
    return worst


def _least(score: Score) -> float:
    return min((one for one in (score.recall, score.precision) if one is not None), default=1.0)
