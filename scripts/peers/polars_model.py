"""Polars: the year as one lazy selection of Int64 expressions; months with equal parameters are computed once."""

from collections import Counter
from itertools import pairwise

import polars as pl
from harness import Columns, Peer, Totals, main
from law import LAW, PAYERS, SIZES, ceiling, is_in


def build(kind: str, months: list[str], _variant: str):
    """Write the year's expressions; the run collects them."""
    lines = employed(months) if kind == "pu" else self_employed(months)

    def run(people: pl.DataFrame) -> Totals:
        # The streaming engine takes cache-sized blocks on every core: a fifth less time here than the in-memory engine.
        year = people.lazy().select(**lines).collect(engine="streaming")
        return [year[name].to_numpy() for name in lines]

    return run


def hold(columns: Columns, _variant: str) -> pl.DataFrame:
    """Keep the inputs as a frame, without copying where Polars allows it."""
    return pl.DataFrame({name: pl.Series(values) for name, values in columns.items()})


def employed(months: list[str]) -> dict[str, pl.Expr]:
    """The six lines of employed people."""
    law = LAW["pu"]
    wage, size = pl.col("wage"), pl.col("employer_size")
    rate = pl.coalesce(pl.when(pl.col("risk_class") == number).then(rate) for number, rate in enumerate(law["jkk"], 1))
    relief = Counter(is_in(law["labour_intensive"], month) for month in months)
    normal = half_up(wage * rate, law["per"])
    halved = half_up(wage * rate, law["per"] * law["labour_intensive"]["divisor"])
    relieved = pl.when(pl.col("labour_intensive")).then(halved).otherwise(normal)
    has_jht = size != SIZES.index("micro")
    has_jp = size >= SIZES.index("medium")
    return {
        "jkk": summed({False: normal, True: relieved}, relief),
        "jkm": half_up(wage * law["jkm"], law["per"]) * len(months),
        "jht_employer": only(has_jht, half_up(wage * law["jht_employer"], law["per"]) * len(months)),
        "jht_worker": only(has_jht, half_up(wage * law["jht_worker"], law["per"]) * len(months)),
        "jp_employer": only(has_jp, pension(months, law["jp_employer"])),
        "jp_worker": only(has_jp, pension(months, law["jp_worker"])),
    }


def pension(months: list[str], rate: int) -> pl.Expr:
    """JP of the year: one expression per ceiling, times the months that have it."""
    ceilings = Counter(map(ceiling, months))
    pensionable = {limit: pl.min_horizontal("wage", pl.lit(limit, dtype=pl.Int64)) for limit in ceilings}
    return summed({limit: half_up(base * rate, LAW["pu"]["per"]) for limit, base in pensionable.items()}, ceilings)


def self_employed(months: list[str]) -> dict[str, pl.Expr]:
    """The three lines of self-employed people."""
    law = LAW["bpu"]
    basis = base_of(pl.col("income"), law["tiers"])
    payers = [PAYERS.index(payer) for payer in law["relief"]["not_for"]]
    eligible = pl.col("payer").is_in(payers).not_()
    in_time = [{sector: is_in(law["relief"][sector], month) for sector in ("transport", "other")} for month in months]
    halves = (
        pl.when(pl.col("transport"))
        .then(sum(m["transport"] for m in in_time))
        .otherwise(sum(m["other"] for m in in_time))
    )
    halved = only(eligible, halves)
    divisor = law["relief"]["divisor"]
    jkk = half_up(basis * law["jkk"], law["per"]) * (len(months) - halved)
    jkm = pl.lit(law["jkm"], dtype=pl.Int64)
    return {
        "jkk": jkk + half_up(basis * law["jkk"], law["per"] * divisor) * halved,
        "jkm": jkm * (len(months) - halved) + half_up(jkm, divisor) * halved,
        "jht": only(pl.col("with_jht"), half_up(basis * law["jht"], law["per"]) * len(months)),
    }


def base_of(income: pl.Expr, tiers: list[tuple[int, int]]) -> pl.Expr:
    """The base of the last tier whose lower bound is reached; a chain is five times as fast as a sorted search."""
    lowest, *higher = tiers
    chain = pl.when(income < higher[0][0]).then(lowest[1])
    for (_, base), (upper, _) in pairwise(higher):
        chain = chain.when(income < upper).then(base)
    return chain.otherwise(higher[-1][1]).cast(pl.Int64)


def summed(lines: dict, months: Counter) -> pl.Expr:
    """Add up the lines of the groups of months that occur, each times its months."""
    return pl.sum_horizontal(lines[key] * count for key, count in months.items())


def only(condition: pl.Expr, amount: pl.Expr) -> pl.Expr:
    """The amount where the condition holds, nothing elsewhere."""
    return pl.when(condition).then(amount).otherwise(0)


def half_up(amount: pl.Expr, per: int) -> pl.Expr:
    """Whole rupiah, half up, without a float."""
    return (2 * amount + per) // (2 * per)


if __name__ == "__main__":
    main(Peer("polars", "polars", build, hold))
