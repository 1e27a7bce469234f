"""Measure what the project promises: figures and lists checked, a page of a regency with 40 children, the rules.

Run it with ``make bench`` (writes docs/benchmarks.md) or ``make bench-smoke`` (small, no report).
Every figure is of a whole process or a whole answer, so that anybody can repeat it.
"""

import argparse
import gzip
import os
import platform
import re
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that the other scripts are found

from scripts import (  # noqa: E402  after the path
    bench_clinic,
    bench_coverage,
    bench_disclosure,
    bench_forecast,
    bench_linkage,
    bench_lookup,
    bench_office,
    bench_releases,
    bench_rules,
)
from scripts.bench_rules import measure, measure_small  # noqa: E402  after the path
from scripts.whole_process import whole_process  # noqa: E402  after the path

REPORT = ROOT / "docs" / "benchmarks.md"
REGENCY = "32.01"  # Kabupaten Bogor: 40 districts


@dataclass(frozen=True)
class Measured:
    """One measured line: what, the figure, its bar, and whether it holds."""

    what: str
    figure: str
    bar: str
    holds: bool


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and write the report unless only a smoke run was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only-clinic", action="store_true", help="the list clinic and its peers, no report")
    parser.add_argument("--only-disclosure", action="store_true", help="disclosure control, no report")
    parser.add_argument(
        "--only-forecast", action="store_true", help="forecasts against what they did not see, no report"
    )
    parser.add_argument(
        "--only-linkage", action="store_true", help="linkage and look-up against their peers, no report"
    )
    parser.add_argument("--only-coverage", action="store_true", help="the roll-up against its peers, no report")
    parser.add_argument("--only-rules", action="store_true", help="the rules against their peers, no report")
    parser.add_argument("--only-releases", action="store_true", help="readers of a national release, no report")
    parser.add_argument("--only-office", action="store_true", help="people at work at the desk at once, no report")
    parser.add_argument("--smoke", action="store_true", help="a tenth of the rows, generous bars, no report")
    asked = parser.parse_args(arguments)
    is_smoke = asked.smoke
    only = {
        "clinic": bench_clinic.main, "forecast": bench_forecast.main, "disclosure": bench_disclosure.main,
        "coverage": bench_coverage.main, "releases": bench_releases.main,
        "office": bench_office.main,
    }  # fmt: skip
    for name, bench in only.items():
        if getattr(asked, f"only_{name}"):
            return bench(["--smoke"] if is_smoke else [])
    if asked.only_linkage:
        return bench_linkage.main(["--smoke"] if is_smoke else []) | bench_lookup.main(["--smoke"] if is_smoke else [])
    if asked.only_rules:
        return bench_rules.main([])
    with tempfile.TemporaryDirectory(prefix="lindung-bench-") as folder:
        os.environ["LINDUNG_DATA"] = str(Path(folder) / "data")
        rows = 100_000 if is_smoke else 1_000_000
        measured = [
            *measure_check(Path(folder), rows),
            *measure_page(requests=40 if is_smoke else 300, bar=200 if is_smoke else 50),
        ]
        tables, of_rules = ("", measure_small()) if is_smoke else measure(people=10_000_000, big=50_000_000)
        of_clinic = bench_clinic.measure(bench_clinic.SMALL if is_smoke else bench_clinic.FULL)
        of_linkage = bench_linkage.measure(bench_linkage.SMALL if is_smoke else bench_linkage.FULL)
        lookup = bench_lookup.SMALL if is_smoke else bench_lookup.FULL
        of_lookup = bench_lookup.measure(lookup, records=lookup.records)
        of_coverage = bench_coverage.measure(bench_coverage.SMALL if is_smoke else bench_coverage.FULL)
        forecasts, of_forecast = bench_forecast.measure(bench_forecast.SMALL if is_smoke else bench_forecast.FULL)
        of_disclosure = bench_disclosure.measure(is_smoke=is_smoke)
        of_releases = bench_releases.measure(bench_releases.SMALL if is_smoke else bench_releases.FULL)
        of_office = bench_office.measure(bench_office.SMALL if is_smoke else bench_office.FULL)
        of_public = (*of_disclosure, *of_releases, *of_forecast, *of_office)
        bars = (*of_rules, *of_clinic, *of_linkage, *of_lookup, *of_coverage, *of_public)
        measured += [Measured(bar.what, bar.figure, bar.bar, bar.holds) for bar in bars]
    for line in measured:
        print(f"{'ok  ' if line.holds else 'MISS'}  {line.what}: {line.figure}  (bar: {line.bar})")
    if not is_smoke:
        REPORT.write_text(report(measured, tables, forecasts), encoding="utf-8")
        print(f"written: {REPORT.relative_to(ROOT)}")
    return 0 if all(line.holds for line in measured) else 1


