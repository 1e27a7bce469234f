import json
import lzma
from collections import Counter
from importlib.resources import files

import polars as pl
import pytest

from lindung.vocabulary.areas.gazetteer import GAZETTEER, aliases, gazetteer, stock_of
from lindung.vocabulary.areas.stock import expected_stock
from lindung.vocabulary.wilayah import AreaCode, AreaLevel

PACKAGE = files("lindung.vocabulary.areas")


def test_holds_all_areas_of_the_decree_and_the_country() -> None:
    assert Counter(gazetteer()["level"]) == {0: 1, 1: 38, 2: 514, 3: 7_285, 4: 83_762}


def test_declares_its_columns() -> None:
    assert dict(gazetteer().schema) == GAZETTEER


def test_says_level_kind_and_parent_as_the_code_does() -> None:
    rows = gazetteer().select("code", "level", "kind", "parent_code").rows()
    for code, level, kind, parent in rows:
        area = AreaCode(code)
        assert (level, kind) == (area.level.value, area.kind.value)
        assert parent == (area.parent.text if area.parent else None)


def test_has_each_code_once_and_every_parent() -> None:
    codes = gazetteer()["code"]
    parents = gazetteer()["parent_code"].drop_nulls()
    assert codes.n_unique() == len(codes) == 91_600
    assert set(parents) <= set(codes)


@pytest.mark.parametrize(
    ("code", "name", "search_name"),
    [
        ("ID", "Indonesia", "indonesia"),
        ("33", "Jawa Tengah", "jawa tengah"),
        ("33.22", "Kabupaten Semarang", "semarang"),
        ("33.74", "Kota Semarang", "semarang"),
        ("31.74", "Kota Administrasi Jakarta Selatan", "jakarta selatan"),
        ("18.06.01", "Kota Agung", "kota agung"),
        ("35.13.15.2017", 'Soka"an', "sokaan"),
    ],
)
def test_keeps_the_kind_in_the_name_and_searches_without_it(code: str, name: str, search_name: str) -> None:
    row = gazetteer().row(by_predicate=pl.col("code") == code, named=True)
    assert (row["name"], row["search_name"]) == (name, search_name)


def test_names_every_area_of_an_alias() -> None:
    assert set(aliases()["code"]) <= set(gazetteer()["code"])


def test_ships_the_licence_and_the_attribution_beside_the_data() -> None:
    licence = PACKAGE.joinpath("LICENSE-ODbL.md").read_text(encoding="utf-8")
    attribution = PACKAGE.joinpath("ATTRIBUTION.md").read_text(encoding="utf-8")
    assert licence.startswith("# Open Database License (ODbL)")
    assert "idn-area-data 4.0.1" in attribution
    assert "300.2.2-2430/2025" in attribution


def test_packs_only_code_and_name() -> None:
    text = lzma.decompress(PACKAGE.joinpath("areas.csv.xz").read_bytes()).decode("utf-8")
    assert text.splitlines()[:2] == ["code,name", "11,Aceh"]
    assert "  " not in text


def test_knows_without_unpacking_what_the_list_adds_up_to() -> None:
    assert expected_stock() == stock_of(gazetteer())


def test_names_the_edition() -> None:
    edition = json.loads(PACKAGE.joinpath("edition.json").read_text(encoding="utf-8"))
    assert (edition["version"], edition["decree"]) == ("4.0.1", "Kepmendagri 300.2.2-2430/2025")
    assert edition["stock"][AreaLevel.REGENCY][1] == 514
