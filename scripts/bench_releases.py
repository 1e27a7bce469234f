"""Measure releases at national size: storing, files, and 50 concurrent readers.

    python scripts/bench_releases.py [--smoke]                   on SQLite and on PostgreSQL, held to the bars
    python scripts/bench_releases.py DIRECTORY [--months 12] ...  on one database, all figures as JSON

Needs ``wrk`` (Debian's package of that name) for the readers; everything runs on loopback. Each kind of question is
asked of a server that has just started, from its first answer on. In a directory the release lies in SQLite there, or
with DATABASE_URL set in PostgreSQL (``scripts/with_postgresql.py`` starts a private one). Counts are invented; areas
are those of the packaged list with their unknown children.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from urllib.request import urlopen

import numpy as np
import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the other scripts are found from the root

from lindung.engines.coverage.observations import OBSERVATION, unknown_child  # noqa: E402  after the path
from lindung.vocabulary.areas.gazetteer import gazetteer  # noqa: E402  after the path
from lindung.vocabulary.month import Month  # noqa: E402  after the path
from scripts.bench_rules import Bar  # noqa: E402  after the path

LAST = Month(2026, 11)
PORT = 8797
SEGMENTS = ("BPU", "PU", "PMI", "jakon")
P95_MS: Final = 100
DATABASES: Final = {"SQLite": (), "PostgreSQL": (sys.executable, str(ROOT / "scripts" / "with_postgresql.py"))}
"""How a command comes to its database."""


@dataclass(frozen=True)
class Size:
    """How much is stored and asked.

    Attributes:
        root: Area that is released with all in it.
        months: Months.
        series: Series, one indicator in total and by segment first.
        readers: Who ask at once.
        seconds: How long they ask, each kind of question.
        databases: Which ones.
        kinds: Which kinds of question; empty for all.
    """

    root: str
    months: int
    series: int
    readers: int
    seconds: int
    databases: tuple[str, ...]
    kinds: tuple[str, ...] = ()


FULL: Final = Size("ID", 12, 5, readers=50, seconds=20, databases=("SQLite", "PostgreSQL"))
SMALL: Final = Size("34", 2, 1, readers=10, seconds=1, databases=("SQLite",), kinds=("series",))
LUA = """
local paths = {}
for line in io.lines(os.getenv("BENCH_PATHS")) do paths[#paths + 1] = line end
local place = 0
request = function()
  place = place % #paths + 1
  return wrk.format("GET", paths[place])
end
done = function(summary, latency)
  local said = '{"requests":%d,"seconds":%.2f,"p50":%.2f,"p95":%.2f,"p99":%.2f,"bad":%d}'
  local bad = summary.errors.status + summary.errors.timeout + summary.errors.connect + summary.errors.read
  io.stderr:write(string.format(said, summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3,
    latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, bad))
end
"""


def main(arguments: Sequence[str]) -> int:
    """Measure one database in a directory, or hold all to their bars."""
    asked = parsed(arguments)
    if asked.directory is not None:
        size = Size(
            asked.root, asked.months, asked.series, asked.readers, asked.seconds, (), tuple(asked.kinds)
        )  # fmt: skip
        print(json.dumps(measured(asked.directory, size), indent=2))
        return 0
    bars = measure(SMALL if asked.smoke else FULL)
    for bar in bars:
        print(f"{'ok  ' if bar.holds else 'MISS'}  {bar.what}: {bar.figure}  (bar: {bar.bar})")
    return 0 if all(bar.holds for bar in bars) else 1


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the call."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory", type=Path, nargs="?")
    parser.add_argument("--smoke", action="store_true", help="one province on SQLite, one kind of question")
    parser.add_argument("--root", default=FULL.root)
    parser.add_argument("--months", type=int, default=FULL.months)
    parser.add_argument("--series", type=int, default=FULL.series)
    parser.add_argument("--readers", type=int, default=FULL.readers)
    parser.add_argument("--seconds", type=int, default=FULL.seconds)
    parser.add_argument("--kinds", nargs="*", default=[])
    return parser.parse_args(arguments)


def measure(size: Size) -> list[Bar]:
    """Measure every database of a size, each in a process and a directory of its own."""
    bars: list[Bar] = []
    for database in size.databases:
        with tempfile.TemporaryDirectory(prefix="lindung-bench-") as folder:
            bars += bars_of(database, size, in_own_process(Path(folder), database, size))
    return bars


def in_own_process(folder: Path, database: str, size: Size) -> dict[str, Any]:  # Any: plain JSON
    """Run this script on one database, for a process reads its settings once."""
    told = [
        f"--{name}={getattr(size, name)}" for name in ("root", "months", "series", "readers", "seconds")
    ]  # fmt: skip
    command = [*DATABASES[database], sys.executable, __file__, str(folder / "data"), *told, "--kinds", *size.kinds]
    kept = {name: value for name, value in os.environ.items() if name not in {"LINDUNG_DATA", "DATABASE_URL"}}
    done = subprocess.run(command, env=kept, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout))


def bars_of(database: str, size: Size, found: dict[str, Any]) -> list[Bar]:  # Any: plain JSON
    """Hold the readers to their bar; how long it took to store is told beside it."""
    stored_in = f"{found['store_seconds']:.0f} s, {found['store_rows_per_second']:,} rows a second"
    what = f"release of {found['areas']:,} areas and {found['rows']:,} rows, stored in {database}"
    lines = [Bar(what, stored_in, "-", holds=True)]
    if "readers" not in found:
        what = f"{size.readers} readers of it at once, {database}"
        return [*lines, Bar(what, "not measured: wrk is not installed", f"p95 {P95_MS} ms", size is SMALL)]
    for kind, told in found["readers"].items():
        figure = (
            f"p50 {told['p50']:.1f} ms, p95 {told['p95']:.1f} ms, {told['requests'] / told['seconds']:,.0f} a second"
            f"{', ' + str(told['bad']) + ' failed' if told['bad'] else ''}"
        )
        what = f"{size.readers} readers at once ask {QUESTIONS[kind]}, {database}, from its start on"
        lines.append(Bar(what, figure, f"p95 {P95_MS} ms", told["p95"] < P95_MS and not told["bad"]))
    return lines


def measured(directory: Path, size: Size) -> dict[str, Any]:  # Any: plain JSON
    """Store a release, write it out, let readers at it; return what it took."""
    os.environ["LINDUNG_DATA"] = str(directory.absolute())
    from lindung.cli.store import open_store

    open_store()
    frame = national(size)
    told = {"areas": frame["area_code"].n_unique(), "rows": frame.height, **stored(frame), **written()}
    if shutil.which("wrk") is None:
        print("wrk is not installed; the readers are left out", file=sys.stderr)
        return told
    return {**told, "readers": read(size)}


def national(size: Size) -> pl.DataFrame:
    """Invent counts for every village and unknown village, and add them up to the country."""
    inside = gazetteer().filter((pl.col("code").str.head(2) == size.root) | (size.root == "ID"))
    depth = pl.col("code").str.count_matches(".", literal=True)
    parents, villages = (inside.filter(depth == dots).get_column("code") for dots in (2, 3))
    lowest = pl.concat([villages, pl.Series("code", [unknown_child(code) for code in parents])])
    return pl.concat(one_series(lowest, month, place) for month in range(size.months) for place in range(size.series))


def one_series(lowest: pl.Series, month: int, place: int) -> pl.DataFrame:
    """Give one indicator, or one segment of it, in one month, for all levels."""
    counts = np.random.default_rng(100 * month + place).integers(10, 900, len(lowest))
    base = pl.DataFrame({"area_code": lowest, "numerator": counts})
    levels = [
        base.with_columns(cut.alias("area_code")).group_by("area_code").agg(pl.col("numerator").sum())
        for cut in (*(pl.col("area_code").str.head(length) for length in (8, 5, 2)), pl.lit("ID"))
    ]
    is_segment = 0 < place <= len(SEGMENTS)
    return (
        pl.concat([base, *levels])
        .select(
            "area_code",
            pl.lit(LAST.ordinal - month, pl.Int32).alias("month"),
            pl.lit("nik_domicile").alias("basis"),
            pl.lit("effective" if place <= len(SEGMENTS) else f"indicator_{place}").alias("indicator"),
            pl.lit("segment" if is_segment else "total").alias("dimension"),
            pl.lit(SEGMENTS[place - 1] if is_segment else "").alias("category"),
            "numerator",
            (3 * pl.col("numerator")).alias("denominator"),
        )
        .cast(pl.Schema(OBSERVATION))
    )


def stored(frame: pl.DataFrame) -> dict[str, float]:
    """Store and release the frame."""
    from lindung.workflows.releases.about import ReleaseAbout
    from lindung.workflows.releases.release import release_it
    from lindung.workflows.releases.store import store_release

    about = ReleaseAbout(
        as_of=LAST, publisher="Contoh", snapshots=("0123456789ab",), linkage_version="1", code_version="0", smallest=5
    )
    start = time.perf_counter()
    kept = store_release(frame, about, now=datetime.now(tz=UTC))
    took = time.perf_counter() - start
    release_it(kept.slug, now=datetime.now(tz=UTC))
    return {"store_seconds": round(took, 1), "store_rows_per_second": round(frame.height / took)}


def written() -> dict[str, float]:
    """Write each file of the newest release to nowhere."""
    from lindung.opendata.files.csv_file import csv_parts
    from lindung.opendata.files.parquet_file import parquet_parts
    from lindung.opendata.queries.release import latest_release
    from lindung.opendata.queries.release_rows import release_batches

    release = latest_release()
    if release is None:
        raise SystemExit("the release that was just stored is not there")
    took: dict[str, float] = {}
    for name, parts in (
        ("csv", csv_parts(release_batches(release))),
        ("parquet", parquet_parts(release, release_batches(release))),
    ):
        start = time.perf_counter()
        took[f"{name}_bytes"] = sum(len(part) for part in parts)
        took[f"{name}_seconds"] = round(time.perf_counter() - start, 1)
    return took


def read(size: Size) -> dict[str, Any]:  # Any: plain JSON
    """Let concurrent readers ask one kind of question after the other, each at a server that has just started."""
    directory = Path(os.environ["LINDUNG_DATA"])
    (directory / "bench.lua").write_text(LUA)
    found: dict[str, Any] = {}
    for name, paths in asked_paths(size.root).items():
        if size.kinds and name not in size.kinds:
            continue
        listed = directory / f"{name}.txt"
        listed.write_text("\n".join(paths))
        call = ["wrk", "-t1", f"-c{size.readers}", f"-d{size.seconds}s", "-s", str(directory / "bench.lua")]
        with serving():
            done = subprocess.run(
                [*call, f"http://127.0.0.1:{PORT}"], env={**os.environ, "BENCH_PATHS": str(listed)},
                capture_output=True, text=True, check=True,
            )  # fmt: skip
        found[name] = json.loads(done.stderr)
    return found


QUESTIONS: Final = {
    "series": "for an area over months",
    "segments": "for a regency over months, by segment",
    "national": "for the country over months",
    "children": "for all areas below one",
    "regencies_of_a_province": "for the regencies of a province",
}


def asked_paths(root: str) -> dict[str, list[str]]:
    """Choose random questions, as dashboards of all levels ask them."""
    codes = [code for code in gazetteer().get_column("code") if root == "ID" or code[:2] == root]
    dice = random.Random(5)  # which questions are asked # nosec B311
    regencies = [code for code in codes if code.count(".") == 1]
    above = [code for code in codes if code.count(".") <= 2]
    api = "/data/api"
    provinces = [code for code in ("32", "33", "35", "12") if code in codes] or [root]
    children = f"{api}/children?indicator=effective&month={LAST}"
    return {
        "series": [f"{api}/series?area={dice.choice(codes)}&indicator=effective" for _ in range(5000)],
        "segments": [
            f"{api}/series?area={dice.choice(regencies)}&indicator=effective&dimension=segment" for _ in range(2000)
        ],
        "national": [f"{api}/series?area=ID&indicator=effective"],
        "children": [f"{children}&area={dice.choice(above)}" for _ in range(5000)],
        "regencies_of_a_province": [f"{children}&area={dice.choice(provinces)}" for _ in range(50)],
    }


@contextmanager
def serving() -> Iterator[None]:
    """Run the pages as `lindung serve` does."""
    command = Path(sys.executable).with_name("lindung")
    process = subprocess.Popen(
        [command, "serve", "--port", str(PORT), "--workers", "2"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(120):
            try:
                urlopen(f"http://127.0.0.1:{PORT}/data/api/releases", timeout=5).read()  # our own server # nosec B310
                break
            except OSError:
                time.sleep(0.5)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
