"""Old codes lead to the areas that hold their territory now; what nobody recorded is not guessed."""

from datetime import date
from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.areas.crosswalk import Crosswalk, packaged_crosswalk
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.areas.records import ChangeKind, LineageStep, lineage_steps

BEFORE = date(2011, 12, 31)
LISTED = ("33", "33.01", "33.02", "33.03", "33.04", "33.05", "34", "34.01")


def step(kind: ChangeKind, before: str, after: str, year: int) -> LineageStep:
    return LineageStep(after, before, before, kind, date(year, 1, 1), "UU rekaan")


def of(*steps: LineageStep) -> Crosswalk:
    return Crosswalk.of(LISTED, steps)


@pytest.mark.parametrize(
    ("code", "parts", "holder"),
    [
        ("82.05", ("82.05", "82.08"), "82"),  # Kepulauan Sula held Pulau Taliabu
        ("82.08", ("82.08",), "82.08"),
        ("32.07", ("32.07", "32.18"), "32"),  # Ciamis held Pangandaran
        ("64.04", ("65.01",), "65.01"),  # Bulungan moved to Kalimantan Utara
        ("64", ("64", "65"), "ID"),
        ("91.01", ("93.01",), "93.01"),  # Merauke moved to Papua Selatan
        ("91.03", ("91.03",), "91.03"),  # Jayapura stayed
        ("92.02", ("92.02", "92.11", "92.12"), "92"),
        ("92.71", ("96.71",), "96.71"),
        ("33.74", ("33.74",), "33.74"),
    ],
)
def test_follows_what_happened_to_a_code(code: str, parts: tuple[str, ...], holder: str) -> None:
    for found in (packaged_crosswalk().territory(code, BEFORE), packaged_crosswalk().territory_ever(code)):
        assert (found.parts, found.holder, found.is_whole) == (parts, holder, True)


def test_an_area_is_itself_from_the_day_of_the_law_on() -> None:
    crosswalk = packaged_crosswalk()
    assert crosswalk.territory("82.05", date(2013, 1, 10)).parts == ("82.05", "82.08")
    assert crosswalk.territory("82.05", date(2013, 1, 11)).parts == ("82.05",)
    assert [each.source for each in crosswalk.territory("82.05", BEFORE).steps] == ["UU 6/2013"]


def test_an_unlisted_code_lies_somewhere_in_what_became_of_the_area_above() -> None:
    crosswalk = packaged_crosswalk()
    untold = crosswalk.territory_ever("33.99")
    assert (untold.parts, untold.is_whole) == (("33",), False)
    assert crosswalk.territory_ever("64.99").parts == ("64", "65")
    assert crosswalk.territory_ever("32.19").holder == "ID"  # perhaps a regency that is in Banten now
    assert crosswalk.territory_ever("91.01.05.2001").parts == ("93.01",)
    assert crosswalk.territory_ever("99.01").parts == ("ID",)


def test_a_district_of_an_area_that_was_split_is_somewhere_in_both() -> None:
    found = packaged_crosswalk().territory("82.05.01", BEFORE)
    assert (found.parts, found.is_whole) == (("82.05", "82.08"), False)
    assert packaged_crosswalk().territory("82.05.01", date(2020, 1, 1)).parts == ("82.05.01",)
    assert packaged_crosswalk().territory("33.74.01", BEFORE).is_whole


def test_follows_a_split_of_a_split_and_a_new_code_after_it() -> None:
    crosswalk = of(
        step(ChangeKind.SPLIT, "33.01", "33.09", 2001),
        step(ChangeKind.SPLIT, "33.09", "33.02", 2003),
        step(ChangeKind.NEW_CODE, "33.09", "34.01", 2005),
    )
    assert crosswalk.territory("33.01", date(2000, 1, 1)).parts == ("33.01", "33.02", "34.01")
    assert crosswalk.territory("33.09", date(2002, 1, 1)).parts == ("33.02", "34.01")
    assert crosswalk.territory("33.09", date(2004, 1, 1)).parts == ("34.01",)
    assert crosswalk.territory_ever("33.01").holder == "ID"


