"""A month on top of an earlier build: the sums of counting all at once, and old months that stay as they were."""

import json
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from lindung.engines.coverage.rollup.indicators import indicators
from lindung.registry.snapshots.coverage_build import build_of, builds
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.month import Month
from lindung.workflows.coverage import month_before
from lindung.workflows.coverage.categories import DIMENSIONS
from lindung.workflows.coverage.errors import CoverageError
from tests.workflows.coverage.linked_office import built
from tests.workflows.coverage.moving_office import link_moving_office, observed, of_months
from tests.workflows.coverage.stored_builds import store_build
from tests.workflows.linking.office_people import AREA, MONTH, NOW

pytestmark = pytest.mark.django_db

OCTOBER, DECEMBER, FEBRUARY = Month(2025, 10), Month(2025, 12), Month(2026, 2)
KEY = ["month", "basis", "indicator", "dimension", "category"]


def number(rows: pl.DataFrame, indicator: str, month: Month) -> int:
    found = rows.filter(area_code=AREA, indicator=indicator, month=month.ordinal, dimension="total")
    return int(found["numerator"].item())


def test_month_by_month_is_counting_whole() -> None:
    link_moving_office()
    whole = observed(built(first=OCTOBER, last=FEBRUARY))
    built(first=OCTOBER, last=DECEMBER)
    january = built(last=Month(2026, 1), adds_month=True)
    february = built(last=FEBRUARY, adds_month=True)

    assert {*whole["indicator"]} == {*indicators()} - {"vulnerable"}
    assert {*whole["dimension"]} == {each.value for each in DIMENSIONS}
    assert_frame_equal(observed(february), whole)
    assert_frame_equal(observed(january), of_months(whole, OCTOBER, Month(2026, 1)))
    moved = whole.filter(pl.col("month") == FEBRUARY.ordinal, pl.col("dimension") == "total")
    assert {"new", "lapsed", "in_grace", "person_months"} <= {*moved["indicator"]}


def test_children_and_unknown_add_up_to_the_parent_in_every_indicator_level_and_category() -> None:
    link_moving_office()
    built(first=DECEMBER, last=Month(2026, 1))
    rows = observed(built(last=FEBRUARY, adds_month=True))
    below = rows.filter(pl.col("area_code") != AREA).with_columns(
        area_code=pl.col("area_code").str.replace(r"\.[0-9]+$", "")
    )
    summed = below.group_by("area_code", *KEY).agg(pl.col("numerator").sum(), pl.col("denominator").sum())
    parents = rows.filter(pl.col("area_code").is_in(summed["area_code"].implode()))
    whole = parents.with_columns(pl.col("denominator").fill_null(0))

    assert_frame_equal(whole, summed.select(whole.columns), check_row_order=False)
    assert {len(code) for code in whole["area_code"]} == {5, 8}


def test_old_months_stay_although_the_new_linkage_tells_another_history() -> None:
    link_moving_office()
    before = built(first=DECEMBER, last=Month(2026, 1))
    link_moving_office(gone=25, as_of=date(2026, 11, 15))
    added = observed(built(last=FEBRUARY, adds_month=True))
    anew = observed(built(first=DECEMBER, last=FEBRUARY))
    months = (DECEMBER, Month(2026, 1))

    assert_frame_equal(of_months(added, *months), observed(before))
    assert not of_months(anew, *months).equals(observed(before))
    is_of_the_year = pl.col("indicator") == "person_months"
    now, whole = (of_months(rows, FEBRUARY, FEBRUARY) for rows in (added, anew))
    assert_frame_equal(now.filter(~is_of_the_year), whole.filter(~is_of_the_year))
    january, february = (number(added, "person_months", month) for month in (Month(2026, 1), FEBRUARY))
    assert february == january + number(added, "effective", FEBRUARY)


def test_says_what_was_carried_and_what_was_counted_from_what() -> None:
    first_linkage = link_moving_office()
    before = built(first=DECEMBER, last=DECEMBER).build.manifest
    january = built(last=Month(2026, 1), adds_month=True).build.manifest
    second_linkage = link_moving_office(gone=3, as_of=date(2026, 11, 15))
    found = built(last=FEBRUARY, adds_month=True)
    made = found.build.manifest
    rows = observed(found)

    assert (made.builds_on, made.first_month, made.last_month, made.left_out_months) == (
        january.build_id, "2025-12", "2026-02", 0,
    )  # fmt: skip
    assert [(part.build_id, part.first_month, part.last_month, part.linkage_id) for part in made.parts] == [
        (before.build_id, "2025-12", "2025-12", first_linkage),
        (january.build_id, "2026-01", "2026-01", first_linkage),
        (made.build_id, "2026-02", "2026-02", second_linkage),
    ]
    assert made.parts[0].snapshots == before.snapshots != made.parts[2].snapshots == made.snapshots
    assert [part.rows for part in made.parts] == [
        rows.filter(month=Month.parse(part.first_month).ordinal).height for part in made.parts
    ]
    assert sum(part.rows for part in made.parts) == made.tables["observations"] == rows.height


