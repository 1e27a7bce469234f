"""Measure releases at national size: storing, files, and 50 concurrent readers.

Usage: python scripts/bench_releases.py DIRECTORY [--months 12] [--series 5] [--readers 50] [--seconds 20]

Needs ``wrk`` (Debian's package of that name) for the readers; everything runs on loopback. With DATABASE_URL set (for
instance by ``scripts/with_postgresql.py``) the release lies in PostgreSQL, otherwise in SQLite in the directory.
Counts are invented; areas are those of the packaged list with their unknown children.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

import numpy as np
import polars as pl

from lindung.engines.coverage.observations import OBSERVATION, unknown_child
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.month import Month

LAST = Month(2026, 11)
PORT = 8797
SEGMENTS = ("BPU", "PU", "PMI", "jakon")
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


def main() -> int:
    """Store a national release, write it out, let readers at it, print what it took."""
    asked = arguments()
    os.environ["LINDUNG_DATA"] = str(asked.directory.absolute())
    from lindung.cli.store import open_store

    open_store()
    frame = national(asked.months, asked.series)
    measured = {"rows": frame.height, **stored(frame), **written(), **read(asked.readers, asked.seconds)}
    print(json.dumps(measured, indent=2))
    return 0


def arguments() -> argparse.Namespace:
    """Read the call."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory", type=Path)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--series", type=int, default=5)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=20)
    return parser.parse_args()


def national(months: int, series: int) -> pl.DataFrame:
    """Invent counts for every village and unknown village, and add them up to the country."""
    parents = gazetteer().filter(pl.col("code").str.count_matches(".", literal=True) == 2).get_column("code")
    villages = gazetteer().filter(pl.col("code").str.count_matches(".", literal=True) == 3).get_column("code")
    lowest = pl.concat([villages, pl.Series("code", [unknown_child(code) for code in parents])])
    return pl.concat(one_series(lowest, month, place) for month in range(months) for place in range(series))


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


def read(readers: int, seconds: int) -> dict[str, object]:
    """Let concurrent readers ask for series and for children of random areas, each at another address."""
    tool = shutil.which("wrk")
    if tool is None:
        print("wrk is not installed; the readers are left out", file=sys.stderr)
        return {}
    directory = Path(os.environ["LINDUNG_DATA"])
    (directory / "bench.lua").write_text(LUA)
    found: dict[str, object] = {}
    with serving():
        for name, paths in asked_paths().items():
            listed = directory / f"{name}.txt"
            listed.write_text("\n".join(paths))
            call = [tool, "-t1", f"-c{readers}", f"-d{seconds}s", "-s", str(directory / "bench.lua")]
            done = subprocess.run(
                [*call, f"http://127.0.0.1:{PORT}"], env={**os.environ, "BENCH_PATHS": str(listed)},
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            found[name] = json.loads(done.stderr)
    return found


def asked_paths() -> dict[str, list[str]]:
    """Choose random questions, as dashboards of all levels ask them."""
    codes = gazetteer().get_column("code").to_list()
    dice = random.Random(5)
    regencies = [code for code in codes if code.count(".") == 1]
    above = [code for code in codes if code.count(".") <= 2]
    root = "/data/api"
    children = f"{root}/children?indicator=effective&month={LAST}"
    return {
        "series": [f"{root}/series?area={dice.choice(codes)}&indicator=effective" for _ in range(5000)],
        "segments": [
            f"{root}/series?area={dice.choice(regencies)}&indicator=effective&dimension=segment" for _ in range(2000)
        ],
        "national": [f"{root}/series?area=ID&indicator=effective"],
        "children": [f"{children}&area={dice.choice(above)}" for _ in range(5000)],
        "regencies_of_a_province": [f"{children}&area={dice.choice(['32', '33', '35', '12'])}" for _ in range(50)],
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
                urlopen(f"http://127.0.0.1:{PORT}/data/api/releases", timeout=5).read()
                break
            except OSError:
                time.sleep(0.5)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


if __name__ == "__main__":
    sys.exit(main())
