import json
import stat
from pathlib import Path

import pytest

from tests.registry.snapshots.people import FIRST_NIK
from tests.workflows.deliveries.typed import Type, typed
from tests.workflows.exchange.two_offices import participants, village_list
from tests.workflows.linking.conftest import data_directory

pytestmark = pytest.mark.django_db
__all__ = ["data_directory", "typed"]
MAP = "nik=NIK,name=NAMA,born_on=LAHIR"


@pytest.fixture
def key(typed: Type, tmp_path: Path) -> Path:
    """Make a key for this month."""
    path = tmp_path / "kunci.json"
    made = typed(
        "exchange",
        "key",
        "--purpose",
        "status desa",
        "--counterpart",
        "BPJS Rekaan",
        "--period",
        "2026-11",
        "--out",
        str(path),
    )
    assert made.exit_code == 0
    return path


def key_id_of(key: Path) -> str:
    return str(json.loads(key.read_text())["key_id"])


def hashed(typed: Type, key: Path, tmp_path: Path) -> None:
    for arguments in (
        (str(village_list(tmp_path)), "--id", "NO", "--map", MAP, "--out", str(tmp_path / "tanya.csv")),
        ("--participants", participants(), "--out", str(tmp_path / "peserta.parquet")),
    ):
        done = typed("exchange", "hash", *arguments, "--key", str(key), "--by", "Petugas Rekaan")
        assert done.exit_code == 0, done.stderr


def test_makes_a_key_and_never_shows_it(typed: Type, tmp_path: Path) -> None:
    path = tmp_path / "k.json"
    told = typed(
        "exchange", "key", "--purpose", "uji", "--counterpart", "Desa", "--period", "2026-11", "--out", str(path)
    )
    plain = json.loads(path.read_text())
    assert told.stdout.startswith(f"Key {plain['key_id']}, good until {plain['expires_on']}.")
    assert plain["secret"] not in told.output
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_overwrites_no_key(typed: Type, key: Path) -> None:
    told = typed("exchange", "key", "--purpose", "u", "--counterpart", "D", "--period", "2026-11", "--out", str(key))
    assert told.exit_code == 2
    assert "exists already" in told.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--period", "November"), "--period is written like"),
        (("--period", "2026-11", "--expires", "besok"), "A day is written"),
    ],
)
def test_refuses_a_month_or_a_day_it_cannot_read(
    typed: Type, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    told = typed(
        "exchange", "key", "--purpose", "u", "--counterpart", "D", *arguments, "--out", str(tmp_path / "k.json")
    )
    assert told.exit_code == 2
    assert said in told.stderr


def test_hashes_matches_and_answers_without_a_number(typed: Type, key: Path, tmp_path: Path) -> None:
    hashed(typed, key, tmp_path)
    out = tmp_path / "status.csv"
    told = typed(
        "exchange", "match", str(tmp_path / "peserta.parquet"), str(tmp_path / "tanya.csv"), "--key-id", key_id_of(key),
        "--out", str(out),
    )  # fmt: skip
    assert (told.exit_code, told.stdout) == (0, "8 = 4 active + 3 not found + 1 to be checked\n")
    assert "A-4,active until 2026-12" in out.read_text("utf-8-sig")
    files = (tmp_path / "tanya.csv", tmp_path / "peserta.parquet", out)
    assert not any(str(FIRST_NIK + number).encode() in file.read_bytes() for file in files for number in range(9))


def test_tells_a_village_its_statuses(typed: Type, tmp_path: Path) -> None:
    told = typed(
        "exchange", "status", str(village_list(tmp_path)), "--participants", participants(), "--purpose", "status desa",
        "--counterpart", "Sekaran", "--period", "2026-11", "--id", "NO", "--map", MAP,
        "--out", str(tmp_path / "s.xlsx"), "--json",
    )  # fmt: skip
    assert json.loads(told.stdout) == {"rows": 8, "active": 4, "not_found": 3, "to_check": 1}


def test_shows_the_log(typed: Type, key: Path, tmp_path: Path) -> None:
    assert typed("exchange", "log").stderr == "Nothing was exchanged yet.\n"
    hashed(typed, key, tmp_path)
    lines = typed("exchange", "log").stdout.splitlines()
    assert len(lines) == 2
    assert "hashed" in lines[1]
    assert "8 / 8 / 0  BPJS Rekaan; status desa; Petugas Rekaan;" in lines[1]
    newest = json.loads(typed("exchange", "log", "--limit", "1", "--json").stdout)
    assert (newest[0]["act"], newest[0]["rows_asked"], newest[0]["key_id"]) == ("hashed", 5, key_id_of(key))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--id", "NIK", "--map", MAP), 1, "looks like the number of a person"),
        (("--id", "NAMA", "--map", MAP), 1, "looks like a name"),
        (("--id", "nomor", "--map", MAP), 1, "has no column nomor"),
        (("--id", "NO", "--map", "nik=KTP"), 2, "has no column KTP"),
        (("--id", "NO", "--map", "wage=UPAH"), 2, "cannot be read"),
        (("--participants", "0123456789ab"), 2, "Name one source"),
    ],
)
def test_refuses_lists_that_cannot_be_hashed(
    typed: Type, key: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    source = str(village_list(tmp_path))
    told = typed("exchange", "hash", source, *arguments, "--key", str(key), "--out", str(tmp_path / "t.csv"))
    assert told.exit_code == code
    assert said in told.stderr
    assert not any(str(FIRST_NIK + number) in told.output for number in range(9))


def test_refuses_a_register_or_a_key_that_is_not_there(typed: Type, key: Path, tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "p.csv"))
    told = typed("exchange", "hash", "--participants", "0123456789ab", "--key", str(key), *out)
    assert (told.exit_code, "No register has this identifier" in told.stderr) == (1, True)
    told = typed("exchange", "hash", "--participants", "0123456789ab", "--key", str(tmp_path / "k.json"), *out)
    assert (told.exit_code, "cannot be read" in told.stderr) == (1, True)


def test_refuses_to_match_a_list_with_numbers(typed: Type, key: Path, tmp_path: Path) -> None:
    hashed(typed, key, tmp_path)
    told = typed(
        "exchange", "match", str(tmp_path / "peserta.parquet"), str(tmp_path / "daftar.csv"),
        "--key-id", key_id_of(key), "--out", str(tmp_path / "s.csv"),
    )  # fmt: skip
    assert told.exit_code == 1
    assert "look like a NIK" in told.stderr
    assert not (tmp_path / "s.csv").exists()


def test_tells_nothing_without_a_register(typed: Type, tmp_path: Path) -> None:
    told = typed(
        "exchange", "status", str(village_list(tmp_path)), "--purpose", "u", "--counterpart", "D",
        "--period", "2026-11", "--out", str(tmp_path / "s.csv"),
    )  # fmt: skip
    assert (told.exit_code, told.stderr) == (2, "Name a register with --participants.\n")
