"""The files of one release, read back with other tools than those that wrote them."""

import csv
import io
import json

import polars as pl
import pyarrow.parquet as pq
import pytest

from lindung.opendata.files.columns import COLUMNS
from lindung.opendata.files.csv_file import csv_parts
from lindung.opendata.files.dictionary import dictionary, dictionary_csv, dictionary_json
from lindung.opendata.files.json_file import json_parts
from lindung.opendata.files.parquet_file import parquet_parts
from lindung.opendata.files.sdmx_file import sdmx_parts
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.release_rows import RowFilter, release_batches
from tests.sample_observations import NOVEMBER, OCTOBER, observations, suppressed
from tests.sample_releases import released

pytestmark = pytest.mark.django_db


@pytest.fixture
def frame() -> pl.DataFrame:
    """Return two months with two suppressed villages."""
    return suppressed(observations(OCTOBER, NOVEMBER), v33_74_01_0000="primary", v33_74_01_1002="complementary")


@pytest.fixture
def release(db: None, frame: pl.DataFrame) -> ReleaseInfo:
    """Release it."""
    return released(frame)


def text(value: int | None) -> str:
    return "" if value is None else str(value)


def expected(frame: pl.DataFrame) -> set[tuple[str, ...]]:
    return {
        (
            row["area_code"], f"{row['month'] // 12}-{row['month'] % 12 + 1:02d}", row["basis"], row["indicator"],
            row["dimension"], row["category"], text(row["numerator"]), text(row["denominator"]),
            "published" if row["state"] == "published" else "suppressed",
        )
        for row in frame.iter_rows(named=True)
    }  # fmt: skip


def test_csv_holds_every_row_and_nothing_else(release: ReleaseInfo, frame: pl.DataFrame) -> None:
    data = b"".join(csv_parts(release_batches(release))).decode()
    header, *rows = csv.reader(io.StringIO(data, newline=""))
    assert header == [
        "area_code", "month", "basis", "indicator", "dimension", "category", "numerator", "denominator", "state",
    ]  # fmt: skip
    assert {tuple(row) for row in rows} == expected(frame)
    assert len(rows) == frame.height
    assert data.count("\r\n") == data.count("\n") == frame.height + 1


def test_csv_has_no_trace_of_which_cell_is_small(release: ReleaseInfo) -> None:
    data = b"".join(csv_parts(release_batches(release)))
    assert b"primary" not in data
    assert b"complementary" not in data
    assert data.count(b",,,suppressed\r\n") == 4


def test_parquet_holds_the_same(release: ReleaseInfo, frame: pl.DataFrame) -> None:
    data = b"".join(parquet_parts(release, release_batches(release)))
    table = pq.read_table(io.BytesIO(data))
    texts = [tuple("" if value is None else str(value) for value in row.values()) for row in table.to_pylist()]
    assert set(texts) == expected(frame)
    assert len(texts) == frame.height
    assert pl.read_parquet(io.BytesIO(data)).schema["numerator"] == pl.Int64
    assert table.schema.metadata[b"sha256_of_csv"].decode() == release.sha256


def test_json_holds_the_same(release: ReleaseInfo, frame: pl.DataFrame) -> None:
    content = json.loads(b"".join(json_parts(release, release_batches(release))))
    assert content["release"]["release"] == "2026-11-a"
    rows = [tuple("" if value is None else str(value) for value in row) for row in content["rows"]]
    assert set(rows) == expected(frame)
    assert content["columns"][0] == "area_code"


def test_json_of_no_rows_is_still_json(release: ReleaseInfo) -> None:
    assert json.loads(b"".join(json_parts(release, [])))["rows"] == []


def test_parquet_of_no_rows_is_still_parquet(release: ReleaseInfo) -> None:
    assert pq.read_table(io.BytesIO(b"".join(parquet_parts(release, [])))).num_rows == 0


def test_files_come_in_parts(release: ReleaseInfo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lindung.opendata.queries.release_rows.BATCH", 4)
    monkeypatch.setattr("lindung.opendata.files.parquet_file._GROUP", 8)
    whole = list(csv_parts(release_batches(release)))
    assert len(whole) > 10
    assert max(part.count(b"\n") for part in whole) == 4
    parts = list(parquet_parts(release, release_batches(release)))
    assert sum(1 for part in parts if part) > 5
    assert pq.read_table(io.BytesIO(b"".join(parts))).num_rows == release.rows


def test_a_filter_keeps_what_was_asked_for(release: ReleaseInfo) -> None:
    wanted = RowFilter(areas=[20_000_000_000 + 3_374_000_000], months=[NOVEMBER.ordinal], indicators=["effective"])
    data = b"".join(csv_parts(release_batches(release, wanted))).decode().splitlines()
    assert data[1:] == [
        "33.74,2026-11,nik_domicile,effective,segment,BPU,135,,published",
        "33.74,2026-11,nik_domicile,effective,total,,270,810,published",
    ]


def sdmx_rows(release: ReleaseInfo) -> list[dict[str, str]]:
    data = b"".join(sdmx_parts(release, release_batches(release))).decode()
    return list(csv.DictReader(io.StringIO(data, newline="")))


def test_sdmx_follows_the_rules_of_the_format(release: ReleaseInfo, frame: pl.DataFrame) -> None:
    rows = sdmx_rows(release)
    assert [*rows[0]][:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"]
    assert {(row["STRUCTURE"], row["STRUCTURE_ID"], row["ACTION"]) for row in rows} == {
        ("dataflow", "LINDUNG:COVERAGE(1.0.0)", "I")
    }
    coded = [row[name] for row in rows for name in ("REF_AREA", "BASIS", "INDICATOR", "BREAKDOWN", "CATEGORY")]
    assert all(text and text.replace("_", "a").replace("-", "a").isalnum() and text.isascii() for text in coded)
    assert {row["TIME_PERIOD"] for row in rows} == {"2026-10", "2026-11"}
    assert len({tuple(row[n] for n in [*row][3:10]) for row in rows}) == len(rows) == frame.height


def test_sdmx_marks_suppressed_cells_by_the_code_list(release: ReleaseInfo) -> None:
    rows = sdmx_rows(release)
    hidden = [row for row in rows if row["OBS_STATUS"] == "Q"]
    assert {row["REF_AREA"] for row in hidden} == {"33_74_01_0000", "33_74_01_1002"}
    assert {(row["OBS_VALUE"], row["DENOMINATOR"]) for row in hidden} == {("", "")}
    assert {row["OBS_STATUS"] for row in rows if row["OBS_VALUE"]} == {"A"}


def test_the_dictionary_explains_every_column_and_indicator(release: ReleaseInfo) -> None:
    said = dictionary(release)
    assert json.loads(dictionary_json(release)) == said
    assert [column["column"] for column in said["columns"]] == [*COLUMNS]
    assert [entry["indicator"] for entry in said["indicators"]] == ["effective", "registered"]
    assert said["dimensions"] == [
        {"code": "segment", "name": {"id": "segmen", "en": "segment"}, "categories": ["BPU"]},
        {"code": "total", "name": {"id": "semua", "en": "all"}, "categories": []},
    ]
    assert said["licence"]["address"].startswith("https://creativecommons.org/")
    table = list(csv.DictReader(io.StringIO(dictionary_csv(release).decode(), newline="")))
    assert {row["kind"] for row in table} == {"release", "column", "indicator", "dimension", "basis"}
    effective = next(row for row in table if row["code"] == "effective")
    assert (effective["name_id"], effective["unit"], effective["source"]) == (
        "Cakupan efektif",
        "persons",
        "UU 24/2011",
    )
