"""How good links are: against the truth, in the list of who is left, and in what the scores promise."""

from dataclasses import dataclass
from typing import Final

import polars as pl

PAIR: Final = ("left_id", "right_id")
_BINS: Final = 10


@dataclass(frozen=True)
class Found:
    """How many of the links hold, and how many of the true pairs are found.

    Attributes:
        links: Pairs said to be one person.
        holding: Of these, those that are.
        true: Pairs that are one person.
        threshold: Score from which pairs count, where it was looked for.
    """

    links: int
    holding: int
    true: int
    threshold: float | None = None

    @property
    def precision(self) -> float:
        """Share of the links that hold."""
        return self.holding / self.links if self.links else 0.0

    @property
    def recall(self) -> float:
        """Share of the true pairs that are found."""
        return self.holding / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.links + self.true
        return 2 * self.holding / both if both else 0.0

    def __str__(self) -> str:
        """Write the three figures."""
        return f"F1 {self.f1:.4f} (precision {self.precision:.4f}, recall {self.recall:.4f})"


@dataclass(frozen=True)
class Uncovered:
    """What is wrong in the list of the left rows that no link covers; who has a possible pair is reviewed, not listed.

    Attributes:
        wrong: Share of that list whose person stands on the right list all the same.
        wrong_unreviewed: The same if everybody without a match were listed, reviewed or not.
        missed: Share of the left rows without anybody on the right that were linked, and so are missing from it.
    """

    wrong: float
    wrong_unreviewed: float
    missed: float


def found(links: pl.DataFrame, truth: pl.DataFrame) -> Found:
    """Count the links that are said to be matches; a pair counts once."""
    said = links.filter(pl.col("decision") == "match").select(PAIR).unique()
    return Found(said.height, said.join(truth, on=PAIR, how="semi").height, truth.height)


def best_found(links: pl.DataFrame, truth: pl.DataFrame, score: str) -> Found:
    """Count the links from the score that gives the highest F1, which nobody knows without the truth."""
    marked = _marked(links.group_by(PAIR).agg(pl.col(score).max()), truth).sort(score, descending=True)
    counted = marked.select(score, holding=pl.col("is_true").cum_sum(), links=pl.int_range(1, pl.len() + 1))
    last = counted.filter(pl.col(score).ne_missing(pl.col(score).shift(-1)))  # equal scores count together
    if last.is_empty():
        return Found(0, 0, truth.height)
    best = last.sort(2 * pl.col("holding") / (pl.col("links") + truth.height), descending=True).row(0, named=True)
    return Found(best["links"], best["holding"], truth.height, best[score])


def uncovered(left_ids: pl.Series, links: pl.DataFrame, truth: pl.DataFrame) -> Uncovered:
    """Compare the left rows without a match with those that truly have none."""
    rows = pl.DataFrame({"id": left_ids}).with_columns(
        is_linked=pl.col("id").is_in(links.filter(pl.col("decision") == "match")["left_id"].unique().implode()),
        is_seen=pl.col("id").is_in(links["left_id"].unique().implode()),
        is_covered=pl.col("id").is_in(truth["left_id"].unique().implode()),
    )
    listed, unlinked = rows.filter(~pl.col("is_seen")), rows.filter(~pl.col("is_linked"))
    missed = rows.filter(~pl.col("is_covered"))["is_linked"].mean()
    return Uncovered(_share(listed["is_covered"].mean()), _share(unlinked["is_covered"].mean()), _share(missed))


def calibration_error(links: pl.DataFrame, truth: pl.DataFrame) -> float:
    """Weigh by rows how far the mean score of each tenth lies from the share that is true."""
    place = (pl.col("score") * _BINS).floor().clip(0, _BINS - 1)
    bins = _marked(links, truth).group_by(place.alias("bin")).agg(
        pl.len().alias("rows"), gap=(pl.col("score").mean() - pl.col("is_true").mean()).abs()
    )  # fmt: skip
    return _share(bins.select((pl.col("rows") * pl.col("gap")).sum() / pl.col("rows").sum()).item())


def _marked(links: pl.DataFrame, truth: pl.DataFrame) -> pl.DataFrame:
    known = truth.select(PAIR).with_columns(is_true=True)
    return links.join(known, on=PAIR, how="left").with_columns(pl.col("is_true").fill_null(value=False))


def _share(value: object) -> float:
    return float(value) if isinstance(value, float) else 0.0
