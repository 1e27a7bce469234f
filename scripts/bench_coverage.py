"""Measure the roll-up of a nation beside questions written by hand in DuckDB, Polars and Spark.

    python scripts/bench_coverage.py [--smoke] [--workers 150000000] [--rounds 2] [--registers DIR]

Called by scripts/bench.py. The registers take 1.5 GB for 150 million workers and are deleted, unless DIR is given.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the other scripts are found from the root

from scripts.bench_rules import Bar  # noqa: E402  after the path
from scripts.coverage_registers import FIRST, make_registers  # noqa: E402  after the path
from scripts.peers.environments import python_of  # noqa: E402  after the path
from scripts.whole_process import whole_process  # noqa: E402  after the path

MONTHS: Final = 24
ONE: Final = FIRST.plus(12)
ADDED: Final = FIRST.plus(MONTHS + 1)  # in a year that has begun
MOST_GIGABYTES: Final = 1.0
AS_BY_HAND: Final = 1.3
LEAST_TIMED: Final = 10_000_000
"""Workers from which times are compared; of fewer, times waver more than they differ."""
AS_BY_HAND_MANY: Final = 1.2
AS_SPARK: Final = 5.0
MORE_PER_ROW: Final = 1.2
MORE_TO_ADD: Final = 1.5  # a month that is added writes two indicators where the month by itself writes one


@dataclass(frozen=True)
class Sizes:
    """How much is counted.

    Attributes:
        workers: Of the nation; a third of them are members.
        fewer: Of a region, to compare the time per row; 0 for none.
        rounds: How often each run is repeated; the quickest counts, for others use the machine too.
        has_spark: Whether Spark runs too.
    """

    workers: int
    fewer: int
    rounds: int
    has_spark: bool


FULL: Final = Sizes(workers=150_000_000, fewer=10_000_000, rounds=2, has_spark=True)
SMALL: Final = Sizes(workers=300_000, fewer=0, rounds=1, has_spark=False)


@dataclass(frozen=True)
class Run:
    """What a run took and counted.

    Attributes:
        seconds: By the clock, from the files to every observation, without imports.
        cpu: Seconds of all cores.
        gigabytes: Peak memory of the whole process.
        counted: Rows, and the sums of both counts over them.
    """

    seconds: float
    cpu: float
    gigabytes: float
    counted: tuple[int, int, int]

    def __str__(self) -> str:
        """Write seconds and memory."""
        return f"{self.seconds:.2f} s ({self.cpu:.2f} s of CPU), {self.gigabytes:.2f} GB"


def main(arguments: Sequence[str]) -> int:
    """Print the bars; 1 when one is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true", help="300,000 workers, without Spark")
    parser.add_argument("--workers", type=int, default=FULL.workers, help="workers of the nation")
    parser.add_argument("--registers", type=Path, help="where registers are kept for the next time")
    parser.add_argument("--rounds", type=int, default=FULL.rounds, help="how often each run is repeated")
    asked = parser.parse_args(arguments)
    sizes = SMALL if asked.smoke else Sizes(asked.workers, FULL.fewer, asked.rounds, FULL.has_spark)
    missed = 0
    for bar in measure(sizes, asked.registers):
        print(f"{'ok  ' if bar.holds else 'MISS'}  {bar.what}: {bar.figure}  (bar: {bar.bar})", flush=True)
        missed += not bar.holds
    return 1 if missed else 0


def measure(sizes: Sizes, kept: Path | None = None) -> Iterator[Bar]:
    """Make the registers and count them by everybody, in turns."""
    with tempfile.TemporaryDirectory(prefix="lindung-coverage-") as name:
        folder = (kept or Path(name)) / str(sizes.workers)
        make_registers(folder, sizes.workers)
        one = compared(folder, ONE.ordinal, 1, ("lindung", "duckdb"), sizes.rounds)
        yield from bars_of_one(one, sizes.workers)
        if sizes.fewer:
            few = (kept or Path(name)) / str(sizes.fewer)
            make_registers(few, sizes.fewer)
            fewer = compared(few, ONE.ordinal, 1, ("lindung",), sizes.rounds)["lindung"]
            yield bar_of_rows(one["lindung"], sizes.workers, fewer, sizes.fewer)
        if sizes.has_spark:
            yield bar_of_spark(one["lindung"], compared(folder, ONE.ordinal, 1, ("spark",), 1)["spark"])
        many = compared(folder, FIRST.ordinal, MONTHS, ("lindung", "duckdb", "polars"), sizes.rounds)
        yield from bars_of_many(many, sizes.workers)
        added = compared(folder, ADDED.ordinal, 0, ("lindung",), sizes.rounds)["lindung"]
        yield bar_of_added(added, one["lindung"], many["lindung"], is_timed=sizes.workers >= LEAST_TIMED)


