"""The commands that count coverage from registers and show it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run, made_by

STORE = """
from datetime import date
from lindung.cli.store import open_store
open_store()
from lindung.engines.linkage.link import quiet
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.linking.link_registers import link_registers, registers_of
from tests.workflows.linking.office_people import AREA, MONTH, NOW, member, stored, worker
stored(RegisterKind.WORKFORCE, [worker(number) for number in range(60)])
ended = {"membership": "inactive", "segment": "BPU", "covered_until": date(2026, 8, 31)}
stored(RegisterKind.PARTICIPANTS, [member(number, **(ended if number < 10 else {})) for number in range(40)])
registers = registers_of(area=AREA, on=MONTH.plus(1).first_day)
link_registers(registers, month=MONTH, by="Petugas Rekaan", now=NOW, told=quiet)
"""


@pytest.fixture(scope="module")
def office(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Link sixty workers with forty members, of whom ten are paid for until August; return the data directory."""
    return made_by(STORE, prepared, tmp_path_factory.mktemp("office") / "data")


@pytest.fixture
def linked(surroundings: dict[str, str], office: Path) -> None:
    """Give the test that office, to itself."""
    shutil.copytree(office, surroundings["LINDUNG_DATA"], dirs_exist_ok=True)


@pytest.mark.usefixtures("linked")
def test_builds_lists_and_shows(run: Run) -> None:
    built = run("coverage", "build", "--wilayah", "33.74", "--dari", "2026-01", "--oleh", "Petugas Rekaan")
    assert built.returncode == 0
    assert "Kepesertaan: 40 = 40 dihitung" in built.stdout
    assert "Orang di daftar: 60 = 60 dihitung" in built.stdout
    assert "Domisili: 40 = 40 menurut daftar" in built.stdout
    assert "Pekerja rentan: 60 = 60 tidak dikatakan daftar" in built.stdout
    assert "peserta aktif menurut domisili NIK" in built.stdout
    again = run("--bahasa", "en", "coverage", "build", "--area", "33.74", "--from", "2026-01", "--json")
    assert "Counted already" in again.stderr
    build_id = json.loads(again.stdout)["build_id"]
    assert [made["build_id"] for made in json.loads(run("coverage", "list", "--json").stdout)] == [build_id]
    shown = json.loads(run("coverage", "show", build_id, "--bulan", "2026-09", "--json").stdout)
    net = next(one for one in shown["numbers"] if one["indicator"] == "net")
    assert (net["numerator"], net["denominator"], net["month_before"], net["year_before"]) == (30, 60, 40, None)
    assert sum(child["numerator"] for child in shown["children"]) == 30
    read = run("--bahasa", "en", "coverage", "show", "--area", "33.74", "--month", "2026-09").stdout
    assert "Net coverage" in read
    assert "30 / 60    50.00 %" in read


@pytest.mark.usefixtures("linked")
def test_adds_a_month_to_the_build_before(run: Run) -> None:
    run("coverage", "build", "--wilayah", "33.74", "--dari", "2026-08", "--sampai", "2026-10")
    (before,) = json.loads(run("coverage", "list", "--json").stdout)
    added = run("coverage", "build", "--wilayah", "33.74", "--dari", "2026-09", "--tambah-bulan")
    assert added.returncode == 0
    assert f"Bulan: 3 = 2 seperti dihitung di {before['build_id']} + 1 dihitung sekarang (2026-11)" in added.stdout
    assert "1 bulan terlama hitungan itu tidak ikut: sebelum 2026-09." in added.stdout
    again = run("--bahasa", "en", "coverage", "build", "--area", "33.74", "--from", "2026-09", "--add-month")
    assert "Counted already" in again.stderr
    (made, _) = json.loads(run("coverage", "list", "--json").stdout)
    carried, counted = (part["rows"] for part in made["parts"])
    assert f"Numbers: {carried + counted:,} = {carried:,} carried + {counted:,} counted" in again.stdout
    assert made["tables"]["observations"] == carried + counted
    refused = run("coverage", "build", "--wilayah", "33.74", "--sampai", "2026-08", "--tambah-bulan")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "Belum ada hitungan 33.74 yang berakhir sebelum 2026-08" in refused.stderr


