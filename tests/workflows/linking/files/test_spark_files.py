"""Plain files on Spark: read as they are read here, and refused for the same reasons."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from lindung.engines.linkage.plain_map import MapError, parse_map
from lindung.engines.linkage.prepared import prepare
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.files.link_files import FileSide
from tests.engines.linkage.linked_people import person
from tests.spark_sessions import spark_session

MAP = parse_map("nik=NIK,name=name+surname,born_on=birth.date,sex=sex,place=village_code")
PEOPLE = pl.DataFrame(
    {
        "id": ["b-2", "a-1", "c-3"],
        "NIK": ["3374810101800001", "337481010180000", ""],
        "name": ['SITI "TI" AMINAH', "Budi;Santoso, SE", "Line\nbreak"],
        "surname": ["", "Wijaya", None],
        "birth.date": ["1980-01-01", "1981-12-31", None],
        "sex": ["P", "L", ""],
        "village_code": ["33.74.01.1001", "Kampung Baru", ""],
    }
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def session() -> Any:  # Any: Spark lies in an environment of its own
    return spark_session()


def loaded(session: Any, path: Path, id_column: str = "id") -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Return records, identifiers and names as Spark has them, in the order of the file."""
    from lindung.engines.linkage.spark_loading import load_given
    from lindung.engines.linkage.spark_relations import SparkRelations
    from lindung.workflows.linking.files.spark_files import check_identifiers, given_rows

    side = FileSide(path, id_column, MAP)
    relations = SparkRelations(session)
    try:
        load_given(relations, {"left": given_rows(session, side)})
        check_identifiers(relations, "left", side)
        tables = ("left_records", "left_ids", "names")
        told = [relations.read(f"SELECT * FROM {table} ORDER BY 1") for table in tables]
    finally:
        relations.close()
    return told[0], told[1], told[2]


def write(people: pl.DataFrame, path: Path) -> Path:
    """Write people as the name of the file asks for; csv with a byte order mark, as spreadsheets do."""
    match path.suffix:
        case ".parquet":
            people.write_parquet(path)
        case ".xlsx":
            people.write_excel(path)
        case _:
            people.write_csv(path, separator=";", include_bom=True)
    return path


@pytest.mark.parametrize("name", ["list.parquet", "list.csv", "list.xlsx", "list [2026] *.parquet"])
def test_records_are_those_that_are_prepared_here(session: Any, tmp_path: Path, name: str) -> None:
    records, identifiers, names = loaded(session, write(PEOPLE, tmp_path / name))
    here, names_here = prepare(MAP.records(PEOPLE))

    assert records.drop("id").equals(here.drop("id"))
    assert identifiers["identifier"].to_list() == ["b-2", "a-1", "c-3"]
    assert identifiers["id"].equals(records["id"])
    assert names.sort("name").equals(names_here.unique().sort("name"))


def test_identifiers_keep_their_type(session: Any, tmp_path: Path) -> None:
    numbered = PEOPLE.with_columns(id=pl.Series([3, 2, 1], dtype=pl.Int32))

    assert loaded(session, write(numbered, tmp_path / "list.parquet"))[1]["identifier"].dtype == pl.Int32


@pytest.mark.parametrize("ids", [["a", "a", "b"], ["a", None, "b"]])
def test_refuses_records_that_nothing_tells_apart(session: Any, tmp_path: Path, ids: list[str]) -> None:
    path = write(PEOPLE.with_columns(id=pl.Series(ids)), tmp_path / "list.parquet")

    with pytest.raises(LinkingError, match=r"column id of list\.parquet is empty or doubled"):
        loaded(session, path)


def test_refuses_what_it_cannot_use(session: Any, tmp_path: Path) -> None:
    path = write(PEOPLE, tmp_path / "list.parquet")
    (tmp_path / "broken.parquet").write_text("no parquet")
    write(pl.DataFrame([person(1, "Siti")]), tmp_path / "other.parquet")

    with pytest.raises(LinkingError, match="has no column number"):
        loaded(session, path, "number")
    with pytest.raises(LinkingError, match="does not exist"):
        loaded(session, tmp_path / "nowhere.parquet")
    with pytest.raises(LinkingError, match="cannot be read"):
        loaded(session, tmp_path / "broken.parquet")
    with pytest.raises(MapError, match="has no column"):
        loaded(session, tmp_path / "other.parquet")
