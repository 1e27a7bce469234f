import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.planning.cascade import CHILDREN
from lindung.engines.planning.levels import NUMBERS, filled_from_below, spread_down
from lindung.engines.planning.refusals import SpreadRefusal, SpreadRefusedError
from lindung.vocabulary.target_plan import SpreadRule, TargetBasis, UnknownNumbers

CITY = "33.74"


def areas(*rows: tuple[str, int | None, int | None, int | None]) -> pl.DataFrame:
    full = [(code.rpartition(".")[0], code, *numbers) for code, *numbers in rows]
    return pl.DataFrame(full, schema=CHILDREN, orient="row")


def by_code(frame: pl.DataFrame) -> dict[str, int | None]:
    return dict(frame.select("code", "share").rows())


TWO_LEVELS = areas(
    ("33.74.01", 200, 100, None),
    ("33.74.01.1001", 120, 60, None),
    ("33.74.01.1002", 80, 40, None),
    ("33.74.02", 50, 0, None),
    ("33.74.02.1001", 50, 0, None),
)


def test_each_share_is_spread_again_inside_its_area() -> None:
    found = by_code(spread_down(160, CITY, TWO_LEVELS, SpreadRule.BY_GAP))
    assert found == {
        "33.74.01": 140, "33.74.02": 20,
        "33.74.01.1001": 84, "33.74.01.1002": 56, "33.74.02.1001": 20,
    }  # fmt: skip


def test_a_fixed_village_leaves_the_other_districts_alone() -> None:
    fixed = pl.when(pl.col("code") == "33.74.01.1001").then(70).otherwise("fixed").alias("fixed")
    found = by_code(spread_down(160, CITY, TWO_LEVELS.with_columns(fixed), SpreadRule.BY_GAP))
    assert (found["33.74.01.1001"], found["33.74.01.1002"], found["33.74.02"]) == (70, 140 - 70, 20)


def test_what_lies_in_an_area_left_out_is_not_reached() -> None:
    unknown = TWO_LEVELS.with_columns(pl.when(pl.col("code") != "33.74.02").then("workers").alias("workers"))
    found = by_code(spread_down(160, CITY, unknown, SpreadRule.BY_GAP, unknown=UnknownNumbers.LEAVE_OUT))
    assert found["33.74.02"] is None
    assert "33.74.02.1001" not in found
    assert found["33.74.01"] == 160


def test_a_fixed_area_that_no_share_reaches_is_refused_rather_than_forgotten() -> None:
    rows = areas(("33.74.01", 200, 100, None), ("33.74.02", None, None, None), ("33.74.02.1001", 50, 0, 7))
    with pytest.raises(SpreadRefusedError) as refused:
        spread_down(160, CITY, rows, SpreadRule.BY_GAP, unknown=UnknownNumbers.LEAVE_OUT)
    assert (refused.value.reason, refused.value.codes) == (SpreadRefusal.FIXED_WITHOUT_TARGET, ("33.74.02.1001",))


def test_an_area_with_nothing_inside_has_nothing_to_spread() -> None:
    assert spread_down(5, CITY, areas(), SpreadRule.BY_GAP).is_empty()


@given(
    villages=st.lists(
        st.tuples(st.integers(1, 4), st.integers(0, 9_000), st.integers(0, 100)), min_size=4, max_size=25
    ),
    rule=st.sampled_from(list(SpreadRule)),
    part=st.integers(0, 100),
)
def test_sums_are_exact_on_every_level(villages: list[tuple[int, int, int]], rule: SpreadRule, part: int) -> None:
    rows = [
        (f"33.74.{district:02d}", f"33.74.{district:02d}.{1000 + place}", workers, workers * covered // 100, None)
        for place, (district, workers, covered) in enumerate(villages)
    ]
    below = pl.DataFrame(rows, schema=CHILDREN, orient="row")
    districts = (
        below.group_by(pl.col("parent").alias("code"))
        .agg(pl.col("workers", "covered").sum())
        .select(pl.lit(CITY).alias("parent"), "code", "workers", "covered", pl.lit(None, pl.Int64).alias("fixed"))
    )
    target = int(below["workers"].sum()) * part // 100
    found = spread_down(target, CITY, pl.concat([districts, below]), rule)
    sums = dict(found.group_by("parent").agg(pl.col("share").sum()).rows())
    assert sums.pop(CITY) == target
    assert sums == {code: share for code, share in by_code(found).items() if len(code) == len("33.74.01")}


def numbers(*rows: tuple[str, int, int | None, int | None, str]) -> pl.DataFrame:
    full = [
        (code.rpartition(".")[0], code, level, workers, covered, as_of,
         TargetBasis.UNKNOWN if workers is None else TargetBasis.FIGURES)
        for code, level, workers, covered, as_of in rows
    ]  # fmt: skip
    return pl.DataFrame(full, schema=NUMBERS, orient="row")


def test_missing_numbers_are_the_sum_of_the_areas_inside_up_to_the_top() -> None:
    found = filled_from_below(
        numbers(
            ("33.74", 2, None, None, ""),
            ("33.74.01", 3, None, None, ""),
            ("33.74.01.1001", 4, 10, 4, "2026-05"),
            ("33.74.01.1002", 4, 20, 5, "2026-04"),
            ("33.74.02", 3, 7, 1, "2026-06"),
        )
    )
    rows = {row["code"]: row for row in found.iter_rows(named=True)}
    assert (rows["33.74.01"]["workers"], rows["33.74.01"]["covered"], rows["33.74.01"]["as_of"]) == (30, 9, "2026-04")
    assert rows["33.74"]["workers"] == 10 + 20 + 7
    assert rows["33.74"]["basis"] == TargetBasis.SUM_BELOW
    assert rows["33.74.02"]["basis"] == TargetBasis.FIGURES


def test_stated_numbers_stay_and_sums_with_a_hole_are_not_made() -> None:
    found = filled_from_below(
        numbers(
            ("33.74", 2, None, None, ""),
            ("33.74.01", 3, 99, 9, "2026-04"),
            ("33.74.01.1001", 4, 10, 4, "2026-05"),
            ("33.74.02", 3, None, None, ""),
        )
    )
    rows = {row["code"]: row for row in found.iter_rows(named=True)}
    assert (rows["33.74.01"]["workers"], rows["33.74.01"]["basis"]) == (99, TargetBasis.FIGURES)
    assert (rows["33.74"]["workers"], rows["33.74"]["basis"]) == (None, TargetBasis.UNKNOWN)
