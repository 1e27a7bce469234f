import polars as pl

from lindung.engines.sampling.coverage_series import SeriesPlan, invented_series
from lindung.vocabulary.month import Month

FIRST = Month(2023, 1).ordinal
VILLAGES = tuple(f"33.{regency}.01.{village}" for regency in (73, 74, 75) for village in range(1001, 1021))


def series(seed: int = 1, months: int = 36, break_share: float = 0.0) -> pl.DataFrame:
    plan = SeriesPlan(areas=VILLAGES, first=FIRST, months=months, seed=seed, break_share=break_share)
    return invented_series(plan)


def test_children_and_unknown_add_up_to_their_parent_in_every_month() -> None:
    table = series()
    parent = pl.col("area_code").str.replace(r"\.[^.]*$", "").alias("parent")
    children = (
        table.filter(pl.col("area_code").str.contains(r"\.")).group_by(parent, "month").agg(pl.col("covered").sum())
    )
    joined = children.join(table, left_on=["parent", "month"], right_on=["area_code", "month"], suffix="_stated")
    assert joined.height == children.height == (1 + 3 + 3) * 36
    assert joined.filter(pl.col("covered") != pl.col("covered_stated")).is_empty()
    assert table.filter(pl.col("area_code") == "33.74.01.0000").height == 36


def test_the_same_seed_gives_the_same_series() -> None:
    assert series(3).equals(series(3))
    assert not series(3).equals(series(4))


def test_members_lapse_after_december_and_the_year_grows() -> None:
    total = series().filter(pl.col("area_code") == "33").sort("month")["covered"].to_list()
    for january in (12, 24):
        assert total[january] < 0.97 * total[january - 1]
        assert total[january + 11] > total[january]


def test_a_new_definition_moves_a_whole_regency_in_one_month() -> None:
    broken = series(break_share=1.0).filter("is_break", pl.col("area_code").str.starts_with("33.74"))
    assert broken["month"].n_unique() == 1
    assert broken["area_code"].n_unique() == 20 + 1 + 1 + 1  # villages, the unknown, the district, the regency
    assert not series()["is_break"].any()


def test_counts_are_whole_and_not_negative() -> None:
    table = series(seed=9, months=5)
    assert table["covered"].dtype == pl.Int64
    assert table["covered"].min() >= 0  # type: ignore[operator]
    assert table["month"].n_unique() == 5
