"""Counts by place, status and reason, taken from the very list behind them."""

import pytest

from lindung.engines.linkage.gap.people_chosen import UnknownChoiceError
from lindung.vocabulary.coverage_status import CoverageStatus
from lindung.vocabulary.language import Language
from lindung.vocabulary.wilayah import AreaLevel
from lindung.workflows.linking.look import linkage_shown
from lindung.workflows.linking.people.asked_people import Asked
from lindung.workflows.linking.people.count_people import PlaceCount, StatusTable, status_frame, status_table
from lindung.workflows.linking.people.search_people import found_people, search_people
from tests.workflows.linking.stored_linkage import stored_linkage

pytestmark = pytest.mark.django_db


@pytest.fixture
def linkage_id() -> str:
    return stored_linkage().manifest.linkage_id


def lengths(linkage_id: str, place: PlaceCount) -> dict[CoverageStatus, int]:
    """How long the list behind each count of a place is."""
    return {
        status: search_people(linkage_id, Asked(place=place.code, why="uji", status=status)).total
        for status in CoverageStatus
    }


@pytest.mark.parametrize("within", ["", "33.74.15"])
def test_every_count_is_the_length_of_the_list_behind_it(linkage_id: str, within: str) -> None:
    table = status_table(linkage_id, within=within)
    assert {place.code: place.persons for place in table.places} == {
        place.code: lengths(linkage_id, place) for place in table.places
    }


@pytest.mark.parametrize("within", ["", "33.74", "33.74.15", "33.74.15.1001"])
def test_places_and_reasons_add_up_to_the_whole(linkage_id: str, within: str) -> None:
    table = status_table(linkage_id, within=within)
    for status in CoverageStatus:
        assert sum(place.persons[status] for place in table.places) == table.whole.persons[status]
        reasons = [count for reason, count in table.reasons.items() if reason.status is status]
        assert sum(reasons) == table.whole.persons[status]


def test_the_whole_is_what_the_manifest_says(linkage_id: str) -> None:
    assert status_table(linkage_id).whole.persons == linkage_shown(linkage_id).persons


def test_goes_down_a_level_at_a_time(linkage_id: str) -> None:
    assert _places(status_table(linkage_id)) == (
        AreaLevel.DISTRICT, ["33.74.10", "33.74.15", "elsewhere", "unknown"],
    )  # fmt: skip
    assert _places(status_table(linkage_id, within="33.74.15")) == (
        AreaLevel.VILLAGE, ["33.74.15.1001", "33.74.15.1002"],
    )  # fmt: skip


def test_names_places_also_those_that_are_none(linkage_id: str) -> None:
    assert [place.words.en for place in status_table(linkage_id).places] == [
        "Tembalang", "Ngaliyan", "Lives outside the area", "Without a village",
    ]  # fmt: skip


@pytest.mark.parametrize("within", ["33.72", "33", "semua", "unknown", "elsewhere"])
def test_refuses_a_place_outside_the_linkage(linkage_id: str, within: str) -> None:
    with pytest.raises(UnknownChoiceError):
        status_table(linkage_id, within=within)


def test_the_table_for_a_spreadsheet_counts_the_same_and_names_nobody(linkage_id: str) -> None:
    table = status_frame(linkage_id, Language.ID)
    assert table["persons"].sum() == status_table(linkage_id).whole.people
    assert {*table.columns} == {"district", "district_name", "place", "place_name", "status", "reason", "persons"}


def test_a_list_without_a_filter_holds_everybody_of_the_place(linkage_id: str) -> None:
    _, people = found_people(linkage_id, Asked(place="33.74.15", why="uji"))
    assert people.height == status_table(linkage_id, within="33.74.15").whole.people


def _places(table: StatusTable) -> tuple[AreaLevel, list[str]]:
    return table.level, [place.code for place in table.places]
