from pathlib import Path

import polars as pl
import pytest

from lindung.engines.linkage.exchange.faults import ExchangeError, KeyExpiredError, PersonalDataError
from lindung.engines.linkage.exchange.keyed_match import ASKED, HELD
from lindung.engines.linkage.plain_map import MapError, parse_map
from lindung.registry.queries.exchange_log import exchange_lines
from lindung.vocabulary.exchange_status import ExchangeAct
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.exchange.hash_list import hash_asked, hash_held, hash_participants
from lindung.workflows.exchange.hashed_file import ListKind, read_hashed
from lindung.workflows.exchange.record import sha256_of
from tests.registry.snapshots.people import FIRST_NIK
from tests.workflows.exchange.two_offices import BY, MAP, NOW, asked_in, held_in, key_in, later, village_list
from tests.workflows.linking.office_people import stored, worker

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["tanya.parquet", "tanya.csv"])
def test_writes_row_ids_and_hashes_and_nothing_of_a_person(tmp_path: Path, name: str) -> None:
    key = key_in(tmp_path)
    assert asked_in(tmp_path, key, name).rows == 8
    data = (tmp_path / name).read_bytes()
    read = read_hashed(data, name=name)
    assert (read.kind, read.key_id, read.terms) == (ListKind.ASKED, key.key_id, key.terms)
    assert read.rows.columns == [*ASKED]
    assert read.rows["row_id"].to_list() == [f"A-{number}" for number in range(1, 9)]
    assert not any(str(FIRST_NIK + number).encode() in data for number in range(1, 9))
    assert b"Rekaan B" not in data
    assert b"1980" not in data


def test_counts_rows_that_say_too_little(tmp_path: Path) -> None:
    key, source = key_in(tmp_path), village_list(tmp_path, NIK="-", LAHIR="")
    done = hash_asked(source, tmp_path / "t.csv", key_file=key.path, mapping=MAP, id_column="NO", by=BY, now=NOW)
    assert (done.rows, done.hashed, done.without) == (8, 0, 8)


def test_hashes_the_active_members_of_a_register(tmp_path: Path) -> None:
    done = held_in(tmp_path, key_in(tmp_path))
    read = read_hashed((tmp_path / "peserta.parquet").read_bytes(), name="peserta.parquet")
    assert (done.rows, done.hashed, done.inactive) == (5, 5, 1)
    assert read.rows.columns == [*HELD]
    assert sorted(read.rows["until"]) == ["2026-11", "2026-12", "2026-12", "2026-12", "2026-12"]
    assert read.rows["by_nik"].null_count() == 1


def test_hashes_the_active_members_of_a_file(tmp_path: Path) -> None:
    source = tmp_path / "peserta.csv"
    months = ["2026-12", "2026-10", "2026-11-30", "2027-01-31 00:00:00", None]
    rows = [{"NIK": str(FIRST_NIK + n), "NAMA": worker(n)["name"], "LAHIR": "1980-01-01"} for n in range(1, 6)]
    pl.DataFrame(rows).with_columns(AKHIR=pl.Series(months)).write_csv(source)
    done = hash_held(
        source, tmp_path / "p.csv", key_file=key_in(tmp_path).path, mapping=MAP, until_column="AKHIR", by=BY, now=NOW
    )
    read = read_hashed((tmp_path / "p.csv").read_bytes(), name="p.csv")
    assert (done.rows, done.inactive) == (3, 2)
    assert sorted(read.rows["until"]) == ["2026-11", "2026-12", "2027-01"]


def test_refuses_a_last_month_that_cannot_be_read(tmp_path: Path) -> None:
    source = village_list(tmp_path, AKHIR="Desember")
    with pytest.raises(ExchangeError, match="data row 1: the last month cannot be read"):
        hash_held(
            source,
            tmp_path / "p.csv",
            key_file=key_in(tmp_path).path,
            mapping=MAP,
            until_column="AKHIR",
            by=BY,
            now=NOW,
        )


def test_the_log_keeps_what_was_hashed(tmp_path: Path) -> None:
    key = key_in(tmp_path)
    asked_in(tmp_path, key)
    (line,) = exchange_lines(10)
    assert (line.act, line.by, line.happened_at, line.key_id) == (ExchangeAct.HASHED, BY, NOW, key.key_id)
    assert (line.purpose, line.counterpart, line.period) == ("status desa", "BPJS Rekaan", "2026-11")
    assert (line.rows_asked, line.rows_found) == (8, 8)
    assert line.file_sha256 == sha256_of((tmp_path / "tanya.parquet").read_bytes())


@pytest.mark.parametrize("column", ["NIK", "NAMA"])
def test_refuses_row_ids_that_name_somebody(tmp_path: Path, column: str) -> None:
    key, target = key_in(tmp_path), tmp_path / "t.csv"
    with pytest.raises(PersonalDataError) as refused:
        hash_asked(village_list(tmp_path), target, key_file=key.path, mapping=MAP, id_column=column, by=BY, now=NOW)
    assert "Rekaan B" not in str(refused.value)
    assert not target.exists()
    assert exchange_lines(10) == []


def test_refuses_an_expired_key(tmp_path: Path) -> None:
    key = key_in(tmp_path)
    with pytest.raises(KeyExpiredError):
        hash_asked(
            village_list(tmp_path),
            tmp_path / "t.csv",
            key_file=key.path,
            mapping=MAP,
            id_column="NO",
            by=BY,
            now=later(31),
        )


def test_refuses_a_column_that_is_not_there(tmp_path: Path) -> None:
    key, source = key_in(tmp_path), village_list(tmp_path)
    with pytest.raises(ExchangeError, match="has no column id"):
        hash_asked(source, tmp_path / "t.csv", key_file=key.path, mapping=MAP, id_column="id", by=BY, now=NOW)
    with pytest.raises(MapError, match="has no column KTP"):
        hash_asked(
            source, tmp_path / "t.csv", key_file=key.path, mapping=parse_map("nik=KTP"), id_column="NO", by=BY, now=NOW
        )


def test_refuses_a_register_of_other_people(tmp_path: Path) -> None:
    others = stored(RegisterKind.WORKERS, [worker(1)]).manifest.snapshot_id
    with pytest.raises(ExchangeError, match="not one of participants"):
        hash_participants([others], tmp_path / "p.csv", key_file=key_in(tmp_path).path, by=BY, now=NOW)


def test_overwrites_nothing_and_then_records_nothing(tmp_path: Path) -> None:
    key = key_in(tmp_path)
    (tmp_path / "tanya.parquet").write_bytes(b"x")
    with pytest.raises(FileExistsError):
        asked_in(tmp_path, key)
    assert exchange_lines(10) == []
