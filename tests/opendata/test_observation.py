import polars as pl
import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from lindung.opendata.queries.asked import UnknownChoiceError
from lindung.opendata.queries.observation import Cell, children, known_area, series
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCodeError
from tests.sample_observations import NOVEMBER, OCTOBER, observations, suppressed
from tests.sample_releases import released

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(db: None) -> ReleaseInfo:
    """Release two months with two suppressed villages."""
    return released(
        suppressed(observations(OCTOBER, NOVEMBER), v33_74_01_0000="primary", v33_74_01_1002="complementary")
    )


def test_gives_an_area_over_months(release: ReleaseInfo) -> None:
    assert series(release, "33.74", "effective") == [
        Cell("33.74", OCTOBER, "", 270, 810, is_suppressed=False),
        Cell("33.74", NOVEMBER, "", 270, 810, is_suppressed=False),
    ]


def test_gives_the_country(release: ReleaseInfo) -> None:
    assert [cell.numerator for cell in series(release, "ID", "registered")] == [620, 620]


def test_gives_the_categories_of_a_dimension(release: ReleaseInfo) -> None:
    assert [(cell.category, cell.numerator) for cell in series(release, "33.74.02", "effective", "segment")] == [
        ("BPU", 30), ("BPU", 30),
    ]  # fmt: skip


def test_gives_all_children_in_one_month_with_the_unknown_one(release: ReleaseInfo) -> None:
    cells = children(release, "33.74.01", NOVEMBER, "effective")
    assert [(cell.area_code, cell.numerator, cell.is_suppressed) for cell in cells] == [
        ("33.74.01.0000", None, True), ("33.74.01.1001", 120, False), ("33.74.01.1002", None, True),
    ]  # fmt: skip
    assert [cell.area_code for cell in children(release, "ID", NOVEMBER, "effective")] == ["33"]
    assert [cell.area_code for cell in children(release, "33", NOVEMBER, "effective")] == ["33.72", "33.74"]


def test_children_add_up(release: ReleaseInfo) -> None:
    for parent in ("ID", "33", "33.74", "33.74.02"):
        whole = series(release, parent, "registered")[-1].numerator
        assert sum(cell.numerator or 0 for cell in children(release, parent, NOVEMBER, "registered")) == whole


def test_a_village_has_no_children_and_an_absent_area_no_numbers(release: ReleaseInfo) -> None:
    assert children(release, "33.74.01.1001", NOVEMBER, "effective") == []
    assert series(release, "11", "effective") == []


def test_names_the_areas_nearby_when_one_is_not_in_the_release(release: ReleaseInfo) -> None:
    assert known_area(release, "33.74.01.0000") == "33.74.01.0000"
    near = {"33.74.03": ("33.74.01", "33.74.02"), "33.75.01.1001": ("33.72", "33.74"), "11": ("33",), "3374": ("33",)}
    for code, known in near.items():
        with pytest.raises(UnknownChoiceError) as caught:
            known_area(release, code)
        assert (caught.value.name, caught.value.known) == ("area", known)


def test_refuses_what_the_release_does_not_have(release: ReleaseInfo) -> None:
    with pytest.raises(UnknownChoiceError) as caught:
        series(release, "33", "efective")
    assert (caught.value.name, caught.value.known) == ("indicator", ("effective", "registered"))
    with pytest.raises(UnknownChoiceError, match="dimension"):
        series(release, "33", "registered", "sex")
    with pytest.raises(UnknownChoiceError, match="basis"):
        series(release, "33", "registered", basis="workplace")
    with pytest.raises(UnknownChoiceError, match="month"):
        children(release, "33", Month(2020, 1), "registered")
    with pytest.raises(AreaCodeError):
        series(release, "3374", "registered")


def test_never_mixes_two_bases(db: None) -> None:
    frame = observations()
    both = released(pl.concat([frame, frame.with_columns(pl.lit("workplace").alias("basis"))]))
    with pytest.raises(UnknownChoiceError) as caught:
        series(both, "33", "registered")
    assert caught.value.known == ("nik_domicile", "workplace")
    assert len(series(both, "33", "registered", basis="workplace")) == 1


@pytest.mark.parametrize("query", ["series", "children"])
def test_asks_the_database_once(
    release: ReleaseInfo, query: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        if query == "series":
            series(release, "33.74", "effective", "segment")
        else:
            children(release, "33.74", NOVEMBER, "effective")
