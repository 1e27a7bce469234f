"""The paragraph about one figure: what agrees, what does not, what the gap means, what is still needed."""

import polars as pl

from lindung.engines.coverage.rounding import WHOLE, divided
from lindung.vocabulary.language import Language
from lindung.workflows.wording.numbers import as_of_text, count_text, percent_text
from lindung.workflows.wording.templates import filled, placeholders, templates

_COUNTS = {
    "covered": "known_covered",
    "employed": "employed",
    "base": "base",
    "target": "target_count",
    "target_of_base": "target_of_base",
    "from_percent": "implied_from_percent",
    "from_target": "implied_from_target",
    "from_gap": "implied_from_gap",
    "gap": "gap_count",
    "need_count": "need_by_count",
    "need_count_month": "need_by_count_per_month",
    "need_percent": "need_by_percent",
    "need_percent_month": "need_by_percent_per_month",
}


def figure_sentences(checked: pl.DataFrame) -> pl.DataFrame:
    """Return ``row``, ``sentence_id`` and ``sentence_en`` for checked figures, in their order."""
    coded = checked.with_columns(pl.concat_list(_codes()).list.drop_nulls().alias("codes"))
    codes = coded.with_columns(
        pl.when(pl.col("codes").list.len() == 0)
        .then(pl.concat_list(_kept_code()))
        .otherwise(pl.col("codes"))
        .alias("codes")
    )
    said = [part for code in templates("clauses") if (part := _clause(codes, code)) is not None]
    joined = (
        pl.concat(said)
        .sort("row", "rank")
        .group_by("row", maintain_order=True)
        .agg(pl.col(f"text_{language}").str.join(" ") for language in Language)
    )
    heads = checked.select("row", *(_head(language) for language in Language))
    texts = heads.join(joined, on="row", how="left", maintain_order="left")
    return texts.select(
        "row",
        *(
            pl.concat_str(f"head_{language}", f"text_{language}", separator=": ").alias(f"sentence_{language}")
            for language in Language
        ),
    )


def _head(language: Language) -> pl.Expr:
    date = as_of_text(pl.col("as_of"), language)
    return pl.concat_str("area_name", date, separator=", ").alias(f"head_{language}")


def _clause(coded: pl.DataFrame, code: str) -> pl.DataFrame | None:
    """Say one clause for the figures it applies to."""
    figures = coded.filter(pl.col("codes").list.contains(code))
    if figures.is_empty():
        return None
    rank = list(templates("clauses")).index(code)
    texts = []
    for language in Language:
        template = templates("clauses")[code][language]
        values = {name: _value(name, language) for name in placeholders(template)}
        texts.append(filled(template, values).alias(f"text_{language}"))
    return figures.select("row", pl.lit(rank, dtype=pl.Int16).alias("rank"), *texts)


def _value(name: str, language: Language) -> pl.Expr:
    if name in _COUNTS:
        return count_text(pl.col(_COUNTS[name]), language)
    less_gap = pl.col("target_count") - pl.col("gap_count")
    values = {
        "pct": percent_text(pl.col("coverage_pct"), pl.col("coverage_pct_unit"), language),
        "target_pct": percent_text(pl.col("target_pct"), pl.col("target_pct_unit"), language),
        "gap_pct": percent_text(pl.col("gap_pct"), pl.col("gap_pct_unit"), language),
        "computed2": percent_text(pl.col("computed_pct"), pl.lit(10_000), language),
        "computed3": percent_text(pl.col("computed_pct"), pl.lit(1_000), language),
        "points": _points_text(language),
        "target_less_gap": count_text(less_gap, language),
        "pct_less_gap": percent_text(
            divided(less_gap * WHOLE, pl.col("implied_from_target")), pl.lit(10_000), language
        ),
        "need_any": count_text(pl.coalesce("need_by_count", "need_by_percent"), language),
        "months": pl.col("months_left").cast(pl.String),
        "target_year": pl.col("target_year").cast(pl.String),
    }
    return values[name]


def _codes() -> list[pl.Expr]:
    return [_percent_code(), _target_code(), _gap_code(), _rest_code(), _gap_pct_code(), _need_code()]


