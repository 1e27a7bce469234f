"""Run Lindung and every peer on the same invented people and compare each yearly cell with the oracle.

    python -m scripts.peers.compare [--people 1000000] [--kind pu] [--rounds 3] [--json]

The peers' environments must stand (``python scripts/peers/environments.py``). They run one after another, each in its
own process, with all cores they take by default.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from scripts.peers.environments import ROOT, python_of
from scripts.peers.law import LINES, months_between
from scripts.peers.population import differences, oracle, population


@dataclass(frozen=True)
class Runner:
    """One way to run a peer: its environment, its script, and the variant of it."""

    environment: str
    model: str
    variant: tuple[str, ...] = ()

    def command(self, kind: str, folder: Path, totals: Path, months: str, rounds: int) -> list[str]:
        """The command that computes the totals of a folder of columns."""
        script = ROOT / "scripts" / "peers" / f"{self.model}_model.py"
        variant = [f"--variant={name}" for name in self.variant]
        options = [f"--months={months}", f"--rounds={rounds}", *variant]
        return [str(python_of(self.environment)), str(script), kind, str(folder), str(totals), *options]


OURS = (
    Runner("lindung", "lindung", ("kernel",)),
    Runner("lindung", "lindung", ("blocks",)),
    Runner("lindung", "lindung", ("sql",)),
)
PEERS = (
    Runner("openfisca", "openfisca", ("float",)),
    Runner("openfisca", "openfisca", ("int",)),
    Runner("openfisca", "openfisca", ("kept",)),
    Runner("policyengine", "policyengine", ("float",)),
    Runner("policyengine", "policyengine", ("int",)),
    Runner("policyengine", "policyengine", ("kept",)),
    Runner("ttsim", "ttsim", ("numpy",)),
    Runner("ttsim-jax", "ttsim", ("jax",)),
    Runner("polars", "polars"),
    Runner("duckdb", "duckdb"),
)


def main(arguments: Sequence[str]) -> int:
    """Print one line per peer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=sorted(LINES), default="pu")
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--months", default="2026-01..2026-12")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    for measured in comparison(asked.kind, asked.people, months=asked.months, rounds=asked.rounds, seed=asked.seed):
        print(json.dumps(measured) if asked.json else line(measured), flush=True)
    return 0


def comparison(
    kind: str, people: int, *, months: str, rounds: int, seed: int, runners: Sequence[Runner] = (*OURS, *PEERS)
) -> Iterator[dict[str, Any]]:
    """Measure Lindung and the peers one after another, and how the cells of each differ from the oracle's."""
    first, last = months.split("..")
    with tempfile.TemporaryDirectory(prefix="lindung-peers-") as name:
        folder = Path(name)
        columns = population(kind, people, seed=seed)
        for column, values in columns.items():
            np.save(folder / f"{column}.npy", values)
        expected = oracle(kind, columns, months_between(first, last))
        for runner in runners:
            totals = folder / "totals.npy"
            command = runner.command(kind, folder, totals, months, rounds)
            answer = subprocess.run(command, check=True, capture_output=True, text=True)
            yield {"kind": kind, **json.loads(answer.stdout), **differences(np.load(totals), expected)}


def line(measured: dict[str, Any]) -> str:
    """One row of a Markdown table."""
    cells = [
        f"{measured['peer']} {measured['version']}",
        f"{measured['kind']}, {measured['people']:,}",
        f"{measured['run_s']:.3f} s",
        f"{measured['peak_mb']:,.0f} MB ({measured['baseline_mb']:,.0f})",
        f"{measured['wrong']:,} of {measured['cells']:,}",
        f"Rp {measured['largest']:,}",
    ]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
