"""The areas of a day are made of the areas of today, each once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.areas.areas_then import KNOWN_SINCE, AreasUnknownError, areas_then, packaged_areas_then
from lindung.vocabulary.areas.crosswalk import Crosswalk, packaged_crosswalk
from lindung.vocabulary.areas.records import ChangeKind
from tests.vocabulary.areas.test_crosswalk import of, step, tree_of

THEN = packaged_areas_then(date(2011, 12, 31))


@pytest.mark.parametrize(
    ("on", "provinces", "regencies"),
    [
        (KNOWN_SINCE, 33, 497),
        (date(2012, 11, 15), 33, 497),
        (date(2012, 11, 16), 34, 501),  # Kalimantan Utara; Pangandaran and three others
        (date(2013, 1, 11), 34, 508),
        (date(2014, 7, 23), 34, 514),
        (date(2022, 7, 25), 37, 514),
        (date(2026, 1, 1), 38, 514),
    ],
)
def test_counts_the_areas_the_state_had_on_a_day(on: date, provinces: int, regencies: int) -> None:
    codes = packaged_areas_then(on).parts
    assert (sum(len(code) == 2 for code in codes) - 1, sum(len(code) == 5 for code in codes)) == (provinces, regencies)


def test_knows_what_each_area_of_then_is_today() -> None:
    assert THEN.parts["82.05"] == ("82.05", "82.08")
    assert THEN.parts["64"] == ("64", "65")
    assert THEN.parts["64.04"] == ("65.01",)
    assert THEN.parts["91"] == ("91", "93", "94", "95")
    assert THEN.names["64.04"] == "Kabupaten Bulungan"
    assert not {"82.08", "65", "65.01", "93.01"} & set(THEN.parts)
    assert THEN.untold == frozenset()


def test_every_area_of_today_was_part_of_one() -> None:
    held = [part for parts in THEN.parts.values() for part in parts]
    assert len(held) == len(set(held)) == 1 + 38 + 514
    assert (THEN.holder_of("82.08"), THEN.holder_of("33.74"), THEN.holder_of("99")) == ("82.05", "33.74", None)


def test_says_the_same_as_the_crosswalk_does_forward() -> None:
    for code, parts in THEN.parts.items():
        assert packaged_crosswalk().territory(code, THEN.on).parts == parts


def test_refuses_days_of_which_nobody_recorded_the_areas() -> None:
    with pytest.raises(AreasUnknownError, match="2010-01-01"):
        packaged_areas_then(date(2009, 12, 31))


def test_parts_of_a_merged_area_cannot_be_told() -> None:
    merged = of(step(ChangeKind.MERGER, "33.08", "33.01", 2012), step(ChangeKind.MERGER, "33.01", "33.01", 2012))
    found = areas_then(date(2011, 1, 1), merged, {})
    assert found.untold == {"33.01", "33.08"}
    assert not found.untold & set(found.parts)
    assert found.names["33.08"] == "33.08"


def test_what_was_recoded_after_a_merger_cannot_be_told_either() -> None:
    chain = of(step(ChangeKind.MERGER, "33.08", "33.09", 2012), step(ChangeKind.NEW_CODE, "33.09", "33.01", 2013))
    assert areas_then(date(2012, 6, 1), chain, {}).parts["33.09"] == ("33.01",)
    assert areas_then(date(2011, 1, 1), chain, {}).untold == {"33.08", "33.09"}


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(2011, 2020)), max_size=8), st.integers(2010, 2020))
def test_no_territory_is_lost_and_none_counted_twice(splits: list[tuple[int, int]], year: int) -> None:
    crosswalk, _ = tree_of(splits)
    found = areas_then(date(year, 6, 1), crosswalk, {})
    held = [part for parts in found.parts.values() for part in parts]
    assert sorted(held) == sorted(crosswalk.listed)
    assert all(crosswalk.territory(code, found.on).parts == parts for code, parts in found.parts.items())


def test_a_list_without_lineage_is_what_it_is() -> None:
    assert areas_then(date(2011, 1, 1), Crosswalk.of(["33"], []), {"33": "Rekaan"}).names == {
        "33": "Rekaan",
        "ID": "ID",
    }
