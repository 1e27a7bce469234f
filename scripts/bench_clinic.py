"""Measure the list clinic: whole commands on long lists, and its parts beside pandas and openpyxl.

Called by scripts/bench.py; alone: ``python scripts/bench_clinic.py [--smoke] [--rows 10000000]``.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the peers' modules are found from the root

from scripts.bench_rules import Bar  # noqa: E402  after the path
from scripts.clinic_lists import write_csv_of, write_parquet_of, write_workbook_of  # noqa: E402  after the path
from scripts.peers.compare_clinic import compare_clinic  # noqa: E402  after the path
from scripts.peers.environments import prepare, python_of  # noqa: E402  after the path
from scripts.score_clinic import AREA, IMPORTED, ON, PARTICIPANTS, PROPOSAL, made_sample, run_command  # noqa: E402  after the path
from scripts.whole_process import WholeProcess, whole_process  # noqa: E402  after the path

COMMAND: Final = ROOT / ".venv" / "bin" / "lindung"
MODELS: Final = ROOT / "scripts" / "peers"
PEER: Final = "pandas"
SEED: Final = 2026


@dataclass(frozen=True)
class Sizes:
    """How long the lists are.

    Attributes:
        workers: Workers of the sample they are made of; the proposal has a quarter as many rows.
        workbook: Rows of the workbook.
        csv: Rows of the csv.
        parquet: Rows of the Parquet file, 0 for none.
        compared: Rows that the row-wise script checks, 0 to measure Lindung alone.
        registers: Files that are imported first.
        factor: How many times a bar of time may be passed, on a machine that others use too.
    """

    workers: int
    workbook: int
    csv: int
    parquet: int
    compared: int
    registers: tuple[str, ...] = IMPORTED
    factor: float = 1


FULL: Final = Sizes(workers=400_000, workbook=100_000, csv=1_000_000, parquet=10_000_000, compared=200_000)
SMALL: Final = Sizes(
    workers=20_000, workbook=5_000, csv=5_000, parquet=0, compared=0, registers=(PARTICIPANTS,), factor=2
)
SAID: Final = ("--area", AREA, "--as-of", ON.isoformat())


def main(arguments: Sequence[str]) -> int:
    """Print the bars; 1 when one is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true", help="5,000 rows, Lindung alone")
    parser.add_argument("--rows", type=int, default=FULL.parquet, help="rows of the Parquet file, 0 for none")
    asked = parser.parse_args(arguments)
    sizes = SMALL if asked.smoke else Sizes(**{**vars(FULL), "parquet": asked.rows})
    missed = 0
    for bar in measure(sizes):
        print(f"{'ok  ' if bar.holds else 'MISS'}  {bar.what}: {bar.figure}  (bar: {bar.bar})", flush=True)
        missed += not bar.holds
    return 1 if missed else 0


def measure(sizes: Sizes) -> Iterator[Bar]:
    """Make a sample with its registers, and measure everything on lists stacked from it."""
    if sizes.compared:
        prepare(PEER)
    with tempfile.TemporaryDirectory(prefix="lindung-clinic-") as name:
        folder = Path(name)
        data = {"LINDUNG_DATA": str(folder / "data")}
        sample = folder / "sample"
        made_sample(sample, sizes.workers, SEED)
        for register in sizes.registers:
            run_command(["intake", "import", str(sample / register), *SAID], data)
        base = pl.read_csv(sample / PROPOSAL, infer_schema=False)
        yield from lists(base, sizes, folder, data)
    if sizes.compared:
        yield beside_pandas(sizes.compared)


def lists(base: pl.DataFrame, sizes: Sizes, folder: Path, data: Mapping[str, str]) -> Iterator[Bar]:
    """Check a workbook, a csv and a Parquet file by the command, and read the workbook beside openpyxl."""
    book = folder / "list.xlsx"
    write_workbook_of(base, sizes.workbook, book)
    run = checked(book, data, folder / "workbook")
    yield timed(f"{sizes.workbook:,}-row xlsx: verdicts and return workbooks", run, 15 * sizes.factor, None)
    if sizes.compared:
        yield beside_openpyxl(book)
    book.unlink()
    csv = folder / "list.csv"
    write_csv_of(base, sizes.csv, csv)
    yield timed(f"{sizes.csv:,}-row csv", checked(csv, data, None), 25 * sizes.factor, 2)
    csv.unlink()
    if sizes.parquet:
        parquet = folder / "list.parquet"
        write_parquet_of(base, sizes.parquet, parquet)
        yield timed(f"{sizes.parquet:,}-row parquet", checked(parquet, data, None), None, 4)


def checked(path: Path, data: Mapping[str, str], out: Path | None) -> WholeProcess:
    """Check a list by the command, beside the registers of its area."""
    written = [] if out is None else ["--out", str(out)]
    settings = [f"{name}={value}" for name, value in data.items()]
    return whole_process(["env", *settings, str(COMMAND), "intake", "check", str(path), *SAID, "--json", *written])


def timed(what: str, run: WholeProcess, seconds: float | None, gigabytes: float | None) -> Bar:
    """Hold a run against its bars; a check of a list with faults ends with 1."""
    bars = [f"{seconds:.0f} s" if seconds else "", f"{gigabytes:.0f} GB" if gigabytes else ""]
    holds = (seconds is None or run.seconds < seconds) and (gigabytes is None or run.gigabytes < gigabytes)
    return Bar(
        f"`lindung intake check`, {what}",
        f"{run.seconds:.1f} s wall, {run.gigabytes:.2f} GB peak",
        ", ".join(bar for bar in bars if bar),
        holds and run.code == 1,
    )


def beside_openpyxl(book: Path) -> Bar:
    """Read a workbook with openpyxl and with Lindung, which also finds tables, headers and the kind of every row."""
    theirs = told([str(python_of(PEER)), str(MODELS / "openpyxl_reader.py"), str(book)])
    ours = told([str(python_of("lindung")), "-m", "scripts.peers.lindung_reader", str(book)])
    ratio = theirs["run_s"] / ours["run_s"]
    figure = (
        f"{ratio:.1f} times as fast ({ours['run_s']:.1f} s, {ours['peak_mb']:,.0f} MB against {theirs['run_s']:.1f} s, "
        f"{theirs['peak_mb']:,.0f} MB)"
    )
    what = f"reading the {ours['rows']:,}-row xlsx against openpyxl {theirs['version']}, read-only"
    return Bar(what, figure, "same rows, faster", ratio > 1 and ours["rows"] == theirs["rows"])


def beside_pandas(rows: int) -> Bar:
    """Check the same clean rows with a row-wise pandas script."""
    compared = compare_clinic(rows, SEED)
    ours, theirs = compared.ours, compared.theirs
    figure = (
        f"{compared.ratio:.0f} times as fast ({ours['run_s']:.2f} s, {ours['peak_mb']:,.0f} MB against "
        f"{theirs['run_s']:.1f} s, {theirs['peak_mb']:,.0f} MB), {compared.differing} rows differ"
    )
    what = f"E01, E02, E05, E07, E08, E12, E17, E19 on {rows:,} rows against pandas {theirs['version']}, row-wise apply"
    return Bar(what, figure, "faster, no row differs", compared.differing == 0 and compared.ratio > 1)


def told(command: list[str]) -> dict[str, Any]:  # Any: what JSON holds
    """Run a script of a peer and read the line it prints."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, MODELS)))}
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment)
    return dict(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
