"""Sentences about figures that disagree."""

import polars as pl

from lindung.vocabulary.language import Language
from lindung.workflows.wording.numbers import count_text, percent_text
from lindung.workflows.wording.templates import filled, placeholders, templates

_PERCENT_FIELDS = ("coverage_pct", "target_pct")


def conflict_sentences(conflicts: pl.DataFrame) -> pl.DataFrame:
    """Add ``text_id`` and ``text_en`` to a table of conflicts."""
    texts = [conflicts.filter(pl.col("kind") == code).with_columns(*_texts(code)) for code in templates("conflicts")]
    return pl.concat(texts).sort("row", "kind", "field")


def _texts(code: str) -> list[pl.Expr]:
    texts = []
    for language in Language:
        template = templates("conflicts")[code][language]
        values = {name: _value(name, language) for name in placeholders(template)}
        texts.append(filled(template, values).alias(f"text_{language}"))
    return texts


def _value(name: str, language: Language) -> pl.Expr:
    if name == "difference":
        return count_text((pl.col("value") - pl.col("other_value")).abs(), language)
    percent = pl.concat_str(percent_text(pl.col(name), pl.lit(10_000), language), pl.lit("%"))
    is_percent = pl.col("field").is_in(_PERCENT_FIELDS)
    return pl.when(is_percent).then(percent).otherwise(count_text(pl.col(name), language))
