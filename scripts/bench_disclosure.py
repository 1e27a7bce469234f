"""Measure disclosure control: how long protecting a release takes, what is lost, and what an attacker recovers.

    python scripts/bench_disclosure.py [--smoke]

Releases are invented (scripts/invented_release.py): coverage by segment and payer with its workers, k = 5, interval 2.
Each size runs in a process of its own; seconds are those of the processor, for one core does nearly all of it. The
attack of the twenty small releases is exhaustive, that of the big ones stops where a number is proved uncertain enough.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Final

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the other scripts are found from the root

from lindung.engines.coverage.disclosure.audit import audit  # noqa: E402  after the path
from lindung.engines.coverage.disclosure.protect import protect  # noqa: E402  after the path
from lindung.engines.coverage.disclosure.rules import Rules  # noqa: E402  after the path
from scripts.bench_rules import Bar  # noqa: E402  after the path
from scripts.invented_release import FLOW, STOCK, invented_release, leaf_areas  # noqa: E402  after the path
from scripts.whole_process import whole_process  # noqa: E402  after the path

RULES: Final = Rules(k=5)
SEED: Final = 2026
LOWEST: Final = 4


@dataclass(frozen=True)
class Size:
    """One release and the seconds of the processor in which it must be protected.

    Attributes:
        what: How the report names it.
        regencies: Of a province.
        districts: Of each regency.
        villages: Of each district.
        months: Months of it.
        has_flows: Whether new, returned and lapsed join the months.
        levels: Down to which level it goes.
        seconds: The bar.
    """

    what: str
    regencies: int
    districts: int
    villages: int
    months: int
    seconds: float
    has_flows: bool = False
    levels: int = LOWEST


REGENCY: Final = Size("a regency of 16 kecamatan and 176 kelurahan, 12 months", 1, 16, 11, 12, seconds=20)
PROVINCE: Final = Size("a province of 35 regencies and 8,400 villages, one month", 35, 16, 15, 1, seconds=60)
FLOWS: Final = Size(
    "a regency down to 16 kecamatan, 12 months joined by new, returned and lapsed",
    *(1, 16, 11, 12),
    seconds=60,
    has_flows=True,
    levels=3,
)
FULL: Final = {"regency": REGENCY, "province": PROVINCE, "flows": FLOWS}
SMALL: Final = {"regency": Size("a regency of 4 kecamatan and 24 kelurahan, 2 months", 1, 4, 6, 2, seconds=20)}


@dataclass(frozen=True)
class Run:
    """What one release took and lost.

    Attributes:
        cells: Printed numbers.
        seconds: Of the processor, for protecting.
        audit_seconds: Of the processor, for the attack.
        few: Numbers of few people that were attacked.
        recovered: How many of them were recovered.
        cells_lost: Share of the numbers of the lowest level that are withheld.
        persons_lost: Share of its persons in them.
        upper_persons_lost: The same of the level above.
    """

    cells: int
    seconds: float
    audit_seconds: float
    few: int
    recovered: int
    cells_lost: float
    persons_lost: float
    upper_persons_lost: float


def main(arguments: Sequence[str]) -> int:
    """Print the bars; 1 when one is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true", help="small")
    parser.add_argument("--one", choices=[*FULL], help="one size only, its run written to --into")
    parser.add_argument("--into", type=Path, help="file for the run of --one")
    asked = parser.parse_args(arguments)
    sizes = SMALL if asked.smoke else FULL
    if asked.one:
        asked.into.write_text(json.dumps(asdict(run_of(sizes[asked.one], SEED))), encoding="utf-8")
        return 0
    missed = 0
    for bar in measure(is_smoke=asked.smoke):
        print(f"{'ok  ' if bar.holds else 'MISS'}  {bar.what}: {bar.figure}  (bar: {bar.bar})", flush=True)
        missed += not bar.holds
    return 1 if missed else 0


def measure(*, is_smoke: bool) -> Iterator[Bar]:
    """Measure the sizes, each in a process of its own, and the releases of twenty seeds."""
    for name, size in (SMALL if is_smoke else FULL).items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "run.json"
            command = [sys.executable, __file__, "--one", name, "--into", str(path), *(["--smoke"] if is_smoke else [])]
            process = whole_process(command)
            run = Run(**json.loads(path.read_text(encoding="utf-8")))
        yield bar_of(size, run, process.gigabytes)
    yield bar_of_seeds([run_of(_of_seed(is_smoke=is_smoke), seed, is_exhaustive=True) for seed in range(20)])


def run_of(size: Size, seed: int, *, is_exhaustive: bool = False) -> Run:
    """Invent a release, protect it, attack it."""
    leaves = leaf_areas(size.regencies, size.districts, size.villages)
    rows = invented_release(leaves, months=size.months, seed=seed, has_flows=size.has_flows, levels=size.levels)
    start = time.process_time()
    protected = protect(rows, FLOW if size.has_flows else STOCK, RULES)
    done = time.process_time()
    found = audit(protected, RULES, is_exhaustive=is_exhaustive)
    lost = protected.report.lost().sort("level", descending=True)
    return Run(
        cells=int(protected.report.by_level.get_column("cells").sum()),
        seconds=done - start,
        audit_seconds=time.process_time() - done,
        few=found.targets.height,
        recovered=found.recovered.height + protected.report.exposed.height,
        cells_lost=lost.item(0, "cells_lost"),
        persons_lost=lost.item(0, "persons_lost"),
        upper_persons_lost=lost.item(1, "persons_lost"),
    )


def bar_of(size: Size, run: Run, gigabytes: float) -> Bar:
    """Hold one release against its bar."""
    figure = (
        f"{run.seconds:.1f} s, {gigabytes:.2f} GB; {run.cells:,} numbers, {run.few:,} of few people, "
        f"{run.recovered} recovered ({run.audit_seconds:.1f} s); "
        f"lost at the lowest level {run.cells_lost:.1%} of numbers, "
        f"{run.persons_lost:.1%} of persons, one level up {run.upper_persons_lost:.1%} of persons"
    )
    holds = run.seconds < size.seconds and run.recovered == 0
    return Bar(f"disclosure control of {size.what}", figure, f"{size.seconds:g} s, none recovered", holds)


def bar_of_seeds(runs: Sequence[Run]) -> Bar:
    """Hold the twenty releases against the bar that matters most."""
    few, recovered = sum(run.few for run in runs), sum(run.recovered for run in runs)
    cells, persons, upper = (
        fmean(getattr(run, name) for run in runs) for name in ("cells_lost", "persons_lost", "upper_persons_lost")
    )
    figure = (
        f"{recovered} of {few:,}; lost on average at the lowest level {cells:.1%} of numbers, {persons:.1%} of "
        f"persons, one level up {upper:.1%} of persons"
    )
    what = "numbers of few people recovered within 2 from twenty random releases, exhaustive attack"
    return Bar(what, figure, "0", recovered == 0)


def _of_seed(*, is_smoke: bool) -> Size:
    districts, villages = (2, 3) if is_smoke else (5, 8)
    return Size("", 1, districts, villages, 1, seconds=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
