"""What the commands of the clinic answer; whole processes are tried in test_intake.py."""

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from lindung.engines.intake.profiles.profile import shipped_profiles
from lindung.workflows.deliveries.look import summaries
from tests.cli.test_intake import LIST, STATED, totals_in
from tests.workflows.deliveries.conftest import data_directory, worker_in_this_process
from tests.workflows.deliveries.lists import csv_of, worker
from tests.workflows.deliveries.typed import Type, typed

pytestmark = pytest.mark.django_db
__all__ = ["data_directory", "typed", "worker_in_this_process"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "usulan.csv"
    path.write_bytes(csv_of(LIST))
    return path


def test_says_the_totals_the_same_as_text_and_as_json(typed: Type, file: Path) -> None:
    text = typed("intake", "check", str(file), *STATED)
    told = json.loads(typed("intake", "check", str(file), *STATED, "--json").stdout)
    assert text.exit_code == 1
    assert totals_in(text.stdout) == [told[name] for name in ("rows_read", "accepted", "to_repair", "not_eligible")]
    assert told["rows_read"] == told["accepted"] + told["to_repair"] + told["not_eligible"] == 4
    assert (told["kind"], told["sample"], told["options"]["profile"]) == ("csv", True, "village_list")


def test_ends_with_0_when_every_row_is_good(typed: Type, tmp_path: Path) -> None:
    path = tmp_path / "usulan.csv"
    path.write_bytes(csv_of([worker(1)]))
    assert typed("intake", "check", str(path), *STATED).exit_code == 0


def test_shows_how_every_header_was_read(typed: Type, file: Path) -> None:
    said = typed("intake", "check", str(file), *STATED).stderr
    assert "NIK -> nik (exact 1.00)" in said
    assert "Profile: Village proposal; register: Proposed workers" in said
    said = typed("intake", "check", str(file), *STATED, "--register", "workforce").stderr
    assert "Profile: Village proposal; register: Workforce of an area" in said


def test_names_no_person(typed: Type, file: Path) -> None:
    told = typed("intake", "check", str(file), *STATED)
    assert [row for row in LIST if row["NAMA"] in told.output or row["NIK"] in told.output] == []
    assert "337481••••••80" in told.stdout


def test_an_import_tells_what_check_told(typed: Type, file: Path) -> None:
    checked = json.loads(typed("intake", "check", str(file), *STATED, "--json").stdout)
    imported = json.loads(typed("intake", "import", str(file), *STATED, "--json").stdout)
    for name in ("rows_read", "accepted", "to_repair", "not_eligible", "groups", "villages", "rows_by_code"):
        assert imported[name] == checked[name]
    shown = json.loads(typed("intake", "show", imported["delivery_id"], "--json").stdout)
    assert shown == imported


def test_imports_returns_repairs_and_undoes(typed: Type, file: Path, tmp_path: Path) -> None:
    told = json.loads(typed("intake", "import", str(file), *STATED, "--by", "Petugas", "--json").stdout)
    assert told["state"] == "imported"
    packed, repaired = tmp_path / "perbaikan.zip", tmp_path / "perbaikan.xlsx"
    assert typed("intake", "returns", told["delivery_id"], "--out", str(packed)).exit_code == 0
    with zipfile.ZipFile(packed) as archive:
        book = openpyxl.load_workbook(io.BytesIO(archive.read(archive.namelist()[0])))
    book.worksheets[0].cell(6, 4).value = "3374811705800003"
    book.save(repaired)
    answer = typed("intake", "import", str(repaired), "--by", "Petugas")
    assert totals_in(answer.stdout) == [4, 3, 1, 0]
    assert len(json.loads(typed("registers", "list", "--json").stdout)) == 2
    assert typed("intake", "undo", told["delivery_id"], "--why", "daftar lama").exit_code == 0
    assert [one["undone_at"] is None for one in json.loads(typed("registers", "list", "--json").stdout)] == [False] * 2
    assert typed("intake", "save", told["delivery_id"]).exit_code == 1


def test_never_writes_over_a_directory_of_workbooks(typed: Type, file: Path, tmp_path: Path) -> None:
    (tmp_path / "hasil").mkdir()
    (tmp_path / "hasil" / "lama.xlsx").write_bytes(b"kept")
    told = typed("intake", "check", str(file), *STATED, "--out", str(tmp_path / "hasil"))
    assert told.exit_code == 2
    assert [path.name for path in (tmp_path / "hasil").iterdir()] == ["lama.xlsx"]


def test_review_stops_before_the_register(typed: Type, file: Path) -> None:
    told = json.loads(typed("intake", "import", str(file), *STATED, "--review", "--json").stdout)
    assert (told["state"], told["snapshot_id"]) == ("checked", None)
    saved = json.loads(typed("intake", "save", told["delivery_id"], "--json").stdout)
    assert (saved["state"], saved["snapshot_id"] is None) == ("imported", False)


def test_lists_deliveries(typed: Type, file: Path) -> None:
    assert "No delivery yet." in typed("intake", "list").stderr
    typed("intake", "import", str(file), *STATED)
    line = typed("intake", "list").stdout
    assert "usulan.csv *  saved as a register  4 = 2 + 2 + 0" in line
    assert [one["file_name"] for one in json.loads(typed("intake", "list", "--json").stdout)] == ["usulan.csv"]


def test_refuses_a_list_saying_why(typed: Type, file: Path) -> None:
    told = json.loads(typed("intake", "import", str(file), *STATED, "--review", "--json").stdout)
    assert typed("intake", "refuse", told["delivery_id"], "--why", "salah berkas").exit_code == 0
    assert "(salah berkas)" in typed("intake", "show", told["delivery_id"]).stderr
    assert typed("intake", "save", told["delivery_id"]).exit_code == 1


def test_never_writes_over_a_file(typed: Type, file: Path, tmp_path: Path) -> None:
    told = json.loads(typed("intake", "import", str(file), *STATED, "--json").stdout)
    ended = typed("intake", "returns", told["delivery_id"], "--out", str(file))
    assert (ended.exit_code, file.read_bytes()) == (2, csv_of(LIST))
    missing = typed("intake", "returns", told["delivery_id"], "--out", str(tmp_path / "tidak" / "ada.zip"))
    assert missing.exit_code == 1
    assert "cannot be read or written" in missing.stderr


def test_writes_the_template_of_every_profile(typed: Type, tmp_path: Path) -> None:
    told = typed("intake", "templates", "--out", str(tmp_path / "templat"))
    assert told.exit_code == 0
    assert {path.stem for path in (tmp_path / "templat").iterdir()} == {*shipped_profiles()}


@pytest.mark.parametrize("profile", sorted(shipped_profiles()))
def test_an_empty_template_holds_nobody_yet(typed: Type, tmp_path: Path, profile: str) -> None:
    typed("intake", "templates", "--out", str(tmp_path / "templat"))
    told = typed("intake", "check", str(tmp_path / "templat" / f"{profile}.xlsx"), "--area", "33.74")
    assert told.exit_code == 2
    assert "holds only headers and no row of data" in told.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--area", "Semarang"), "An option cannot be read."),
        (("--as-of", "22-11-2026"), "An option cannot be read."),
        (("--header", "NIK"), "An option cannot be read."),
        (("--rule", "max_age"), "An option cannot be read."),
        (("--dates", "kapan"), "An option cannot be read."),
        (("--register", "pekerja"), "An option cannot be read."),
        (("--rule", "tidak_ada=1"), "No rule"),
        (("--rule", "max_age=tua"), "takes a whole number"),
        (("--profile", "tidak_ada"), "There is no profile"),
        (("--header", "TIDAK ADA=nik"), "TIDAK ADA"),
    ],
)
@pytest.mark.parametrize("act", ["check", "import"])
def test_says_what_was_stated_wrongly(
    typed: Type, file: Path, act: str, arguments: tuple[str, str], sentence: str
) -> None:
    told = typed("intake", act, str(file), "--area", "33.74", *arguments)
    assert sentence in told.stderr
    assert told.exit_code in {1, 2}
    assert "unexpected" not in told.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "tidakadaaaaa"), 1),
        (("save", "tidakadaaaaa"), 1),
        (("work", "tidakadaaaaa"), 1),
        (("returns", "tidakadaaaaa", "--out", "x.zip"), 1),
        (("undo", "tidakadaaaaa", "--why", "x"), 1),
        (("refuse", "tidakadaaaaa", "--why", "x"), 1),
        (("check", "tidak-ada.csv"), 2),
        (("import", "tidak-ada.csv"), 2),
    ],
)
def test_says_what_is_not_there(typed: Type, arguments: tuple[str, ...], code: int) -> None:
    told = typed("intake", *arguments)
    assert told.exit_code == code
    assert "unexpected" not in told.stderr
    assert summaries() == []