def _percent_code() -> pl.Expr:
    verdict = pl.col("percent_verdict")
    return (
        pl.when(pl.col("percent_kind") == "achievement_ratio")
        .then(pl.lit("percent_ratio"))
        .when(verdict.is_not_null())
        .then(pl.concat_str(pl.lit("percent_"), verdict))
        .when(pl.col("implied_from_percent").is_not_null())
        .then(pl.lit("percent_implies"))
        .when(pl.col("covered").is_not_null() & (pl.col("employed") > 0))
        .then(pl.lit("percent_computed"))
    )


def _target_code() -> pl.Expr:
    has_no_percent = pl.col("coverage_pct").is_null() & pl.col("covered").is_not_null()
    return (
        pl.when(pl.col("target_verdict").is_not_null())
        .then(pl.concat_str(pl.lit("target_"), pl.col("target_verdict")))
        .when(pl.col("implied_from_target").is_not_null() & has_no_percent)
        .then(pl.lit("target_implies_coverage"))
        .when(pl.col("implied_from_target").is_not_null())
        .then(pl.lit("target_implies"))
    )


def _gap_code() -> pl.Expr:
    return (
        pl.when(pl.col("gap_verdict").is_not_null())
        .then(pl.concat_str(pl.lit("gap_"), pl.col("gap_verdict")))
        .when(pl.col("implied_from_gap").is_not_null())
        .then(pl.lit("gap_implies"))
    )


def _rest_code() -> pl.Expr:
    is_less = pl.col("implied_from_target").is_not_null() & (pl.col("gap_count") < pl.col("target_count"))
    return pl.when(pl.col("implied_from_gap").is_not_null() & is_less).then(pl.lit("gap_leaves"))


def _kept_code() -> pl.Expr:
    """What is merely kept, said only when nothing else is."""
    return (
        pl.when(pl.col("coverage_pct").is_not_null())
        .then(pl.lit("kept_percent"))
        .when(pl.col("covered").is_not_null())
        .then(pl.lit("kept_covered"))
        .when(pl.col("target_pct").is_not_null() & pl.col("target_year").is_not_null())
        .then(pl.lit("kept_target_pct"))
        .when(pl.col("target_count").is_not_null() & pl.col("target_year").is_not_null())
        .then(pl.lit("kept_target_count"))
        .when(pl.col("employed").is_not_null())
        .then(pl.lit("kept_employed"))
        .otherwise(pl.lit("nothing"))
    )


def _points() -> pl.Expr:
    return pl.col("target_pct") - pl.coalesce("coverage_pct", "computed_pct")


def _points_text(language: Language) -> pl.Expr:
    finest = pl.min_horizontal("target_pct_unit", "coverage_pct_unit").fill_null(10_000)
    return percent_text(_points(), finest, language)


def _gap_pct_code() -> pl.Expr:
    return pl.concat_str(pl.lit("gap_pct_"), pl.col("gap_pct_verdict"))


def _need_code() -> pl.Expr:
    by_count, by_percent = pl.col("need_by_count"), pl.col("need_by_percent")
    is_close = (by_count - by_percent).abs() <= 1
    is_coverage = pl.col("percent_kind").fill_null("coverage") == "coverage"
    needed = pl.coalesce(by_count, by_percent)
    return (
        pl.when((needed == 0) & pl.col("target_year").is_not_null())
        .then(pl.lit("target_reached"))
        .when(needed.is_not_null() & pl.col("target_year").is_not_null() & (pl.col("months_left").fill_null(0) == 0))
        .then(pl.lit("need_undated"))
        .when(by_count.is_not_null() & by_percent.is_not_null() & ~is_close & (pl.col("months_left") > 0))
        .then(pl.lit("need_both"))
        .when(by_count.is_not_null() & (pl.col("months_left") > 0))
        .then(pl.lit("need_count"))
        .when(by_percent.is_not_null() & (pl.col("months_left") > 0))
        .then(pl.lit("need_percent"))
        .when(needed.is_null() & (_points() > 0) & is_coverage & pl.col("target_year").is_not_null())
        .then(pl.lit("need_points"))
    )
