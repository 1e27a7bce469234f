"""Two plain files linked: anybody can use and judge the matcher."""

import json
from pathlib import Path

import polars as pl
import pytest

from lindung.engines.linkage.link import quiet
from lindung.engines.linkage.model import Model
from lindung.engines.linkage.plain_map import MapError, parse_map
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.files.evaluate_links import evaluate_links
from lindung.workflows.linking.files.link_files import FileSide, FilesLinked, link_files
from lindung.workflows.linking.files.splink_files import compare_with
from tests.engines.linkage.linked_people import registers

MAP = parse_map("nik=nik,name=name,born_on=birth_date,sex=sex,place=village_code")
LINKED = ("left_id", "right_id", "score", "decision", "stage")


@pytest.fixture
def people(tmp_path: Path) -> tuple[Path, Path]:
    told = registers(workers=600)
    left, right = tmp_path / "left.parquet", tmp_path / "right.csv"
    told.left.write_parquet(left)
    told.right.write_csv(right)
    return left, right


def linked(left: Path, right: Path, out: Path | None, **told: bool) -> FilesLinked:
    return link_files(
        FileSide(left, "id", MAP),
        FileSide(right, "id", MAP),
        out=out,
        memory_limit="1GB",
        threads=1,
        told=quiet,
        **told,
    )


def test_writes_links_with_the_identifiers_of_the_files(people: tuple[Path, Path], tmp_path: Path) -> None:
    done = linked(*people, tmp_path / "out")
    links = pl.read_parquet(tmp_path / "out" / "links.parquet")
    assert links.columns[:5] == list(LINKED)
    assert done.outcome.left.rows == done.outcome.left.matched + done.outcome.left.possible + done.outcome.left.without
    matches = links.filter(pl.col("decision") == "match")
    assert (matches["left_id"].cast(pl.String) == matches["right_id"]).sum() > 0.99 * matches.height


def test_a_csv_and_a_parquet_say_the_same(people: tuple[Path, Path], tmp_path: Path) -> None:
    left, right = people
    as_csv = tmp_path / "left.csv"
    pl.read_parquet(left).write_csv(as_csv, separator=";")
    assert linked(left, right, None).outcome == linked(as_csv, right, None).outcome


def test_the_model_can_be_read_again(people: tuple[Path, Path], tmp_path: Path) -> None:
    done = linked(*people, tmp_path / "out")
    assert Model.from_json((tmp_path / "out" / "model.json").read_text("utf-8")) == done.linked.model


def test_nothing_is_written_without_a_directory(people: tuple[Path, Path], tmp_path: Path) -> None:
    before = {*tmp_path.iterdir()}
    assert linked(*people, None).links is None
    assert {*tmp_path.iterdir()} == before


def test_links_are_judged_by_a_truth(people: tuple[Path, Path], tmp_path: Path) -> None:
    linked(*people, tmp_path / "out")
    truth = tmp_path / "truth.csv"
    members = pl.read_csv(people[1])["id"]
    pl.DataFrame({"left_id": members, "right_id": members}).write_csv(truth)
    picture = tmp_path / "quality.svg"
    told = evaluate_links(tmp_path / "out" / "links.parquet", truth, left_rows=600, picture=picture)
    assert told.whole.f1 > 0.98
    assert picture.read_text("utf-8").startswith("<svg")


def test_files_for_splink_are_complete(people: tuple[Path, Path], tmp_path: Path) -> None:
    linked(*people, tmp_path / "out", for_splink=True)
    out = tmp_path / "out"
    records = pl.read_parquet(out / "splink_left.parquet")
    assert {"unique_id", "name_text", "birth", "village"} <= {*records.columns}
    assert json.loads((out / "splink_settings.json").read_text("utf-8"))["link_type"] == "link_only"
    told = compare_with(out / "links.parquet", out / "splink_edges.parquet", cut=0.0)
    assert told.only_ours == 0


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PAR1 not really"])
def test_refuses_a_file_that_is_none(people: tuple[Path, Path], tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(content)
    with pytest.raises(LinkingError, match="cannot be read"):
        linked(broken, people[1], None)


def test_refuses_a_file_that_is_not_there(people: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(LinkingError, match="does not exist"):
        linked(tmp_path / "gone.parquet", people[1], None)


def test_refuses_doubled_identifiers(people: tuple[Path, Path], tmp_path: Path) -> None:
    doubled = tmp_path / "doubled.parquet"
    pl.read_parquet(people[0]).with_columns(id=1).write_parquet(doubled)
    with pytest.raises(LinkingError, match="empty or doubled"):
        linked(doubled, people[1], None)


def test_refuses_a_column_that_is_not_there(people: tuple[Path, Path]) -> None:
    wrong = FileSide(people[0], "id", parse_map("name=nama"))
    with pytest.raises(MapError, match="has no column nama"):
        link_files(wrong, FileSide(people[1], "id", MAP), out=None, memory_limit="1GB", threads=1, told=quiet)


def test_refuses_an_identifier_that_is_not_there(people: tuple[Path, Path]) -> None:
    with pytest.raises(LinkingError, match="has no column kpj"):
        link_files(
            FileSide(people[0], "kpj", MAP), FileSide(people[1], "id", MAP), out=None, memory_limit="1GB", threads=1,
            told=quiet,
        )  # fmt: skip
