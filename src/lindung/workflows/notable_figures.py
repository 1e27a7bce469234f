"""Choose the figures a person should read first."""

import polars as pl

from lindung.engines.coverage.check import CheckedFigures, has_mismatch


def notable_figures(checked: CheckedFigures, limit: int) -> CheckedFigures:
    """Keep at most that many figures, in order of the file: all when they fit, else contradictions before the rest."""
    figures = checked.figures
    if figures.height > limit:
        in_conflict = pl.col("row").is_in(checked.conflicts.get_column("row").unique().implode())
        importance = pl.when(has_mismatch()).then(0).when(in_conflict).then(1).otherwise(2)
        rows = figures.select("row", importance.alias("importance")).sort("importance", "row").head(limit)
        figures = figures.filter(pl.col("row").is_in(rows.get_column("row").implode()))
    kept = pl.col("row").is_in(figures.get_column("row").implode())
    return CheckedFigures(figures=figures, conflicts=checked.conflicts.filter(kept))
