"""The commands of coverage on releases that a program stored before."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run, made_by

STORE = """
from lindung.cli.store import open_store
open_store()
from tests.sample_observations import NOVEMBER, OCTOBER, about, observations
from tests.sample_releases import NOW
from lindung.workflows.releases.store import store_release
store_release(observations(OCTOBER), about(as_of=OCTOBER), now=NOW)
store_release(observations(OCTOBER, NOVEMBER, add=10), about(supersedes=None), now=NOW)
"""
STORE_SAMPLE = """
from lindung.cli.store import open_store
open_store()
from tests.sample_observations import OCTOBER, about, observations
from tests.sample_releases import NOW
from lindung.workflows.releases.store import store_release
store_release(observations(OCTOBER), about(as_of=OCTOBER, is_sample=True), now=NOW)
"""


@pytest.fixture(scope="module")
def office(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Store a release of October and one of both months; return the data directory."""
    return made_by(STORE, prepared, tmp_path_factory.mktemp("office") / "data")


@pytest.fixture
def two_drafts(surroundings: dict[str, str], office: Path) -> None:
    """Give the test that office, to itself."""
    shutil.copytree(office, surroundings["LINDUNG_DATA"], dirs_exist_ok=True)


@pytest.mark.usefixtures("two_drafts")
def test_leads_a_release_through_its_life(run: Run, tmp_path: Path) -> None:
    assert [item["state"] for item in json.loads(run("coverage", "releases", "--json").stdout)] == ["draft", "draft"]
    compared = run("--bahasa", "en", "coverage", "compare", "2026-10-a", "2026-11-a")
    assert compared.returncode == 0
    assert "New months: 2026-11." in compared.stdout
    assert "number revised  2026-10  effective nik_domicile total  5  310 → 320" in compared.stdout
    published = run("--bahasa", "en", "coverage", "publish", "2026-11-a")
    assert (published.returncode, published.stdout) == (0, "2026-11-a is released: /data/2026-11-a/\n")
    again = run("coverage", "publish", "2026-11-a")
    assert (again.returncode, again.stdout) == (1, "")
    assert "tidak dapat diubah" in again.stderr
    exported = run("coverage", "export", "2026-11-a", "--out", str(tmp_path / "rilis"), "--json")
    names = [file["name"] for file in json.loads(exported.stdout)["files"]]
    assert {path.name for path in (tmp_path / "rilis").iterdir()} == {*names}
    assert run("coverage", "withdraw", "2026-11-a", "--alasan", "Keliru.", "--reason", " ").returncode == 1
    gone = run("coverage", "withdraw", "2026-11-a", "--alasan", "Keliru.", "--reason", "Wrong.", "--json")
    assert json.loads(gone.stdout)["withdrawn_reason"] == {"id": "Keliru.", "en": "Wrong."}
    listed = run("coverage", "releases").stdout.splitlines()
    assert [line.split()[:2] for line in listed] == [["2026-11-a", "ditarik"], ["2026-10-a", "konsep"]]


@pytest.mark.usefixtures("two_drafts")
def test_discards_a_draft_once_and_keeps_released_ones(run: Run) -> None:
    signed = ("--alasan", "Register keliru", "--oleh", "Petugas Rekaan")
    assert run("coverage", "discard", "2026-10-a").returncode == 2
    gone = run("--bahasa", "en", "coverage", "discard", "2026-10-a", *signed)
    assert gone.returncode == 0
    assert gone.stdout.startswith("2026-10-a is discarded: 36 observations")
    again = run("coverage", "discard", "2026-10-a", *signed)
    assert (again.returncode, again.stdout) == (1, "")
    assert "oleh Petugas Rekaan: Register keliru" in again.stderr
    assert run("coverage", "publish", "2026-11-a").returncode == 0
    refused = run("coverage", "discard", "2026-11-a", *signed)
    assert refused.returncode == 1
    assert "lindung coverage withdraw 2026-11-a" in refused.stderr
    assert [line.split()[:2] for line in run("coverage", "releases").stdout.splitlines()] == [["2026-11-a", "terbit"]]


def test_marks_a_sample_and_publishes_it_only_when_asked_to(run: Run, surroundings: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-c", STORE_SAMPLE], env=surroundings, cwd=ROOT, check=True, capture_output=True)
    assert run("coverage", "releases").stdout.rstrip().endswith("Contoh - data rekaan")
    refused = run("coverage", "publish", "2026-10-a")
    assert refused.returncode == 1
    assert "--contoh" in refused.stderr
    said = json.loads(run("coverage", "publish", "2026-10-a", "--contoh", "--json").stdout)
    assert (said["state"], said["is_sample"]) == ("released", True)


def test_says_that_there_is_nothing(run: Run, tmp_path: Path) -> None:
    empty = run("coverage", "releases")
    assert (empty.returncode, empty.stdout) == (0, "")
    assert "Belum ada rilis." in empty.stderr
    for call in (["publish", "x"], ["compare", "x", "y"], ["export", "x", "--out", str(tmp_path / "r")]):
        refused = run("coverage", *call)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "Tidak ada rilis x." in refused.stderr


@pytest.mark.usefixtures("two_drafts")
def test_says_when_files_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    refused = run("coverage", "export", "2026-10-a", "--out", str(tmp_path / "berkas"))
    assert refused.returncode == 1
    assert "tidak dapat ditulis" in refused.stderr
