"""What goes wrong between two lists of the same people: the errors a sample plants, and NIKs worse than those.

Everything works on whole columns. A wrong digit never touches the tens of the district, so that every NIK stays in the
districts 81 to 96, which no real person has.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.sampling.damage import damaged, serial_safe
from lindung.engines.sampling.draws import Integers
from lindung.engines.sampling.identity import nik_numbers, sixteen_digits
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.names import with_titles, written_otherwise

TITLED: Final = 0.04  # as in a proposed list of a sample
PLANTED: Final = ("E01", "E02", "E05")  # identity errors that are written into cells
_COPIED: Final = ("same_person_again", "same_person_other_nik")
_IN_CELLS: Final = (
    "nik_missing", "nik_placeholder", "nik_not_sixteen", "nik_number_format", "nik_letters", "nik_day", "nik_month",
    "nik_serial", "nik_area", "nik_cut_to_zero",
)  # fmt: skip
_PARTS: Final = ((0, 1, 2, 3, 5), tuple(range(6, 12)), tuple(range(12, 16)))
_DAYS: Final = 27


@dataclass(frozen=True)
class NikFaults:
    """Shares of the NIKs of a list that are worse than in a sample.

    Attributes:
        missing: Not written down.
        wrong: A mistyped digit in the region, the date or the serial, or the serial of somebody else on the list.
        borrowed: The NIK of somebody else in the same village.
    """

    missing: float = 0.0
    wrong: float = 0.0
    borrowed: float = 0.0


def planned_errors(rows: int) -> dict[str, int]:
    """Say how many of so many rows carry each planted error."""
    shares = {code: share for code, share in ErrorMix().shares.items() if code in PLANTED}
    return ErrorMix(shares).rows_by_reason(rows)


def copies_planned(rows: int) -> int:
    """Say how many of so many rows repeat a person."""
    planned = planned_errors(rows)
    return sum(planned[reason] for reason in _COPIED)


def with_planted_errors(rng: np.random.Generator, people: pl.DataFrame, planned: dict[str, int]) -> pl.DataFrame:
    """Write people down as a proposed list does: titles, damaged and contradicting NIKs, doubles of three kinds."""
    is_female = people["sex"].eq("female").to_numpy()
    nik, born, sex = people["nik"].clone(), people["born"].clone(), people["sex"].clone()
    left = rng.permutation(people.height)
    for reason in _IN_CELLS:
        rows, left = _next(left, planned[reason])
        rows = rows[serial_safe(nik.gather(rows)).to_numpy()] if reason == "nik_serial" else rows
        nik.scatter(rows, damaged(rng, nik.gather(rows), reason))
    rows, left = _next(left, planned["nik_birth_differs"])
    born.scatter(rows, _other_day(rng, born.gather(rows)))
    rows, left = _next(left, planned["nik_sex_differs"])
    sex.scatter(rows, sex.gather(rows).replace_strict({"female": "male", "male": "female"}))
    rows, left = _next(left, planned["same_nik_other_person"] // 2 * 2)
    nik.scatter(rows[: rows.size // 2], nik.gather(rows[rows.size // 2 :]))
    name = with_titles(rng, people["name"], is_female, TITLED)
    frame = people.with_columns(nik=nik, born=born, sex=sex, name=name)
    again, left = _next(left, planned["same_person_again"])
    renumbered, left = _next(left, planned["same_person_other_nik"])
    return pl.concat([frame, _copies(frame[again]), _renumbered(_copies(frame[renumbered]))])


def with_nik_faults(rng: np.random.Generator, people: pl.DataFrame, faults: NikFaults) -> pl.DataFrame:
    """Take NIKs away, mistype them, or write down the neighbour's; ``own_nik`` is what the neighbour lends."""
    if faults == NikFaults():
        return people
    chance, nik = rng.random(people.height), people["nik"].clone()
    ends = np.cumsum([faults.missing, faults.wrong, faults.borrowed])
    kind = np.searchsorted(ends, chance, side="right")
    missing, wrong, borrowed = (np.flatnonzero(kind == number) for number in range(ends.size))
    nik.scatter(missing, pl.repeat(None, missing.size, dtype=pl.String, eager=True))
    nik.scatter(wrong, _mistyped(rng, people["own_nik"].gather(wrong), people["own_nik"]))
    nik.scatter(borrowed, _of_neighbour(rng, people).gather(borrowed))
    return people.with_columns(nik=nik)


def _next(left: Integers, wanted: int) -> tuple[Integers, Integers]:
    return left[:wanted], left[wanted:]


def _other_day(rng: np.random.Generator, born: pl.Series) -> pl.Series:
    frame = pl.DataFrame({"born": born, "step": rng.integers(1, _DAYS, len(born))})
    day = (pl.col("born").dt.day() - 1 + pl.col("step")) % 28 + 1
    return frame.select(pl.date(pl.col("born").dt.year(), pl.col("born").dt.month(), day)).to_series()


def _copies(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(name=written_otherwise(rows["name"]))


def _renumbered(rows: pl.DataFrame) -> pl.DataFrame:
    """Give people a second NIK of their own."""
    prefix = rows["own_nik"].str.slice(0, 6).cast(pl.Int64).to_numpy()
    numbers = nik_numbers(prefix, rows["born"].to_numpy(), rows["sex"].eq("female").to_numpy(), fresh=True)
    return rows.with_columns(nik=sixteen_digits(numbers))


def _mistyped(rng: np.random.Generator, niks: pl.Series, lenders: pl.Series) -> pl.Series:
    """Mistype a digit of the region, the date or the serial, or take over another one's serial: a quarter each."""
    kind = rng.integers(0, len(_PARTS) + 1, niks.len())
    digits = niks.cast(pl.Int64).to_numpy()[:, None] // 10 ** np.arange(15, -1, -1) % 10
    for number, places in enumerate(_PARTS):
        rows = np.flatnonzero(kind == number)
        place = np.array(places)[rng.integers(0, len(places), rows.size)]
        step = rng.integers(1, 7, rows.size)
        old = digits[rows, place]
        new = (old + step) % 10
        if number == 0:  # the units of the district: 81 to 89 and 90 to 96
            within = np.where(digits[rows, 4] == 8, (old - 1 + step) % 9 + 1, (old + step) % 7)
            new = np.where(place == 5, within, new)
        digits[rows, place] = new
    written = sixteen_digits((digits * 10 ** np.arange(15, -1, -1)).sum(axis=1))
    serial = lenders.gather(rng.integers(0, lenders.len(), niks.len())).str.slice(12)
    is_lent = pl.Series(kind == len(_PARTS))
    return pl.select(pl.when(is_lent).then(niks.str.slice(0, 12) + serial).otherwise(written)).to_series()


def _of_neighbour(rng: np.random.Generator, people: pl.DataFrame) -> pl.Series:
    """Return for everyone the NIK of somebody else in the village; their own where they live alone."""
    chance = pl.Series(rng.random(people.height))
    order = people.select("village_code", "own_nik", at=pl.int_range(pl.len()), chance=chance)
    following, first = pl.col("own_nik").shift(-1), pl.col("own_nik").first()
    lent = pl.coalesce(following, first).over("village_code")  # the last one borrows from the first
    return order.sort("village_code", "chance").with_columns(lent=lent).sort("at")["lent"]
