"""The sentence about reaching the target, for many areas at once."""

import polars as pl

from lindung.engines.coverage.columns import PERCENT_SCALE
from lindung.engines.coverage.position import Outlook
from lindung.vocabulary.language import Language
from lindung.workflows.wording.numbers import as_of_text, count_text, percent_text
from lindung.workflows.wording.templates import filled, placeholders, templates

_ROUNDED_TO = 100  # a projection to the person would claim what it cannot know


def outlook_sentences(positions: pl.DataFrame) -> pl.DataFrame:
    """Return positions with ``outlook_id`` and ``outlook_en``, in their order."""
    coded = positions.with_columns(_code().alias("outlook_code")).with_row_index("place")
    said = [_said(coded.filter(pl.col("outlook_code") == code), code) for code in templates("outlooks")]
    return pl.concat(said).sort("place").drop("place", "outlook_code")


def _code() -> pl.Expr:
    """Tell apart what one outlook says in two ways."""
    is_undated = pl.col("needed_per_month").is_null()
    return (
        pl.when((pl.col("outlook") == Outlook.PACE_UNKNOWN.value) & is_undated)
        .then(pl.lit("pace_unknown_undated"))
        .when((pl.col("outlook") == Outlook.NO_COUNT.value) & pl.col("gap_points").is_null())
        .then(pl.lit("no_percent"))
        .otherwise(pl.col("outlook"))
    )


def _said(positions: pl.DataFrame, code: str) -> pl.DataFrame:
    texts = []
    for language in Language:
        template = templates("outlooks")[code][language]
        values = {name: _value(name, language) for name in placeholders(template)}
        texts.append(filled(template, values).alias(f"outlook_{language}"))
    return positions.with_columns(*texts)


def _value(name: str, language: Language) -> pl.Expr:
    if name == "range":
        return _range(language)
    if name == "points":
        micro = (pl.col("gap_points") * PERCENT_SCALE).round().cast(pl.Int64)
        return percent_text(micro, pl.lit(10_000), language)
    if name == "as_of":
        return as_of_text(pl.col("as_of"), language)
    if name in {"months", "target_year"}:
        return pl.col({"months": "months_left"}.get(name, name)).cast(pl.String)
    counts = {
        "projected": _rounded(pl.col("projected")),
        "below": _rounded(pl.col("target_count") - pl.col("projected")),
        "target": pl.col("target_count"),
        "needed": pl.col("needed_per_month"),
        "gap": pl.col("gap_to_target"),
    }
    return count_text(counts[name], language)


def _range(language: Language) -> pl.Expr:
    ends = {
        "low": count_text(_rounded(pl.col("projected_low")), language),
        "high": count_text(_rounded(pl.col("projected_high")), language),
    }
    text = pl.lit(None, dtype=pl.String)
    for kind, words in templates("ranges").items():
        text = pl.when(pl.col("interval_kind") == kind).then(filled(words[language], ends)).otherwise(text)
    return text


def _rounded(count: pl.Expr) -> pl.Expr:
    return (count + _ROUNDED_TO // 2) // _ROUNDED_TO * _ROUNDED_TO
