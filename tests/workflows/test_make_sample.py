import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from lindung.engines.sampling.mark import SAMPLE_MARK
from lindung.workflows.make_sample import SampleDirectoryError, SampleMade, make_sample

ON = date(2026, 11, 1)


def made_in(directory: Path, seed: int = 1) -> SampleMade:
    return make_sample(
        area_code="33.74", workers=4_000, seed=seed, directory=directory, on=ON, progress=lambda *_: None
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SampleMade:
    return made_in(tmp_path_factory.mktemp("sample"))


def cells(path: Path) -> list[tuple[str | None, ...]]:
    sheet = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string", skip_whitespace_tail_rows=True)
    return sheet.to_polars().rows()


def test_writes_every_file_it_names(sample: SampleMade) -> None:
    assert len(sample.files) == 15
    assert all((sample.directory / file.name).stat().st_size for file in sample.files)


def test_the_manifest_says_that_it_is_a_sample(sample: SampleMade) -> None:
    manifest = json.loads((sample.directory / "manifest.json").read_text("utf-8"))
    first = manifest["files"][0]
    digest = sha256((sample.directory / first["name"]).read_bytes()).hexdigest()
    assert (manifest["sample"], manifest["seed"], first["sha256"]) == (True, 1, digest)


def test_every_workbook_begins_with_the_mark(sample: SampleMade) -> None:
    for path in sample.directory.glob("*.xlsx"):
        assert (cells(path)[0][0] or "").startswith(SAMPLE_MARK), path.name


def test_every_csv_bears_the_mark_in_its_headers(sample: SampleMade) -> None:
    for path in sample.directory.glob("*.csv"):
        assert SAMPLE_MARK in path.read_text("utf-8").splitlines()[0], path.name


def test_the_truth_counts_what_was_planted(sample: SampleMade) -> None:
    for file in sample.files:
        truth = pl.read_parquet(sample.directory / "truth" / f"{Path(file.name).stem}.parquet")
        assert dict(truth.group_by("reason").len().iter_rows()) == file.planted


def test_the_truth_names_the_rows_of_the_file(sample: SampleMade) -> None:
    lines = (sample.directory / "contoh-usulan.csv").read_text("utf-8").splitlines()
    truth = pl.read_parquet(sample.directory / "truth" / "contoh-usulan.parquet")
    rows = truth.filter(pl.col("reason") == "not_matched")["file_row"]
    assert rows.len() > 0
    assert all(",TIDAK PADAN," in lines[row - 1] for row in rows)


@pytest.mark.parametrize("stem", ["contoh-usulan-kecamatan", "contoh-usulan-desa"])
def test_the_truth_names_the_rows_of_a_hand_typed_list(sample: SampleMade, stem: str) -> None:
    people = pl.read_parquet(sample.directory / "truth" / f"{stem}.people.parquet")
    names = pl.read_parquet(sample.directory / "truth" / "population.parquet").select("person_id", "name")
    rows = cells(sample.directory / f"{stem}.xlsx")
    for file_row, _, name in people.join(names, on="person_id").iter_rows():
        assert name.split()[-1] in (rows[file_row - 1][1] or "").upper()


def test_a_hand_typed_list_has_sections_and_totals(sample: SampleMade) -> None:
    first = [row[0] or "" for row in cells(sample.directory / "contoh-usulan-kecamatan.xlsx")]
    assert sum(text.startswith("KELURAHAN ") for text in first) > 1
    assert sum(text == "JUMLAH" for text in first) > 1


def test_no_truth_stands_in_an_office_file(sample: SampleMade) -> None:
    header = (sample.directory / "contoh-usulan.csv").read_text("utf-8").splitlines()[0]
    assert "person_id" not in header
    assert "reason" not in header


def test_the_roster_holds_the_participants_among_the_proposed(sample: SampleMade) -> None:
    roster = pl.read_csv(sample.directory / "contoh-peserta.csv", separator=";", infer_schema=False)
    proposed = pl.read_csv(sample.directory / "contoh-usulan.csv", infer_schema=False).with_row_index("file_row", 2)
    truth = pl.read_parquet(sample.directory / "truth" / "contoh-usulan.parquet")
    active = truth.filter(pl.col("reason").str.starts_with("active_") & ~pl.col("needs_linkage"))
    niks = proposed.join(active, on="file_row")["NIK"].str.replace_all(r"\D", "")
    assert niks.len() > 0
    assert niks.is_in(roster.filter(pl.col("STATUS KEPESERTAAN") == "AKTIF")["NIK"].implode()).all()


def test_the_workforce_holds_everybody_who_is_proposed_as_a_worker(sample: SampleMade) -> None:
    truth = sample.directory / "truth"
    listed = pl.read_parquet(truth / "contoh-pekerja.people.parquet")["person_id"]
    people = pl.read_parquet(truth / "population.parquet").filter(pl.col("died_on").is_null())
    workers = people.filter(pl.col("segment").is_not_null())["person_id"]
    proposed = pl.read_parquet(truth / "contoh-usulan.people.parquet")["person_id"]
    assert workers.is_in(listed.implode()).all()
    assert proposed.filter(proposed.is_in(workers.implode())).is_in(listed.implode()).all()


def test_the_proposal_of_last_year_differs_by_who_joined_left_died_and_moved(sample: SampleMade) -> None:
    truth = sample.directory / "truth"
    now = pl.read_parquet(truth / "contoh-usulan.people.parquet")["person_id"]
    then = pl.read_parquet(truth / "contoh-usulan-tahun-lalu.people.parquet").join(
        pl.read_parquet(truth / "population.parquet"), on="person_id"
    )
    assert now.is_in(then["person_id"].implode()).mean() == pytest.approx(0.75, abs=0.06)
    assert then["died_on"].count() > 0
    assert then["moved_on"].count() > 0
    assert then["family_id"].is_unique().all()


def test_the_same_seed_writes_the_same_bytes(sample: SampleMade, tmp_path: Path) -> None:
    again = made_in(tmp_path / "again")
    assert [file.sha256 for file in again.files] == [file.sha256 for file in sample.files]


def test_replaces_a_sample_that_is_there(tmp_path: Path) -> None:
    made_in(tmp_path, seed=1)
    assert made_in(tmp_path, seed=2).seed == 2


def test_never_touches_a_directory_with_other_files(tmp_path: Path) -> None:
    (tmp_path / "daftar.xlsx").write_bytes(b"kept")
    with pytest.raises(SampleDirectoryError):
        made_in(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["daftar.xlsx"]


@pytest.mark.parametrize("workers", [1, 12])
def test_makes_a_sample_of_a_handful_of_people(tmp_path: Path, workers: int) -> None:
    made = make_sample(
        area_code="33.74.01", workers=workers, seed=1, directory=tmp_path, on=ON, progress=lambda *_: None
    )
    assert made.people > workers


def test_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    make_sample(
        area_code="13.71", workers=300, seed=1, directory=tmp_path, on=ON,
        progress=lambda step, done, steps: told.append((step, done, steps)),
    )  # fmt: skip
    assert told[0][0] == "population"
    assert [done for _, done, _ in told] == list(range(told[0][2] + 1))
