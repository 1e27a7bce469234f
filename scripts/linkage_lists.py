"""Two lists of invented people to link, with the truth: all workers of an area, and its active participants.

    python scripts/linkage_lists.py --workers 756873 --participants 324000 --seed 7 --out DIR [--area 33.74] [--hard]

Writes left.parquet (workers), right.parquet (participants) and truth.parquet (which rows are one person). A province
is made one regency after the other, so that ten million workers fit into a small machine.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that the other scripts are found

from lindung.engines.sampling.draws import stream  # noqa: E402  after the path
from lindung.engines.sampling.mix import CODE_SHARES  # noqa: E402  after the path
from lindung.engines.sampling.population import Population, make_population  # noqa: E402  after the path
from lindung.engines.sampling.styles import written_names, written_niks  # noqa: E402  after the path
from lindung.vocabulary.areas.gazetteer import gazetteer  # noqa: E402  after the path
from lindung.vocabulary.wilayah import AreaLevel  # noqa: E402  after the path
from scripts.linkage_faults import (  # noqa: E402  after the path
    NikFaults,
    copies_planned,
    planned_errors,
    with_nik_faults,
    with_planted_errors,
)
from scripts.linkage_roster import ON, roster_of  # noqa: E402  after the path

HARD: Final = {"nik_missing": 0.5, "nik_wrong": 0.1, "nik_borrowed": 0.01}
WRITTEN: Final = ("id", "nik", "name", "birth_date", "sex", "village_code")
_ELSEWHERE_FROM, _ELSEWHERE_STEP = 200, 40


@dataclass(frozen=True)
class Part:
    """One regency, or the whole of a smaller area, and how many of its people are wanted."""

    area_code: str
    workers: int
    participants: int
    seed: int
    number: int = 0
    is_alone: bool = True


@dataclass(frozen=True)
class Pair:
    """Both lists of a part, and which of their rows are one person."""

    left: pl.DataFrame
    right: pl.DataFrame
    truth: pl.DataFrame


def main(arguments: Sequence[str]) -> int:
    """Make the lists that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--area", default="33.74", help="Kemendagri code; a province is made by its regencies")
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--participants", type=int, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hard", action="store_true", help="half of all NIKs missing, 10 %% wrong, 1 %% borrowed")
    asked = parser.parse_args(arguments)
    made = make_linkage_lists(
        area_code=asked.area, workers=asked.workers, participants=asked.participants, seed=asked.seed, out=asked.out,
        **(HARD if asked.hard else {}),
    )  # fmt: skip
    print(", ".join(f"{name}: {rows:,}" for name, rows in made.items()))
    return 0


def make_linkage_lists(
    *, area_code: str, workers: int, participants: int, seed: int, out: Path, nik_missing: float = 0.0,
    nik_wrong: float = 0.0, nik_borrowed: float = 0.0,
) -> dict[str, int]:  # fmt: skip
    """Write left.parquet, right.parquet and truth.parquet; return their rows. The same seed gives the same files.

    Args:
        area_code: Kemendagri code; a province is made one regency after the other.
        workers: Rows of the left list.
        participants: Rows of the right list.
        seed: Any whole number from 0.
        out: Directory, made when it is missing.
        nik_missing: Share of the NIKs of either list that are missing, besides those a sample damages.
        nik_wrong: Share of them with a wrong digit or somebody else's serial.
        nik_borrowed: Share of them that belong to a neighbour.
    """
    faults = NikFaults(nik_missing, nik_wrong, nik_borrowed)
    out.mkdir(parents=True, exist_ok=True)
    writers: dict[str, Any] = {}  # Any: pyarrow has no types
    rows = {"left": 0, "right": 0, "truth": 0}
    for part in parts_of(area_code, workers, participants, seed):
        pair = _moved_on(make_pair(part, faults), rows["left"], rows["right"])
        for name in rows:
            _append(writers, out / f"{name}.parquet", frame := getattr(pair, name))
            rows[name] += frame.height
    for writer in writers.values():
        writer.close()
    return rows


