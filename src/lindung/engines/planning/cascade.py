"""Spread targets over the areas inside: whole people, exact sums, one pass over all parents of a level.

This is planning and not coverage: coverage says what is, a spread says what is to be done.

A share is ``clamp(base + rate * weight, low, high)``, with one ``rate`` for all areas of a parent, chosen so that the
shares add up to the target. The rule names base and weight; ``low`` and ``high`` are what is covered and who works:

    =============  =====================  =======================  ================================
    rule           share                  if less than is covered  meaning of the rate r
    =============  =====================  =======================  ================================
    by_gap         covered + r * missing  r * covered              part of the gap that is closed
    by_workers     covered + r * workers  covered - r * workers    additional people per worker
    equal_effort   at least r * workers   at most r * workers      share of the workers all come to
    =============  =====================  =======================  ================================

The rate is found exactly, as a fraction of whole numbers: shares beyond a bound are set to it and the rest is solved
again (variable fixing: Bitran and Hax 1981, "Disaggregation and Resource Allocation Using Convex Knapsack Problems with
Bounded Variables"). Fractions of people go by largest remainder (Hamilton's method); equal remainders by code.
"""

from typing import Final

import polars as pl

from lindung.engines.planning.refusals import refuse_impossible
from lindung.vocabulary.target_plan import SpreadRule, UnknownNumbers

TARGETS: Final = {"parent": pl.String, "target": pl.Int64}
"""One row for each area whose target is spread; whole people."""

CHILDREN: Final = {
    "parent": pl.String,
    "code": pl.String,
    "workers": pl.Int64,  # people; null when nobody states them
    "covered": pl.Int64,  # people; null when nobody states them
    "fixed": pl.Int64,    # people a person decided on; null leaves the area to the rule
}  # fmt: skip
"""One row for each area directly inside one of the parents."""

MOST_PEOPLE: Final = 1_000_000_000
"""Numbers stay below this, so that products of two of them are exact in 64 bits."""

_DOWN = pl.col("is_down")


def spread(
    targets: pl.DataFrame,
    children: pl.DataFrame,
    rule: SpreadRule,
    *,
    unknown: UnknownNumbers = UnknownNumbers.REFUSE,
) -> pl.DataFrame:
    """Give every child its share of its parent's target.

    Args:
        targets: Columns of TARGETS; each parent once.
        children: Columns of CHILDREN; each code once. Parents that have no target are left out.
        rule: By what the people are shared out among the children that are not fixed.
        unknown: Refuse children without numbers, or leave them without a share and spread over the others. A fixed
            child needs no numbers.

    Returns:
        Columns of CHILDREN and ``share``, in whole people, by parent and code; null for a child left out. The shares of
        a parent add up to its target. A parent none of whose children is known or fixed stays undivided: nulls only.

    Raises:
        SpreadRefusedError: Numbers are unknown, contradict themselves, or cannot meet the target.
    """
    joined = children.join(targets, on="parent", how="inner").sort("parent", "code")
    bounded = _with_bounds(_with_rest(joined))
    refuse_impossible(bounded, unknown)
    shares = _rounded(_with_rate(_with_rule(bounded, rule)))
    return (
        bounded.join(shares, on="code", how="left", maintain_order="left")
        .with_columns(pl.coalesce("fixed", "share").alias("share"))
        .select(*CHILDREN, "share")
    )


def _with_rest(children: pl.DataFrame) -> pl.DataFrame:
    """Say who is free, what is left for them once the fixed are served, and whether that is less than they have."""
    is_known = pl.col("workers").is_not_null() & pl.col("covered").is_not_null()
    is_free = pl.col("fixed").is_null() & is_known
    return (
        children.with_columns(is_known.alias("is_known"), is_free.alias("is_free"))
        .with_columns((pl.col("target") - pl.col("fixed").sum().over("parent")).alias("rest"))
        .with_columns((pl.col("rest") < _of_free("covered")).alias("is_down"))
    )


def _of_free(column: str) -> pl.Expr:
    """Add up a column over the free children of a parent."""
    return pl.col(column).filter("is_free").sum().over("parent")


def _with_bounds(children: pl.DataFrame) -> pl.DataFrame:
    low = pl.when(_DOWN).then(0).otherwise("covered")
    high = pl.when(_DOWN).then("covered").otherwise("workers")
    return children.with_columns(low.alias("low"), high.alias("high"))


def _with_rule(children: pl.DataFrame, rule: SpreadRule) -> pl.DataFrame:
    """Keep the free children with the base and the weight of the rule; nobody is bound yet."""
    workers, covered, nothing = pl.col("workers"), pl.col("covered"), pl.lit(0, pl.Int64)
    base, weight = {
        SpreadRule.BY_GAP: (
            pl.when(_DOWN).then(nothing).otherwise(covered),
            pl.when(_DOWN).then(covered).otherwise(workers - covered),
        ),
        SpreadRule.BY_WORKERS: (covered, workers),
        SpreadRule.EQUAL_EFFORT: (nothing, workers),
    }[rule]
    return children.filter("is_free").with_columns(
        base.alias("base"), weight.alias("weight"), pl.lit(None, pl.Int64).alias("bound")
    )


def _with_rate(free: pl.DataFrame) -> pl.DataFrame:
    """Bind shares that pass their bounds until none does; only one side is ever passed, so no bound is taken back.

    The rate is ``over / under``; a bound child has a ``bound``, the others ``(base * under + over * weight) / under``.
    """
    while True:
        is_bound = pl.col("bound").is_not_null()
        spent = pl.coalesce("bound", "base").sum().over("parent")
        under = pl.col("weight").filter(~is_bound).sum().over("parent")
        free = free.with_columns((pl.col("rest") - spent).alias("over"), under.alias("under"))
        share = pl.col("base") * pl.col("under") + pl.col("over") * pl.col("weight")
        passed = (
            pl.when(is_bound | (pl.col("under") == 0))
            .then(None)
            .when(share < pl.col("low") * pl.col("under"))
            .then("low")
            .when(share > pl.col("high") * pl.col("under"))
            .then("high")
        )
        bound = free.select(passed.alias("bound")).to_series()
        if bound.null_count() == bound.len():
            return free
        free = free.with_columns(pl.coalesce("bound", bound))


def _rounded(free: pl.DataFrame) -> pl.DataFrame:
    """Give whole people by largest remainder; a share at its bound, or of no weight, has no remainder."""
    has_fraction = pl.col("bound").is_null() & (pl.col("under") > 0)
    gain = pl.col("over") * pl.col("weight")
    whole = pl.when(has_fraction).then(pl.col("base") + gain // pl.col("under")).otherwise(pl.coalesce("bound", "base"))
    remainder = pl.when(has_fraction).then(gain % pl.col("under")).otherwise(0)
    floored = free.with_columns(whole.alias("whole"), remainder.alias("remainder"))
    by_claim = floored.sort("parent", "remainder", "code", descending=[False, True, False])
    left = pl.col("rest") - pl.col("whole").sum().over("parent")
    is_next = pl.int_range(pl.len()).over("parent") < left
    return by_claim.select("code", (pl.col("whole") + is_next.cast(pl.Int64)).alias("share"))