@pytest.mark.usefixtures("linked")
def test_drafts_a_release_without_small_numbers(run: Run) -> None:
    run("coverage", "build", "--wilayah", "33.74", "--dari", "2026-10")
    drafted = run("--bahasa", "en", "coverage", "draft", "--publisher", "Disnaker Kota Rekaan", "--months", "1")
    assert drafted.returncode == 0
    assert "2026-11-a: " in drafted.stdout
    assert "lindung coverage publish 2026-11-a" in drafted.stdout
    again = run("coverage", "draft", "--penerbit", "Disnaker Kota Rekaan", "--bulan", "1", "--json")
    found = json.loads(again.stdout)
    assert (found["slug"], found["is_new"]) == ("2026-11-a", False)
    assert found["rows"] == found["published"] + found["primary"] + found["complementary"]


@pytest.mark.usefixtures("linked")
def test_refuses_what_it_cannot_count(run: Run) -> None:
    run("coverage", "build", "--wilayah", "33.74", "--dari", "2026-10")
    for call, code, said in (
        (["build", "--wilayah", "33.72"], 1, "Belum ada hasil pemadanan"),
        (["build", "--wilayah", "33.7"], 2, "Kode wilayah"),
        (["build", "--wilayah", "33.74", "--dari", "2026"], 2, "2026-11"),
        (["build", "--wilayah", "33.74", "--dari", "2027-01"], 1, "sesudah bulan akhir"),
        (["show", "tiada"], 1, "tidak ada"),
        (["show", "--wilayah", "33.72"], 1, "belum dihitung"),
        (["show", "--bulan", "2026-01"], 1, "tidak dihitung"),
        (["show", "--indikator", "entah"], 1, "net"),
    ):
        refused = run("coverage", *call)
        assert (refused.returncode, refused.stdout) == (code, "")
        assert said in refused.stderr


@pytest.mark.usefixtures("linked")
def test_refuses_a_basis_that_no_register_tells(run: Run) -> None:
    for basis, code, said in (
        (["--dasar", "tempat-kerja"], 1, "tidak menyebut wilayah tempat bekerja"),
        (["--basis", "kantor"], 2, "domisili, tempat-kerja, atau pendaftaran"),
    ):
        refused = run("coverage", "build", "--wilayah", "33.74", *basis)
        assert (refused.returncode, refused.stdout) == (code, "")
        assert said in refused.stderr


def test_says_that_nothing_was_counted(run: Run) -> None:
    empty = run("coverage", "list")
    assert (empty.returncode, empty.stdout) == (0, "")
    assert "Belum ada hitungan cakupan" in empty.stderr


SULA = """
from lindung.cli.store import open_store
open_store()
from tests.workflows.coverage.stored_builds import store_build
store_build("82", {"82.05": (30, 100), "82.08": (2, 90), "82.71": (7, 9)}, areas_digest="daftar lama")
"""


def test_shows_the_areas_of_another_day(run: Run, surroundings: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-c", SULA], env=surroundings, cwd=ROOT, check=True, capture_output=True)
    read = run("--bahasa", "en", "coverage", "show", "--area", "82", "--as-of-areas", "2011-12-31").stdout
    assert "Areas as of 2011-12-31" in read
    assert "The list of areas has changed" in read
    assert "82.05          Kabupaten Kepulauan Sula" in read
    assert "32 / 190" in read
    assert "82.08" not in read
    told = json.loads(run("coverage", "show", "--wilayah", "82.05", "--wilayah-per", "2011-12-31", "--json").stdout)
    assert (told["areas_on"], told["name"]["id"], told["is_other_list"]) == (
        "2011-12-31", "Kabupaten Kepulauan Sula", True,
    )  # fmt: skip
    assert told["numbers"][0]["numerator"] == 32
    for call, code, said in (
        (["--wilayah", "82.08", "--wilayah-per", "2011-12-31"], 1, "bagian dari 82.05"),
        (["--wilayah", "82", "--wilayah-per", "2011"], 2, "2026-12-31"),
    ):
        refused = run("coverage", "show", *call)
        assert (refused.returncode, refused.stdout) == (code, "")
        assert said in refused.stderr
