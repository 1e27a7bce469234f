"""The map of the areas below."""

import json
from datetime import UTC, datetime

import pytest
from django.test import Client

from lindung.workflows.import_boundaries import import_boundaries
from lindung.workflows.import_figures import FiguresImported
from lindung.workflows.remove_boundaries import remove_boundaries

pytestmark = pytest.mark.usefixtures("figures")
NOW = datetime(2026, 1, 5, tzinfo=UTC)


def square(code: str, west: float, south: float, size: float = 0.05) -> dict[str, object]:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "properties": {"kode": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


@pytest.fixture
def pack(figures: FiguresImported) -> int:
    """Install invented squares for the city and three of its districts."""
    features = [
        square("33.74", 110.30, -7.10, 0.15),
        square("33.74.01", 110.30, -7.10),
        square("33.74.10", 110.35, -7.10),
        square("33.74.14", 110.40, -7.05),
    ]
    data = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    done = import_boundaries(data=data, name="kotak.geojson", licence="CC0", origin="gambar contoh", now=NOW)
    return done.pack_id


def test_draws_boxes_where_no_boundaries_are_installed(reader: Client) -> None:
    page = reader.get("/wilayah/33.74/").text
    assert "Luas kotak: pekerja yang masih kurang" in page
    assert "Jarak ke target</a>" not in page


@pytest.mark.usefixtures("pack")
def test_draws_outlines_where_boundaries_are_installed(reader: Client) -> None:
    page = reader.get("/wilayah/33.74/").text
    assert 'data-measure="coverage"' in page
    assert "Tembalang: 40,6%" in page
    assert "batas wilayah: gambar contoh (CC0)" in page


@pytest.mark.usefixtures("pack")
def test_switches_to_the_distance(reader: Client) -> None:
    page = reader.get("/wilayah/33.74/?ukuran=jarak").text
    assert 'data-measure="distance"' in page
    assert "Jarak ke target menurut wilayah" in page
    part = reader.get("/wilayah/33.74/?ukuran=jarak", headers={"HX-Request": "true", "HX-Target": "peta"}).text
    assert part.lstrip().startswith('<section class="card map-card" id="peta"')


def test_goes_back_to_boxes_when_the_pack_is_removed(reader: Client, pack: int) -> None:
    assert "data-measure" in reader.get("/wilayah/33.74/").text
    remove_boundaries(pack_id=pack)
    assert "Luas kotak" in reader.get("/wilayah/33.74/").text


def test_draws_nothing_where_nothing_is_known(reader: Client) -> None:
    assert 'id="peta"' not in reader.get("/wilayah/33.72/").text
