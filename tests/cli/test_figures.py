import json
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lindung.cli.main import app
from lindung.opendata.models import Figure
from tests.sample_areas import store_areas

HEAD = "area_name,as_of,employed,covered,coverage_pct,segment,source\n"
SOLO = "Kota Surakarta,2024-12-17,227164,100512,44.24,total,koran\n"


def run(*arguments: str | Path) -> Result:
    """Type a command."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def solo(tmp_path: Path) -> Path:
    """One figure that is cut off but contradicts nothing."""
    path = tmp_path / "solo.csv"
    path.write_text(HEAD + SOLO, encoding="utf-8")
    return path


def test_check_prints_one_object_per_row(solo: Path) -> None:
    result = run("figures", "check", solo, "--json")
    assert result.exit_code == 0
    objects = json.loads(result.stdout)
    assert [found["row"] for found in objects] == [1]
    assert objects[0]["verdicts"] == {"percent": "truncated", "target": None, "gap": None}
    assert objects[0]["recomputed"]["coverage_pct"] == 44.246
    assert objects[0]["need"] == {"by_count": None, "by_percent": None}


def test_check_of_the_shipped_figures_ends_with_1_because_some_contradict_themselves() -> None:
    shipped = Path(str(files("lindung.workflows.facts") / "published_figures.csv"))
    result = run("figures", "check", shipped, "--json")
    assert result.exit_code == 1
    objects = json.loads(result.stdout)
    assert len(objects) == 103
    solo = objects[1]
    assert solo["verdicts"] == {"percent": "truncated", "target": "mismatch", "gap": "to_all"}
    assert solo["implied_workers"] == {"from_percent": None, "from_target": 262376, "from_gap": None}
    assert solo["need"] == {
        "by_count": {"workers": 49095, "per_month": 4092},
        "by_percent": {"workers": 29017, "per_month": 2419},
    }


def test_check_says_the_totals_apart_from_the_results(solo: Path) -> None:
    result = run("figures", "check", solo)
    assert "Kota Surakarta, 17 Desember 2024" in result.stdout
    assert "Dibaca 1 angka" in result.stderr


def test_check_answers_in_english(solo: Path) -> None:
    assert "was cut off, not rounded" in run("--language", "en", "figures", "check", solo).stdout


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("kosong.csv", b"", "kosong"),
        ("rapat.xlsx", b"%PDF-1.7\n", "PDF"),
        ("koma.csv", HEAD.encode() + b'Kota Surakarta,2024-12-17,227164,100512,"44,24",total,koran\n', "coverage_pct"),
        ("bps.csv", b"kode_bps,as_of,covered\n1608,2025-01-01,5\n", "BPS"),
        ("panjang.csv", HEAD.encode() + SOLO.encode().replace(b"koran", b"x" * 20_000_000), "source"),
        ("dua.csv", HEAD.encode() + b"nama,tanggal,jiwa,jiwa,persen,segmen,sumber\n" + SOLO.encode(), "2"),
    ],
    ids=["empty", "a PDF", "comma decimals", "BPS codes", "a cell of 20 MB", "two header rows"],
)
def test_an_unusable_file_ends_with_2_and_a_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run("figures", "check", path, "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr
    assert len(result.stderr) < 2_000


def test_a_missing_file_ends_with_2(tmp_path: Path) -> None:
    assert run("figures", "check", tmp_path / "tidak-ada.csv").exit_code == 2


def test_a_wrong_number_style_is_a_wrong_call(solo: Path) -> None:
    assert run("figures", "check", solo, "--numbers", "roman").exit_code == 2


@pytest.mark.django_db
def test_import_stores_and_says_what_adds_up(solo: Path) -> None:
    store_areas("33.72")
    result = run("figures", "import", solo, "--by", "Petugas", "--json")
    assert json.loads(result.stdout) | {"batch": 0} == {
        "batch": 0, "read": 1, "new": 1, "same": 0, "mismatches": 0, "areas": ["33.72"],
    }  # fmt: skip
    assert "baru 0 + sama 1" in run("figures", "import", solo, "--by", "Petugas").stdout


@pytest.mark.django_db
def test_a_dry_run_shows_the_mapping_and_stores_nothing(solo: Path) -> None:
    store_areas("33.72")
    result = run("figures", "import", solo, "--dry-run")
    assert "coverage_pct -> coverage_pct" in result.stderr
    assert not Figure.objects.exists()


@pytest.mark.django_db
def test_an_import_with_one_bad_row_stores_nothing(tmp_path: Path) -> None:
    store_areas("33.72")
    path = tmp_path / "rusak.csv"
    path.write_text(HEAD + SOLO + SOLO.replace("227164", "dua ratus"), encoding="utf-8")
    result = run("figures", "import", path)
    assert result.exit_code == 2
    assert "employed" in result.stderr
    assert not Figure.objects.exists()


@pytest.mark.django_db
def test_show_lists_the_ledger_of_an_area_by_code(solo: Path) -> None:
    store_areas("33.72")
    run("figures", "import", solo)
    assert "44,246%" in run("figures", "show", "33.72").stdout
    assert json.loads(run("figures", "show", "33.72", "--json").stdout)[0]["printed"]["covered"] == 100_512


@pytest.mark.django_db
def test_show_refuses_a_name_of_several_areas_and_lists_them() -> None:
    store_areas("33.74", "33.22")
    result = run("figures", "show", "Semarang")
    assert result.exit_code == 2
    assert "Kota Semarang (33.74)" in result.stderr
    assert "Kabupaten Semarang (33.22)" in result.stderr


@pytest.mark.django_db
def test_undo_takes_an_import_back_once(solo: Path) -> None:
    store_areas("33.72")
    batch = json.loads(run("figures", "import", solo, "--json").stdout)["batch"]
    assert json.loads(run("figures", "undo", str(batch), "--json").stdout)["withdrawn"] == 1
    assert run("figures", "undo", str(batch)).exit_code == 1


@pytest.mark.django_db
def test_list_shows_where_areas_stand(solo: Path) -> None:
    store_areas("33.72")
    run("figures", "import", solo)
    assert "44.24%" in run("figures", "list").stdout
    assert json.loads(run("figures", "list", "--json").stdout)[0]["area_code"] == "33.72"
