"""The machine contract of checked figures: one JSON object per figure."""

from collections.abc import Iterator
from io import BytesIO

import polars as pl

from lindung.engines.coverage.check import SLICE_ROWS, CheckedFigures
from lindung.engines.coverage.columns import PERCENT_SCALE
from lindung.workflows.wording.conflicts import conflict_sentences
from lindung.workflows.wording.figures import figure_sentences

_CONFLICT = pl.Struct(
    {
        "kind": pl.String,
        "field": pl.String,
        "rows": pl.List(pl.Int64),
        "sentence": pl.Struct({"id": pl.String, "en": pl.String}),
    }
)


def json_lines(checked: CheckedFigures) -> Iterator[bytes]:
    """Yield the figures as lines of JSON, some thousands at a time, in their order; absent values are null."""
    for part in checked.figures.iter_slices(SLICE_ROWS):
        rows = part.select(pl.col("row"))
        lines = BytesIO()
        _objects(part, _conflicts_by_row(checked.conflicts.join(rows, on="row", how="semi"))).write_ndjson(lines)
        yield lines.getvalue()


def _objects(figures: pl.DataFrame, conflicts: pl.DataFrame) -> pl.DataFrame:
    worded = figures.hstack(figure_sentences(figures).drop("row"))
    joined = worded.join(conflicts, on="row", how="left", maintain_order="left")
    is_ratio = pl.col("conflicts").list.eval(pl.element().struct.field("kind") == "achievement_ratio").list.any()
    kind = pl.when(is_ratio).then(pl.lit("achievement_ratio")).otherwise(pl.col("percent_kind"))
    return joined.select(
        "row",
        "area_name",
        "area_code",
        "segment",
        "as_of",
        _named("verdicts", percent="percent_verdict", target="target_verdict", gap=_gap_verdict()),
        kind.alias("percent_kind"),
        _named("gap_kinds", count="gap_fits", percent="gap_pct_fits"),
        _named("recomputed", coverage_pct=_percent("computed_pct"), target_count="target_of_base"),
        _named(
            "implied_workers",
            from_percent="implied_from_percent",
            from_target="implied_from_target",
            from_gap="implied_from_gap",
        ),
        "months_left",
        pl.struct(_need("by_count"), _need("by_percent")).alias("need"),
        pl.col("conflicts").fill_null(pl.lit([], dtype=pl.List(_CONFLICT))),
        _named("sentence", id="sentence_id", en="sentence_en"),
    )


def _gap_verdict() -> pl.Expr:
    return pl.coalesce("gap_verdict", "gap_pct_verdict")


def _percent(name: str) -> pl.Expr:
    """Three decimals, rounded from the exact integer."""
    return ((pl.col(name) + 500) // 1_000 / (PERCENT_SCALE // 1_000)).round(3)


def _named(name: str, **fields: str | pl.Expr) -> pl.Expr:
    columns = [(pl.col(value) if isinstance(value, str) else value).alias(key) for key, value in fields.items()]
    return pl.struct(columns).alias(name)


def _need(way: str) -> pl.Expr:
    workers, per_month = pl.col(f"need_{way}"), pl.col(f"need_{way}_per_month")
    need = pl.struct(workers.alias("workers"), per_month.alias("per_month"))
    return pl.when(workers.is_not_null()).then(need).alias(way)


def _conflicts_by_row(conflicts: pl.DataFrame) -> pl.DataFrame:
    worded = conflict_sentences(conflicts)
    sentence = pl.struct(pl.col("text_id").alias("id"), pl.col("text_en").alias("en")).alias("sentence")
    one = pl.struct("kind", "field", pl.col("other_rows").alias("rows"), sentence)
    return worded.group_by("row", maintain_order=True).agg(one.alias("conflicts"))
