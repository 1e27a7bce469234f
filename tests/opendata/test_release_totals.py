"""Totals of a release for dashboards."""

import pytest
from pytest_django import DjangoAssertNumQueries

from lindung.opendata.queries.release_totals import (
    main_basis,
    totals_of_area,
    totals_of_children,
    totals_of_regencies,
)
from tests.sample_observations import NOVEMBER, OCTOBER, observations, suppressed
from tests.sample_releases import released

pytestmark = pytest.mark.django_db


def test_reads_several_indicators_of_an_area_at_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    release = released(observations(OCTOBER, NOVEMBER))
    with django_assert_num_queries(1):
        found = totals_of_area(release, "33.74", ["effective", "registered", "net"])
    assert [cell.numerator for cell in found["effective"]] == [270, 270]
    assert [cell.numerator for cell in found["registered"]] == [540, 540]
    assert found["net"] == []


def test_reads_all_months_of_the_children_without_the_unknown_one() -> None:
    release = released(suppressed(observations(OCTOBER, NOVEMBER), v33_74_01_1002="primary"))
    found = totals_of_children(release, "33.74.01", "effective")
    assert [(str(cell.month), cell.area_code, cell.numerator) for cell in found] == [
        ("2026-10", "33.74.01.1001", 120),
        ("2026-10", "33.74.01.1002", None),
        ("2026-11", "33.74.01.1001", 120),
        ("2026-11", "33.74.01.1002", None),
    ]
    assert totals_of_children(release, "33.74.01.1001", "effective") == []


@pytest.mark.parametrize("area", ["ID", "33"])
def test_reads_the_regencies_of_the_country_or_of_a_province(area: str) -> None:
    release = released(observations(NOVEMBER))
    found = totals_of_regencies(release, area, "effective", NOVEMBER)
    assert [(cell.area_code, cell.numerator) for cell in found] == [("33.72", 40), ("33.74", 270)]


def test_names_the_basis_that_dashboards_show() -> None:
    release = released(observations(NOVEMBER))
    assert main_basis(release, "effective") == "nik_domicile"
    assert main_basis(release, "net") is None
