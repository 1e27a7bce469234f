"""Doors to Splink: a model as its settings, links as its table of edges, its predictions as a second opinion.

Splink (Ministry of Justice, United Kingdom) weighs pairs by the same ratios of Fellegi and Sunter. It knows neither how
rare a birth date is beside a name's, nor rivals, nor what a NIK repeats: the same model gives other scores there.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from lindung.engines.linkage.blocking import RULES
from lindung.engines.linkage.comparisons import COMPARISONS, NAME, NIK, PLACE, Comparison, Level
from lindung.engines.linkage.model import Model
from lindung.engines.linkage.name_likeness import ALIKE, NEAR, NEAR_PLACE

EDGES: Final = ("match_weight", "match_probability", "unique_id_l", "unique_id_r")
"""Columns of Splink's predictions."""

_BY_TEXT: Final = {
    (NAME.name, "near"): f"jaro_winkler_similarity(name_text_l, name_text_r) >= {NEAR}",
    (NAME.name, "alike"): f"jaro_winkler_similarity(name_text_l, name_text_r) >= {ALIKE}",
    (NAME.name, "word"): "first_l = first_r OR last_l = last_r",
    (PLACE.name, "near"): f"jaro_winkler_similarity(place_text_l, place_text_r) >= {NEAR_PLACE}",
}
"""What stands in Splink for levels that are told by their texts; ``part`` has no equal there."""


def splink_settings(model: Model) -> dict[str, Any]:  # Any: Splink's own JSON
    """Write a model as Splink's settings (version 5), for records of RECORD with name_text and place_text."""
    return {
        "link_type": "link_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": 2**model.prior_bits,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": rule.agreed("l", "r"), "sql_dialect": "duckdb"} for rule in RULES
        ],
        "comparisons": [_comparison(model, comparison) for comparison in COMPARISONS],
        "retain_intermediate_calculation_columns": False,
        "retain_matching_columns": False,
    }


def edges_of(links: pl.DataFrame) -> pl.DataFrame:
    """Return links (left_id, right_id, score, weight) as Splink's table of edges."""
    return links.select(
        match_weight=pl.col("weight"), match_probability=pl.col("score"),
        unique_id_l=pl.col("left_id"), unique_id_r=pl.col("right_id"),
    )  # fmt: skip


@dataclass(frozen=True)
class SecondOpinion:
    """Two matchers compared pair by pair, at one cut each.

    Attributes:
        both: Pairs that both take for one person.
        only_ours: Pairs that only Lindung does.
        only_theirs: Pairs that only the other does.
    """

    both: int
    only_ours: int
    only_theirs: int


def second_opinion(links: pl.DataFrame, edges: pl.DataFrame, *, cut: float) -> SecondOpinion:
    """Compare the matches among links with the edges of another matcher from a probability on."""
    ours = links.filter(pl.col("decision") == "match").select(
        pl.col("left_id").cast(pl.String), pl.col("right_id").cast(pl.String)
    )
    theirs = edges.filter(pl.col("match_probability") >= cut).select(
        left_id=pl.col("unique_id_l").cast(pl.String), right_id=pl.col("unique_id_r").cast(pl.String)
    )
    both = ours.join(theirs, on=["left_id", "right_id"], how="semi").height
    return SecondOpinion(both, ours.height - both, theirs.height - both)


def _comparison(model: Model, comparison: Comparison) -> dict[str, Any]:  # Any: Splink's own JSON
    nothing = {"sql_condition": _named(comparison.missing), "label_for_charts": "missing", "is_null_level": True}
    known = [(level, _condition(comparison, level)) for level in comparison.levels]
    levels = [nothing, *(_level(model, comparison, level, condition) for level, condition in known if condition)]
    return {"output_column_name": comparison.name, "comparison_levels": levels}


def _level(model: Model, comparison: Comparison, level: Level, condition: str) -> dict[str, Any]:  # Any: as above
    context = "nik.neither" if comparison is NIK else comparison.name
    return {
        "sql_condition": condition,
        "label_for_charts": level.name,
        "m_probability": model.m[comparison.name][level.name],
        "u_probability": model.u[context][level.name],
    }


def _condition(comparison: Comparison, level: Level) -> str:
    if level is comparison.levels[-1]:
        return "ELSE"
    return _named(level.condition) if level.condition else _BY_TEXT.get((comparison.name, level.name), "")


def _named(condition: str) -> str:
    """Write ``l.birth`` as Splink names it: ``birth_l``."""
    return re.sub(r"\b([lr])\.(\w+)", r"\2_\1", condition)
