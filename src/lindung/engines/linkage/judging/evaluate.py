"""How good links are, judged by a truth: precision, recall, by stage, by cut; whether a score means what it says."""

from dataclasses import dataclass
from typing import Final

import polars as pl

CUTS: Final = tuple(round(step / 100, 2) for step in range(2, 100, 2))
_BINS: Final = 10


@dataclass(frozen=True)
class Quality:
    """Pairs compared with the true ones.

    Attributes:
        pairs: Pairs taken for matches.
        right: Of these, true ones.
        true: Pairs that the truth holds.
    """

    pairs: int
    right: int
    true: int

    @property
    def precision(self) -> float:
        """Share of the pairs that are true."""
        return self.right / self.pairs if self.pairs else 1.0

    @property
    def recall(self) -> float:
        """Share of the true pairs that were found."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.pairs + self.true) if self.pairs + self.true else 1.0


@dataclass(frozen=True)
class Evaluation:
    """Links judged by a truth.

    Attributes:
        whole: The pairs decided as matches.
        by_stage: The same by stage; recall is the stage's part of the true pairs.
        by_cut: What other cuts of the score would give: cut, precision, recall, f1.
        reliability: By tenths of the score: pairs, mean score, share that is true.
        calibration_error: Mean difference between score and share of true pairs, weighted by pairs.
        wrong_uncovered: Left records whose person is in the truth but who have neither match nor possible pair.
        not_found: Left records with neither match nor possible pair.
        missed: Left records with a match whom the truth does not hold.
    """

    whole: Quality
    by_stage: dict[str, Quality]
    by_cut: pl.DataFrame
    reliability: pl.DataFrame
    calibration_error: float
    wrong_uncovered: int
    not_found: int
    missed: int


def evaluate(links: pl.DataFrame, truth: pl.DataFrame, *, left_rows: int) -> Evaluation:
    """Judge links by the true pairs.

    Args:
        links: left_id, right_id, score, decision, stage.
        truth: left_id and right_id of every true pair.
        left_rows: Records of the left register.
    """
    known = truth.select("left_id", "right_id").unique().with_columns(is_true=pl.lit(value=True))
    judged = links.join(known, on=["left_id", "right_id"], how="left").with_columns(
        pl.col("is_true").fill_null(value=False)
    )
    matches = judged.filter(pl.col("decision") == "match")
    in_truth = pl.col("left_id").is_in(known["left_id"].unique().implode())
    return Evaluation(
        whole=_quality(matches, known.height),
        by_stage={
            str(stage): _quality(rows, known.height)
            for (stage,), rows in sorted(matches.partition_by("stage", as_dict=True).items())
        },
        by_cut=_by_cut(judged, known.height),
        reliability=_reliability(judged),
        calibration_error=_calibration_error(_reliability(judged)),
        wrong_uncovered=known["left_id"].n_unique() - judged.filter(in_truth)["left_id"].n_unique(),
        not_found=left_rows - judged["left_id"].n_unique(),
        missed=matches.filter(~in_truth)["left_id"].n_unique(),
    )


def _quality(pairs: pl.DataFrame, true: int) -> Quality:
    return Quality(pairs.height, int(pairs["is_true"].sum()), true)


def _by_cut(judged: pl.DataFrame, true: int) -> pl.DataFrame:
    """Take every pair from a score on for a match; pairs by an equal NIK stay matches at every cut."""
    rows = []
    for cut in CUTS:
        told = _quality(judged.filter((pl.col("score") >= cut) | (pl.col("stage") == "nik")), true)
        rows.append((cut, told.pairs, told.precision, told.recall, told.f1))
    return pl.DataFrame(rows, schema=["cut", "pairs", "precision", "recall", "f1"], orient="row")


def _reliability(judged: pl.DataFrame) -> pl.DataFrame:
    tenth = (pl.col("score") * _BINS).floor().clip(0, _BINS - 1).cast(pl.Int8)
    return (
        judged.group_by(tenth.alias("tenth"))
        .agg(pairs=pl.len(), mean_score=pl.col("score").mean(), share_true=pl.col("is_true").mean())
        .sort("tenth")
    )


def _calibration_error(reliability: pl.DataFrame) -> float:
    if not reliability.height:
        return 0.0
    off = (pl.col("mean_score") - pl.col("share_true")).abs() * pl.col("pairs")
    return float(reliability.select(off.sum() / pl.col("pairs").sum()).item())
