"""The same links from DuckDB, from Spark on this machine, and from a cluster of two workers."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest

from scripts.linkage_lists import make_linkage_lists
from tests.spark_cluster import executors_of, on_loopback, running_cluster

Link = Callable[..., Path]
KEYS = ["left_id", "right_id"]
PATIENCE = 900


@pytest.fixture(scope="session")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two lists of invented people: NIKs missing, damaged and borrowed, people twice on a list."""
    folder = tmp_path_factory.mktemp("lists")
    make_linkage_lists(
        area_code="33.74.01", workers=5_000, participants=2_500, seed=3, out=folder, nik_missing=0.1, nik_wrong=0.05,
        nik_borrowed=0.01,
    )  # fmt: skip
    pl.read_parquet(folder / "right.parquet").write_csv(folder / "right.csv", separator=";")
    return folder


@pytest.fixture
def link(lindung: Path, surroundings: dict[str, str], lists: Path, tmp_path: Path) -> Link:
    """Link the lists by the command; return where the links are."""
    settings = on_loopback(surroundings, tmp_path)

    def run(*said: str, right: str = "right.parquet") -> Path:
        out = tmp_path / "-".join(["out", *said]).replace("/", "")
        files = ["--left", str(lists / "left.parquet"), "--right", str(lists / right), "--out", str(out)]
        subprocess.run(
            [lindung, "link", "run", *files, "--memory", "1GB", *said], env=settings, check=True, timeout=PATIENCE
        )
        return out / "links.parquet"

    return run


@pytest.fixture
def cluster(surroundings: dict[str, str], tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Start a master and two workers on loopback; give the address and where the workers keep their work."""
    with running_cluster(surroundings, tmp_path) as running:
        yield running


def assert_same_links(one: Path, other: Path) -> None:
    """Compare pairs, decisions, stages and levels exactly, scores and weights within a billionth."""
    ours, theirs = (pl.read_parquet(path).sort(KEYS) for path in (one, other))
    numbers = ["score", "weight"]
    apart = (ours.select(numbers) - theirs.select(numbers)).select(pl.all().abs().max()).row(0)

    assert ours.schema == theirs.schema
    assert ours.drop(numbers).equals(theirs.drop(numbers))
    assert ours.select(pl.col(numbers).is_null()).equals(theirs.select(pl.col(numbers).is_null()))
    assert max(apart) < 1e-9
    assert {"nik", "residue", "double", "doubtful"} <= {*ours["stage"]}


@pytest.mark.slow
@pytest.mark.timeout(2 * PATIENCE)
def test_spark_links_a_parquet_and_a_csv_as_duckdb_does_and_writes_one_file(link: Link) -> None:
    pytest.importorskip("pyspark", reason="Spark is not installed; `make spark` runs this.")

    on_spark = link("--engine", "spark", right="right.csv")

    assert on_spark.is_file()
    assert_same_links(link(right="right.csv"), on_spark)
    assert pl.read_parquet(on_spark)["score"].is_sorted(descending=True)


@pytest.mark.slow
@pytest.mark.timeout(2 * PATIENCE)
def test_two_workers_link_as_duckdb_does_and_write_parts(link: Link, cluster: tuple[str, Path]) -> None:
    address, work = cluster

    on_cluster = link("--engine", "spark", "--spark-master", address)

    assert on_cluster.is_dir()
    assert_same_links(link(), on_cluster)
    assert executors_of(work) == [1, 1]


@pytest.mark.parametrize("said", [["--wilayah", "33.74"], []])
def test_registers_are_not_linked_on_spark(lindung: Path, surroundings: dict[str, str], said: list[str]) -> None:
    command = [str(lindung), "link", "run", "--engine", "spark", *said]
    done = subprocess.run(command, env=surroundings, check=False, capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (2, "")
    assert "--left" in done.stderr
