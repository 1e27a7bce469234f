"""The commands of linkage as a user runs them."""

import json
from pathlib import Path

import polars as pl
import pytest

from tests.cli.conftest import Run
from tests.engines.linkage.linked_people import registers


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    told = registers(workers=600)
    left, right = tmp_path / "left.parquet", tmp_path / "right.parquet"
    told.left.write_parquet(left)
    told.right.write_parquet(right)
    return str(left), str(right)


def test_links_two_files_and_says_totals_that_add_up(run: Run, files: tuple[str, str], tmp_path: Path) -> None:
    done = run("link", "run", "--left", files[0], "--right", files[1], "--out", str(tmp_path / "out"), "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    for side in ("left", "right"):
        assert told[side]["rows"] == sum(told[side][name] for name in ("matched", "possible", "without"))
    assert pl.read_parquet(tmp_path / "out" / "links.parquet").height == sum(one["pairs"] for one in told["pairs"])


def test_evaluates_what_it_linked(run: Run, files: tuple[str, str], tmp_path: Path) -> None:
    run("link", "run", "--left", files[0], "--right", files[1], "--out", str(tmp_path / "out"))
    members = pl.read_parquet(files[1])["id"]
    truth = tmp_path / "truth.parquet"
    pl.DataFrame({"left_id": members, "right_id": members}).write_parquet(truth)
    links = str(tmp_path / "out" / "links.parquet")
    done = run("link", "evaluate", "--truth", str(truth), "--links", links, "--left-rows", "600", "--json")
    assert json.loads(done.stdout)["f1"] > 0.98


def test_answers_in_indonesian_and_in_english(run: Run, files: tuple[str, str]) -> None:
    asked = ("link", "run", "--left", files[0], "--right", files[1])
    assert run(*asked).stdout.startswith("Kiri 600 = padan")
    assert run("--bahasa", "en", *asked).stdout.startswith("Left 600 = matched")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((), "Name --wilayah for registers"),
        (("--left", "{left}"), "Name --wilayah for registers"),
        (("--left", "{left}", "--right", "{right}", "--map", "colour=x"), "cannot be read: colour=x"),
        (("--left", "{left}", "--right", "{right}", "--map", "name=nama"), "has no column nama"),
        (("--wilayah", "33.74", "--bulan", "November"), "written like 2026-11"),
    ],
)
def test_a_wrong_call_ends_with_two_and_says_what_to_do(
    run: Run, files: tuple[str, str], asked: tuple[str, ...], said: str
) -> None:
    told = [text.format(left=files[0], right=files[1]) for text in asked]
    done = run("--bahasa", "en", "link", "run", *told)
    assert done.returncode == 2
    assert said in done.stderr


def test_an_area_without_registers_is_refused(run: Run) -> None:
    done = run("--bahasa", "en", "link", "run", "--wilayah", "33.74", "--bulan", "2026-11")
    assert done.returncode == 1
    assert "Import first" in done.stderr


def test_no_nik_and_no_name_is_said(run: Run, files: tuple[str, str], tmp_path: Path) -> None:
    done = run("link", "run", "--left", files[0], "--right", files[1], "--out", str(tmp_path / "out"))
    people = pl.read_parquet(files[0]).head(50)
    said = done.stdout + done.stderr
    assert not [text for text in (*people["nik"], *people["name"]) if text and text in said]
    links = pl.read_parquet(tmp_path / "out" / "links.parquet")
    assert not {"nik", "name"} & {*links.columns}