def test_the_same_request_twice_is_one_build_and_counting_whole_another() -> None:
    link_moving_office()
    built(first=DECEMBER, last=DECEMBER)
    one = built(last=Month(2026, 1), adds_month=True)
    again = built(last=Month(2026, 1), adds_month=True, now=NOW + timedelta(hours=1))
    whole = built(first=DECEMBER, last=Month(2026, 1))

    assert (one.is_new, again.is_new, whole.is_new) == (True, False, True)
    assert again.build.manifest == one.build.manifest
    assert whole.build.manifest.builds_on == ""
    assert len(builds(office_vault(), AREA)) == 3


def test_months_older_than_two_years_are_left_out_as_in_a_whole_build() -> None:
    link_moving_office()
    built(first=MONTH.plus(-24), last=MONTH.plus(-1))
    made = built(adds_month=True).build.manifest
    whole = built().build.manifest

    assert (made.first_month, made.last_month, made.left_out_months) == (whole.first_month, whole.last_month, 1)
    assert [(part.first_month, part.months) for part in made.parts] == [(str(MONTH.plus(-23)), 23), (str(MONTH), 1)]
    assert made.tables == whole.tables


def test_a_first_month_that_is_asked_leaves_out_those_before() -> None:
    link_moving_office()
    built(first=OCTOBER, last=DECEMBER)
    made = built(first=DECEMBER, last=Month(2026, 1), adds_month=True).build.manifest

    assert (made.first_month, made.left_out_months, [part.months for part in made.parts]) == ("2025-12", 2, [1, 1])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"last": OCTOBER}, "no build of 33.74 that ends before 2025-10"),
        ({"last": FEBRUARY}, "first with --to 2026-01"),
        ({"last": Month(2026, 1), "first": Month(2025, 9)}, "holds 2025-10 to 2025-12, not 2025-09"),
        ({"last": Month(2026, 1), "first": Month(2026, 1)}, "not 2026-01"),
        ({"last": Month(2026, 1), "first": FEBRUARY}, "is after the last"),
    ],
)
def test_refuses_months_that_do_not_follow(asked: dict[str, Any], said: str) -> None:
    link_moving_office()
    built(first=OCTOBER, last=DECEMBER)
    with pytest.raises(CoverageError, match=said) as refused:
        built(**asked, adds_month=True)
    assert refused.value.words.id != refused.value.words.en
    assert len(builds(office_vault(), AREA)) == 1


def test_refuses_a_build_that_was_counted_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    link_moving_office(has_deaths=False)
    built(first=DECEMBER, last=DECEMBER)
    january = Month(2026, 1)
    link_moving_office(as_of=date(2026, 11, 15))
    with pytest.raises(CoverageError, match="other indicators or categories"):
        built(last=january, adds_month=True)
    with monkeypatch.context() as newer:
        newer.setattr(month_before, "version", lambda _name: "9.9")
        with pytest.raises(CoverageError, match=r"this is Lindung 9\.9"):
            built(last=january, adds_month=True)
    with monkeypatch.context() as other:
        other.setattr(month_before, "is_other_list", lambda _made: True)
        with pytest.raises(CoverageError, match="list of areas has changed"):
            built(last=january, adds_month=True)
    assert len(builds(office_vault(), AREA)) == 1


def test_refuses_to_mix_a_sample_with_registers() -> None:
    link_moving_office()
    store_build(AREA, {"33.74.01": (3, 9)}, is_sample=False)
    with pytest.raises(CoverageError, match="a sample of invented people"):
        built(last=DECEMBER, adds_month=True)
    assert len(builds(office_vault(), AREA)) == 1


def test_manifests_of_other_builds_stay_as_they_were_written_before() -> None:
    link_moving_office()
    made = built(first=DECEMBER, last=DECEMBER).build
    said = json.loads((made.directory / "manifest.json").read_text("utf-8"))

    assert not {"builds_on", "parts", "left_out_months"} & said.keys()
    (only,) = made.manifest.counted_months
    assert (only.build_id, only.months, only.rows) == (made.manifest.build_id, 1, made.manifest.tables["observations"])
    assert build_of(office_vault(), made.manifest.build_id).manifest == made.manifest
