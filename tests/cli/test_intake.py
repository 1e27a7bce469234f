import json
import os
import re
import resource
import signal
import sqlite3
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import SETTINGS, Run
from tests.workflows.deliveries.lists import Row, csv_of, worker

STATED = ("--area", "33.74", "--as-of", "2026-11-22", "--profile", "village_list")
LIST = [worker(1), worker(2), worker(3, NIK="337481170580"), worker(4, TANGGAL_LAHIR="17-05-1950")]
MANY = 50_000


@pytest.fixture
def surroundings(bare_surroundings: dict[str, str]) -> dict[str, str]:
    """Begin with nothing: some of these tests have no room even for a database."""
    return bare_surroundings


@pytest.fixture(scope="session")
def installation(lindung: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data directory whose database is ready."""
    directory = tmp_path_factory.mktemp("installation")
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    subprocess.run([lindung, "intake", "list"], env={**kept, "LINDUNG_DATA": str(directory)}, check=True)
    return directory


@pytest.fixture
def office(installation: Path, surroundings: dict[str, str], tmp_path: Path) -> Path:
    """Give the test an installation of its own, with a directory of its own for temporary files."""
    data = Path(surroundings["LINDUNG_DATA"])
    data.mkdir(mode=0o700)
    with (
        closing(sqlite3.connect(installation / "lindung.sqlite3")) as ready,
        closing(sqlite3.connect(data / "lindung.sqlite3")) as copy,
    ):
        ready.backup(copy)
    (tmp_path / "tmp").mkdir()
    surroundings["TMPDIR"] = str(tmp_path / "tmp")
    return data


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "usulan.csv"
    path.write_bytes(csv_of(LIST))
    return path


def totals_in(text: str) -> list[int]:
    """Return read, accepted, to repair and not eligible as a command says them."""
    line = next(line for line in text.splitlines() if line.startswith("Read "))
    return [int(number) for number in re.findall(r"\d+", line)[:4]]


def record_of(office: Path) -> tuple[str, str, str]:
    """Return identifier, state and stage of the newest delivery."""
    with closing(sqlite3.connect(f"file:{office / 'lindung.sqlite3'}?mode=ro", uri=True, timeout=10)) as database:
        found = database.execute("SELECT public_id, state, stage FROM registry_delivery ORDER BY id DESC").fetchone()
    return tuple(found or ("", "", ""))


def registers_in(office: Path) -> list[Path]:
    return [*(office / "registers").glob("*/*/[!.]*/manifest.json")]


def test_checks_a_list_and_keeps_nothing(run: Run, office: Path, file: Path, tmp_path: Path) -> None:
    told = run("--language", "en", "intake", "check", str(file), *STATED, "--out", str(tmp_path / "hasil"))
    assert told.returncode == 1
    assert totals_in(told.stdout) == [4, 2, 2, 0]
    assert "Written to" in told.stderr
    assert {path.suffix for path in (tmp_path / "hasil").iterdir()} == {".xlsx", ".csv"}
    assert record_of(office) == ("", "", "")
    assert list((office / "deliveries").iterdir()) == []


def test_stores_everybody_of_a_list_as_the_workforce_of_an_area(run: Run, office: Path, file: Path) -> None:
    told = run("--language", "en", "intake", "import", str(file), *STATED, "--register", "workforce")
    assert told.returncode == 0
    assert totals_in(told.stdout) == [4, 4, 0, 0]
    assert [path.relative_to(office / "registers").parts[:2] for path in registers_in(office)] == [
        ("workforce", "33.74")
    ]
    listed = run("--language", "en", "registers", "list", "--register", "workforce").stdout.split()
    assert listed[1:5] == ["2026-11-22", "workforce", "33.74", "4"]


def test_a_check_without_room_says_so_and_leaves_nothing(
    lindung: Path, surroundings: dict[str, str], file: Path
) -> None:
    told = subprocess.run(
        [lindung, "--language", "en", "intake", "check", file, *STATED], env=surroundings, capture_output=True,
        text=True, timeout=60, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000)),
    )  # fmt: skip
    assert (told.returncode, told.stdout) == (1, "")
    assert "The disk is full. Nothing was stored" in told.stderr
    assert list((Path(surroundings["LINDUNG_DATA"]) / "deliveries").rglob("*")) == []


def killed(lindung: Path, surroundings: dict[str, str], file: Path, office: Path, state: str) -> str:
    """Import a list, kill the command as soon as its delivery is in a state, and return the delivery."""
    running = subprocess.Popen(
        [lindung, "intake", "import", str(file), *STATED], env=surroundings, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 60
        while record_of(office)[1:] != (state, {"checking": "read", "importing": "save"}[state]):
            assert running.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.002)
    finally:
        running.send_signal(signal.SIGKILL)
        ended = running.wait()
    assert ended == -signal.SIGKILL
    return record_of(office)[0]


@pytest.mark.slow
@pytest.mark.parametrize("state", ["checking", "importing"])
def test_a_killed_import_is_finished_once(
    lindung: Path, run: Run, surroundings: dict[str, str], office: Path, tmp_path: Path, state: str
) -> None:
    many = tmp_path / "banyak.csv"
    rows = [worker(n % 9000 + 1, NIK=f"33748{n % 9 + 81:02}70580{n % 9000 + 1:04}"[:16]) for n in range(MANY)]
    many.write_bytes(csv_of(rows))
    delivery_id = killed(lindung, surroundings, many, office, state)
    assert registers_in(office) == []
    assert record_of(office)[1] == state
    with closing(sqlite3.connect(office / "lindung.sqlite3")) as database:
        database.execute("UPDATE registry_delivery SET beat_at = '2026-01-01 00:00:00'")
        database.commit()
    assert run("intake", "work", delivery_id).returncode == 0
    further = {"checking": [("intake", "save", delivery_id)], "importing": []}[state]
    assert [run(*arguments).returncode for arguments in further] == [0] * len(further)
    assert record_of(office)[1] == "imported"
    (manifest,) = [json.loads(path.read_text()) for path in registers_in(office)]
    assert manifest["rows_read"] == MANY
    assert manifest["rows_new"] + manifest["rows_refused"] == MANY


RACE = """
import json, sys, threading
from lindung.cli.store import open_store
open_store()
from datetime import date, timedelta
from django.db import connection
from lindung.cli.clock import now
from lindung.registry.models import Delivery
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.check import claim_check
from lindung.workflows.deliveries.decide import claim_import, refuse
from lindung.workflows.deliveries.errors import DeliveryError
from lindung.workflows.deliveries.plain import CheckOptions
from lindung.workflows.deliveries.receive import append_chunk, begin_upload, finish_upload, received_bytes
from lindung.workflows.deliveries.resume import take_over

DAY = date(2026, 11, 22)
OPTIONS = CheckOptions(RegisterKind.WORKERS, "33.74", DAY, DAY, profile="village_list")

def at_once(act, times=6):
    barrier, passed = threading.Barrier(times), []
    def run():
        barrier.wait()
        try:
            act()
            passed.append(1)
        except DeliveryError:
            pass
        finally:
            connection.close()
    threads = [threading.Thread(target=run) for _ in range(times)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return len(passed)

told = {}
one = begin_upload(file_name="a.csv", file_bytes=6, by="x", now=now())
told["append"] = at_once(lambda: append_chunk(delivery_id=one, offset=0, data=b"abc", now=now()))
append_chunk(delivery_id=one, offset=3, data=b"def", now=now())
told["finish"] = at_once(lambda: finish_upload(delivery_id=one, now=now()))
told["bytes"] = received_bytes(one).decode()
told["received"] = Delivery.objects.get(public_id=one).events.filter(what_en="File received.").count()
told["check"] = at_once(lambda: claim_check(delivery_id=one, options=OPTIONS, by="x", now=now()))
late = now() + timedelta(minutes=1)
told["take over"] = at_once(lambda: take_over(delivery_id=one, by="x", now=late))
Delivery.objects.update(state="checked", totals={"report": {"accepted": 1}})
told["import"] = at_once(lambda: claim_import(delivery_id=one, by="x", now=now()))
Delivery.objects.update(state="checked")
told["refuse"] = at_once(lambda: refuse(delivery_id=one, by="x", why="y", now=now()))
print(json.dumps(told))
"""


def test_of_several_people_at_once_one_passes(surroundings: dict[str, str], office: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", RACE], env=surroundings, capture_output=True, text=True, timeout=60, check=True
    )
    assert json.loads(told.stdout) == {
        "append": 6, "finish": 6, "bytes": "abcdef", "received": 1, "check": 1, "take over": 1, "import": 1,
        "refuse": 1,
    }  # fmt: skip


ACTS = """
import sys
import typer
from lindung.cli.main import app

def lindung(*arguments):
    print(">", *arguments[:2], flush=True)
    try:
        typer.main.get_command(app)([*arguments], prog_name="lindung")
    except SystemExit as end:
        print("=", end.code, flush=True)

file, unusable, packed, *stated = sys.argv[1:]
lindung("intake", "check", file, *stated)
lindung("intake", "check", file, *stated, "--json")
lindung("intake", "import", file, *stated, "--review")
from lindung.registry.models import Delivery
delivery = Delivery.objects.get().public_id
lindung("intake", "returns", delivery, "--out", packed)
lindung("intake", "save", delivery)
lindung("intake", "show", delivery, "--json")
lindung("intake", "list")
lindung("registers", "list")
lindung("registers", "show", Delivery.objects.get().snapshot_id)
lindung("registers", "verify", Delivery.objects.get().snapshot_id)
lindung("intake", "save", delivery)
lindung("intake", "import", packed, *stated)
lindung("intake", "import", unusable, *stated)
lindung("intake", "undo", delivery, "--why", "daftar lama")
lindung("intake", "work", delivery)

def fails(*_, **__):
    raise ValueError(open(file).read())

from lindung.workflows.deliveries import check_delivery
check_delivery.examine = fails
lindung("intake", "import", file, *stated)
"""


def personal(rows: list[Row]) -> dict[str, list[bytes]]:
    """Return the ways in which a NIK, a name or a phone could lie in the clear."""
    texts = [row[column] for row in rows for column in ("NIK", "NAMA", "NO HP")]
    niks = [int(row["NIK"]) for row in rows]
    spelled = {text: [text.encode(), text.encode("utf-16-le"), text.title().encode()] for text in texts}
    return {
        **spelled,
        **{str(nik): [*spelled[str(nik)], struct.pack("<q", nik), struct.pack(">q", nik)] for nik in niks},
    }


def contents_below(directory: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file, and what lies in archives."""
    for path in directory.rglob("*"):
        if path.is_file():
            yield str(path), path.read_bytes()
        if path.is_file() and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield from ((f"{path}!{name}", archive.read(name)) for name in archive.namelist())


def test_no_person_is_left_in_the_clear(surroundings: dict[str, str], office: Path, file: Path, tmp_path: Path) -> None:
    unusable = tmp_path / "rusak.xlsx"
    unusable.write_bytes(b"PK\x03\x04" + csv_of(LIST))
    told = subprocess.run(
        [sys.executable, "-c", ACTS, str(file), str(unusable), str(tmp_path / "perbaikan.zip"), *STATED],
        env=surroundings, capture_output=True, timeout=100, check=True,
    )  # fmt: skip
    ends = re.findall(rb"^= (\d+)", told.stdout, re.MULTILINE)
    assert [int(end) for end in ends] == [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 0, 1, 1]
    assert b"ValueError" in told.stderr
    assert all(ways[0] in file.read_bytes() for ways in personal(LIST).values())
    places = {"stdout": told.stdout, "stderr": told.stderr}
    places |= dict(contents_below(office)) | dict(contents_below(Path(surroundings["TMPDIR"])))
    assert any(name.endswith(".parquet") for name in places)
    assert any(name.endswith(".sqlite3") for name in places)
    found = {
        place.rpartition("/")[2]
        for place, data in places.items()
        for ways in personal(LIST).values()
        if any(way in data for way in ways)
    }
    assert found == set()
