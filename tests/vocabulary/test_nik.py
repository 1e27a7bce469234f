from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.nik import Nik, NikError, NikFault, Sex
from lindung.vocabulary.wilayah import AreaCode

# Province 81 and districts 81-96: numbers that no register issues to anybody.
MAN = "8196810203900001"
WOMAN = "8196814203900001"


@st.composite
def niks(draw: st.DrawFn) -> str:
    area = f"{draw(st.integers(10, 99))}{draw(st.integers(1, 99)):02d}{draw(st.integers(81, 96))}"
    day = draw(st.one_of(st.integers(1, 31), st.integers(41, 71)))
    month, year, serial = draw(st.integers(1, 12)), draw(st.integers(0, 99)), draw(st.integers(1, 9999))
    return f"{area}{day:02d}{month:02d}{year:02d}{serial:04d}"


@given(niks())
def test_parses_what_it_holds(digits: str) -> None:
    assert Nik.parse(digits).digits == digits


@given(niks(), st.sampled_from([" {} ", "'{}", "’{}", "{}\n"]))
def test_takes_the_marks_of_spreadsheets_away(digits: str, written: str) -> None:
    assert Nik.parse(written.format(digits)) == Nik(digits)


@given(niks())
def test_takes_the_grouping_of_forms_away(digits: str) -> None:
    assert Nik.parse(f"{digits[:6]}.{digits[6:12]}-{digits[12:14]} {digits[14:]}") == Nik(digits)


@given(niks())
def test_never_shows_the_digits(digits: str) -> None:
    nik = Nik(digits)
    for shown in (str(nik), repr(nik), f"{nik}", nik.masked):
        assert digits not in shown
        assert digits[6:14] not in shown


def test_masks_all_but_the_region_and_two_digits() -> None:
    assert Nik(MAN).masked == "819681••••••••01"


@given(niks())
def test_hints_rebuild_the_digits(digits: str) -> None:
    hints = Nik(digits).hints
    day = hints.birth_day + (40 if hints.sex is Sex.FEMALE else 0)
    rebuilt = f"{day:02d}{hints.birth_month:02d}{hints.birth_year_in_century:02d}{hints.serial:04d}"
    assert hints.district.text.replace(".", "") + rebuilt == digits


def test_hints_the_sex_by_forty_days() -> None:
    assert (Nik(MAN).hints.sex, Nik(MAN).hints.birth_day) == (Sex.MALE, 2)
    assert (Nik(WOMAN).hints.sex, Nik(WOMAN).hints.birth_day) == (Sex.FEMALE, 42 - 40)
    assert Nik(MAN).hints.district == AreaCode("81.96.81")


def test_leaves_the_century_open() -> None:
    hints = Nik("8196810203100001").hints
    assert hints.birth_dates_before(date(2026, 1, 1)) == (date(1910, 3, 2), date(2010, 3, 2))
    assert hints.birth_dates_before(date(2010, 3, 2)) == (date(1910, 3, 2),)


def test_allows_the_leap_day_of_one_century_only() -> None:
    assert Nik("8196812902000001").hints.birth_dates_before(date(2026, 1, 1)) == (date(2000, 2, 29),)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", NikFault.MISSING),
        ("-", NikFault.MISSING),
        ("0", NikFault.MISSING),
        ("0000000000000000", NikFault.MISSING),
        ("tidak ada", NikFault.MISSING),
        ("81968102039000", NikFault.NOT_SIXTEEN_DIGITS),
        ("81968102039000011", NikFault.NOT_SIXTEEN_DIGITS),
        ("81968102O3900001", NikFault.NOT_SIXTEEN_DIGITS),
        ("٨196810203900001", NikFault.NOT_SIXTEEN_DIGITS),
        ("8.19681E+15", NikFault.NUMBER_FORMAT),
        ("8,19681E15", NikFault.NUMBER_FORMAT),
        ("8196810203900001.0", NikFault.NUMBER_FORMAT),
        ("8196810003900001", NikFault.DAY),
        ("8196813203900001", NikFault.DAY),
        ("8196817203900001", NikFault.DAY),
        ("8196810200900001", NikFault.MONTH),
        ("8196810213900001", NikFault.MONTH),
        ("8196810203900000", NikFault.SERIAL),
        ("0196810203900001", NikFault.AREA),
        ("8100810203900001", NikFault.AREA),
        ("8196000203900001", NikFault.AREA),
    ],
)
def test_refuses_what_is_no_nik_and_says_why(text: str, fault: NikFault) -> None:
    with pytest.raises(NikError) as refusal:
        Nik.parse(text)
    assert refusal.value.fault is fault


@given(st.text(max_size=24))
def test_never_repeats_refused_digits(text: str) -> None:
    try:
        shown = str(Nik.parse(text))
    except NikError as refusal:
        shown = str(refusal)
    assert len(text.strip()) < 12 or text.strip() not in shown


def test_is_frozen_ordered_and_hashable() -> None:
    assert sorted([Nik(WOMAN), Nik(MAN)]) == [Nik(MAN), Nik(WOMAN)]
    assert {Nik(MAN), Nik(MAN)} == {Nik(MAN)}
    with pytest.raises(AttributeError):
        Nik(MAN).digits = WOMAN  # type: ignore[misc]  # that it is refused is the test
