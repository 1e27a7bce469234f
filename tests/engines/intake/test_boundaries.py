import json
from pathlib import Path
from typing import Any

import pytest

from lindung.engines.intake.boundaries import BoundaryError, BoundaryRefusal, read_boundaries

GEO = Path(__file__).parents[4] / "shared" / "data" / "geo"
SQUARE = [[[110.0, -7.0], [110.5, -7.0], [110.5, -6.5], [110.0, -6.5], [110.0, -7.0]]]
SQUARE_OUTLINE = ((((11_000_000, -700_000), (11_050_000, -700_000), (11_050_000, -650_000), (11_000_000, -650_000)),),)


def feature(code: object = "33.74", *, geometry: Any = None, **properties: object) -> dict[str, Any]:
    shape = geometry if geometry is not None else {"type": "Polygon", "coordinates": SQUARE}
    return {"type": "Feature", "properties": {"code": code, **properties}, "geometry": shape}


def geojson(*features: dict[str, Any]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def topojson(**changes: Any) -> bytes:
    """Two squares side by side that share the arc in the middle, the second with its arcs turned round."""
    topology = {
        "type": "Topology",
        "transform": {"scale": [0.5, 0.5], "translate": [110.0, -7.0]},
        "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]],
        "objects": {
            "regencies": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "id": "33.74", "arcs": [[0, 1]]},
                    {"type": "MultiPolygon", "id": "33.22", "arcs": [[[2, -1]]]},
                ],
            },
            "province": {"type": "Polygon", "id": "33", "arcs": [[2, 1]]},
        },
    }
    return json.dumps({**topology, **changes}).encode()


def test_reads_geojson_in_whole_units_without_the_closing_point() -> None:
    read = read_boundaries(geojson(feature()))
    assert [(area.code, area.outline) for area in read.areas] == [("33.74", SQUARE_OUTLINE)]
    assert (read.features, read.refused) == (1, ())


def test_reads_topojson_of_all_layers_with_shared_and_turned_arcs() -> None:
    outlines = {area.code: area.outline for area in read_boundaries(topojson()).areas}
    west, middle, east, south, north = 11_000_000, 11_050_000, 11_100_000, -700_000, -650_000
    assert {code: sorted(outline[0][0]) for code, outline in outlines.items()} == {
        "33.74": [(west, south), (west, north), (middle, south), (middle, north)],
        "33.22": [(middle, south), (middle, north), (east, south), (east, north)],
        "33": [(west, south), (west, north), (middle, south), (middle, north), (east, south), (east, north)],
    }


def test_reads_topojson_that_is_not_quantised() -> None:
    arcs = [[[110.0, -7.0], [110.5, -7.0], [110.5, -6.5], [110.0, -6.5], [110.0, -7.0]]]
    objects = {"city": {"type": "Polygon", "id": "33.74", "arcs": [[0]]}}
    read = read_boundaries(topojson(arcs=arcs, objects=objects, transform=None))
    assert read.areas[0].outline == SQUARE_OUTLINE


def test_keeps_holes_and_islands() -> None:
    hole = [[110.1, -6.9], [110.2, -6.9], [110.2, -6.8]]
    island = [[[111.0, -7.0], [111.1, -7.0], [111.1, -6.9]]]
    geometry = {"type": "MultiPolygon", "coordinates": [[*SQUARE, hole], island]}
    outline = read_boundaries(geojson(feature(geometry=geometry))).areas[0].outline
    assert [len(polygon) for polygon in outline] == [2, 1]


def test_takes_the_land_of_a_collection() -> None:
    geometry = {
        "type": "GeometryCollection",
        "geometries": [{"type": "Point", "coordinates": [110.2, -6.8]}, {"type": "Polygon", "coordinates": SQUARE}],
    }
    assert read_boundaries(geojson(feature(geometry=geometry))).areas[0].outline == SQUARE_OUTLINE


@pytest.mark.parametrize("name", ["kode", "KODE_WILAYAH", "KDEPUM", "code"])
def test_finds_the_property_with_the_codes(name: str) -> None:
    shape = {"type": "Polygon", "coordinates": SQUARE}
    data = geojson({"type": "Feature", "id": 7, "properties": {"OBJECTID": 1, name: "33.74"}, "geometry": shape})
    assert read_boundaries(data).areas[0].code == "33.74"


def test_takes_the_deepest_code_of_a_village_map() -> None:
    data = geojson(feature(None, KDPPUM="33", KDPKAB="33.74", KDCPUM="33.74.01", KDEPUM="33.74.01.1001"))
    assert read_boundaries(data).areas[0].code == "33.74.01.1001"


