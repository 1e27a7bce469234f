from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.linkage.gap.people import people, place_expr
from lindung.engines.linkage.gap.people_facets import AgeBand, age_band_expr, age_expr
from lindung.engines.linkage.status.coverage_status import persons_of
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCode, AreaLevel
from tests.engines.linkage.listed_people import AREA, MONTH, listed_people, listed_rows

CODES = [None, "ID", "33", "33.74", "33.74.15", "33.74.15.1001", "33.7", "33.741", "33.22", "33.22.01.2001", "34"]


def places(area: str, level: AreaLevel) -> list[str]:
    frame = pl.DataFrame({"code": CODES}, schema={"code": pl.String})
    return frame.select(place_expr(pl.col("code"), AreaCode(area), level)).to_series().to_list()


def test_marks_the_row_that_stands_for_a_person_as_the_account_does() -> None:
    rows = listed_rows()
    assert sorted(listed_people().filter("is_person")["id"]) == sorted(persons_of(rows)["id"])


def test_keeps_every_row_so_that_a_second_spelling_is_found() -> None:
    assert listed_people().height == listed_rows().height


def test_tells_the_village_of_who_lives_in_the_area_and_nothing_else() -> None:
    unknown, elsewhere = "unknown", "elsewhere"
    assert places("33.74", AreaLevel.VILLAGE) == [
        unknown, unknown, unknown, unknown, unknown, "33.74.15.1001", elsewhere, elsewhere, elsewhere, elsewhere,
        elsewhere,
    ]  # fmt: skip
    assert places("33.74", AreaLevel.DISTRICT)[3:6] == [unknown, "33.74.15", "33.74.15"]
    assert places("ID", AreaLevel.PROVINCE) == [
        unknown, "ID", "33", "33", "33", "33", "33", "33", "33", "33", "34",
    ]  # fmt: skip


def test_says_unknown_where_the_list_says_nothing() -> None:
    shown = listed_people()
    assert shown.select("sex", "occupation_class", "age_band", "place").null_count().row(0) == (0, 0, 0, 0)


def test_reads_a_linkage_that_lacks_a_column() -> None:
    shown = people(listed_rows().drop("occupation_class"), month=MONTH, area=AREA)
    assert shown["occupation_class"].unique().to_list() == ["unknown"]


@pytest.mark.parametrize(
    ("born", "age", "band"),
    [
        (date(2008, 11, 2), 17, AgeBand.BELOW_18), (date(2008, 11, 1), 18, AgeBand.FROM_18),
        (date(2001, 11, 2), 24, AgeBand.FROM_18), (date(2001, 11, 1), 25, AgeBand.FROM_25),
        (date(1961, 11, 2), 64, AgeBand.FROM_55), (date(1961, 11, 1), 65, AgeBand.FROM_65),
        (date(2027, 1, 1), 0, AgeBand.BELOW_18), (None, None, AgeBand.UNKNOWN),
    ],
)  # fmt: skip
def test_counts_ages_on_the_first_day_of_the_month(born: date | None, age: int | None, band: AgeBand) -> None:
    frame = pl.DataFrame({"born": [born]}, schema={"born": pl.Date})
    found = frame.select(age_expr(pl.col("born"), MONTH), band=age_band_expr(pl.col("born"), MONTH))
    assert found.row(0) == (age, band)


@given(st.dates(date(1900, 1, 1), date(2026, 11, 1)), st.integers(1, 12))
def test_every_age_lies_in_the_band_that_names_it(born: date, number: int) -> None:
    month = Month(2026, number)
    frame = pl.DataFrame({"born": [born]})
    age, band = frame.select(age_expr(pl.col("born"), month), band=age_band_expr(pl.col("born"), month)).row(0)
    bounds = {"below_18": (0, 17), "65_up": (65, 200)}
    low, high = bounds.get(band) or tuple(map(int, band.split("_")))
    assert low <= age <= high
