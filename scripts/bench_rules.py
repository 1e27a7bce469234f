"""Measure the rules against openfisca-core, policyengine-core, ttsim, Polars and DuckDB: one run, the same rows.

Called by scripts/bench.py; alone: ``python scripts/bench_rules.py [--people N] [--big N]``.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the peers' modules are found from the root

from scripts.peers.compare import OURS, comparison  # noqa: E402  after the path
from scripts.peers.environments import known_peers, prepare  # noqa: E402  after the path
from scripts.whole_process import whole_process  # noqa: E402  after the path

YEAR = "2026-01..2026-12"
ENGINES = ("openfisca", "policyengine", "ttsim")  # rules engines; Polars and DuckDB are written by hand


@dataclass(frozen=True)
class Bar:
    """What is measured, the figure, the bar it is held to, and whether it holds."""

    what: str
    figure: str
    bar: str
    holds: bool


def main(arguments: Sequence[str]) -> int:
    """Print tables and bars."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=10_000_000)
    parser.add_argument("--big", type=int, default=50_000_000, help="people of the Parquet file that is streamed")
    asked = parser.parse_args(arguments)
    tables, bars = measure(people=asked.people, big=asked.big)
    print(tables)
    for bar in bars:
        print(f"{'ok  ' if bar.holds else 'MISS'}  {bar.what}: {bar.figure}  (bar: {bar.bar})")
    return 0


def measure(*, people: int, big: int) -> tuple[str, list[Bar]]:
    """Run everything; return the tables as Markdown and the bars."""
    for peer in known_peers():
        prepare(peer)
    with tempfile.TemporaryDirectory(prefix="lindung-kernels-") as kernels:
        os.environ["LINDUNG_KERNELS"] = kernels
        rows = {kind: list(comparison(kind, people, months=YEAR, rounds=3, seed=2026)) for kind in ("pu", "bpu")}
        small = list(comparison("pu", 2_000, months=YEAR, rounds=1, seed=7))
    bars = [*speed_bars(rows["pu"]), *exactness(rows, small), *one_person(), *(streamed(big) if big else ())]
    tables = "\n\n".join(table(kind, measured) for kind, measured in rows.items())
    return tables, bars


def measure_small() -> list[Bar]:
    """Measure Lindung alone and little, to see that measuring works."""
    with tempfile.TemporaryDirectory(prefix="lindung-kernels-") as kernels:
        os.environ["LINDUNG_KERNELS"] = kernels
        rows = {
            kind: list(comparison(kind, 200_000, months=YEAR, rounds=2, seed=2026, runners=OURS))
            for kind in ("pu", "bpu")
        }
    return [*exactness(rows, []), *one_person(factor=8), *streamed(1_000_000)]


def table(kind: str, rows: list[dict[str, Any]]) -> str:
    """One table of a segment: time, ratio to the kernel, memory, wrong cells."""
    fastest = rows[0]["run_s"]
    head = (
        f"**{kind.upper()}, {rows[0]['people']:,} people x 12 months of 2026, yearly totals per person and line**\n\n"
        "| engine | seconds | times the kernel | peak MB (before the run) | wrong cells | largest error, Rp |\n"
        "|---|---|---|---|---|---|\n"
    )
    return head + "\n".join(
        f"| {row['peer']} {row['version']} | {row['run_s']:.3f} | {row['run_s'] / fastest:.1f} "
        f"| {row['peak_mb']:,.0f} ({row['baseline_mb']:,.0f}) "
        f"| {row['wrong']:,} of {row['cells']:,} | {row['largest']:,} |"
        for row in rows
    )


def speed_bars(rows: list[dict[str, Any]]) -> Iterator[Bar]:
    """Hold the kernel and the path without it against the peers of the same run."""
    by_peer = {row["peer"]: row for row in rows}
    kernel, blocks = by_peer["lindung (kernel)"]["run_s"], by_peer["lindung (blocks)"]["run_s"]
    engines = [row for name, row in by_peer.items() if name.startswith(ENGINES)]
    for name in ("openfisca", "policyengine"):
        best = min(row["run_s"] for row in engines if row["peer"].startswith(name))
        yield Bar(
            f"kernel against {name}-core, its fastest way", f"{best / kernel:.0f} times", "30 times", best > 30 * kernel
        )
        yield memory_bar(name, by_peer["lindung (kernel)"], [row for row in engines if row["peer"].startswith(name)])
    polars, duckdb = by_peer["polars"]["run_s"], by_peer["duckdb"]["run_s"]
    yield Bar("kernel against Polars", f"{polars / kernel:.1f} times", "2 times", polars > 2 * kernel)
    yield Bar("kernel against DuckDB", f"{duckdb / kernel:.1f} times", "4 times", duckdb > 4 * kernel)
    fastest = min(row["run_s"] for row in engines)
    yield Bar(
        "NumPy blocks against the fastest rules engine",
        f"{fastest / blocks:.1f} times",
        "5 times",
        fastest > 5 * blocks,
    )
    copied = copy_seconds(rows[0]["people"])
    yield Bar(
        "kernel against copying its inputs and totals", f"{kernel / copied:.2f} times", "3 times", kernel < 3 * copied
    )


