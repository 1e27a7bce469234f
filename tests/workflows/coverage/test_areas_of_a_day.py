"""A stored build is read by the areas of today or of another day, and never changes."""

from datetime import date

import pytest

from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.look import CoverageShown, coverage_shown
from tests.sample_areas import store_areas
from tests.workflows.coverage.stored_builds import store_build

pytestmark = pytest.mark.django_db
BEFORE = date(2011, 12, 31)
SULA = {"82.05": (30, 100), "82.08": (2, 90), "82.71": (7, 9), "82.00": (5, 0)}
KALTARA = {"64.01": (1, 10), "65.01": (2, 20), "65.00": (4, 40), "65.71": (8, 80), "00": (16, 160)}


@pytest.fixture(autouse=True)
def areas() -> None:
    store_areas("82", "64", "65")


def shown(area: str | None, on: date | None = BEFORE) -> CoverageShown:
    return coverage_shown(area=area, areas_on=on)


def below(found: CoverageShown) -> dict[str, tuple[str, int, int | None]]:
    return {child.code: (child.name.en, child.numerator, child.denominator) for child in found.children}


def test_shows_an_old_regency_as_the_sum_of_its_parts() -> None:
    store_build("82", SULA)
    found = shown("82.05")
    assert (found.numbers[0].numerator, found.numbers[0].denominator) == (32, 190)
    assert (found.name.id, found.children, found.is_other_list) == ("Kabupaten Kepulauan Sula", (), False)
    assert shown("82.05", None).numbers[0].numerator == 30
    assert shown("82.05", date(2013, 1, 11)).numbers[0].numerator == 30


def test_shows_the_province_with_its_regencies_of_then() -> None:
    store_build("82", SULA)
    found = shown(None)
    assert found.area_code == "82"
    assert below(found) == {
        "82.00": ("place unknown", 5, 0),
        "82.05": ("Kabupaten Kepulauan Sula", 32, 190),
        "82.71": ("Kota Ternate", 7, 9),
    }


def test_finds_an_old_regency_under_the_code_and_in_the_province_it_had() -> None:
    store_build("ID", KALTARA)
    assert shown("64.04").numbers[0].numerator == 2
    assert below(shown("64")) == {
        "64.00": ("place unknown", 4, 40),
        "64.01": ("Kabupaten Paser", 1, 10),
        "64.04": ("Kabupaten Bulungan", 2, 20),
        "64.73": ("Kota Tarakan", 8, 80),
    }
    assert below(shown("ID")) == {"00": ("place unknown", 16, 160), "64": ("Kalimantan Timur", 15, 150)}
    assert set(below(shown("ID", None))) == {"00", "64", "65"}


def test_names_what_the_build_does_not_hold() -> None:
    store_build("64", {"64.01": (1, 10)})
    with pytest.raises(CoverageError, match=r"64 Kalimantan Timur \(64, 65\) as of 2011-12-31 cannot be told: part"):
        shown(None)
    assert shown("64.01").numbers[0].numerator == 1


@pytest.mark.parametrize(
    ("area", "on", "said"),
    [
        ("82.08", BEFORE, "There was no 82.08 on 2011-12-31; its territory was part of 82.05"),
        ("82.05.01", BEFORE, "down to regencies"),
        ("82.05", date(2005, 1, 1), "recorded since 2010-01-01"),
    ],
)
def test_refuses_what_nobody_recorded(area: str, on: date, said: str) -> None:
    store_build("82", SULA)
    with pytest.raises(CoverageError, match=said):
        shown(area, on)


def test_says_that_a_build_was_counted_with_another_list_and_keeps_its_codes() -> None:
    store_build("ID", {"64.04": (2, 20), "64.99": (1, 1)}, areas_digest="daftar lama")
    found = shown("64", None)
    assert found.is_other_list
    assert below(found) == {"64.04": ("Kabupaten Bulungan", 2, 20), "64.99": ("64.99", 1, 1)}