def measure_check(folder: Path, rows: int) -> list[Measured]:
    """Check many figures by the command, once for machines and once for people."""
    path = folder / "figures.csv"
    write_figures(path, rows)
    return [measure_command(path, rows, extra) for extra in (("--json",), ())]


def measure_command(path: Path, rows: int, extra: tuple[str, ...]) -> Measured:
    """Time one run of the command and its peak memory, as the operating system counts them."""
    command = [str(ROOT / ".venv" / "bin" / "lindung"), "figures", "check", str(path), *extra]
    run = whole_process(command)
    holds = run.seconds < 20 and run.gigabytes < 1.5 and run.code == 1
    what = f"`lindung figures check {' '.join(extra)}`, {rows:,} figures".replace(" `,", "`,")
    return Measured(what, f"{run.seconds:.1f} s wall, {run.gigabytes:.2f} GB peak", "20 s, 1.5 GB", holds)


def write_figures(path: Path, rows: int) -> None:
    """Write the shipped figures over and over, each round for other areas and dates."""
    import polars as pl

    from lindung.vocabulary.areas.gazetteer import gazetteer

    shipped = pl.read_csv(ROOT / "src/lindung/workflows/facts/published_figures.csv", infer_schema=False)
    villages = gazetteer().filter(pl.col("level") == 4).get_column("code")
    table = pl.concat([shipped] * (rows // shipped.height + 1)).head(rows).with_row_index("number")
    round_number = pl.col("number") // shipped.height
    month = (round_number % 12 + 1).cast(pl.String).str.zfill(2)
    coded = table.select(
        villages.gather(table["number"] // 7 % villages.len()).alias("area_code"),
        pl.concat_str((2013 + round_number // 12 % 12).cast(pl.String), month, separator="-").alias("as_of"),
        pl.exclude("area_name", "level", "parent", "as_of", "number"),
    )
    coded.write_csv(path)


def measure_page(*, requests: int, bar: int) -> list[Measured]:
    """Answer the dashboard of a regency with 40 children from the embedded store, in this process."""
    client = prepared_client()
    address = f"/wilayah/{REGENCY}/"
    for _ in range(5):
        answer = client.get(address, HTTP_ACCEPT_ENCODING="gzip")
    times = []
    for _ in range(requests):
        before = time.perf_counter()
        answer = client.get(address, HTTP_ACCEPT_ENCODING="gzip")
        times.append((time.perf_counter() - before) * 1_000)
    p50, p95 = sorted(times)[len(times) // 2], sorted(times)[int(len(times) * 0.95)]
    page = len(answer.content)
    assets = sum(len(gzip.compress(path.read_bytes(), 9)) for path in page_assets(answer))
    total = (page + assets) / 1_000
    children = len(set(re.findall(rb"/wilayah/32\.01\.\d\d/", gzip.decompress(answer.content))))
    return [
        Measured(
            f"dashboard of {REGENCY}, server time, {requests} warm requests",
            f"p50 {p50:.1f} ms, p95 {p95:.1f} ms",
            f"p95 {bar} ms",
            p95 < bar,
        ),
        Measured(
            "the same page, everything it loads, gzipped",
            f"{total:.0f} KB ({page / 1_000:.0f} KB page, {assets / 1_000:.0f} KB style, script, font)",
            "120 KB",
            total < 120,
        ),
        Measured("children drawn on it", str(children), "40", children >= 40),
    ]


def prepared_client() -> Any:  # Any: Django, and so its client, is imported late on purpose
    """Set up a store with sample figures for every district of the regency and return a client."""
    from lindung.cli.store import open_store

    open_store()
    from django.core.management import call_command
    from django.test import Client

    from lindung.workflows.import_figures import import_figures

    call_command("collectstatic", interactive=False, verbosity=0)
    import_figures(
        data=sample_figures().encode(), file_name="sample.csv", entered_by="bench", door="cli", now=datetime.now(tz=UTC)
    )
    return Client(SERVER_NAME="localhost")


def sample_figures() -> str:
    """Invent fifteen months of figures for a regency and its districts; marked as sample data."""
    from lindung.opendata.queries.area import children_of

    head = "area_code,as_of,employed,covered,target_year,target_pct,segment,numerator_basis,status,source\n"
    lines = []
    codes = [REGENCY, *(area.code for area in children_of(REGENCY))]
    for number, code in enumerate(codes):
        employed = 1_900_000 if code == REGENCY else 30_000 + 1_117 * number
        for month in range(15):
            covered = int(employed * (0.25 + 0.004 * number + 0.006 * month))
            as_of = f"{2024 + month // 12}-{month % 12 + 1:02d}"
            lines.append(f"{code},{as_of},{employed},{covered},2025,55.32,total,nik_domicile,sample,invented")
    return head + "\n".join(lines) + "\n"


def page_assets(answer: Any) -> list[Path]:  # Any: Django's answer
    """List the files that the page makes a browser load, fonts named by the stylesheets included."""
    from django.conf import settings

    html = gzip.decompress(answer.content).decode()
    named = set(re.findall(r'(?:href|src)="/static/([^"]+)"', html))
    styles = [name for name in named if name.endswith(".css")]
    for name in styles:
        folder = Path(name).parent
        text = (Path(settings.STATIC_ROOT) / name).read_text(encoding="utf-8")
        named |= {os.path.normpath(folder / found) for found in re.findall(r'url\("?([^")]+\.woff2)"?\)', text)}
    return [Path(settings.STATIC_ROOT) / name for name in named]


def report(measured: list[Measured], tables: str, forecasts: str) -> str:
    """Write the page of figures with method and machine."""
    rows = "\n".join(
        f"| {line.what} | {line.figure} | {line.bar} | {'yes' if line.holds else '**no**'} |" for line in measured
    )
    memory = resource.getpagesize() * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"""# Benchmarks

Written by `make bench` on {datetime.now(tz=UTC):%Y-%m-%d}; repeat it with the same command.

| what | figure | bar | holds |
|---|---|---|---|
{rows}

**Method.** The check is a whole process from start to exit, its output thrown away, timed by the clock and measured by
the operating system's own account of the finished process (peak resident memory). Its rows are the shipped figures
over and over, for other villages and months in each round, so that comparisons between figures have work to do.
The page is answered in process by the same application that is served (SQLite, middleware, gzip), after five warm-up
requests; the sizes are those of the compressed answer and of every stylesheet, script and font it names.

**The list clinic.** A sample of 400,000 workers (`lindung sample make`) has a proposal of 100,000 rows with 18 columns;
about 15 % of its rows carry planted errors. Its deaths, personnel and participants are imported first, so that every
check has something to compare with. Longer lists are copies of the proposal in which names, NIKs, family cards and
phones are moved on, so that nobody stands on them twice who did not before (`scripts/clinic_lists.py`). The command
runs as an office would run it, from the file to verdicts, report and sealed rows. openpyxl reads every cell of the
first sheet and nothing else; Lindung finds tables, headers and the kind of every row as well. The pandas script is
written as an office's own would be: `duplicated` and `groupby` for what concerns several rows, a plain function given
to `apply` for the rest; both start from the same clean columns in memory and must say the same of every row.

**Disclosure control.** Invented releases of coverage by segment and payer with its workers
(`scripts/invented_release.py`), k = 5, interval 2. Seconds are those of the processor for `protect`, in brackets
those of the attack. Recovered is a number of few people, or a difference of two numbers, that a reader can tell
within 2. Lost are the numbers that are withheld and the persons in them; the same person counts in the total, in a
segment and in a payer.

**The roll-up of coverage.** The registers are invented (`scripts/coverage_registers.py`): workers in the villages of
the packaged list, very unequal ones, a third of them with a spell of cover, written sorted by village by the engine's
own writer. Everybody counts covered persons and workers in scope by area of five levels, segment and month from the
same files, in a process of its own, and must come to the same rows and sums. The clock runs from the files to the
last observation; imports, the start of Spark and the numbering of the areas are not counted. By hand one month is a
condition and many months are one filtered count each, joined to a table of villages and the areas that hold them
(`scripts/peers/coverage_by_hand.py`). Peers take their own settings; Lindung may take 500 MB for its tables. Peak
memory is that of the whole process.

**Readers of a release.** Invented counts for every area of the packaged list with its unknown children, five series,
twelve months, stored and released as an office does it. `wrk` (Debian's package) asks over loopback, each question
of another random area, every kind at a server with two workers that has just started and given its first answer;
nothing is asked beforehand. Load tool, server and database share the machine. PostgreSQL is a private server with its
own settings, but that it does not wait for the disk.

**People at work.** A list of a million workers and a roster of 400,000 participants (`scripts/linkage_lists.py`) are
sealed, linked and counted for one city. Fifty people of several roles have signed in, half of them operators of a
kelurahan; each asks the pages of their role one after the other and looks at each for one to three seconds. Requests
are timed from the first byte sent to the last received, by a process of its own on the same machine; forms carry their
tokens, as in a browser. Memory is the sum of what all processes of the server hold, shared parts counted once (PSS),
at its highest.

## The rules and their peers

{tables}

**Method.** One run, the same rows: invented people (`scripts/peers/population.py`), wages and incomes in whole rupiah,
odd ones included. Every engine runs in a process and an environment of its own (`requirements/peers`), one after
another, with the cores it takes by default; the clock runs from columns in memory to yearly totals of every person in
memory, the best of three rounds, so that compiling and first page faults count for nobody. Memory is the peak of the
process and, in brackets, what it held before the run (its inputs). Wrong cells are those that differ from whole-number
arithmetic in an oracle that belongs to no engine. The peers' models are written as their guides teach and tuned where
that is honest: OpenFisca and PolicyEngine compute monthly variables and forget each month after it is summed, except in
the rows `kept`, which run as they come; Polars and DuckDB share equal months by hand.

## Forecasts and what anybody would guess

{forecasts}

**Method.** Invented counts of real area codes (`engines/sampling/coverage_series.py`): villages of the first districts
of Java's and Sumatra's regencies, with all areas above and the unknown children, 36 months from January 2023; members
lapse after December, paid tranches of 3, 7, 9 or 12 months end, a fifth of the regencies change their definition once.
The forecast runs with 20, 23, 26, 29 and 32 months known, calibration and reconciliation included, and is compared with
what follows, at most twelve months, not beyond a break. MASE divides each error by the average change of a month that
was known; all lines of a table are of the same months. Bands are those that an office would be shown.

**Machine.** {os.cpu_count()} cores, {memory:.0f} GB of memory, Python {platform.python_version()}, {platform.system()}.
Shared machines are noisy: read the bars, not the last digit.
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