def test_takes_the_property_it_is_told() -> None:
    assert read_boundaries(geojson(feature("33.22", wilayah="33.74")), code_property="Wilayah").areas[0].code == "33.74"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (feature(None), BoundaryRefusal.NO_CODE),
        (feature("3322"), BoundaryRefusal.NO_DOTS),
        (feature(33.22), BoundaryRefusal.NO_DOTS),
        (feature("33.22", geometry={}), BoundaryRefusal.NO_SHAPE),
        (
            feature("33.22", geometry={"type": "Polygon", "coordinates": [[[110, -7], [110.5, -7], [110, -7]]]}),
            BoundaryRefusal.NO_SHAPE,
        ),
        (feature("33.22", geometry={"type": "Point", "coordinates": [110, -7]}), BoundaryRefusal.NO_LAND),
        (feature("33.22", geometry={"type": "Blob"}), BoundaryRefusal.NO_LAND),
    ],
)
def test_leaves_out_a_feature_and_says_which_and_why(bad: dict[str, Any], reason: BoundaryRefusal) -> None:
    read = read_boundaries(geojson(feature("33.74"), bad))
    assert [area.code for area in read.areas] == ["33.74"]
    assert [(item.place, item.reason) for item in read.refused] == [("features 2", reason)]
    assert read.features == len(read.areas) + len(read.refused)
    assert reason.words.id != reason.words.en


def test_takes_neither_of_two_features_with_one_code() -> None:
    read = read_boundaries(geojson(feature("33.74"), feature("33.22"), feature("33.22")))
    assert [area.code for area in read.areas] == ["33.74"]
    assert [item.reason for item in read.refused] == [BoundaryRefusal.TWICE, BoundaryRefusal.TWICE]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"%PDF-1.7", "not_json"),
        (b"\xff\xfe\x00", "not_json"),
        (b"[" * 200_000, "not_json"),
        (b'{"type": NaN}', "not_json"),
        (b"[]", "no_features"),
        (b'{"type": "Polygon"}', "no_features"),
        (geojson(), "no_features"),
        (b'{"type": "FeatureCollection"}', "damaged"),
        (b'{"type": "FeatureCollection", "features": [1]}', "damaged"),
        (geojson(feature(geometry={"type": "Polygon", "coordinates": [[["a", "b"]]]})), "damaged"),
        (geojson(feature(geometry={"type": "Polygon", "coordinates": [[[110.0]]]})), "damaged"),
        (geojson(feature(geometry={"type": "Polygon", "coordinates": 5})), "damaged"),
        (topojson(arcs=[]), "damaged"),
        (topojson(transform={"scale": [1]}), "damaged"),
        (topojson(objects={"a": None}), "damaged"),
        (
            geojson(feature(geometry={"type": "Polygon", "coordinates": [[[-7.0, 110.0], [0, 1], [1, 0]]]})),
            "not_degrees",
        ),
        (geojson(feature(geometry={"type": "Polygon", "coordinates": [[[434_000, 9_220_000]]]})), "not_degrees"),
        (geojson(feature("3374")), "no_dots"),
        (geojson(feature(33.74)), "no_dots"),
        (geojson(feature(None, nama="Semarang")), "no_code_property"),
        (geojson(feature("33.74", geometry={"type": "Point", "coordinates": [110, -7]})), "no_land"),
    ],
)
def test_refuses_a_file_it_cannot_use(data: bytes, reason: str) -> None:
    with pytest.raises(BoundaryError) as refused:
        read_boundaries(data)
    assert refused.value.reason == reason
    assert refused.value.words.id
    assert refused.value.words.en


def test_refuses_a_property_the_file_does_not_have() -> None:
    with pytest.raises(BoundaryError, match="the properties are: code, nama"):
        read_boundaries(geojson(feature(nama="Semarang")), code_property="kodepos")


@pytest.mark.skipif(not GEO.exists(), reason="the maps lie beside the development checkout only")
@pytest.mark.parametrize(
    ("name", "features", "refused"),
    [
        ("3372_kota_surakarta.topo.json", 60, []),
        ("3374_kota_semarang.topo.json", 194, []),
        ("id_regencies.topo.json", 552, []),
        ("id_districts.topo.json", 7_285, [("71.09.05", BoundaryRefusal.NO_SHAPE)]),
    ],
)
def test_reads_real_maps(name: str, features: int, refused: list[tuple[str, BoundaryRefusal]]) -> None:
    read = read_boundaries((GEO / name).read_bytes())
    assert read.features == features == len(read.areas) + len(refused)
    assert [(item.code, item.reason) for item in read.refused] == refused
