"""Check published figures: recompute what can be recomputed, name what a gap means, compare figures with each other."""

from dataclasses import dataclass

import polars as pl

from lindung.engines.coverage.base import with_base
from lindung.engines.coverage.conflicts.find import find_conflicts
from lindung.engines.coverage.gap_check import with_gap_verdict
from lindung.engines.coverage.percent_check import with_percent_verdict
from lindung.engines.coverage.rounding import WHOLE, divided
from lindung.engines.coverage.target_check import with_need, with_target_verdict
from lindung.engines.coverage.target_steps import with_earlier_target

SLICE_ROWS = 50_000


@dataclass(frozen=True)
class CheckedFigures:
    """What checking found.

    Attributes:
        figures: The figures with one verdict column per check, one row per figure, in the given order.
        conflicts: One row per figure and contradiction, the columns of ``conflicts.table.CONFLICTS``.
    """

    figures: pl.DataFrame
    conflicts: pl.DataFrame

    @property
    def mismatches(self) -> int:
        """How many figures contradict themselves."""
        return self.figures.filter(has_mismatch()).height


def check_figures(figures: pl.DataFrame) -> CheckedFigures:
    """Check a table of the columns of ``columns.FIGURES``, set by set.

    Each figure is recomputed on its own in slices, so that intermediate columns never exist for all rows at once.
    """
    keyed = with_earlier_target(figures)
    slices = [keyed] if keyed.is_empty() else keyed.iter_slices(SLICE_ROWS)
    found = pl.concat([_recomputed(part) for part in slices])
    checked = keyed.hstack(found)
    return CheckedFigures(figures=checked, conflicts=find_conflicts(checked))


def has_mismatch() -> pl.Expr:
    """Whether any verdict of a figure is a mismatch."""
    return pl.any_horizontal(*((pl.col(name) == "mismatch").fill_null(value=False) for name in VERDICTS))


def _recomputed(figures: pl.DataFrame) -> pl.DataFrame:
    checked = with_base(with_percent_verdict(figures.lazy())).with_columns(_computed_percent())
    checked = with_need(with_gap_verdict(with_target_verdict(checked)))
    return checked.select(pl.exclude(figures.columns)).collect()


VERDICTS = ("percent_verdict", "target_verdict", "gap_verdict", "gap_pct_verdict")


def _computed_percent() -> pl.Expr:
    """Coverage from the counts, of the printed workers or, when none are printed, of those the target implies."""
    workers = pl.coalesce("employed", pl.when(pl.col("coverage_pct").is_null()).then(pl.col("implied_from_target")))
    return divided(pl.col("covered") * WHOLE, workers).alias("computed_pct")
