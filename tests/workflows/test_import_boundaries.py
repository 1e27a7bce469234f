import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lindung.engines.intake.boundaries import BoundaryError, BoundaryRefusal
from lindung.opendata.models import BoundaryPack, BoundaryShape
from lindung.opendata.queries.boundary import shape_of, shapes_of_children
from lindung.vocabulary.outline import box_of
from lindung.workflows.import_boundaries import BoundariesImported, BoundaryOriginError, import_boundaries
from lindung.workflows.remove_boundaries import BoundariesRemoved, PackNotFoundError, remove_boundaries
from tests.sample_areas import store_areas

pytestmark = pytest.mark.django_db

GEO = Path(__file__).parents[3] / "shared" / "data" / "geo"
NOW = datetime(2025, 5, 2, 3, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def areas() -> None:
    store_areas("33.72", "33.74")


def geojson(*codes: str, west: float = 110.0) -> bytes:
    ring = [[west, -7.0], [west + 0.5, -7.0], [west + 0.5, -6.5]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    features = [{"type": "Feature", "properties": {"kode": code}, "geometry": shape} for code in codes]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def install(data: bytes, **changes: Any) -> BoundariesImported:
    told = {"name": "peta.json", "licence": " MIT ", "origin": "survei", "now": NOW}
    return import_boundaries(data=data, **{**told, **changes})


def test_stores_the_outlines_with_licence_and_origin() -> None:
    done = install(geojson("33.72", "33.74"))
    pack = BoundaryPack.objects.get()
    assert (done.pack_id, done.is_new, done.read, done.stored) == (pack.pk, True, 2, 2)
    assert (pack.name, pack.licence, pack.origin, pack.imported_at) == ("peta.json", "MIT", "survei", NOW)
    assert shape_of("33.74") == ((((11_000_000, -700_000), (11_050_000, -700_000), (11_050_000, -650_000)),),)


def test_adds_up_to_what_it_read() -> None:
    done = install(geojson("33.72", "33.79", "bukan kode", "33.74"))
    assert done.read == done.stored + done.same + len(done.refused) == 4
    assert {(item.place, item.code, item.reason) for item in done.refused} == {
        ("features 2", "33.79", BoundaryRefusal.UNKNOWN_AREA),
        ("features 3", "bukan kode", BoundaryRefusal.NO_DOTS),
    }


def test_makes_nothing_twice_of_the_same_file() -> None:
    first = install(geojson("33.72", "33.79"))
    second = install(geojson("33.72", "33.79"), name="lagi.json")
    assert (second.pack_id, second.is_new, second.stored, second.same) == (first.pack_id, False, 0, 1)
    assert second.read == second.stored + second.same + len(second.refused)
    assert (BoundaryPack.objects.count(), BoundaryShape.objects.count()) == (1, 1)


@pytest.mark.parametrize("missing", [{"licence": " "}, {"origin": ""}])
def test_asks_for_licence_and_origin(missing: dict[str, str]) -> None:
    with pytest.raises(BoundaryOriginError):
        install(geojson("33.72"), **missing)
    assert not BoundaryPack.objects.exists()


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (geojson("33.79"), "unknown_area")])
def test_stores_nothing_of_a_file_it_refuses(data: bytes, reason: str) -> None:
    with pytest.raises(BoundaryError) as refused:
        install(data)
    assert refused.value.reason == reason
    assert not BoundaryPack.objects.exists()


def test_removes_a_pack_and_draws_the_older_one_again() -> None:
    install(geojson("33.72"))
    newer = install(geojson("33.72", west=100.0), now=NOW.replace(day=3))
    assert box_of(shapes_of_children("33")["33.72"])[0] == 10_000_000
    assert remove_boundaries(pack_id=newer.pack_id) == BoundariesRemoved(name="peta.json", shapes=1)
    assert box_of(shapes_of_children("33")["33.72"])[0] == 11_000_000


def test_says_when_there_is_no_pack_to_remove() -> None:
    install(geojson("33.72"))
    with pytest.raises(PackNotFoundError):
        remove_boundaries(pack_id=-1)
    assert BoundaryShape.objects.count() == 1


@pytest.mark.skipif(not GEO.exists(), reason="the maps lie beside the development checkout only")
def test_installs_a_real_map_of_a_city() -> None:
    done = install((GEO / "3374_kota_semarang.topo.json").read_bytes())
    assert (done.read, done.stored, done.refused) == (194, 194, ())
    assert len(shapes_of_children("33.74")) == 16
