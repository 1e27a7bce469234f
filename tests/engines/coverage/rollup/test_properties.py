"""What holds for every register: sums, and the same counts as person by person."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.indicators import indicators
from lindung.vocabulary.wilayah import AreaLevel
from tests.engines.coverage.rollup import naive
from tests.engines.coverage.rollup.registers import INDEX, asked, month, observed
from tests.engines.coverage.rollup.strategies import FIRST, LAST, spells, workers

MONTHS: Final = [month(number) for number in range(FIRST, LAST + 1)]
_OF_MEMBERS: Final = [
    each for each in indicators().values()
    if each.numerator in {"covered", "covered_workers", "members", "new", "returned", "lapsed", "in_grace"}
    or each.id.startswith("survival")
]  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(spells(), st.sampled_from([Dimension.TOTAL, Dimension.SEGMENT, Dimension.SEX]))
def test_counts_as_person_by_person(rows: list[dict[str, Any]], dimension: Dimension) -> None:
    found = observed(asked(FIRST, LAST, [dimension], [each.id for each in _OF_MEMBERS]), rows)
    truth = naive.counts(rows, range(month(-11), month(LAST) + 1), dimension)

    for each in _OF_MEMBERS:
        at_places = found.filter(pl.col("area_code").is_in(INDEX.places.implode()), indicator=each.id)
        assert _counted(at_places, "numerator") == _true(truth, each.numerator, is_summed=each.is_year_to_date), each.id
        if each.denominator and each.id.startswith("survival"):
            assert _counted(at_places, "denominator") == _true(truth, each.denominator), each.id


@settings(max_examples=20, deadline=None)
@given(spells(), workers())
def test_children_add_up_to_their_parent_and_categories_to_the_total(
    rows: list[dict[str, Any]], listed: list[dict[str, Any]]
) -> None:
    found = observed(asked(FIRST, LAST, [Dimension.TOTAL, Dimension.SEGMENT, Dimension.PAYER]), rows, listed)
    areas = INDEX.areas.select("code", "level", parent=_parent(INDEX))
    told = found.join(areas, left_on="area_code", right_on="code").with_columns(pl.col("denominator").fill_null(0))
    keys = ["month", "indicator", "dimension", "category"]
    sums = [pl.col("numerator").sum(), pl.col("denominator").sum()]

    children = told.filter(pl.col("parent").is_not_null()).group_by("parent", *keys).agg(sums)
    parents = told.filter(pl.col("area_code").is_in(children["parent"].implode()))
    assert _same(
        children.rename({"parent": "area_code"}), parents.select(children.rename({"parent": "area_code"}).columns)
    )

    total = told.filter(dimension="total").select("area_code", "month", "indicator", "numerator", "denominator")
    by_segment = told.filter(dimension="segment").group_by("area_code", "month", "indicator").agg(sums)
    assert _same(by_segment.select(total.columns), total)
    by_payer = (
        told.filter(pl.col("numerator") > 0, dimension="payer").group_by("area_code", "month", "indicator").agg(sums[0])
    )
    of_spells = total.filter(pl.col("numerator") > 0, pl.col("indicator") != "legal").drop("denominator")
    assert _same(by_payer.filter(pl.col("indicator") != "legal").select(of_spells.columns), of_spells)


@settings(max_examples=20, deadline=None)
@given(spells())
def test_membership_is_what_was_plus_who_came_less_who_lapsed(rows: list[dict[str, Any]]) -> None:
    found = observed(asked(FIRST, LAST), rows).filter(area_code="ID")

    def of(indicator: str, number: int) -> int:
        return int(found.filter(indicator=indicator, month=number)["numerator"].sum())

    for now in MONTHS[1:]:
        alive = of("effective", now) + of("in_grace", now)
        before = of("effective", now - 1) + of("in_grace", now - 1)
        assert alive == before + of("new", now) + of("returned", now) - of("lapsed", now)


@settings(max_examples=20, deadline=None)
@given(spells())
def test_months_one_by_one_are_the_months_at_once(rows: list[dict[str, Any]]) -> None:
    at_once = observed(asked(FIRST, LAST, [Dimension.SEGMENT]), rows, [])
    by_month = [observed(asked(number, number, [Dimension.SEGMENT]), rows, []) for number in (FIRST, 7, LAST)]

    chosen = at_once.filter(pl.col("month").is_in([month(FIRST), month(7), month(LAST)]))
    assert _same(pl.concat(by_month), chosen)


def _counted(rows: pl.DataFrame, column: str) -> Counter[tuple[int, str, str]]:
    told = rows.select("month", "area_code", "category", column).iter_rows()
    return Counter({(at, code, category): count for at, code, category, count in told if count})


def _true(truth: naive.Counted, measure: str, *, is_summed: bool = False) -> Counter[tuple[int, str, str]]:
    found: Counter[tuple[int, str, str]] = Counter()
    for (name, at, code, category), count in truth.items():
        later = [each for each in MONTHS if each >= at and each // 12 == at // 12] if is_summed else [at]
        for each in later:
            if name == measure and each in MONTHS:
                found[each, code, category] += count
    return found


def _parent(index: Any) -> pl.Series:
    codes: Mapping[str, int] = dict(index.areas.select("code", "level").iter_rows())
    return pl.Series(
        [None if level == AreaLevel.COUNTRY else code.rpartition(".")[0] or "ID" for code, level in codes.items()],
        dtype=pl.String,
    )


def _same(one: pl.DataFrame, other: pl.DataFrame) -> bool:
    return one.sort(one.columns).equals(other.sort(other.columns))
