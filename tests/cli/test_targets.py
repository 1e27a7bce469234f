import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lindung.cli.main import app
from tests.sample_areas import store_areas
from tests.workflows.targets.conftest import villages_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city", "opened")]
SPREAD = ("targets", "spread", "33.74", "--due", "2026", "--rule", "by_gap", "--count", "90000", "--oleh", "Contoh")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def city(db: None) -> None:
    store_areas("33.74", "33.72")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the test database as it is; opening the store would load every area."""
    monkeypatch.setattr("lindung.cli.store.open_store", lambda: None)


@pytest.fixture
def numbers(city: None, tmp_path: Path) -> Path:
    path = tmp_path / "angka.csv"
    path.write_bytes(villages_file().data)
    return path


@pytest.fixture
def plan(numbers: Path) -> int:
    stored = run(*SPREAD, "--file", numbers, "--json")
    assert stored.exit_code == 0, stored.output
    return int(json.loads(stored.stdout)["plan_id"])


def test_spreads_and_shows_one_district(plan: int) -> None:
    result = run("targets", "show", str(plan), "--within", "33.74.01", "--json")
    told = json.loads(result.stdout)
    whole = json.loads(run("targets", "show", str(plan), "--json").stdout)["shares"]
    district = next(share for share in whole if share["code"] == "33.74.01")
    assert sum(share["share"] for share in told["shares"]) == district["share"]
    assert (told["target_count"], told["rule"], told["version"]) == (90_000, "by_gap", 1)


def test_says_what_was_stored(numbers: Path) -> None:
    result = run(*SPREAD, "--file", numbers, "--sk", "Keputusan 1/2026")
    assert result.exit_code == 0
    assert "versi 1: 90.000 orang dibagi ke 193 dari 193 wilayah" in result.stdout
    shown = run("--language", "en", "targets", "show", result.stdout.split()[1].strip(","))
    assert "Decree: Keputusan 1/2026" in shown.stdout
    assert "workers" in shown.stdout


def test_a_dry_run_shows_the_spread_and_stores_nothing(numbers: Path) -> None:
    result = run(*SPREAD, "--file", numbers, "--dry-run")
    assert result.exit_code == 0
    assert "Belum disimpan" in result.stdout
    as_json = json.loads(run(*SPREAD, "--file", numbers, "--dry-run", "--json").stdout)
    assert len(as_json["shares"]) == 193
    assert "Belum ada target" in run("targets", "list").stderr


def test_edits_undoes_and_lists(plan: int) -> None:
    edited = json.loads(run("targets", "edit", str(plan), "--set", "33.74.01.1001=777", "--json").stdout)
    assert edited["version"] == 2
    share = next(share for share in edited["shares"] if share["code"] == "33.74.01.1001")
    assert (share["share"], share["is_edited"]) == (777, True)
    assert "*" in run("targets", "show", str(edited["plan_id"]), "--within", "33.74.01").stdout
    undone = json.loads(run("targets", "undo", str(edited["plan_id"]), "--json").stdout)
    assert undone == {"plan": edited["plan_id"], "restored": plan}
    assert [row["plan_id"] for row in json.loads(run("targets", "list", "--json").stdout)] == [plan]
    everything = run("targets", "list", "--all", "--wilayah", "33.74").stdout
    assert "dibatalkan" in everything
    assert "berlaku" in everything


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_exports(plan: int, tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"target.{kind}"
    assert run("targets", "export", str(plan), "--out", out).exit_code == 0
    assert out.stat().st_size > 5_000


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("spread", "33.74", "--due", "2026", "--rule", "by_gap"), 1, "satu cara"),
        (("spread", "33.74", "--due", "26", "--rule", "by_gap", "--count", "5"), 2, "2026-12"),
        (("spread", "3374", "--due", "2026", "--rule", "by_gap", "--count", "5"), 2, "bukan kode"),
        (("spread", "33.74", "--due", "2026", "--rule", "acak", "--count", "5"), 2, "acak"),
        (("spread", "33.74", "--due", "2026", "--rule", "by_gap", "--percent", "x"), 1, "55,32"),
        (("spread", "33.74", "--due", "2026", "--rule", "by_gap", "--count", "5"), 1, "belum diketahui"),
        (("spread", "33.99", "--due", "2026", "--rule", "by_gap", "--count", "5"), 1, "Tidak ada wilayah"),
        (("spread", "33.74", "--due", "2026", "--rule", "by_gap", "--count", "5", "--file", "tiada.csv"), 2, "tiada"),
        (("show", "99"), 1, "nomor 99"),
        (("edit", "99", "--set", "33.74.01=5"), 1, "tidak berlaku lagi"),
        (("edit", "1", "--set", "33.74.01"), 2, "KODE=ORANG"),
        (("undo", "99"), 1, "tidak berlaku lagi"),
        (("export", "99", "--out", "a.xlsx"), 1, "nomor 99"),
        (("export", "1", "--out", "a.pdf"), 2, ".xlsx"),
    ],
)  # fmt: skip
def test_refuses_with_a_sentence_and_a_code(arguments: tuple[str, ...], code: int, said: str) -> None:
    result = run("targets", *arguments)
    assert result.exit_code == code, result.output
    assert said in result.stderr
    assert result.stdout == ""


def test_a_file_with_faults_ends_with_2_and_names_each_row(numbers: Path) -> None:
    numbers.write_text("area_code,workers,covered\n33.74.01,100,10\n33.74.02,5,9\n33.74.03,,9\n", encoding="utf-8")
    result = run(*SPREAD, "--file", numbers)
    assert result.exit_code == 2
    assert "Baris 3" in result.stderr
    assert "Baris 4" in result.stderr
    assert "Dibaca 3 baris = dapat dipakai 1 + ditolak 2." in result.stderr
