from itertools import product

import polars as pl
import pytest

from lindung.engines.linkage.gap.named_gap import gap_counts, named_gap
from lindung.engines.linkage.gap.people import compact, compact_types, marked
from lindung.engines.linkage.gap.people_chosen import (
    FACETS,
    Choice,
    UnknownChoiceError,
    chosen,
    counts,
    in_order,
    name_keys_of,
    with_place_of,
)
from lindung.engines.linkage.gap.people_facets import ELSEWHERE, UNKNOWN
from lindung.vocabulary.coverage_status import CoverageStatus, StatusReason
from lindung.vocabulary.wilayah import AreaLevel
from tests.engines.linkage.listed_people import AREA, FIRST_NIK, listed_people, listed_rows

PEOPLE = listed_people()
PERSONS = PEOPLE.filter("is_person")


def found(**asked: object) -> pl.DataFrame:
    return chosen(PEOPLE, Choice(**asked), area=AREA)  # type: ignore[arg-type]  # each test names its filters


@pytest.mark.parametrize("column", ["place", *FACETS])
def test_the_parts_of_every_filter_add_up_to_everybody(column: str) -> None:
    parts = counts(found(), [column])
    assert parts["persons"].sum() == PERSONS.height
    assert all(found(**{column: value}).height == persons for value, persons in parts.iter_rows())


def test_every_count_is_the_length_of_the_list_behind_it_whatever_is_filtered() -> None:
    places = ("", "33.74.15", "33.74.15.1001", "unknown")
    works = ("", "working", "unknown")
    every = [places, *(("", *FACETS[column]) for column in ("status", "age_band", "sex")), works]
    columns = ("place", "status", "age_band", "sex", "occupation_class")
    table = counts(PERSONS, list(columns))
    wrong = [
        asked
        for asked in product(*every)
        if found(**dict(zip(columns, asked, strict=True))).height
        != _counted(table, dict(zip(columns, asked, strict=True)))
    ]
    assert wrong == []


@pytest.mark.parametrize("status", CoverageStatus)
@pytest.mark.parametrize("reason", StatusReason)
def test_a_reason_belongs_to_one_status(status: CoverageStatus, reason: StatusReason) -> None:
    assert (found(status=status, reason=reason).height > 0) is (reason.status is status)


def test_counts_by_district_what_it_counts_by_village() -> None:
    uncovered = found(status="uncovered")
    districts = dict(counts(with_place_of(uncovered, AreaLevel.DISTRICT, area=AREA), ["place"]).iter_rows())
    assert districts == {
        place: found(status="uncovered", place=place).height
        for place in ("33.74.10", "33.74.15", "unknown", "elsewhere")
    }


def test_the_uncovered_are_the_gap_by_name() -> None:
    gap = named_gap(listed_rows().with_columns(r_id=None, score=None, is_active_member=False))
    assert sorted(found(status="uncovered")["id"]) == sorted(gap["id"])
    by_village = dict(gap_counts(gap).select("village_code", "uncovered").iter_rows())
    assert found(status="uncovered", place="33.74.15.1001").height == by_village["33.74.15.1001"]


def test_lists_whom_to_visit_first_before_the_others() -> None:
    reasons = in_order(found(status="uncovered", place="33.74.15.1001"))["reason"].unique(maintain_order=True)
    assert reasons.to_list() == ["in_grace", "lapsed", "starts_later", "never_member"]


def test_finds_a_name_by_the_beginnings_of_its_words() -> None:
    person = PERSONS.row(0, named=True)["name_key"].split()
    assert found(name_words=("oran", "reka", person[2])).height >= 1
    assert found(name_words=("rang",)).height == 0


def test_finds_somebody_under_a_second_spelling_once() -> None:
    assert found(name_words=("ejaan", "lain")).height == PEOPLE.filter(~pl.col("is_person"))["person"].n_unique()


def test_finds_a_nik_exactly() -> None:
    assert found(nik_number=FIRST_NIK + 4)["person"].to_list() == [4]
    assert found(nik_number=FIRST_NIK + 4, status="dead").height == 0
    assert found(nik_number=1).height == 0


@pytest.mark.parametrize("column", ["place", *FACETS])
@pytest.mark.parametrize("value", ["semua", "*", " ", "UNCOVERED", "33.74.15.1001.01"])
def test_refuses_a_value_that_nobody_declared(column: str, value: str) -> None:
    with pytest.raises(UnknownChoiceError) as caught:
        found(**{column: value})
    assert caught.value.filter == column
    assert value.strip() == "" or value not in str(caught.value)


@pytest.mark.parametrize("place", ["33", "33.22.01", "ID", "33.7"])
def test_refuses_a_place_outside_the_linkage(place: str) -> None:
    with pytest.raises(UnknownChoiceError):
        found(place=place)


def _counted(table: pl.DataFrame, asked: dict[str, str]) -> int:
    """Add up the cells of a table of counts by hand, apart from the code under test."""
    cells = [
        persons
        for *values, persons in table.iter_rows()
        if all(
            not wanted or value == wanted or value.startswith(f"{wanted}.")
            for value, wanted in zip(values, asked.values(), strict=True)
        )
    ]
    return sum(cells)


@pytest.mark.parametrize(
    "choice",
    [
        Choice(), Choice(place="33.74.15"), Choice(place=UNKNOWN), Choice(place=ELSEWHERE),
        Choice(status="uncovered", sex="female"), Choice(name_words=("rek", "ora")), Choice(name_words=("lain",)),
        Choice(nik_number=FIRST_NIK + 4), Choice(name_words=("nobody",)),
    ],
)  # fmt: skip
def test_compact_people_are_found_and_ordered_as_plain_ones(choice: Choice) -> None:
    plain_people = listed_people()
    held = marked(compact(plain_people.drop("is_person"), compact_types()))
    found = chosen(held, choice, area=AREA, name_keys=name_keys_of(held))
    wanted = chosen(plain_people, choice, area=AREA)
    assert in_order(found).equals(in_order(wanted).select(found.columns))
    assert in_order(found, start=3, length=4).equals(in_order(found).slice(3, 4))
    assert counts(found, ["place", "status"]).equals(counts(wanted, ["place", "status"]))


def test_a_row_of_compact_people_takes_eighty_bytes_at_most() -> None:
    many = pl.concat([listed_people()] * 200)
    assert compact(many, compact_types()).estimated_size() < 80 * many.height