def parts_of(area_code: str, workers: int, participants: int, seed: int) -> Iterator[Part]:
    """Divide a province by regency, in proportion to the villages; anything smaller stays whole."""
    if "." in area_code:
        yield Part(area_code, workers, participants, seed)
        return
    villages = gazetteer().filter(
        (pl.col("level") == AreaLevel.VILLAGE.value) & pl.col("code").str.starts_with(f"{area_code}.")
    )
    count = villages.group_by(regency=pl.col("code").str.slice(0, 5)).len().sort("regency")
    share = np.concatenate([[0.0], np.cumsum(count["len"].to_numpy()) / villages.height])
    left, right = (np.diff(np.rint(share * wanted).astype(np.int64)) for wanted in (workers, participants))
    for number, code in enumerate(count["regency"]):
        yield Part(code, int(left[number]), int(right[number]), seed * 1000 + number, number, is_alone=False)


def make_pair(part: Part, faults: NikFaults) -> Pair:
    """Invent the people of a part and write them down twice."""
    population = make_population(area_code=part.area_code, workers=part.workers, on=ON, seed=part.seed)
    people = _people(population, part)
    rng = stream(part.seed, "linkage")
    works, active = people["segment"].is_not_null(), people["membership"].eq_missing("active")
    # As many workers are left out as others stand on the list twice.
    away = rng.choice(np.flatnonzero((works & active).to_numpy()), copies_planned(part.workers), replace=False)
    is_listed = works.to_numpy().copy()
    is_listed[away] = False
    left = with_planted_errors(rng, people[np.flatnonzero(is_listed)], planned_errors(part.workers))
    renamed = round(part.workers * CODE_SHARES["E04"])
    right = roster_of(rng, people, is_listed, participants=part.participants, renamed=renamed)
    left, right = (_written(rng, with_nik_faults(rng, rows, faults)) for rows in (left, right))
    left = left.with_columns(name=written_names(rng, left["name"]), nik=written_niks(rng, left["nik"]))
    truth = left.select("person_id", left_id="id").join(right.select("person_id", right_id="id"), on="person_id")
    return Pair(
        left.select(WRITTEN), right.select(WRITTEN), truth.select("left_id", "right_id").sort("left_id", "right_id")
    )


def _people(population: Population, part: Part) -> pl.DataFrame:
    """Take what the lists need; people from elsewhere get serials that no other part gives."""
    people = population.people.select(
        "person_id", "nik", "name", "sex", "born", "village_code", "segment", "membership", "is_from_elsewhere",
        "roster_name", "roster_nik", "roster_born", "roster_fault",
        village_code_before=pl.when(pl.col("moved_on").is_not_null()).then("village_code_before"),
    )  # fmt: skip
    if not part.is_alone:
        serial = pl.col("nik").str.slice(12).cast(pl.Int64)
        moved = serial + _ELSEWHERE_FROM + _ELSEWHERE_STEP * part.number
        other = pl.col("nik").str.slice(0, 12) + moved.cast(pl.String).str.zfill(4)
        highest = people.select(serial.filter("is_from_elsewhere").max(), at_home=serial.max()).row(0)
        if highest[0] >= _ELSEWHERE_STEP or highest[1] >= _ELSEWHERE_FROM:
            raise ValueError(
                f"The serials of {part.area_code} reach into those of other regencies; ask for fewer people."
            )
        is_cut = pl.col("roster_nik").is_not_null()
        people = people.with_columns(nik=pl.when("is_from_elsewhere").then(other).otherwise("nik"))
        people = people.with_columns(roster_nik=pl.when(is_cut).then(pl.col("nik").str.slice(0, 15)))
    return people.with_columns(own_nik="nik")


def _written(rng: np.random.Generator, rows: pl.DataFrame) -> pl.DataFrame:
    """Shuffle the rows and number them."""
    shuffled = rows[rng.permutation(rows.height)]
    return shuffled.with_columns(id=pl.Series(rng.permutation(rows.height) + 1)).rename({"born": "birth_date"})


def _moved_on(pair: Pair, left: int, right: int) -> Pair:
    return Pair(
        pair.left.with_columns(pl.col("id") + left),
        pair.right.with_columns(pl.col("id") + right),
        pair.truth.with_columns(pl.col("left_id") + left, pl.col("right_id") + right),
    )


def _append(writers: dict[str, Any], path: Path, frame: pl.DataFrame) -> None:  # Any: pyarrow has no types
    import pyarrow.parquet as pq

    table = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
    if path.stem not in writers:
        writers[path.stem] = pq.ParquetWriter(path, table.schema, compression="zstd")
    writers[path.stem].write_table(table)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
