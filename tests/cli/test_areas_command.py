import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lindung.cli.main import app
from tests.sample_areas import store_areas

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def areas() -> None:
    store_areas("33.74", "33.22", "17.71.08")


@pytest.fixture
def boundaries(tmp_path: Path) -> str:
    shape = {"type": "Polygon", "coordinates": [[[110.0, -7.0], [110.5, -7.0], [110.5, -6.5]]]}
    features = [{"type": "Feature", "properties": {"code": code}, "geometry": shape} for code in ("33.74", "33.79")]
    file = tmp_path / "batas.json"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return str(file)


def lindung(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_finds_both_semarangs_with_their_kind() -> None:
    result = lindung("areas", "find", "semarang", "--level", "kabupaten")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "33.22          Kabupaten Semarang, kabupaten · Jawa Tengah",
        "33.74          Kota Semarang, kota · Jawa Tengah",
    ]


def test_answers_machines_with_the_same_areas() -> None:
    result = lindung("areas", "find", "kota semarang", "--json")
    assert json.loads(result.stdout) == [
        {"code": "33.74", "name": "Kota Semarang", "kind": "kota", "level": "regency", "above": ["Jawa Tengah"]}
    ]


def test_says_when_there_are_more() -> None:
    result = lindung("areas", "find", "a", "--limit", "2", "--within", "33.74")
    assert len(result.stdout.splitlines()) == 2
    assert "Ditampilkan 2 teratas" in result.stderr


@pytest.mark.parametrize(
    ("words", "code", "problem"),
    [
        (("find", "zzz"), 1, "Tidak ada wilayah yang cocok dengan 'zzz'."),
        (("find", "a", "--within", "33.99"), 1, "Tidak ada wilayah dengan kode 33.99."),
        (("find", "a", "--within", "3374"), 2, "bukan kode Kemendagri bertitik"),
        (("find", "a", "--level", "planet"), 2, "Tingkat 'planet' tidak dikenal."),
        (("show", "99"), 1, "Tidak ada wilayah dengan kode 99."),
        (("show", "64.04"), 1, "64.04 Kabupaten Bulungan tidak ada lagi (UU 20/2012); sekarang: 65.01."),
        (("show", "semarang"), 2, "bukan kode Kemendagri bertitik"),
        (("boundaries", "remove", "7"), 1, "Tidak ada paket nomor 7."),
        (("boundaries", "import", "tidak-ada.json"), 2, "tidak dapat dibaca"),
        (("neighbourhoods", "add", "33.74.01", "--rw", "1"), 1, "bukan kode kelurahan atau desa"),
        (("neighbourhoods", "add", "33.74.01.1001", "--rw", "x"), 1, "bukan nomor RW"),
        (("neighbourhoods", "list", "33.74.01.9999"), 1, "Tidak ada wilayah dengan kode"),
    ],
)
def test_refuses_on_standard_error(words: tuple[str, ...], code: int, problem: str) -> None:
    result = lindung("areas", *words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert problem in result.stderr


def test_shows_where_an_area_lies_and_what_it_holds() -> None:
    result = lindung("--bahasa", "en", "areas", "show", "33.74")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Kota Semarang (33.74), city",
        "Indonesia › Jawa Tengah › Kota Semarang",
        "       16 District",
        "      177 Village",
    ]


def test_shows_the_same_to_machines() -> None:
    shown = json.loads(lindung("areas", "show", "33.74", "--json").stdout)
    assert [step["code"] for step in shown["lineage"]] == ["ID", "33", "33.74"]
    assert shown["below"] == {"district": 16, "village": 177}
    assert (shown["changes"], shown["successors"]) == ([], [])


def test_installs_lists_and_removes_boundaries(boundaries: str) -> None:
    told = ("areas", "boundaries", "import", boundaries, "--licence", "MIT", "--origin", "survei")
    first, again = lindung(*told, "--json"), lindung(*told)
    done = json.loads(first.stdout)
    assert (done["read"], done["stored"], len(done["refused"])) == (2, 1, 1)
    assert "features 2 (33.79): kode tidak ada dalam daftar Kemendagri" in first.stderr
    assert "2 fitur dibaca = 0 disimpan + 1 sudah ada + 1 ditolak" in again.stdout
    listed = json.loads(lindung("areas", "boundaries", "list", "--json").stdout)
    assert [(pack["pack_id"], pack["licence"], pack["origin"]) for pack in listed] == [
        (done["pack_id"], "MIT", "survei")
    ]
    assert lindung("areas", "boundaries", "remove", str(done["pack_id"])).exit_code == 0
    assert "Belum ada batas wilayah" in lindung("areas", "boundaries", "list").stderr


def test_does_not_install_boundaries_without_licence_where_nobody_can_be_asked(boundaries: str) -> None:
    result = lindung("areas", "boundaries", "import", boundaries, "--origin", "survei")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Lisensi dan asal" in result.stderr


def test_refuses_a_file_without_boundaries(tmp_path: Path) -> None:
    file = tmp_path / "kosong.json"
    file.write_bytes(b"")
    result = lindung("areas", "boundaries", "import", str(file), "--licence", "MIT", "--origin", "survei")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Berkas kosong" in result.stderr


def test_enters_and_lists_neighbourhoods() -> None:
    added = lindung("areas", "neighbourhoods", "add", "33.74.01.1001", "--rw", "3", "--rt", "12")
    assert added.stdout == "RT 012 / RW 003 dicatat di 33.74.01.1001.\n"
    assert lindung("areas", "neighbourhoods", "list", "33.74.01.1001").stdout == "RW 003 / RT 012\n"
    listed = json.loads(lindung("areas", "neighbourhoods", "list", "33.74.01.1001", "--json").stdout)
    assert listed == [{"rw": "003", "rt": "012"}]


@pytest.mark.parametrize(
    "words",
    [
        ("find",),
        ("show",),
        ("boundaries", "import"),
        ("boundaries", "list"),
        ("boundaries", "remove"),
        ("neighbourhoods", "add"),
        ("neighbourhoods", "list"),
    ],
)
def test_explains_each_command_with_an_example(words: tuple[str, ...]) -> None:
    result = lindung("areas", *words, "--help")
    assert result.exit_code == 0
    assert "Contoh / Example: lindung areas " + " ".join(words) in result.stdout
