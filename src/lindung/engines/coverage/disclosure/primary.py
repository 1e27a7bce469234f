"""Primary suppression: which numbers are about so few people that a reader could name them."""

import polars as pl

from lindung.engines.coverage.disclosure.rules import Rules


def with_needs(cells: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Add ``is_few``, and the moves that must stay possible: ``rise`` and ``fall``, 0 where nothing is to be hidden.

    A fall of ``min(interval, value)`` and a rise that makes the whole span ``2 * interval + 1`` persons.
    """
    value = pl.col("value")
    few = value.is_between(1, rules.k - 1)
    if not rules.zero_is_published:
        few = few | ((value == 0) & ~pl.col("is_hidden"))
    fall = pl.when(few).then(value.clip(0, rules.interval)).otherwise(0)
    return cells.with_columns(few.alias("is_few"), fall.alias("fall")).with_columns(
        pl.when(few).then(rules.width - pl.col("fall")).otherwise(0).alias("rise")
    )


def withheld_for_complements(cells: pl.DataFrame, terms: pl.DataFrame) -> pl.Series:
    """Say of each cell whether subtracting it from another would show few people: numerators, and such categories.

    Of the printed cells of such a sum the one that is taken away is withheld: the covered, not all the workers.
    """
    few = cells.filter(pl.col("is_hidden") & pl.col("is_few")).select("cell")
    sums = terms.join(few, on="cell", how="semi").filter(pl.col("sum").str.contains("^(left|rest) ")).select("sum")
    hidden = cells.filter("is_hidden").select("cell")
    taken = terms.join(sums, on="sum", how="semi").filter(pl.col("factor") < 0).join(hidden, on="cell", how="anti")
    return cells.get_column("cell").is_in(taken.get_column("cell").implode())
