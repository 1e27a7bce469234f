from datetime import UTC, datetime

import pytest

from lindung.opendata.models import BoundaryPack, BoundaryShape
from lindung.opendata.queries.boundary import packs, shape_of, shapes_around, shapes_at, shapes_of_children
from lindung.vocabulary.outline import Outline, encode_rings
from lindung.vocabulary.wilayah import AreaLevel
from tests.sample_areas import store_areas

pytestmark = pytest.mark.django_db


def square(west: int, south: int, size: int = 100) -> Outline:
    east, north = west + size, south + size
    return ((((west, south), (east, south), (east, north), (west, north)),),)


def install(day: int, shapes: dict[str, Outline]) -> BoundaryPack:
    pack = BoundaryPack.objects.create(
        name=f"pack {day}",
        origin="survei",
        licence="MIT",
        sha256=f"{day:064}",
        imported_at=datetime(2025, 4, day, tzinfo=UTC),
    )
    for code, outline in shapes.items():
        BoundaryShape.objects.create(pack=pack, area_id=code, rings=encode_rings(outline))
    return pack


@pytest.fixture(autouse=True)
def areas() -> None:
    store_areas("33.74", "33.22", "33.72")


def test_draws_the_newest_shape_of_each_area() -> None:
    install(2, {"33.74": square(0, 0)})
    install(1, {"33.74": square(5, 5), "33.22": square(7, 7)})
    assert shapes_of_children("33") == {"33.74": square(0, 0), "33.22": square(7, 7)}
    assert shape_of("33.74") == square(0, 0)


def test_has_no_shape_without_a_pack() -> None:
    assert shape_of("33.74") is None
    assert shapes_of_children("33") == {}
    assert shapes_around("33.74") == {}


def test_gives_the_shapes_of_one_level_inside_an_area() -> None:
    install(
        1, {"33.74.01.1001": square(0, 0), "33.22.01.2001": square(9, 9), "33.74.01": square(1, 1), "33": square(2, 2)}
    )
    assert set(shapes_at("33.74", AreaLevel.VILLAGE)) == {"33.74.01.1001"}
    assert set(shapes_at("33", AreaLevel.VILLAGE)) == {"33.74.01.1001", "33.22.01.2001"}
    assert set(shapes_at("ID", AreaLevel.PROVINCE)) == {"33"}


def test_draws_only_the_siblings_that_lie_beside() -> None:
    install(1, {"33.74": square(0, 0), "33.22": square(110, 0), "33.72": square(5000, 0), "33": square(0, 0, 9000)})
    assert shapes_around("33.74") == {"33.22": square(110, 0)}


def test_lists_packs_newest_first_with_licence_and_origin() -> None:
    install(1, {"33.74": square(0, 0), "33.22": square(5, 5)})
    install(2, {})
    assert [(pack.name, pack.licence, pack.origin, pack.shapes) for pack in packs()] == [
        ("pack 2", "MIT", "survei", 0),
        ("pack 1", "MIT", "survei", 2),
    ]
