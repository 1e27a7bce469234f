"""Invented monthly series of covered workers: steady members, people who pay themselves, and tranches of paid months.

What makes such series hard to foretell is in them: members lapse after 31 December and come back one by one, budgets
pay for 3, 7, 9 or 12 months and most of those end with the budget year, and a new definition moves a whole regency in
one month. Shares are inventions of ours, chosen to look like the drive's own account of 2024 and 2025.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from lindung.engines.sampling.draws import stream

Counts = NDArray[np.float64]

TRANCHE_MONTHS = (3, 7, 9, 12)
"""How many months one budget pays for a list of workers."""

_ENDS_WITH_THE_YEAR = 0.8  # share of tranches that begin so that their last month is December
_STAYS = (0.10, 0.35)  # share of a tranche whose members pay on by themselves
_UNKNOWN_SIZE = 0.1  # of a usual child: people of an area who are placed in none of its children
_BREAK_CHANGE = (0.80, 1.20)  # what a new definition does to a count
_DISTRICT_CODE = 8  # characters; villages below it have numbers of four digits


@dataclass(frozen=True)
class SeriesPlan:
    """What to invent.

    Attributes:
        areas: Codes of the areas without children, all of one level; areas above are added up, up to the province.
        first: Ordinal of the first month.
        months: How many months.
        seed: The same seed gives the same series.
        break_share: Share of regencies whose definition changes once.
    """

    areas: Sequence[str]
    first: int
    months: int
    seed: int
    break_share: float = 0.0


def invented_series(plan: SeriesPlan) -> pl.DataFrame:
    """Return ``area_code``, ``month``, ``covered`` and ``is_break`` of the areas, all above them and their unknown.

    The children of an area add up to it in each month. ``is_break`` marks the first month of a new definition.
    """
    leaves = _with_unknown(plan.areas)
    rng = stream(plan.seed, "coverage series")
    shape = (len(leaves), plan.months)
    workers = np.exp(rng.normal(7.5, 0.8, (shape[0], 1)))
    workers[[code.endswith((".00", ".0000")) for code in leaves]] *= _UNKNOWN_SIZE
    calendar = (plan.first + np.arange(plan.months)) % 12
    counts = _steady(rng, workers, calendar) + _self_paid(rng, workers, calendar) + _tranches(rng, workers, calendar)
    counts *= 1 + rng.normal(0, 0.002, shape)  # corrections after the month
    breaks = _breaks(rng, leaves, plan)
    counts *= np.cumprod(np.where(breaks, rng.uniform(*_BREAK_CHANGE, shape), 1.0), axis=1)
    return _added_up(leaves, np.rint(counts.clip(0)).astype(np.int64), breaks, plan.first)


def _steady(rng: np.random.Generator, workers: Counts, calendar: NDArray[np.int64]) -> Counts:
    """Wage earners: a slow growth of their own, and contracts that end with December and are renewed by March."""
    share = rng.uniform(0.12, 0.30, workers.shape)
    growth = rng.normal(0.004, 0.003, workers.shape) + rng.normal(0, 0.003, (workers.size, calendar.size))
    level = workers * share * np.cumprod(1 + growth, axis=1)
    ended = rng.uniform(0.02, 0.06, (workers.size, 1 + calendar.size // 12 + 1))
    year = np.cumsum(calendar == 0)
    away = np.array([1.0, 0.6, 0.25])  # of those whose contract ended, who are not back in January, February, March
    absent = np.where(calendar < 3, away[np.minimum(calendar, 2)], 0.0)
    return np.asarray(level * (1 - ended[:, year] * absent))


def _self_paid(rng: np.random.Generator, workers: Counts, calendar: NDArray[np.int64]) -> Counts:
    """People who pay themselves: recruited all year and most before its end, a part of them lapses on 31 December."""
    lapse = rng.uniform(0.10, 0.30, workers.shape)
    recruited = workers * rng.uniform(0.002, 0.008, workers.shape)
    drive = np.where(calendar >= 9, 2.0, 0.9)
    paying = workers * rng.uniform(0.03, 0.12, workers.shape)
    columns = []
    for month, effort in zip(calendar, drive, strict=True):
        kept = 0.99 if month else 1 - lapse + rng.normal(0, 0.03, workers.shape)
        paying = paying * kept + rng.poisson(recruited * effort)
        columns.append(paying)
    return np.hstack(columns)


def _tranches(rng: np.random.Generator, workers: Counts, calendar: NDArray[np.int64]) -> Counts:
    """Lists that a budget pays for: at most one a year and area, gone after its months except for who pays on."""
    covered = np.zeros((workers.size, calendar.size))
    sponsored = rng.random(workers.shape) < 0.5  # areas whose budget pays for somebody at all
    first_year = -int(calendar[0])
    for start in range(first_year, calendar.size, 12):
        months = rng.choice(TRANCHE_MONTHS, workers.shape)
        whole_year = 12 - months
        begin = np.where(
            rng.random(workers.shape) < _ENDS_WITH_THE_YEAR, whole_year, rng.integers(0, 12, workers.shape)
        )
        size = workers * rng.uniform(0.01, 0.05, workers.shape) * (sponsored & (rng.random(workers.shape) < 0.8))
        age = np.arange(calendar.size) - start - begin
        stays = rng.uniform(*_STAYS, workers.shape) * 0.93 ** np.maximum(age - months, 0)
        covered += size * np.where(age < 0, 0.0, np.where(age < months, 1.0, stays))
    return covered


def _breaks(rng: np.random.Generator, leaves: Sequence[str], plan: SeriesPlan) -> NDArray[np.bool_]:
    """Choose regencies and the month of their new definition; every area below moves in that month."""
    regencies, place = np.unique([code[:5] for code in leaves], return_inverse=True)
    month = rng.integers(1, max(plan.months, 2), regencies.size)
    broken = rng.random(regencies.size) < plan.break_share
    return np.asarray((np.arange(plan.months) == month[place, None]) & broken[place, None])


def _with_unknown(areas: Sequence[str]) -> list[str]:
    """Add the child that stands for unknown to each parent of the areas."""
    parents = dict.fromkeys(_parent(code) for code in areas)
    return [*areas, *(_unknown(parent) for parent in parents)]


def _added_up(leaves: list[str], counts: NDArray[np.int64], breaks: NDArray[np.bool_], first: int) -> pl.DataFrame:
    months = counts.shape[1]
    level = pl.DataFrame(
        {
            "area_code": np.repeat(leaves, months),
            "month": np.tile(np.arange(first, first + months, dtype=np.int32), len(leaves)),
            "covered": counts.ravel(),
            "is_break": breaks.ravel(),
        }
    )
    levels = [level]
    while level["area_code"].n_unique() > 1 and level["area_code"].str.len_bytes().max() != 2:
        up = level.with_columns(pl.col("area_code").str.replace(r"\.[^.]*$", ""))
        level = up.group_by("area_code", "month").agg(pl.col("covered").sum(), pl.col("is_break").all())
        levels.append(level)
    return pl.concat(levels).sort("area_code", "month")


def _parent(code: str) -> str:
    return code.rpartition(".")[0] or "ID"


def _unknown(parent: str) -> str:
    number = "0000" if len(parent) == _DISTRICT_CODE else "00"
    return number if parent == "ID" else f"{parent}.{number}"
