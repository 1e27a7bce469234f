"""Check the same invented rows with Lindung and with a row-wise pandas script: seconds, memory, equal verdicts.

    python -m scripts.peers.compare_clinic [--rows 200000] [--seed 2026]

The peer's environment must stand (``python scripts/peers/environments.py pandas``).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from scripts.peers.clinic_rows import clinic_rows
from scripts.peers.environments import ROOT, python_of

MODELS = ROOT / "scripts" / "peers"


@dataclass(frozen=True)
class ClinicComparison:
    """What a run of both showed.

    Attributes:
        rows: Rows checked.
        ours: What Lindung's process printed: run_s, peak_mb.
        theirs: What the script's process printed.
        differing: Rows whose codes differ.
        by_code: Rows with each code, as Lindung says.
    """

    rows: int
    ours: dict[str, Any]
    theirs: dict[str, Any]
    differing: int
    by_code: dict[str, int]

    @property
    def ratio(self) -> float:
        """How many times as long the script takes."""
        return float(self.theirs["run_s"] / self.ours["run_s"])


def main(arguments: Sequence[str]) -> int:
    """Print the comparison; 1 when a verdict differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args(arguments)
    compared = compare_clinic(asked.rows, asked.seed)
    for told in (compared.ours, compared.theirs):
        print(f"{told['peer']}: {told['run_s']} s, {told['peak_mb']} MB")
    print(f"ratio {compared.ratio:.0f}, {compared.differing} of {compared.rows} rows differ, {compared.by_code}")
    return 1 if compared.differing else 0


def compare_clinic(rows: int, seed: int) -> ClinicComparison:
    """Invent rows and run both, one after another, each in its own process."""
    with tempfile.TemporaryDirectory(prefix="lindung-clinic-") as name:
        folder = Path(name)
        source, ours, theirs = (folder / f"{part}.parquet" for part in ("rows", "ours", "theirs"))
        clinic_rows(rows, seed).write_parquet(source)
        told = _run([str(python_of("lindung")), "-m", "scripts.peers.lindung_clinic", str(source), str(ours)])
        script = str(MODELS / "pandas_clinic.py")
        peer = _run([str(python_of("pandas")), script, "check", str(source), str(theirs)])
        both = pl.read_parquet(ours).join(pl.read_parquet(theirs).rename({"codes": "other"}), on="row", how="full")
    differing = both.filter(pl.col("codes").ne_missing(pl.col("other"))).height
    counts = both["codes"].str.split(" ").explode().value_counts().filter(pl.col("codes") != "").sort("codes")
    return ClinicComparison(rows, told, peer, differing, dict(counts.iter_rows()))


def _run(command: list[str]) -> dict[str, Any]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, MODELS)))}
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment)
    return dict(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
