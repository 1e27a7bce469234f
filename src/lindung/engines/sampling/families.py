"""Families: who lives together, how old they are and how they are related."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import Days, Flags, Integers, stream, weighted
from lindung.engines.sampling.society import society

_YEAR = 365.2425
_BAND_YEARS = 5
_COUPLE_YEARS = 15
_GENERATION_YEARS = 15
RELATIONS = ("KEPALA KELUARGA", "ISTRI", "SUAMI", "ANAK", "ORANG TUA", "FAMILI LAIN")
_HEAD, _WIFE, _HUSBAND, _CHILD, _PARENT, _OTHER = range(6)


@dataclass(frozen=True)
class Families:
    """People in the order of their families; positions of families count from 0.

    Attributes:
        family: Position of each person's family.
        place: Place in the family, the head first, from 0.
        is_female: Sex.
        age: Age in years with fractions, on the day of the sample.
        born: Day of birth.
        relation: Position in RELATIONS.
        count: How many families there are.
    """

    family: Integers
    place: Integers
    is_female: Flags
    age: np.ndarray[tuple[int], np.dtype[np.float64]]
    born: Days
    relation: Integers
    count: int


def draw_families(people: int, on: date, seed: int) -> Families:
    """Draw at least so many people in families, their ages by the pyramid of the society."""
    rng = stream(seed, "families")
    shares = society()["households"]["sizes"]
    mean = sum((size + 1) * share for size, share in enumerate(shares)) / sum(shares)
    sizes = weighted(rng, shares, int(people / mean) + 8) + 1
    family = np.repeat(np.arange(sizes.size), sizes)
    place = np.arange(family.size) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    age, is_female = _ages(rng, place, family), _sexes(rng, place, family)
    born = np.datetime64(on) - np.floor(age * _YEAR).astype("timedelta64[D]")
    relation = _relations(place, family, age, is_female)
    return Families(family, place, is_female, age, born, relation, sizes.size)


def marital_statuses(rng: np.random.Generator, families: Families) -> pl.Series:
    """Write whether each person is married, in the words of the family card."""
    couple = np.isin(families.relation, (_WIFE, _HUSBAND))
    has_partner = np.zeros(families.count, dtype=bool)
    has_partner[families.family[couple]] = True
    is_head = families.relation == _HEAD
    married = couple | (is_head & has_partner[families.family])
    was_married = (is_head | (families.relation == _PARENT)) & ~married & (families.age > 35)
    widowed = was_married & (rng.random(married.size) < 0.8)
    position = np.select([married, widowed, was_married], [1, 2, 3], 0)
    return pl.Series(["BELUM KAWIN", "KAWIN", "CERAI MATI", "CERAI HIDUP"]).gather(position)


def _ages(rng: np.random.Generator, place: Integers, family: Integers) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    pyramid = np.asarray(society()["ages"]["shares"], dtype=np.float64)
    pyramid /= pyramid.sum()
    adult = pyramid.copy()
    adult[: society()["ages"]["youngest_head"] // _BAND_YEARS] = 0
    is_elder = place < 2
    elders = int(is_elder.sum())
    rest = np.maximum(pyramid * place.size - adult / adult.sum() * elders, 0)
    age = np.empty(place.size)
    age[is_elder] = _in_bands(rng, adult, elders)
    age[~is_elder] = _in_bands(rng, rest, place.size - elders)
    return _paired(rng, age, place, family)


def _in_bands(
    rng: np.random.Generator, shares: np.ndarray[tuple[int], np.dtype[np.float64]], rows: int
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    band = weighted(rng, shares.tolist(), rows)
    width = np.where(band == shares.size - 1, 2 * _BAND_YEARS, _BAND_YEARS)
    return band * _BAND_YEARS + rng.random(rows) * width


def _paired(
    rng: np.random.Generator, age: np.ndarray[tuple[int], np.dtype[np.float64]], place: Integers, family: Integers
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Give the second of a family an age near the first's, without changing how many there are of each age."""
    second = np.flatnonzero(place == 1)
    heads = np.flatnonzero(place == 0)[family[second]]
    wished = age[heads] + rng.normal(-3, 4, second.size)
    paired = age.copy()
    paired[second[np.argsort(wished)]] = np.sort(age[second])
    return paired


def _sexes(rng: np.random.Generator, place: Integers, family: Integers) -> Flags:
    is_female = rng.random(place.size) < 0.5
    heads, second = np.flatnonzero(place == 0), np.flatnonzero(place == 1)
    is_female[heads] = rng.random(heads.size) < 0.14
    differs = rng.random(second.size) < 0.92
    is_female[second] = is_female[heads[family[second]]] ^ differs
    return is_female


def _relations(
    place: Integers, family: Integers, age: np.ndarray[tuple[int], np.dtype[np.float64]], is_female: Flags
) -> Integers:
    heads = np.flatnonzero(place == 0)[family]
    gap = age - age[heads]
    is_couple = (place == 1) & (is_female != is_female[heads]) & (np.abs(gap) <= _COUPLE_YEARS)
    return np.select(
        [place == 0, is_couple & is_female, is_couple, gap <= -_GENERATION_YEARS, gap >= _GENERATION_YEARS],
        [_HEAD, _WIFE, _HUSBAND, _CHILD, _PARENT],
        _OTHER,
    )