def memory_bar(name: str, ours: dict[str, Any], rows: list[dict[str, Any]]) -> Bar:
    """What the run adds to the inputs, totals of all people included, against a peer as it comes and tuned."""
    added = {row["peer"]: row["peak_mb"] - row["baseline_mb"] for row in (*rows, ours)}
    mine = added.pop(ours["peer"])
    as_it_comes, tuned = max(added.values()), min(added.values())
    return Bar(
        f"memory that the run adds to its inputs, totals of all people included, against {name}-core",
        f"{mine:,.0f} MB: {mine / as_it_comes:.2f} of it as it comes, {mine / tuned:.2f} of it tuned to keep nothing",
        "a sixth",
        mine * 6 <= as_it_comes,
    )


def copy_seconds(people: int) -> float:
    """How long it takes to copy the bytes of the inputs and of six yearly totals, best of five, one thread."""
    totals = [np.ones(people, np.int64) for _ in range(6)]
    inputs = [np.ones(people, kind) for kind in (np.int64, np.int8, np.int8, np.int8)]
    into = [np.empty_like(column) for column in (*totals, *inputs)]
    times = []
    for _ in range(5):
        before = time.perf_counter()
        for target, source in zip(into, (*totals, *inputs), strict=True):
            np.copyto(target, source)
        times.append(time.perf_counter() - before)
    return min(times)


def exactness(rows: dict[str, list[dict[str, Any]]], small: list[dict[str, Any]]) -> Iterator[Bar]:
    """Count the cells that differ from whole-number arithmetic."""
    for kind, measured in rows.items():
        ours = [row for row in measured if row["peer"].startswith("lindung")]
        wrong, cells = sum(row["wrong"] for row in ours), sum(row["cells"] for row in ours)
        yield Bar(f"wrong cells, {kind.upper()}, all back ends", f"{wrong} of {cells:,}", "0", wrong == 0)
    for row in small:
        is_ours = row["peer"].startswith("lindung")
        figure = f"{row['wrong']} of {row['cells']:,}, at most Rp {row['largest']}"
        yield Bar(
            f"wrong cells of a small table, {row['peer']}",
            figure,
            "0" if is_ours else "-",
            not is_ours or row["wrong"] == 0,
        )


def one_person(factor: float = 1) -> Iterator[Bar]:
    """Time a person with every step and citation, the import of the engine, and a cold command.

    Args:
        factor: How many times the bar may be passed, on a machine that others use too.
    """
    from lindung.engines.rules import assess
    from lindung.vocabulary.month import Month

    times = []
    for _ in range(2_000):
        before = time.perf_counter()
        answer = assess.contribution("pu", Month(2026, 3), wage=4_600_000, risk_class=2, employer_size="medium")
        _ = answer.total, answer.steps, answer.citations
        times.append(time.perf_counter() - before)
    middle = sorted(times)[len(times) // 2] * 1e6
    yield Bar(
        "one wage earner through the API, all steps and citations, warm",
        f"{middle:.0f} us (median)",
        f"{100 * factor:.0f} us",
        middle < 100 * factor,
    )
    imported = best_seconds([sys.executable, "-c", "from lindung.engines.rules import assess"])
    bare = best_seconds([sys.executable, "-c", "pass"])
    yield Bar(
        "importing the engine",
        f"{imported - bare:.2f} s beyond Python's start",
        f"{0.3 * factor:.1f} s",
        imported - bare < 0.3 * factor,
    )
    cold = best_seconds(
        [
            *(str(ROOT / ".venv/bin/lindung"), "rules", "contribution", "--segment", "bpu", "--income", "2200000"),
            *("--month", "2026-02", "--sector", "transport", "--payer", "self", "--json"),
        ]
    )
    yield Bar(
        "`lindung rules contribution`, a whole process", f"{cold:.2f} s", f"{0.4 * factor:.1f} s", cold < 0.4 * factor
    )


def best_seconds(command: list[str]) -> float:
    """Time whole processes; the best of five."""
    times = []
    for _ in range(5):
        before = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - before)
    return min(times)


def streamed(people: int) -> Iterator[Bar]:
    """Compute a year for a Parquet file of many people by the command, and account for its memory."""
    with tempfile.TemporaryDirectory(prefix="lindung-bulk-") as name:
        source, target = Path(name) / "people.parquet", Path(name) / "year.parquet"
        subprocess.run([sys.executable, __file__, "--write", str(people), str(source)], check=True)
        command = [
            *(str(ROOT / ".venv/bin/lindung"), "rules", "contribution", "--segment", "pu", "--month", YEAR),
            *("--table", str(source), "--out", str(target)),
        ]
        run = whole_process(command)
        yield Bar(
            f"`lindung rules contribution --table`, {people:,} people x 12 months, Parquet to Parquet",
            f"{run.seconds:.0f} s, {run.gigabytes:.2f} GB peak",
            "1.5 GB",
            run.gigabytes < 1.5 and run.code == 0,
        )


def write_people(people: int, path: Path) -> None:
    """Write invented wage earners to Parquet, a million at a time, as a table that an office would hold."""
    import polars as pl

    from scripts.peers.population import population

    slices = max(1, people // 1_000_000)
    sizes = ["micro", "small", "medium", "large"]

    def part(number: int) -> pl.LazyFrame:
        columns = population("pu", people // slices, seed=number)
        return pl.LazyFrame(columns).with_columns(pl.col("employer_size").replace_strict(range(4), sizes))

    parts = [path.with_name(f"{path.stem}-{number}.parquet") for number in range(slices)]
    for number, one in enumerate(parts):
        part(number).sink_parquet(one)
    pl.scan_parquet(parts).sink_parquet(path)
    for one in parts:
        one.unlink()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write_people(int(sys.argv[2]), Path(sys.argv[3]))
        sys.exit(0)
    sys.exit(main(sys.argv[1:]))
