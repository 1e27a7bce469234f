"""Measure the lookup: one person after the other asked of a register of a million, as an enrolment form does.

    python scripts/bench_lookup.py [--smoke] [--records 1000000] [--lists DIR] [--hard]

The register is the left of two invented lists (scripts/linkage_lists.py), the people who are asked for are of the
right; only those count who stand in the register. Each is asked three times and the fastest counts, because others work
on the machine as well. Called alone; ``--lists`` takes lists that are made already.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the other scripts are found from the root

from lindung.engines.linkage.link import link  # noqa: E402  after the path
from lindung.engines.linkage.loading import load_registers  # noqa: E402  after the path
from lindung.engines.linkage.lookup.asked import AskedPerson  # noqa: E402  after the path
from lindung.engines.linkage.lookup.lookup import LookupIndex  # noqa: E402  after the path
from lindung.engines.linkage.prepared import prepare  # noqa: E402  after the path
from lindung.engines.linkage.relations import DuckRelations  # noqa: E402  after the path
from scripts.bench_rules import Bar  # noqa: E402  after the path
from scripts.linkage_lists import HARD, make_linkage_lists  # noqa: E402  after the path

AREA: Final = "33"
SEED: Final = 2026
ROUNDS: Final = 3
MOST_MILLISECONDS: Final = 1.0
LEAST_FIRST: Final = 0.999
LEAST_FIRST_HARD: Final = 0.995
MOST_BYTES_PER_RECORD: Final = 400


@dataclass(frozen=True)
class Sizes:
    """How much is asked.

    Attributes:
        area: Where the people live.
        records: Records of the register.
        participants: People of the other list, from which the model is learnt as well.
        asked: How many of them are asked for.
        seconds: Within which the index must be built.
        factor: How many times a bar of time may be passed.
    """

    area: str
    records: int
    participants: int
    asked: int
    seconds: float
    factor: float = 1


FULL: Final = Sizes(AREA, records=1_000_000, participants=300_000, asked=20_000, seconds=15)
SMALL: Final = Sizes("33.74", records=20_000, participants=9_000, asked=2_000, seconds=5, factor=2)


@dataclass(frozen=True)
class Run:
    """What was measured.

    Attributes:
        records: Records of the register.
        built: Seconds that building the index took.
        size_bytes: Memory of the index.
        milliseconds: Of each person, the fastest of the rounds.
        first: Share of the people who came first among those found.
        listed: Share of them who were found at all.
    """

    records: int
    built: float
    size_bytes: int
    milliseconds: np.ndarray
    first: float
    listed: float


def main(arguments: Sequence[str]) -> int:
    """Print the bars; 1 when one is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true", help="20,000 records")
    parser.add_argument("--records", type=int, help="how many records of the register are taken")
    parser.add_argument("--lists", type=Path, help="left.parquet, right.parquet and truth.parquet that are there")
    parser.add_argument("--hard", action="store_true", help="half of all NIKs missing, 10 %% wrong, 1 %% borrowed")
    asked = parser.parse_args(arguments)
    sizes = SMALL if asked.smoke else FULL
    records = asked.records or sizes.records
    missed = 0
    for bar in measure(sizes, records=records, lists=asked.lists, is_hard=asked.hard):
        print(f"{'ok  ' if bar.holds else 'MISS'}  {bar.what}: {bar.figure}  (bar: {bar.bar})", flush=True)
        missed += not bar.holds
    return 1 if missed else 0


def measure(sizes: Sizes, *, records: int, lists: Path | None = None, is_hard: bool = False) -> Iterator[Bar]:
    """Make the lists unless they are there, build the index and ask."""
    with tempfile.TemporaryDirectory() as directory:
        place = lists or Path(directory)
        if lists is None:
            faults: Mapping[str, float] = HARD if is_hard else {}
            make_linkage_lists(
                area_code=sizes.area, workers=records, participants=round(sizes.participants * records / sizes.records),
                seed=SEED, out=place, **faults,
            )  # fmt: skip
        run = run_of(place, records=records, asked=sizes.asked)
    yield from bars_of(run, sizes, least_first=LEAST_FIRST_HARD if is_hard else LEAST_FIRST)


def run_of(place: Path, *, records: int, asked: int) -> Run:
    """Learn a model of both lists, build the index of the left one and ask for people of the right one."""
    left = pl.read_parquet(place / "left.parquet", n_rows=records)
    right = pl.read_parquet(place / "right.parquet")
    partners = partners_of(left, pl.read_parquet(place / "truth.parquet"))
    rows, names = prepare(left.drop("id"))
    relations = DuckRelations()
    load_registers(relations, [left.drop("id")], [right.drop("id")])
    model = link(relations).model
    relations.close()
    before = time.perf_counter()
    index = LookupIndex.build(rows, names, model)
    built = time.perf_counter() - before
    people = right.filter(pl.col("id").is_in(partners.keys()))
    chosen = people.sample(min(asked, people.height), seed=SEED, shuffle=True)
    persons = [AskedPerson(**row) for row in chosen.drop("id").iter_rows(named=True)]
    wanted = [partners[number] for number in chosen["id"]]
    found = [[candidate.id for candidate in index.find(person, least=0)] for person in persons]
    return Run(
        records=left.height,
        built=built,
        size_bytes=index.size_bytes,
        milliseconds=np.min([timed(index, persons) for _ in range(ROUNDS)], axis=0),
        first=float(
            np.mean([bool(one) and one[0] in right_ones for one, right_ones in zip(found, wanted, strict=True)])
        ),
        listed=float(np.mean([bool(right_ones & {*one}) for one, right_ones in zip(found, wanted, strict=True)])),
    )


def partners_of(left: pl.DataFrame, truth: pl.DataFrame) -> dict[int, set[int]]:
    """Return the places in the register of each person of the right list who stands in it."""
    places = left.select(left_id="id").with_row_index("place")
    partners: dict[int, set[int]] = {}
    for number, place in truth.join(places, on="left_id").select("right_id", "place").iter_rows():
        partners.setdefault(number, set()).add(place)
    return partners


def timed(index: LookupIndex, persons: Sequence[AskedPerson]) -> list[float]:
    """Return the milliseconds each person takes."""
    taken = []
    for person in persons:
        before = time.perf_counter()
        index.find(person)
        taken.append(1_000 * (time.perf_counter() - before))
    return taken


def bars_of(run: Run, sizes: Sizes, *, least_first: float) -> Iterator[Bar]:
    """Hold a run against its bars."""
    what = f"one person in {run.records:,} records"
    middle, most = np.quantile(run.milliseconds, [0.5, 0.95])
    limit = MOST_MILLISECONDS * sizes.factor
    yield Bar(f"{what}, p95", f"{most:.2f} ms (p50 {middle:.2f} ms)", f"{limit:g} ms", bool(most < limit))
    told = f"{run.first:.2%} (listed {run.listed:.2%} of {run.milliseconds.size:,})"
    yield Bar(f"{what}, the right one first", told, f"{least_first:.1%}", run.first >= least_first)
    seconds = sizes.seconds * sizes.factor
    yield Bar("index built", f"{run.built:.1f} s", f"{seconds:g} s", run.built < seconds)
    each = run.size_bytes / run.records
    memory = f"{run.size_bytes / 1e6:,.0f} MB, {each:.0f} bytes a record"
    yield Bar("index in memory", memory, f"{MOST_BYTES_PER_RECORD} bytes a record", each < MOST_BYTES_PER_RECORD)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
