"""Old areas are sums of areas of today: totals stay, and what cannot be told is named."""

from collections.abc import Mapping
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.coverage.history.areas_of_then import Untold, observations_then
from lindung.engines.coverage.observations import OBSERVATION, unknown_child
from lindung.vocabulary.areas.areas_then import areas_then, packaged_areas_then
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.areas.records import ChangeKind
from tests.vocabulary.areas.test_crosswalk import of, step

THEN = packaged_areas_then(date(2011, 12, 31))
REGENCIES = gazetteer().filter(pl.col("level") == 2)["code"].to_list()


def observed(persons: Mapping[str, tuple[int, int | None]]) -> pl.DataFrame:
    """Return observations of one indicator of who is placed where, at all levels up to the country."""
    found: dict[str, tuple[int, int | None]] = {}
    for place, (count, of_whom) in persons.items():
        province = place[:2]
        above = ["ID", place] if province == "00" else ["ID", province, place]
        for code in above:
            before = found.get(code, (0, None if of_whom is None else 0))
            found[code] = (before[0] + count, None if of_whom is None else (before[1] or 0) + of_whom)
    rows = [
        {"area_code": code, "month": 24310, "basis": "nik_domicile", "indicator": "net", "dimension": "total",
         "category": "", "numerator": count, "denominator": of_whom}
        for code, (count, of_whom) in found.items()
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=OBSERVATION)


def counts(rows: pl.DataFrame) -> dict[str, tuple[int, int | None]]:
    return {
        code: (count, of_whom) for code, count, of_whom in rows.select("area_code", "numerator", "denominator").rows()
    }


def test_sula_of_2011_is_sula_and_taliabu_of_today() -> None:
    found = observations_then(
        observed({"82.05": (30, 100), "82.08": (2, 90), "82.71": (7, 9), "82.00": (5, 0)}), THEN, root="ID"
    )
    assert counts(found.rows) == {
        "ID": (44, 199), "82": (44, 199), "82.05": (32, 190), "82.71": (7, 9), "82.00": (5, 0),
    }  # fmt: skip
    assert found.untold == {}


def test_provinces_that_were_split_and_regencies_with_new_codes() -> None:
    today = observed(
        {"64.01": (1, None), "65.01": (2, None), "65.00": (4, None), "64.00": (8, None), "93.01": (16, None),
         "91.03": (32, None), "95.01": (64, None), "96.71": (128, None), "00": (256, None)}
    )  # fmt: skip
    assert counts(observations_then(today, THEN, root="ID").rows) == {
        "ID": (511, None), "00": (256, None), "64": (15, None), "64.01": (1, None), "64.04": (2, None),
        "64.00": (12, None), "91": (112, None), "91.01": (16, None), "91.03": (32, None), "91.02": (64, None),
        "92": (128, None), "92.71": (128, None),
    }  # fmt: skip


def test_pangandaran_was_in_ciamis() -> None:
    today = observed({"32.07": (3, 10), "32.18": (4, 20), "32.01": (1, 1)})
    found = counts(observations_then(today, THEN, root="32").rows)
    assert (found["32.07"], found["32"], "32.18" in found) == ((7, 30), (8, 31), False)
    later = counts(observations_then(today, packaged_areas_then(date(2020, 1, 1)), root="32").rows)
    assert (later["32.07"], later["32.18"]) == ((3, 10), (4, 20))


def test_what_was_not_counted_whole_cannot_be_told() -> None:
    found = observations_then(observed({"64.01": (1, 2), "64.00": (3, 4)}), THEN, root="64")
    assert set(found.rows["area_code"]) == {"64.01"}
    assert found.untold == {"64": Untold.PART_NOT_COUNTED}
    inside = observations_then(observed({"82.05": (1, 2)}), THEN, root="82.05")
    assert (inside.rows.height, inside.untold) == (0, {"82.05": Untold.PART_NOT_COUNTED})


def test_what_was_merged_cannot_be_told_apart() -> None:
    merged = of(step(ChangeKind.MERGER, "33.08", "33.01", 2012), step(ChangeKind.MERGER, "33.01", "33.01", 2012))
    found = observations_then(
        observed({"33.01": (1, 2), "33.02": (3, 4)}), areas_then(date(2011, 1, 1), merged, {}), root="ID"
    )
    assert counts(found.rows) == {"ID": (4, 6), "33": (4, 6), "33.02": (3, 4)}
    assert found.untold == {"33.01": Untold.MERGED, "33.08": Untold.MERGED}


def test_says_nothing_of_districts_and_villages() -> None:
    rows = observed({"33.74": (5, 9)}).with_columns(area_code=pl.lit("33.74.01"))
    assert observations_then(rows, THEN, root="ID").rows.height == 0


PEOPLE = st.dictionaries(
    st.sampled_from([*REGENCIES, *(unknown_child(code[:2]) for code in REGENCIES), "00"]),
    st.tuples(st.integers(0, 1000), st.integers(0, 1000)),
    min_size=1,
    max_size=60,
)


@pytest.mark.parametrize("on", [date(2010, 1, 1), date(2012, 11, 16), date(2013, 1, 11), date(2022, 7, 25)])
@given(people=PEOPLE)
def test_totals_stay_and_children_add_up(on: date, people: dict[str, tuple[int, int | None]]) -> None:
    today = observed(people)
    found = counts(observations_then(today, packaged_areas_then(on), root="ID").rows)
    assert found["ID"] == counts(today)["ID"]
    provinces = {code: both for code, both in found.items() if len(code) == 2 and code != "ID"}
    assert total(provinces) == found["ID"]
    for code, both in provinces.items():
        below = {each: held for each, held in found.items() if each.startswith(f"{code}.")}
        assert code == "00" or total(below) == both


def total(rows: dict[str, tuple[int, int | None]]) -> tuple[int, int]:
    return sum(count for count, _ in rows.values()), sum(of_whom or 0 for _, of_whom in rows.values())
