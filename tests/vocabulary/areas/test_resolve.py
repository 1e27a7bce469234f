import time
from pathlib import Path

import polars as pl
import pytest

from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.areas.resolve import bears_name, resolve_areas

SCHEMA = {"area_name": pl.String, "level": pl.String, "parent": pl.String}


def resolved(*rows: tuple[str | None, str | None, str | None]) -> list[tuple[str | None, int]]:
    names = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    return resolve_areas(names).select("area_code", "candidates").rows()


@pytest.mark.parametrize(
    ("name", "level", "parent", "code"),
    [
        ("Kota Semarang", None, None, "33.74"),
        ("KOTA SEMARANG", "kota", "Jawa Tengah", "33.74"),
        ("Kab. Semarang", None, None, "33.22"),
        ("Semarang", "kabupaten", None, "33.22"),
        ("Prov. Jawa Tengah", None, None, "33"),
        ("Jawa Tengah", "province", "Indonesia", "33"),
        ("Jawa Tengah", "provinsi", None, "33"),
        ("Jateng", None, None, "33"),
        ("DKI Jakarta", "province", "Indonesia", "31"),
        ("Daerah Khusus Jakarta", None, None, "31"),
        ("DI Yogyakarta", None, None, "34"),
        ("Kota Yogyakarta", None, None, "34.71"),
        ("Kota Solo", "kota", "Jateng", "33.72"),
        ("Solo", None, None, "33.72"),
        ("Kabupaten Bantul", "kabupaten", "DI Yogyakarta", "34.02"),
        ("Pangkalpinang", None, None, "19.71"),
        ("Pangkal Pinang", None, None, "19.71"),
        ("Klaten", None, None, "33.10"),
        ("Desa Wunut", "desa", "Kabupaten Klaten", "33.10.19.2018"),
        ("Wunut", None, "Kab. Klaten", "33.10.19.2018"),
        ("Wunut", "village", "Tulung", "33.10.19.2018"),
        ("Semarang", None, "Kota Bengkulu", "17.71.08.1003"),
        ("Kecamatan Kota Agung", None, "Tanggamus", "18.06.01"),
        ("Indonesia", "national", None, "ID"),
        ("Nasional", "national", "", "ID"),
    ],
)
def test_knows_an_area_by_name_kind_level_and_ancestor(
    name: str, level: str | None, parent: str | None, code: str
) -> None:
    assert resolved((name, level, parent)) == [(code, 1)]


@pytest.mark.parametrize(
    ("name", "level", "parent", "candidates"),
    [
        ("Semarang", None, None, 2),
        ("Semarang", None, "Jawa Tengah", 2),
        ("Semarang", "regency", None, 2),
        ("Gorontalo", None, None, 3),
        ("Jogja", None, None, 2),
        ("Wunut", "desa", None, 4),
    ],
)
def test_leaves_an_ambiguous_name_without_a_code(
    name: str, level: str | None, parent: str | None, candidates: int
) -> None:
    assert resolved((name, level, parent)) == [(None, candidates)]


@pytest.mark.parametrize(
    ("name", "level", "parent"),
    [
        ("Cabang Surakarta", "branch", "Jawa Tengah"),
        ("Kota Semarang", "branch", None),
        ("Kota Semarang", "kabupaten", None),
        ("Kota Semarang", "planet", None),
        ("Kota Semarang", "kota", "Jawa Barat"),
        ("Kota Semarang", "kota", "Negeri Dongeng"),
        ("Kota Semarang", "national", None),
        ("Kota Demak", None, None),
        ("Negeri Dongeng", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_finds_nothing_rather_than_something_else(name: str | None, level: str | None, parent: str | None) -> None:
    assert resolved((name, level, parent)) == [(None, 0)]


def test_keeps_the_rows_in_order_with_their_other_columns() -> None:
    names = pl.DataFrame(
        [("Kota Tegal", None, None, 3), ("Semarang", None, None, 1), ("Kota Tegal", None, None, 2)],
        schema={**SCHEMA, "row": pl.Int64},
        orient="row",
    )
    assert resolve_areas(names).rows() == [
        ("Kota Tegal", None, None, 3, "33.76", 1),
        ("Semarang", None, None, 1, None, 2),
        ("Kota Tegal", None, None, 2, "33.76", 1),
    ]


def test_takes_a_table_without_rows() -> None:
    assert resolve_areas(pl.DataFrame(schema=SCHEMA)).height == 0


def test_knows_every_province_and_regency_by_its_official_name() -> None:
    named = gazetteer().filter(pl.col("level") <= 2)
    names = named.select("code", area_name="name", level=pl.lit(None, pl.String), parent=pl.lit(None, pl.String))
    wrong = resolve_areas(names).filter(pl.col("area_code").is_null() | (pl.col("area_code") != pl.col("code")))
    assert wrong.select("area_name", "candidates").rows() == [("Jambi", 2), ("Bengkulu", 2), ("Gorontalo", 3)]


def test_knows_nearly_every_village_inside_its_district() -> None:
    districts = gazetteer().select(parent_code="code", parent="name")
    villages = gazetteer().filter(pl.col("level") == 4).join(districts, on="parent_code")
    names = villages.select("code", "parent", area_name="name", level=pl.lit("village"))
    found = resolve_areas(names)
    known = found.filter(pl.col("area_code") == pl.col("code")).height
    wrong = found.filter(pl.col("area_code") != pl.col("code"))
    assert wrong.height == 0
    assert known > 0.97 * names.height


@pytest.mark.slow
def test_resolves_a_million_rows_in_a_moment() -> None:
    districts = gazetteer().select(parent_code="code", parent="name")
    names = gazetteer().join(districts, on="parent_code").select("parent", area_name="name", level=pl.lit("village"))
    million = names.sample(1_000_000, with_replacement=True, seed=1)
    began = time.perf_counter()
    resolve_areas(million)
    assert time.perf_counter() - began < 8  # measured: 0.8 s on 2 cores; a machine under load gets time


def test_knows_every_area_of_the_published_figures(published_coverage: Path) -> None:
    figures = pl.read_csv(published_coverage, infer_schema=False).select(*SCHEMA)
    unknown = resolve_areas(figures).filter(pl.col("area_code").is_null())
    assert set(unknown["level"]) == {"branch"}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("31", "DKI Jakarta"),
        ("33.72", "Solo"),
        ("33.72", "KOTA SURAKARTA"),
        ("33.72", "Surakarta"),
        ("34", "D.I. Yogyakarta"),
        ("19.71", "Kota Pangkalpinang"),
        ("33.22", "Kab. Semarang"),
        ("33.10.19.2018", "Desa Wunut"),
        ("ID", "Nasional"),
        ("33.74", None),
    ],
)
def test_an_area_goes_by_every_name_people_use(code: str, name: str | None) -> None:
    assert bears_name(pl.DataFrame({"area_code": [code], "area_name": [name]})).to_list() == [True]


@pytest.mark.parametrize(
    ("code", "name"),
    [("16.08", "OKU Selatan"), ("33.22", "Kota Semarang"), ("33.74", "Kabupaten Semarang"), ("99.99", "Kota Semarang")],
)
def test_an_area_does_not_go_by_another_places_name(code: str, name: str) -> None:
    assert bears_name(pl.DataFrame({"area_code": [code], "area_name": [name]})).to_list() == [False]
