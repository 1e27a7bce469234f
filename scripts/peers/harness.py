"""What every peer's runner shares: arguments, inputs, clock, memory, and the one line of JSON it prints.

The clock runs from inputs in memory to yearly totals of every person in memory; reading files, importing the peer and
building its rules or filling its table are measured apart or not at all.
"""

import argparse
import gc
import json
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from law import COLUMNS, LINES, months_between

Columns = dict[str, np.ndarray]
Totals = Sequence[np.ndarray]  # one array of yearly totals per line, in the order of LINES


@dataclass(frozen=True)
class Peer:
    """One engine of the comparison: how its rules are built, its inputs held, and a year computed."""

    name: str
    distribution: str
    build: Callable[[str, list[str], str], Callable[[Any], Totals]]  # kind, months, variant
    hold: Callable[[Columns, str], Any] = lambda columns, _variant: columns
    variants: Sequence[str] = ("",)  # ways to use the engine; the first is what its guides teach


def main(peer: Peer) -> None:
    """Run the peer as the command line asks, save the totals and print the measurement."""
    asked = arguments(peer)
    first, last = asked.months.split("..")
    months = months_between(first, last)
    columns = {name: np.load(asked.input / f"{name}.npy") for name in COLUMNS[asked.kind]}
    before = time.perf_counter()
    run = peer.build(asked.kind, months, asked.variant)
    build_s = time.perf_counter() - before
    held = peer.hold(columns, asked.variant)
    baseline = peak_megabytes()
    run_s, totals = best_of(asked.rounds, lambda: run(held))
    peak = peak_megabytes()
    save(asked.output, totals, asked.kind)
    report = {
        "peer": f"{peer.name} ({asked.variant})" if asked.variant else peer.name,
        "version": version(peer.distribution),
        "people": len(next(iter(columns.values()))),
        "months": len(months),
        "build_s": round(build_s, 4),
        "run_s": round(run_s, 4),
        "peak_mb": round(peak, 1),
        "baseline_mb": round(baseline, 1),
    }
    print(json.dumps(report))


def arguments(peer: Peer) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=f"Yearly contributions by {peer.name}.")
    parser.add_argument("kind", choices=sorted(COLUMNS))
    parser.add_argument("input", type=Path, help="a directory of .npy files, one per column")
    parser.add_argument("output", type=Path, help="the .npy file of (people, lines) int64 to write")
    parser.add_argument("--months", default="2026-01..2026-12")
    parser.add_argument("--rounds", type=int, default=1, help="the best of so many is reported")
    parser.add_argument("--variant", choices=peer.variants, default=peer.variants[0])
    return parser.parse_args()


def best_of(rounds: int, run: Callable[[], Totals]) -> tuple[float, Totals]:
    """Time each round; return the shortest time and the last totals."""
    times: list[float] = []
    totals: Totals = ()
    for _ in range(rounds):
        del totals
        gc.collect()  # what a framework's cycles still hold of the last round is not this round's memory
        before = time.perf_counter()
        totals = run()
        times.append(time.perf_counter() - before)
    return min(times), totals


def save(path: Path, totals: Totals, kind: str) -> None:
    """Write the totals as whole rupiah; a peer that holds floats is rounded here, after its clock has stopped."""
    table = np.empty((len(totals[0]), len(LINES[kind])), dtype=np.int64)
    for number, line in enumerate(totals):
        table[:, number] = np.rint(line)
    np.save(path, table)


def peak_megabytes() -> float:
    """Peak resident memory of this process.

    Linux's VmHWM where there is one: getrusage's figure starts at that of the parent, which may hold all inputs.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
