"""Who works, as what, for whom, and who is a participant already."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import Flags, Integers, stream, texts_at, weighted, weighted_texts
from lindung.engines.sampling.families import Families
from lindung.engines.sampling.society import society

_TEN_YEARS = 10
_SCHOOL = (6, 18)
_STUDENT_UNTIL = 23
_RETIRED_FROM = 58
_LAST_WAGE_AGE = 60
_NONE, _PU, _BPU, _JAKON, _PMI = range(5)
_SEGMENTS: tuple[str | None, ...] = (None, "PU", "BPU", "jakon", "PMI")


@dataclass(frozen=True)
class Work:
    """Columns of work, one row per person.

    Attributes:
        segment: Membership segment of who works, else null.
        occupation: Words of the family card.
        employer: Position of a wage earner's employer, else -1.
        membership: active, inactive or null.
        paid_by: employer, self or sponsor of who is or was a participant.
    """

    segment: pl.Series
    occupation: pl.Series
    employer: Integers
    membership: pl.Series
    paid_by: pl.Series


def people_needed(workers: int) -> int:
    """Say how many people make so many workers, with some to spare."""
    ages = society()["ages"]["shares"]
    tables = [society()["work"][sex] for sex in ("male", "female")]
    rate = sum(
        share * sum(_rate(table, 5 * band + 2.5) for table in tables) / 2 for band, share in enumerate(ages)
    ) / sum(ages)
    return int(workers / rate * 1.08) + 60


def draw_work(families: Families, *, workers: int, employers: Integers, formal_share: float, seed: int) -> Work:
    """Choose exactly so many workers by age and sex, and give everyone an occupation.

    ``employers`` are the relative sizes of the employers that wage earners may work for.
    """
    rng = stream(seed, "work")
    can_earn_wage = families.age < _LAST_WAGE_AGE
    segment = _segments(rng, _workers(rng, families, workers), can_earn_wage, formal_share)
    occupation = _occupations(rng, families, segment)
    is_public = occupation.is_in(society()["occupations"]["public_service"]).to_numpy()
    employer = np.where((segment == _PU) & ~is_public, weighted(rng, employers.tolist(), segment.size), -1)
    membership, paid_by = _memberships(rng, np.where(is_public, _NONE, segment))
    return Work(texts_at(_SEGMENTS, segment), occupation, employer, membership, paid_by)


def _workers(rng: np.random.Generator, families: Families, workers: int) -> Flags:
    chance = np.where(
        families.is_female,
        _rates(society()["work"]["female"], families.age),
        _rates(society()["work"]["male"], families.age),
    )
    chance[families.age < society()["work"]["youngest"]] = 0
    order = np.argsort(rng.random(chance.size) / np.maximum(chance, 1e-9), kind="stable")
    works = np.zeros(chance.size, dtype=bool)
    works[order[:workers]] = True
    return works


def _rates(
    table: list[float], age: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    band = (age // _TEN_YEARS).astype(np.int64) - 1
    return np.where(band < 0, 0.0, np.asarray(table)[band.clip(0, len(table) - 1)])


def _rate(table: list[float], age: float) -> float:
    return float(_rates(table, np.array([age]))[0])


def _segments(rng: np.random.Generator, works: Flags, can_earn_wage: Flags, formal_share: float) -> Integers:
    """Give workers their segment; all wage earners are below retirement and still make up their share."""
    special = society()["work"]["segments"]
    others = special["jakon"] + special["PMI"]
    able = can_earn_wage[works].mean() if works.any() else 1.0
    wage = min(formal_share / max(able, formal_share), 1 - others)
    drawn = weighted(rng, [0, wage, 1 - wage - others, special["jakon"], special["PMI"]], works.size)
    return np.where(~works, _NONE, np.where((drawn == _PU) & ~can_earn_wage, _BPU, drawn))


def _occupations(rng: np.random.Generator, families: Families, segment: Integers) -> pl.Series:
    columns = {
        name: weighted_texts(rng, society()["occupations"][name], segment.size) for name in _SEGMENTS[1:] if name
    }
    chance = rng.random(segment.size)
    frame = pl.DataFrame({**columns, "segment": segment, "age": families.age, "chance": chance,
                          "is_female": families.is_female})  # fmt: skip
    age, chosen = pl.col("age"), pl.col("chance")
    # Children who work are still pupils on their card more often than not, so both kinds exist.
    is_pupil = age.is_between(*_SCHOOL, closed="left") | ((age < _STUDENT_UNTIL) & (chosen < 0.45))
    at_home = (
        pl.when(age < _SCHOOL[0]).then(pl.lit("BELUM/TIDAK BEKERJA"))
        .when(is_pupil).then(pl.lit("PELAJAR/MAHASISWA"))
        .when((age >= _RETIRED_FROM) & (chosen < 0.25)).then(pl.lit("PENSIUNAN"))
        .when(pl.col("is_female")).then(pl.lit("MENGURUS RUMAH TANGGA"))
        .otherwise(pl.lit("BELUM/TIDAK BEKERJA"))
    )  # fmt: skip
    working = pl.coalesce(
        pl.when(pl.col("segment") == place).then(name) for place, name in enumerate(_SEGMENTS) if name
    )
    return frame.select(pl.when(pl.col("segment") == _NONE).then(at_home).otherwise(working)).to_series()


def _memberships(rng: np.random.Generator, segment: Integers) -> tuple[pl.Series, pl.Series]:
    chances = society()["membership"]
    active = np.array([0.0] + [chances[name]["active"] for name in _SEGMENTS[1:]])[segment]
    known = active + np.array([0.0] + [chances[name]["inactive"] for name in _SEGMENTS[1:]])[segment]
    chance = rng.random(segment.size)
    state = np.select([chance < active, chance < known], [1, 2], 0)
    is_sponsored = (segment == _BPU) & (rng.random(segment.size) < chances["sponsored"])
    payer = np.where(state == 0, 0, np.where(np.isin(segment, (_PU, _JAKON)), 1, np.where(is_sponsored, 3, 2)))
    return texts_at([None, "active", "inactive"], state), texts_at([None, "employer", "self", "sponsor"], payer)