def bars_of_one(runs: dict[str, Run], workers: int) -> Iterator[Bar]:
    """Hold one month against DuckDB and against the memory of an office PC."""
    ours, by_hand = runs["lindung"], runs["duckdb"]
    what = f"coverage of one month, {workers:,} workers × {workers // 3:,} members, five levels × 4 segments"
    yield Bar(what, str(ours), f"{MOST_GIGABYTES:.0f} GB", ours.gigabytes < MOST_GIGABYTES)
    ratio = ours.seconds / by_hand.seconds
    told = f"{ratio:.2f} times its time; by hand: {by_hand}{_unlike(ours, by_hand)}"
    is_timed = workers >= LEAST_TIMED
    holds = ours.counted == by_hand.counted and (ratio <= AS_BY_HAND or not is_timed)
    bar = f"same counts, {AS_BY_HAND} times its time" if is_timed else "same counts"
    yield Bar("the same against DuckDB by hand", told, bar, holds)


def bars_of_many(runs: dict[str, Run], workers: int) -> Iterator[Bar]:
    """Hold many months against the faster of DuckDB and Polars; of few workers the counts only, for times waver."""
    ours = runs["lindung"]
    peers = {name: run for name, run in runs.items() if name != "lindung"}
    fastest = min(peers, key=lambda name: peers[name].seconds)
    ratio = ours.seconds / peers[fastest].seconds
    told = "; ".join(f"{name}: {run}{_unlike(ours, run)}" for name, run in peers.items())
    is_timed = workers >= LEAST_TIMED
    is_fast = ratio <= AS_BY_HAND_MANY or not is_timed
    holds = is_fast and all(run.counted == ours.counted for run in peers.values())
    bar = f"same counts, {AS_BY_HAND_MANY} times the faster" if is_timed else "same counts"
    figure = f"{ours}; {ratio:.2f} times the time of {fastest}; {told}"
    yield Bar(f"{MONTHS} months in one build", figure, bar, holds)


def bar_of_added(added: Run, one: Run, many: Run, *, is_timed: bool) -> Bar:
    """Hold a month that is added against the month by itself."""
    ratio = added.seconds / one.seconds
    figure = f"{added}; {ratio:.2f} times a month by itself, {added.seconds / many.seconds:.2f} times all {MONTHS}"
    bar = f"{MORE_TO_ADD} times one month" if is_timed else "counted"
    return Bar(f"one month on top of {MONTHS}", figure, bar, ratio <= MORE_TO_ADD or not is_timed)


def bar_of_spark(ours: Run, spark: Run) -> Bar:
    """Hold one month against Spark on the same two cores."""
    ratio = spark.seconds / ours.seconds
    figure = f"{ratio:.1f} times as fast; spark: {spark.seconds:.1f} s without its start{_unlike(ours, spark)}"
    holds = ratio >= AS_SPARK and ours.counted == spark.counted
    return Bar("one month against Spark local[2] by hand", figure, f"same counts, {AS_SPARK:.0f} times as fast", holds)


def bar_of_rows(many: Run, rows: int, few: Run, fewer: int) -> Bar:
    """Hold the time per row of a nation against that of a region."""
    per_row, per_row_before = many.cpu / rows * 1e9, few.cpu / fewer * 1e9
    ratio = per_row / per_row_before
    figure = f"{ratio:.2f} times: {per_row:.0f} ns of CPU a worker against {per_row_before:.0f} ns of {fewer:,}"
    return Bar(f"CPU per row at {rows:,} workers", figure, f"{MORE_PER_ROW} times", ratio <= MORE_PER_ROW)


def compared(folder: Path, first: int, months: int, peers: Sequence[str], rounds: int) -> dict[str, Run]:
    """Run each peer so often, in turns, and keep the quickest of each."""
    runs: dict[str, list[Run]] = {peer: [] for peer in peers}
    for _ in range(rounds):
        for peer in peers:
            runs[peer].append(run_of(folder, first, months, peer))
    return {peer: min(done, key=lambda run: run.seconds) for peer, done in runs.items()}


def run_of(folder: Path, first: int, months: int, peer: str) -> Run:
    """Count by one peer in a process of its own."""
    out = folder / "said.json"
    python = [str(ROOT / "scripts" / "with_java.sh"), str(_spark())] if peer == "spark" else [sys.executable]
    command = [*python, "-m", f"scripts.peers.{peer}_coverage", str(folder), str(first), str(months), str(out)]
    process = whole_process(["env", f"PYTHONPATH={ROOT}{os.pathsep}{ROOT / 'src'}", *command])
    if process.code:
        raise RuntimeError(f"{' '.join(command)} ended with {process.code}; run it by itself to see why.")
    said = json.loads(out.read_text(encoding="utf-8"))
    counted = (said["rows"], said["covered"], said["workers"])
    return Run(said["run_s"], said["cpu_s"], process.gigabytes, counted)


def _spark() -> Path:
    """The interpreter of Spark's environment, which is made when it is missing."""
    python = python_of("spark")
    if not python.exists():
        subprocess.run([str(ROOT / "scripts" / "install_spark.sh")], check=True, cwd=ROOT)
    return python


def _unlike(ours: Run, other: Run) -> str:
    return "" if ours.counted == other.counted else f" OTHER COUNTS: {other.counted} against {ours.counted}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