def test_a_code_that_was_given_away_and_used_again_stands_for_both() -> None:
    crosswalk = of(step(ChangeKind.NEW_CODE, "33.01", "33.04", 2005))
    assert crosswalk.territory("33.01", date(2004, 1, 1)).parts == ("33.04",)
    assert crosswalk.territory("33.01", date(2006, 1, 1)).parts == ("33.01",)
    assert crosswalk.territory_ever("33.01").parts == ("33.01", "33.04")


def test_a_merged_area_is_somewhere_in_the_greater_one() -> None:
    crosswalk = of(step(ChangeKind.MERGER, "33.08", "33.01", 2005), step(ChangeKind.MERGER, "33.09", "33.01", 2005))
    found = crosswalk.territory_ever("33.08")
    assert (found.parts, found.is_whole) == (("33.01",), False)


def test_places_niks_where_the_person_surely_lives() -> None:
    codes = pl.Series(["64.04", "82.05", "33.74", "91.99", None, "entah", "33.99"])
    found = packaged_crosswalk().homes_of_niks(codes)
    assert found["home"].to_list() == ["65.01", "82", "33.74", "ID", None, None, "33"]
    assert found["is_split"].to_list() == [False, True, False, True, False, False, False]


@pytest.mark.parametrize(
    ("code", "former"),
    [
        ("82.08", ("81", "82.05")),
        ("65.01", ("64", "64.04")),
        ("65.01.01", ("64", "64.04")),
        ("33.74", ()),
        ("32", ("32.07",)),
    ],
)
def test_tells_which_codes_residents_may_bear_in_their_nik(code: str, former: tuple[str, ...]) -> None:
    assert packaged_crosswalk().former_codes(code) == former


def test_leaves_codes_of_today_alone_and_moves_the_others() -> None:
    codes = pl.Series("code", ["82.05", "64.73.01", "33.74.01.1001", None, "entah", "91.99"])
    found = packaged_crosswalk().homes_of_old_codes(codes)
    assert found.to_list() == ["82.05", "65.71", "33.74.01.1001", None, "entah", "ID"]
    assert found.name == "code"


def test_names_a_list_that_does_not_hold_its_own_provinces() -> None:
    with pytest.raises(ValueError, match="lacks ID"):
        Crosswalk(frozenset(), ()).territory("ID", BEFORE)


@given(st.permutations(["33.02", "33.03", "33.04", "33.05", "34.01"]), st.integers(1, 5))
def test_chains_of_new_codes_compose(order: list[str], length: int) -> None:
    old = [f"33.{number}" for number in range(80, 80 + length)]
    chain = [*old, order[0]]
    crosswalk = of(
        *(step(ChangeKind.NEW_CODE, before, after, 2001 + year) for year, (before, after) in enumerate(pairwise(chain)))
    )
    for year, code in enumerate(old):
        assert crosswalk.territory(code, date(2000 + year, 1, 1)).parts == (order[0],)
        assert crosswalk.territory_ever(code).is_whole


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(2001, 2020)), max_size=6))
def test_no_territory_is_lost_and_none_counted_twice(splits: list[tuple[int, int]]) -> None:
    """Whatever is split from whatever: the areas of a first day hold each area of today exactly once."""
    crosswalk, first = tree_of(splits)
    held = [part for code in first for part in crosswalk.territory(code, date.min).parts]
    assert sorted(held) == sorted(crosswalk.listed - {"ID", "33"})


def tree_of(splits: list[tuple[int, int]]) -> tuple[Crosswalk, list[str]]:
    first = [f"33.0{number}" for number in range(1, 6)]
    steps = [
        step(ChangeKind.SPLIT, f"33.0{mother}", f"33.{50 + child}", year) for child, (mother, year) in enumerate(splits)
    ]
    return Crosswalk.of(["33", *first, *(each.area_code for each in steps)], steps), first


def test_the_lineage_leads_from_every_code_to_areas_of_today() -> None:
    listed = set(gazetteer()["code"])
    for each in lineage_steps():
        assert set(packaged_crosswalk().territory_ever(each.predecessor_code).parts) <= listed
