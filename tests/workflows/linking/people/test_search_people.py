"""Looking people up: search first, a page at a time, masked."""

from itertools import product

import pytest

from lindung.engines.linkage.gap.people_chosen import FACETS
from lindung.workflows.linking.people import search_people as module
from lindung.workflows.linking.people.asked_people import Asked, SearchFirstError
from lindung.workflows.linking.people.search_people import PER_PAGE, Found, found_people, search_people
from tests.engines.linkage.listed_people import FIRST_NIK, listed_people
from tests.workflows.linking.stored_linkage import stored_linkage

PERSONS = listed_people().filter("is_person")


@pytest.fixture
def linkage_id() -> str:
    return stored_linkage().manifest.linkage_id


def test_finds_by_the_beginning_of_a_name(linkage_id: str) -> None:
    found = search_people(linkage_id, Asked(name="  Orang REK "))
    assert found.total == PERSONS.height
    assert len(found.people) == PER_PAGE
    assert found.pages == -(-found.total // PER_PAGE)


def test_finds_by_a_nik_and_shows_it_masked(linkage_id: str) -> None:
    nik = str(FIRST_NIK + 4)
    (shown,) = search_people(linkage_id, Asked(nik=f"{nik[:6]} {nik[6:12]} {nik[12:]}")).people
    assert shown.nik == f"{nik[:6]}••••••{nik[-2:]}"
    assert nik not in repr(shown)


def test_a_place_needs_a_purpose(linkage_id: str) -> None:
    with pytest.raises(SearchFirstError) as caught:
        search_people(linkage_id, Asked(place="33.74.15", why="  "))
    assert caught.value.field == "why"
    assert search_people(linkage_id, Asked(place="33.74.15", why="kunjungan")).total


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (Asked(), "name"),
        (Asked(why="ingin lihat"), "name"),
        (Asked(place="33.74", why="seluruh kota"), "name"),
        (Asked(status="uncovered", why="semua"), "name"),
        (Asked(name="si"), "name"),
        (Asked(name="Dr. H."), "name"),
        (Asked(name="123456"), "name"),
        (Asked(nik="3374"), "nik"),
        (Asked(nik="3374810101800000x"), "nik"),
        (Asked(name="orang", place="33.72"), "place"),
        (Asked(name="orang", place="semua"), "place"),
    ],
)  # fmt: skip
def test_nobody_browses(linkage_id: str, asked: Asked, field: str) -> None:
    with pytest.raises(SearchFirstError) as caught:
        search_people(linkage_id, asked)
    assert caught.value.field == field
    assert not [text for text in (asked.name, asked.nik) if text and text in caught.value.words.id]


@pytest.mark.parametrize("column", FACETS)
def test_an_unknown_filter_is_an_error(linkage_id: str, column: str) -> None:
    with pytest.raises(SearchFirstError) as caught:
        search_people(linkage_id, Asked(name="orang", **{column: "semua"}))
    assert caught.value.field == column


def test_the_pages_together_are_the_list(linkage_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PER_PAGE", 7)
    asked = Asked(name="orang", status="uncovered")
    first = search_people(linkage_id, asked)
    pages = [search_people(linkage_id, asked, page=page) for page in range(1, first.pages + 1)]
    shown = [person.left_id for page in pages for person in page.people]
    assert len(shown) == len({*shown}) == first.total
    assert sorted(shown) == sorted(found_people(linkage_id, asked)[1]["id"])


@pytest.mark.parametrize(("asked", "shown"), [(0, 1), (-3, 1), (10_000, 7)])
def test_a_page_that_does_not_exist_is_the_nearest(linkage_id: str, asked: int, shown: int) -> None:
    found = search_people(linkage_id, Asked(name="orang"), page=asked)
    assert (found.page, found.pages) == (shown, 7)


def test_counts_beside_a_list_are_the_lengths_of_its_parts(linkage_id: str) -> None:
    places, works = ("", "33.74.15", "unknown"), ("", "working")
    every = [places, ("", *FACETS["status"]), ("", "female"), ("", "25_34"), works]
    wrong = []
    for place, status, sex, age, work in product(*every):
        asked = {
            "name": "orang",
            "place": place,
            "status": status,
            "sex": sex,
            "age_band": age,
            "occupation_class": work,
        }
        found = search_people(linkage_id, Asked(**asked))
        if not _agrees(linkage_id, asked, found):
            wrong.append(asked)
    assert wrong == []


def test_nobody_found_is_an_empty_list_and_no_error(linkage_id: str) -> None:
    found = search_people(linkage_id, Asked(name="zzz"))
    assert (found.total, found.page, found.pages, found.people, found.by_place) == (0, 1, 1, (), ())


def _agrees(linkage_id: str, asked: dict[str, str], found: Found) -> bool:
    """Whether every count beside a list is the length of the list that it leads to."""
    by_status = {
        status: search_people(linkage_id, Asked(**{**asked, "status": status})).total for status in found.by_status
    }
    return (
        found.total
        == len(found_people(linkage_id, Asked(**asked))[1])
        == sum(count for *_, count in found.by_place)
        == sum(found.by_status.values())
        and by_status == found.by_status
    )
