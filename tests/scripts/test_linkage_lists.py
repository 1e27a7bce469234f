"""Two lists to link: the same people twice, with errors and the truth."""

from pathlib import Path

import polars as pl
import pytest

from scripts.linkage_lists import HARD, WRITTEN, make_linkage_lists, parts_of

SIDES = ("left", "right", "truth")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("lists")
    make_linkage_lists(area_code="33.74", workers=4_000, participants=1_700, seed=3, out=made)
    make_linkage_lists(area_code="33.74", workers=4_000, participants=1_700, seed=3, out=made / "hard", **HARD)
    return made


def test_writes_as_many_rows_as_asked_for(folder: Path) -> None:
    left, right = (pl.read_parquet(folder / f"{side}.parquet") for side in ("left", "right"))

    assert (left.height, right.height, tuple(left.columns), tuple(right.columns)) == (4_000, 1_700, WRITTEN, WRITTEN)


def test_gives_every_row_a_number_of_its_own(folder: Path) -> None:
    assert pl.read_parquet(folder / "left.parquet")["id"].sort().to_list() == list(range(1, 4_001))


def test_leaves_three_in_a_hundred_participants_without_a_worker(folder: Path) -> None:
    right, truth = (pl.read_parquet(folder / f"{side}.parquet") for side in ("right", "truth"))
    alone = right.join(truth, left_on="id", right_on="right_id", how="anti")

    assert 0.03 <= alone.height / 1_700 <= 0.03 + 0.005  # some of them have two member numbers


def test_gives_the_same_files_for_the_same_seed(folder: Path, tmp_path: Path) -> None:
    make_linkage_lists(area_code="33.74", workers=4_000, participants=1_700, seed=3, out=tmp_path)

    assert [(tmp_path / f"{side}.parquet").read_bytes() for side in SIDES] == [
        (folder / f"{side}.parquet").read_bytes() for side in SIDES
    ]


@pytest.mark.parametrize("side", ["left", "right"])
def test_takes_half_of_the_niks_away_where_lists_are_hard(folder: Path, side: str) -> None:
    missing = pl.read_parquet(folder / "hard" / f"{side}.parquet")["nik"].null_count()

    assert missing / {"left": 4_000, "right": 1_700}[side] == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("kind", ["", "hard"])
def test_writes_no_nik_that_could_belong_to_somebody(folder: Path, kind: str) -> None:
    niks = pl.concat([pl.read_parquet(folder / kind / f"{side}.parquet")["nik"] for side in ("left", "right")])
    whole = niks.str.replace_all("[ ']", "").drop_nulls()
    whole = whole.filter(whole.str.contains(r"^\d{16}$") & ~whole.is_in(["1234567890123456"]))
    district = whole.filter(~whole.str.contains("^(?:0+|9+)$")).str.slice(4, 2).cast(pl.Int64)

    assert district.is_between(81, 96).all()


def test_divides_a_province_by_its_regencies() -> None:
    parts = list(parts_of("33", 1_000_000, 400_000, 10))

    assert (len(parts), sum(part.workers for part in parts), sum(part.participants for part in parts)) == (
        35, 1_000_000, 400_000,
    )  # fmt: skip


def test_numbers_people_of_several_regencies_apart(tmp_path: Path) -> None:
    make_linkage_lists(area_code="34", workers=3_000, participants=1_200, seed=3, out=tmp_path)
    left = pl.read_parquet(tmp_path / "left.parquet")

    assert (left["id"].n_unique(), left["village_code"].str.slice(0, 5).n_unique()) == (3_000, 5)
