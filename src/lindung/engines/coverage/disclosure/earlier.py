"""An earlier release beside the new one: whoever has both knows every number that did not change between them."""

from typing import Final

import polars as pl

from lindung.engines.coverage.disclosure.cells import CELL, cells_of, denominators, numerators, with_measures
from lindung.engines.coverage.disclosure.equations import equations_of
from lindung.engines.coverage.disclosure.protected import Released
from lindung.engines.coverage.observations import KEY

_EARLIER: Final = ("is_known", "was_withheld", "is_past")


def with_earlier(
    cells: pl.DataFrame, terms: pl.DataFrame, previous: Released | None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Add the earlier release's cells and sums; equal numbers of one key are one cell of both.

    That is the most a reader can know: which figures were revised. Cells gain ``is_known`` (published before),
    ``was_withheld`` (withheld before) and ``is_past`` (its number has changed since, so the new release does not show
    it).
    """
    if previous is None:
        return cells.with_columns(*(pl.lit(value=False).alias(name) for name in _EARLIER)), terms
    rows = previous.truth.sort(KEY)
    past = cells_of(rows, previous.relations)
    past_terms = equations_of(rows, past, previous.relations)
    past = past.join(_published(previous), on=CELL, how="left", maintain_order="left").with_columns(
        pl.col("is_known").fill_null(value=False)
    )
    same = [*CELL, "value", "is_hidden"]
    found = past.join(cells.select(*same, pl.col("cell").alias("now")), on=same, how="left", maintain_order="left")
    is_past = pl.col("now").is_null()
    found = found.with_columns(
        is_past.alias("is_past"),
        pl.coalesce("now", cells.height + is_past.cum_sum() - 1).alias("now"),
        (~pl.col("is_known") & ~pl.col("is_hidden")).alias("was_withheld"),
    )
    shared = found.filter(~pl.col("is_past")).select(pl.col("now").alias("cell"), "is_known", "was_withheld")
    here = cells.join(shared, on="cell", how="left", maintain_order="left").with_columns(
        pl.col("is_known", "was_withheld").fill_null(value=False), pl.lit(value=False).alias("is_past")
    )
    gone = found.filter("is_past").with_columns(pl.col("now").alias("cell")).select(here.columns)
    moved = past_terms.join(found.select("cell", "now"), on="cell").select(
        pl.format("earlier {}", "sum").alias("sum"), pl.col("now").alias("cell"), "factor"
    )
    return pl.concat([here, gone]), _each_once(pl.concat([terms, moved]))


def _published(previous: Released) -> pl.DataFrame:
    rows = with_measures(previous.observations, previous.relations)
    shown = pl.concat([numerators(rows), denominators(rows)]).filter(pl.col("value").is_not_null())
    return shown.select(CELL).unique().with_columns(pl.lit(value=True).alias("is_known"))


def _each_once(terms: pl.DataFrame) -> pl.DataFrame:
    """Drop the earlier sums that say the same as new ones."""
    sums = (
        terms.sort("sum", "cell")
        .group_by("sum", maintain_order=True)
        .agg(pl.format("{}:{}", "cell", "factor").str.join(" ").alias("said"))
    )
    kept = sums.with_columns(pl.col("sum").str.starts_with("earlier ").alias("is_past")).sort("is_past", "sum")
    return terms.join(kept.unique("said", keep="first", maintain_order=True), on="sum", how="semi")
