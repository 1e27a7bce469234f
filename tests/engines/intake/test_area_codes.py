import polars as pl
import pytest

from lindung.engines.intake.area_codes import area_codes
from lindung.engines.intake.conventions import CodeSystem


def read(
    *codes: str, system: CodeSystem | None = None, are_numbers: bool = False
) -> list[tuple[str | None, str | None]]:
    return area_codes(pl.Series(list(codes)), system, are_numbers=are_numbers).select("value", "fault").rows()


def test_takes_dotted_codes_and_the_country() -> None:
    codes = ("33.74", "33.74.01", "33.74.01.1001", "33", "ID")
    assert read(*codes) == [(code, None) for code in codes]


@pytest.mark.parametrize("code", ["3374", "337401", "3374011001", "33"])
def test_refuses_bare_digits_of_an_unstated_system(code: str) -> None:
    assert read(code) == [(None, "code_system_unstated")]


def test_adds_the_dots_when_the_digits_are_stated_to_be_kemendagri() -> None:
    assert read("33", "3374", "337401", "3374011001", system=CodeSystem.KEMENDAGRI) == [
        ("33", None),
        ("33.74", None),
        ("33.74.01", None),
        ("33.74.01.1001", None),
    ]


def test_translates_no_bps_code() -> None:
    assert read("1608", "16.08", system=CodeSystem.BPS) == [(None, "bps_codes")] * 2


@pytest.mark.parametrize("code", ["33.1", "33.7", "33.74.1", "337", "03.74", "Semarang"])
def test_refuses_codes_that_lost_zeros(code: str) -> None:
    assert read(code, system=CodeSystem.KEMENDAGRI) == [(None, "no_area_code")]


def test_refuses_codes_stored_as_numbers_even_if_they_look_whole() -> None:
    assert read("33.74", "33.1", are_numbers=True) == [(None, "code_is_a_number")] * 2
