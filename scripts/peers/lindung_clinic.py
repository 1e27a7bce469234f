"""Lindung's checks of the same clean rows, to be measured beside the row-wise script; its codes for comparison."""

import argparse
import json
import time
from pathlib import Path

import polars as pl

from lindung.engines.intake.checks.catalogue import mask_of
from lindung.engines.intake.checks.evaluate import Checker
from lindung.engines.intake.checks.lookups import Lookups
from lindung.engines.intake.checks.scheme import scheme_in_force
from lindung.engines.intake.sheets.raw import BATCH_ROWS
from lindung.vocabulary.register_kind import RegisterKind
from scripts.peers.clinic_rows import COVERAGE_ON, REASONS, RULES


def main() -> None:
    """Check the rows of a file, write their codes, and print one line of JSON."""
    from scripts.peers.harness import peak_megabytes  # late: the harness finds its neighbours only when a script runs

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    asked = parser.parse_args()
    rows = pl.read_parquet(asked.source)
    before = time.perf_counter()
    masks = checked(rows)
    seconds = time.perf_counter() - before
    codes_of(masks).write_parquet(asked.target)
    report = {"peer": "lindung", "rows": rows.height, "run_s": round(seconds, 4), "peak_mb": round(peak_megabytes(), 1)}
    print(json.dumps(report))


def checked(rows: pl.DataFrame) -> pl.DataFrame:
    """Check the rows batch by batch; return row and mask."""
    checker = Checker(
        RegisterKind.WORKERS,
        scheme_in_force("default", COVERAGE_ON, RULES),
        Lookups(),
        columns_present=frozenset({"nik", "name", "birth_date"}),
        coverage_on=COVERAGE_ON,
        as_of=COVERAGE_ON,
        area_code="33.74",
        payer="",
    )
    for batch in rows.iter_slices(BATCH_ROWS):
        checker.look_at(batch)
    return checker.finish().frame.select("row", "mask")


def codes_of(masks: pl.DataFrame) -> pl.DataFrame:
    """Return row and codes as one text, for the reasons that are compared."""
    told = [
        pl.when((pl.col("mask") & pl.lit(mask_of(names), dtype=pl.UInt64)) != 0).then(pl.lit(code))
        for code, names in REASONS.items()
    ]
    return masks.select(pl.col("row").cast(pl.Int64), codes=pl.concat_str(told, separator=" ", ignore_nulls=True))


if __name__ == "__main__":
    main()
