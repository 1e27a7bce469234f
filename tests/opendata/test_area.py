import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lindung.opendata.models import AreaChange, Neighbourhood
from lindung.opendata.queries.area import (
    AreaNotFoundError,
    NeighbourhoodSummary,
    area_of,
    areas_of,
    changes_of,
    children_of,
    counts_below,
    find_areas,
    lineage_of,
    neighbourhoods_of,
    successors_of,
)
from lindung.vocabulary.wilayah import AreaKind, AreaLevel
from tests.sample_areas import store_areas

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def areas() -> None:
    store_areas("33.74", "33.22", "33.72", "17.71.08", "91")


def codes(text: str, **narrower: object) -> list[str]:
    return [found.area.code for found in find_areas(text, **narrower)]  # type: ignore[arg-type]  # passed through


def test_tells_the_two_semarangs_apart_by_kind_and_by_what_lies_above() -> None:
    first, second, third = find_areas("semarang")[:3]
    assert (first.area.name, first.area.kind, first.above) == (
        "Kabupaten Semarang",
        AreaKind.KABUPATEN,
        ("Jawa Tengah",),
    )
    assert (second.area.name, second.area.kind) == ("Kota Semarang", AreaKind.KOTA)
    assert (third.area.code, third.above) == ("17.71.08.1003", ("Sungai Serut", "Kota Bengkulu", "Bengkulu"))


def test_puts_the_exact_name_before_its_beginning_and_its_middle() -> None:
    assert codes("semarang")[:5] == ["33.22", "33.74", "17.71.08.1003", "33.74.01", "33.74.02"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Kota Semarang", "33.74"),
        ("kab. semarang", "33.22"),
        ("Solo", "33.72"),
        ("Kota Solo", "33.72"),
        ("Jateng", "33"),
        ("id", "ID"),
        ("33.74", "33.74"),
        ("33.74.01.1", "33.74.01.1001"),
        (" 33.72 ", "33.72"),
    ],
)
def test_finds_by_name_alias_code_and_start_of_a_code(text: str, first: str) -> None:
    assert codes(text)[0] == first


@pytest.mark.parametrize("text", ["", "  ", "%", "_", "100%", "'; --", "Kabupaten Solo", "3374", "99"])
def test_finds_nothing_for_wildcards_and_for_what_is_not_there(text: str) -> None:
    assert codes(text) == []


def test_narrows_by_level_place_and_number() -> None:
    assert codes("semarang", level=AreaLevel.REGENCY) == ["33.22", "33.74"]
    assert codes("semarang", within="17") == ["17.71.08.1003"]
    assert codes("semarang", within="33.74", limit=2) == ["33.74.01", "33.74.02"]
    assert "ID" not in codes("indonesia", within="ID")


def test_refuses_a_place_that_is_not_there_instead_of_searching_everywhere() -> None:
    with pytest.raises(AreaNotFoundError):
        find_areas("semarang", within="33.99")


def test_searches_in_two_queries_however_many_it_finds() -> None:
    with CaptureQueriesContext(connection) as queries:
        find_areas("a", limit=100)
    assert len(queries) == 2


def test_lists_an_area_with_what_lies_above_and_below() -> None:
    assert area_of("33.74").name == "Kota Semarang"
    assert [area.code for area in lineage_of("33.74.01")] == ["ID", "33", "33.74", "33.74.01"]
    assert len(children_of("33.74")) == 16
    assert counts_below("33.74") == {AreaLevel.DISTRICT: 16, AreaLevel.VILLAGE: 177}
    assert counts_below("ID")[AreaLevel.PROVINCE] == len(children_of("ID"))
    assert set(areas_of(["33", "99"])) == {"33"}


def test_refuses_a_code_without_an_area() -> None:
    with pytest.raises(AreaNotFoundError):
        area_of("99")


def test_tells_what_an_area_came_from_and_what_came_out_of_it() -> None:
    AreaChange.objects.create(
        area_id="91",
        predecessor_code="82",
        predecessor_name="Lama",
        kind="new_code",
        happened_on="2020-01-02",
        source="UU",
    )
    assert [(step.area_code, step.predecessor_code) for step in changes_of("91")] == [("91", "82")]
    assert successors_of("82") == changes_of("91")
    assert changes_of("33") == []


def test_lists_the_neighbourhoods_of_one_village_in_order() -> None:
    for village, rw, rt in [
        ("33.74.01.1001", "002", ""),
        ("33.74.01.1001", "001", "003"),
        ("33.74.01.1002", "001", ""),
    ]:
        Neighbourhood.objects.create(village_id=village, rw=rw, rt=rt)
    assert neighbourhoods_of("33.74.01.1001") == [NeighbourhoodSummary("001", "003"), NeighbourhoodSummary("002", "")]
