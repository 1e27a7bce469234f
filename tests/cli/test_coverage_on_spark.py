"""The same build of coverage from DuckDB, from Spark on this machine, and from a cluster of two workers."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.indicators import indicators
from lindung.workflows.coverage.categories import DIMENSIONS
from tests.cli.conftest import Run
from tests.spark_cluster import executors_of, on_loopback, running_cluster

Build = Callable[..., pl.DataFrame]
PATIENCE = 600
ROOT = Path(__file__).resolve().parents[2]
OPEN = "from lindung.cli.store import open_store; open_store()\n"
LINK = f"{OPEN}from tests.workflows.coverage.moving_office import link_moving_office; link_moving_office()"
READ = f"""{OPEN}
import sys
import polars as pl
from lindung.registry.snapshots.coverage_build import builds
from lindung.registry.snapshots.vault import office_vault
vault = office_vault()
(made,) = builds(vault)
pl.concat([*made.observations(vault)]).write_parquet(sys.argv[1])
"""
JANUARY = ("--dari", "2026-01", "--sampai", "2026-01")


@pytest.fixture
def build(lindung: Path, surroundings: dict[str, str], tmp_path: Path) -> Build:
    """Count a linked office by the command, each time in a copy of its data; return the observations as they lie."""
    python(LINK, surroundings)
    settings = on_loopback(surroundings, tmp_path)

    def run(*said: str) -> pl.DataFrame:
        copy = tmp_path / f"data-{len([*tmp_path.glob('data-*')])}"
        shutil.copytree(surroundings["LINDUNG_DATA"], copy)
        there = {**settings, "LINDUNG_DATA": str(copy)}
        command = [str(lindung), "coverage", "build", "--wilayah", "33.74", *JANUARY, "--memory", "1GB", *said]
        subprocess.run(command, env=there, check=True, timeout=PATIENCE)
        python(READ, there, str(copy / "observations.parquet"))
        return pl.read_parquet(copy / "observations.parquet")

    return run


def python(script: str, settings: dict[str, str], *said: str) -> None:
    """Run a script on the data of some settings."""
    subprocess.run([sys.executable, "-c", script, *said], env=settings, cwd=ROOT, check=True, timeout=PATIENCE)


@pytest.mark.slow
@pytest.mark.timeout(2 * PATIENCE)
def test_spark_and_two_workers_count_as_duckdb_does(build: Build, surroundings: dict[str, str], tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="Spark is not installed; `make spark-smoke` runs this.")
    here = build()
    with running_cluster(surroundings, tmp_path) as (address, work):
        there = build("--engine", "spark", "--spark-master", address)

        assert executors_of(work) == [1, 1]
    assert_frame_equal(there, here)
    assert {*here["indicator"]} == {*indicators()} - {"vulnerable"}
    assert {*here["dimension"]} == {each.value for each in DIMENSIONS} == {*Dimension} - {Dimension.ECOSYSTEM}
    assert {len(code) for code in here["area_code"]} == {5, 8, 13}


def test_says_how_to_get_spark_where_it_is_missing(run_from_the_start: Run, surroundings: dict[str, str]) -> None:
    python(LINK, surroundings)
    (blocked := Path(surroundings["LINDUNG_DATA"]) / "without").mkdir()
    (blocked / "pyspark.py").write_text("raise ImportError\n")
    refused = run_from_the_start(
        "coverage", "build", "--wilayah", "33.74", "--engine", "spark", PYTHONPATH=str(blocked)
    )

    assert (refused.returncode, refused.stdout) == (1, "")
    assert "make spark" in refused.stderr


def test_refuses_memory_that_java_would_misread(run: Run, surroundings: dict[str, str]) -> None:
    python(LINK, surroundings)
    refused = run("coverage", "build", "--wilayah", "33.74", "--engine", "spark", "--memory", "banyak")

    assert refused.returncode == 1
    assert "--memory" in refused.stderr
