import os
import resource
import stat
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest
from polars.testing import assert_frame_equal
from pyarrow.parquet import encryption

from lindung.registry.snapshots.blobs import drop_sealed, keep_sealed, kept_names, kept_sealed
from lindung.registry.snapshots.faults import DamagedSealError, DiskFullError, KeyLostError
from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.parts import PartWriter
from lindung.registry.snapshots.seal import SEAL_FILE, Seal, seal_of
from lindung.registry.snapshots.sealed import SealedWriter, read_sealed, sweep
from lindung.registry.snapshots.sql import TooLargeError, connect_sealed

COLUMNS = {
    "row": pl.UInt32(),
    "name": pl.String(),
    "nik_number": pl.Int64(),
    "birth_date": pl.Date(),
    "consent": pl.Boolean(),
    "village_code": pl.String(),
    "empty": pl.String(),
    "reasons": pl.UInt64(),
}


@pytest.fixture
def keys(tmp_path: Path) -> KeyRing:
    return KeyRing(tmp_path / "register.key")


@pytest.fixture
def room_of_100_kb() -> Iterator[None]:
    """Let no file of this process grow beyond 100 kB: the system answers as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def people(rows: int) -> pl.DataFrame:
    number = pl.int_range(rows)
    return pl.select(
        row=number + 1,
        name=pl.format("Orang Rekaan {}", number),
        nik_number=number + 3374810101800000,
        birth_date=pl.lit(date(1980, 1, 1)) + pl.duration(days=number % 9000),
        consent=pl.when(number % 3 > 0).then(number % 3 == 1),
        village_code=pl.format("33.74.01.{}", 1001 + number % 7),
        empty=pl.lit(None),
        reasons=pl.lit(2**63, dtype=pl.UInt64),
    ).cast(COLUMNS)  # type: ignore[arg-type]  # a schema is a mapping of names to types


def seal_people(directory: Path, frame: pl.DataFrame, keys: KeyRing, *, part_rows: int = 1_000_000) -> Seal:
    with SealedWriter(directory, COLUMNS, keys=keys, part_rows=part_rows) as writer:
        for batch in frame.iter_slices(70_000):
            writer.append(batch)
        return writer.close()


@pytest.mark.parametrize("rows", [0, 1, 100_000, 250_001])
def test_pyarrow_polars_and_duckdb_read_the_same_rows(tmp_path: Path, keys: KeyRing, rows: int) -> None:
    frame = people(rows)
    seal = seal_people(tmp_path / "sealed", frame, keys, part_rows=120_000)

    read = pl.concat([pl.DataFrame(schema=COLUMNS), *read_sealed(tmp_path / "sealed", keys=keys)])
    with connect_sealed({"people": tmp_path / "sealed"}, keys=keys) as connection:
        told = pl.DataFrame(connection.sql("SELECT * FROM people ORDER BY row").to_arrow_table())

    assert_frame_equal(read, frame)
    assert_frame_equal(told, frame)
    assert seal.rows == rows
    assert len(seal.parts) == max(1, -(-rows // 120_000))


def test_reads_only_the_columns_that_are_asked_for(tmp_path: Path, keys: KeyRing) -> None:
    seal_people(tmp_path / "sealed", people(10), keys)

    (frame,) = read_sealed(tmp_path / "sealed", keys=keys, columns=["nik_number"])

    assert frame.columns == ["nik_number"]


def test_nothing_of_a_person_lies_in_the_clear(tmp_path: Path, keys: KeyRing) -> None:
    seal_people(tmp_path / "sealed", people(1000), keys)
    keep_sealed(tmp_path / "blobs", "piece-0", b"Orang Rekaan 3374810101800000", keys=keys)

    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*.parquet"))

    assert len(kept) > 1000
    assert b"Rekaan" not in kept
    assert b"village_code" not in kept


def test_every_part_has_a_key_of_its_own(tmp_path: Path, keys: KeyRing) -> None:
    seal = seal_people(tmp_path / "sealed", people(20), keys, part_rows=10)
    first, second = (part.name for part in seal.parts)
    decryption = encryption.create_decryption_properties(seal.key_of(first, keys))

    assert pq.ParquetFile(tmp_path / "sealed" / first, decryption_properties=decryption).metadata.num_rows == 10
    with pytest.raises(OSError, match="decryption"):
        pq.ParquetFile(tmp_path / "sealed" / second, decryption_properties=decryption)


def test_the_owner_alone_may_read_and_no_key_lies_among_the_rows(tmp_path: Path, keys: KeyRing) -> None:
    seal_people(tmp_path / "above" / "sealed", people(5), keys)
    directory = tmp_path / "above" / "sealed"

    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert stat.S_IMODE(directory.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in directory.iterdir()} == {0o600}
    secret = keys.path.read_text().split()[1]
    assert secret not in (directory / SEAL_FILE).read_text()


def test_a_rotated_key_leaves_old_rows_readable(tmp_path: Path, keys: KeyRing) -> None:
    seal_people(tmp_path / "old", people(3), keys)
    keys.add()
    seal_people(tmp_path / "new", people(3), keys)

    assert seal_of(tmp_path / "old").key_id != seal_of(tmp_path / "new").key_id
    assert [frame.height for name in ("old", "new") for frame in read_sealed(tmp_path / name, keys=keys)] == [3, 3]


def test_says_so_when_the_key_is_lost(tmp_path: Path, keys: KeyRing) -> None:
    seal_people(tmp_path / "sealed", people(3), keys)
    keys.path.unlink()
    keys.newest()

    with pytest.raises(KeyLostError, match="Restore"):
        next(read_sealed(tmp_path / "sealed", keys=keys))


@pytest.mark.parametrize("damage", ["changed", "cut", "empty"])
def test_says_so_when_a_part_is_damaged_and_quotes_nothing(tmp_path: Path, keys: KeyRing, damage: str) -> None:
    seal_people(tmp_path / "sealed", people(5000), keys)
    part = tmp_path / "sealed" / "part-00000.parquet"
    data = part.read_bytes()
    middle = len(data) // 2
    damaged = {
        "changed": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
        "cut": data[:middle],
        "empty": b"",
    }
    part.write_bytes(damaged[damage])

    with pytest.raises(DamagedSealError, match=r"part-00000\.parquet is damaged"):
        list(read_sealed(tmp_path / "sealed", keys=keys))
    with (
        pytest.raises(DamagedSealError, match="sealed is damaged"),
        connect_sealed({"people": tmp_path / "sealed"}, keys=keys) as connection,
    ):
        connection.sql("SELECT * FROM people").fetchall()


def test_says_so_when_a_part_is_missing(tmp_path: Path, keys: KeyRing) -> None:
    seal_people(tmp_path / "sealed", people(20), keys, part_rows=10)
    (tmp_path / "sealed" / "part-00001.parquet").unlink()

    with pytest.raises(DamagedSealError, match=r"part-00001\.parquet is damaged"):
        list(read_sealed(tmp_path / "sealed", keys=keys))
    with pytest.raises(DamagedSealError), connect_sealed({"people": tmp_path / "sealed"}, keys=keys):
        pass


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"key_id": "x", "salt": "no", "columns": {}, "parts": []}'])
def test_says_so_when_the_seal_is_damaged(tmp_path: Path, keys: KeyRing, text: str) -> None:
    (tmp_path / SEAL_FILE).write_text(text)

    with pytest.raises(DamagedSealError):
        list(read_sealed(tmp_path, keys=keys))


def test_a_run_that_breaks_off_leaves_nothing(tmp_path: Path, keys: KeyRing) -> None:
    with SealedWriter(tmp_path / "sealed", COLUMNS, keys=keys) as writer:
        writer.append(people(150_000))
        with pytest.raises(pl.exceptions.ColumnNotFoundError):
            writer.append(people(1).drop("name"))

    assert [path.name for path in tmp_path.iterdir()] == ["register.key"]


def test_nothing_shows_before_it_is_whole(tmp_path: Path, keys: KeyRing) -> None:
    with SealedWriter(tmp_path / "sealed", COLUMNS, keys=keys) as writer:
        writer.append(people(150_000))
        writer.finish()
        assert not (tmp_path / "sealed").exists()
        writer.publish()

    assert sorted(path.name for path in (tmp_path / "sealed").iterdir()) == ["part-00000.parquet", SEAL_FILE]


def test_is_never_written_over(tmp_path: Path, keys: KeyRing) -> None:
    seal_people(tmp_path / "sealed", people(3), keys)

    with pytest.raises(FileExistsError):
        seal_people(tmp_path / "sealed", people(4), keys)
    assert seal_of(tmp_path / "sealed").rows == 3


def test_a_full_disk_leaves_nothing(tmp_path: Path, keys: KeyRing, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with SealedWriter(tmp_path / "sealed", COLUMNS, keys=keys) as writer:
        writer.append(people(150_000))
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(DiskFullError, match="Nothing was stored"):
            writer.close()

    assert [path.name for path in tmp_path.iterdir()] == ["register.key"]


def test_a_disk_that_fills_while_rows_are_written_leaves_nothing(
    tmp_path: Path, keys: KeyRing, room_of_100_kb: None
) -> None:
    with (
        pytest.raises(DiskFullError, match="Nothing was stored"),
        SealedWriter(tmp_path / "sealed", COLUMNS, keys=keys) as writer,
    ):
        writer.append(people(350_000))

    assert [path.name for path in tmp_path.iterdir()] == ["register.key"]


def test_sweeps_what_killed_runs_left_but_not_what_runs(tmp_path: Path, keys: KeyRing) -> None:
    seal_people(tmp_path / "a" / "sealed", people(3), keys)
    killed = SealedWriter(tmp_path / "a" / "killed", COLUMNS, keys=keys)
    killed.append(people(100_000))
    (hidden,) = (tmp_path / "a").glob(".killed.*")
    os.utime(hidden, (0, 0))
    running = SealedWriter(tmp_path / "a" / "running", COLUMNS, keys=keys)

    swept = sweep(tmp_path, older_than=datetime.fromtimestamp(time.time(), tz=UTC) - timedelta(hours=1))

    assert swept == 1
    assert not hidden.exists()
    running.append(people(1))
    assert running.close().rows == 1
    killed.discard()


def test_a_question_that_needs_too_much_memory_is_refused_and_spills_nothing(tmp_path: Path, keys: KeyRing) -> None:
    seal_people(tmp_path / "sealed", people(200_000), keys)

    with (
        pytest.raises(TooLargeError, match="100MB"),
        connect_sealed({"people": tmp_path / "sealed"}, keys=keys, memory_limit="100MB") as connection,
    ):
        connection.sql(
            "SELECT count(*) FROM (SELECT DISTINCT a.name || b.row || range FROM people a, people b, range(9))"
        ).fetchall()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["register.key", "sealed"]


def test_a_connection_reads_nothing_else(tmp_path: Path, keys: KeyRing) -> None:
    seal_people(tmp_path / "sealed", people(3), keys)
    (tmp_path / "other.csv").write_text("a\n1\n")

    with (
        connect_sealed({"people": tmp_path / "sealed"}, keys=keys) as connection,
        pytest.raises(Exception, match="disabled by configuration"),
    ):
        connection.sql(f"SELECT * FROM read_csv('{tmp_path}/other.csv')").fetchall()


def test_keeps_bytes_and_replaces_them_at_once(tmp_path: Path, keys: KeyRing) -> None:
    keep_sealed(tmp_path / "blobs", "piece-1", b"\x00\xff" * 3_000_000, keys=keys)
    keep_sealed(tmp_path / "blobs", "piece-0", b"", keys=keys)
    keep_sealed(tmp_path / "blobs", "piece-0", b"second", keys=keys)

    assert kept_names(tmp_path / "blobs") == ["piece-0", "piece-1"]
    assert kept_sealed(tmp_path / "blobs", "piece-0", keys=keys) == b"second"
    assert kept_sealed(tmp_path / "blobs", "piece-1", keys=keys) == b"\x00\xff" * 3_000_000

    drop_sealed(tmp_path / "blobs", "piece-0")
    assert kept_names(tmp_path / "blobs") == ["piece-1"]
    with pytest.raises(DamagedSealError):
        kept_sealed(tmp_path / "blobs", "piece-0", keys=keys)


def test_a_full_disk_keeps_the_bytes_that_were_there(
    tmp_path: Path, keys: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_part: PartWriter) -> None:
        raise OSError(28, "No space left on device")

    keep_sealed(tmp_path / "blobs", "piece", b"first", keys=keys)
    monkeypatch.setattr(PartWriter, "close", full)
    with pytest.raises(DiskFullError):
        keep_sealed(tmp_path / "blobs", "piece", b"second", keys=keys)

    assert kept_sealed(tmp_path / "blobs", "piece", keys=keys) == b"first"
    assert sorted(path.name for path in (tmp_path / "blobs").iterdir()) == ["piece.parquet", SEAL_FILE]
