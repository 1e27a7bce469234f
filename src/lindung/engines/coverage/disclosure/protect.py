"""Protect a release: decide what is withheld, so that nothing published gives few people away.

Hidden are counts of few people, and what subtracting two published numbers would show. The methods are those of the
Handbook on Statistical Disclosure Control (Hundepool et al. 2010 and later, chapter 4) and of Willenborg and de Waal
(2001, Elements of Statistical Disclosure Control); protection levels as in Fischetti and Salazar (2001, Solving the
cell suppression problem on tabular data with linear constraints, Management Science 47).

Limits. A reader is taken to know all releases, that parts add up, and that counts are whole and not below nought; not
more. Whoever knows some of the people, or that the office withholds as little as it can, may narrow further. A
published count that changes by one tells that somebody came or went; rounding blurs it. Two unrounded releases with
other breakdowns, and other people's tables, are not seen here.
"""

from dataclasses import replace

import polars as pl

from lindung.engines.coverage.disclosure.cells import CELL, cells_of, exceeding_complements
from lindung.engines.coverage.disclosure.earlier import with_earlier
from lindung.engines.coverage.disclosure.equations import depth_of, equations_of
from lindung.engines.coverage.disclosure.pattern import pattern_of
from lindung.engines.coverage.disclosure.primary import with_needs, withheld_for_complements
from lindung.engines.coverage.disclosure.protected import Protected, Released, Report
from lindung.engines.coverage.disclosure.relations import Relations
from lindung.engines.coverage.disclosure.release import released_rows
from lindung.engines.coverage.disclosure.report import is_additive, losses
from lindung.engines.coverage.disclosure.rules import Rules
from lindung.engines.coverage.observations import KEY
from lindung.vocabulary.suppression import Suppression


def protect(
    observations: pl.DataFrame, relations: Relations, rules: Rules, previous: Released | None = None
) -> Protected:
    """Withhold what must not be told, and what would tell it by adding and subtracting.

    Args:
        observations: ``OBSERVATION`` of one release: all areas, months, dimensions and indicators that go out together.
        relations: Which numbers are bound to each other.
        rules: How careful the release is.
        previous: The release before, which readers still have.

    Raises:
        ObservationError: The observations contradict each other or what is declared of them.
    """
    relations = replace(relations, exceeding=exceeding_complements(observations, relations))
    rows = observations.sort(KEY)
    cells = cells_of(rows, relations)
    terms = equations_of(rows, cells, relations)
    everything, sums = with_earlier(cells, terms, previous)
    decided = _decided(everything, sums, rules, is_over_time=relations.is_over_time)
    states = decided.filter(~pl.col("is_past"))
    return Protected(
        truth=observations,
        observations=released_rows(observations, states, relations, base=rules.rounding),
        relations=relations,
        report=Report(
            by_level=losses(states),
            exposed=decided.filter("is_exposed").select(CELL),
            is_additive=is_additive(states, terms, rules.rounding),
        ),
    )


def _decided(cells: pl.DataFrame, terms: pl.DataFrame, rules: Rules, *, is_over_time: bool) -> pl.DataFrame:
    """Add ``state`` and ``is_exposed`` to the cells."""
    needed = with_needs(cells.with_columns(depth_of(pl.col("area_code")).alias("depth")), rules)
    needed = needed.with_columns((pl.col("is_few") | withheld_for_complements(needed, terms)).alias("is_primary"))
    pattern = pattern_of(needed, terms, kept_price=rules.kept_price, is_over_time=is_over_time)
    withheld, is_open = pl.Series(pattern.withheld), pl.Series(pattern.is_open)
    state = (
        pl.when("is_primary")
        .then(pl.lit(Suppression.PRIMARY.value))
        .when(withheld)
        .then(pl.lit(Suppression.COMPLEMENTARY.value))
        .otherwise(pl.lit(Suppression.PUBLISHED.value))
    )
    return needed.with_columns(
        state.alias("state"), (is_open | (pl.col("is_few") & pl.col("is_known"))).alias("is_exposed")
    )
