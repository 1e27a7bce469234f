"""Ranks that say how sure they are: a difference of a tenth of a point is not a place in a table.

For each area the interval of ranks is given that is compatible with the uncertainty of the counts. With the stated
probability the intervals of all areas hold at once. An area is below another one only if their difference exceeds what
chance explains, by Tukey's comparison of all pairs: Al Mohamad, Goeman and van Zwet, "Simultaneous confidence intervals
for ranks with application to ranking institutions", Biometrics 78 (2022), 238-247; for unequal uncertainties in the
form of Kramer (Biometrics 12 (1956), 307-310), which Hayter (Annals of Statistics 12 (1984), 61-75) proved to be safe.
That ranks need intervals: Goldstein and Spiegelhalter, Journal of the Royal Statistical Society A 159 (1996), 385-443.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SURVEY_ERROR: Final = 0.02
"""Relative standard error taken for a number of workers that a survey estimated, when its source prints none.

An assumption, not a figure of the survey: the office reads the true one from the annex of its publication.
"""

LIST_ERROR: Final = 0.005
"""Relative standard error taken for a number of workers counted from lists: no list is whole. An assumption too."""

CONFIDENCE: Final = 0.95
_REACH, _POINTS = 9.0, 1201  # the normal curve is nil beyond nine; the steps keep the critical value to five digits


@dataclass(frozen=True)
class Counted:
    """What a coverage is made of.

    Attributes:
        covered: Persons covered.
        workers: Workers they are taken of; more than nobody.
        workers_error: Relative standard error of the number of workers; 0 where it is certain.
    """

    covered: int
    workers: int
    workers_error: float = 0.0


@dataclass(frozen=True)
class RankInterval:
    """Where an area stands among its peers; 1 is the highest coverage.

    Attributes:
        rank: Place by the bare percentage; equal percentages share the better place.
        best: Best place that the counts allow.
        worst: Worst place that the counts allow.
    """

    rank: int
    best: int
    worst: int


def rank_intervals(counts: Sequence[Counted], *, confidence: float = CONFIDENCE) -> list[RankInterval]:
    """Return the places of areas among each other, in their order.

    The coverage of a month is taken as one outcome of a process that could have ended a little differently, as for
    schools and hospitals: its variance is binomial, plus that of the number of workers. To compare, one covered and one
    not covered person are added to each area, so that 0 and 100 percent of few workers are not certain (Agresti and
    Caffo, The American Statistician 54 (2000), 280-288). Areas are counted independently of each other.

    Raises:
        ValueError: An area has no workers, or the confidence is no probability.
    """
    if any(count.workers < 1 or count.covered < 0 for count in counts):
        raise ValueError("A rank needs at least one worker in each area, and no negative count.")
    if not 0 < confidence < 1:
        raise ValueError(f"{confidence} is no probability between 0 and 1.")
    if not counts:
        return []
    share = np.array([count.covered / count.workers for count in counts])
    careful = np.array([_careful_share(count) for count in counts])
    variance = np.array([_variance(count) for count in counts])
    needed = critical_range(len(counts), confidence) / np.sqrt(2) if len(counts) > 1 else np.inf
    above = careful[None, :] - careful[:, None]
    is_sure = np.abs(above) > needed * np.sqrt(variance[:, None] + variance[None, :])
    best = 1 + (is_sure & (above > 0)).sum(axis=1)
    worst = len(counts) - (is_sure & (above < 0)).sum(axis=1)
    rank = 1 + (share[None, :] > share[:, None]).sum(axis=1)
    return [RankInterval(*(int(place) for place in places)) for places in zip(rank, best, worst, strict=True)]


def _careful_share(count: Counted) -> float:
    return min((count.covered + 1) / (count.workers + 2), 1.0)


def _variance(count: Counted) -> float:
    share = _careful_share(count)
    return share * (1 - share) / (count.workers + 2) + (share * count.workers_error) ** 2


@lru_cache(maxsize=1024)
def critical_range(areas: int, confidence: float = CONFIDENCE) -> float:
    """Return what the range of that many standard normal values exceeds with the probability left over.

    The studentized range with infinitely many degrees of freedom, by integration over the largest value and bisection.
    """
    z = np.linspace(-_REACH, _REACH, _POINTS)
    density = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    low, high = 0.0, 2 * _REACH
    for _ in range(50):
        middle = (low + high) / 2
        inside = areas * np.trapezoid(density * (_normal(z) - _normal(z - middle)) ** (areas - 1), z)
        low, high = (low, middle) if inside > confidence else (middle, high)
    return high


def _normal(z: Floats) -> Floats:
    """Distribution of the standard normal, from a fine table of its density (NumPy has no error function)."""
    return np.asarray(np.interp(z, _TABLE, _TABLE_VALUES, left=0.0, right=1.0))


_TABLE: Final = np.linspace(-_REACH, _REACH, 20_001)
_STEP: Final = _TABLE[1] - _TABLE[0]
_TABLE_DENSITY: Final = np.exp(-(_TABLE**2) / 2) / np.sqrt(2 * np.pi)
_TABLE_VALUES: Final = np.concatenate([[0.0], np.cumsum((_TABLE_DENSITY[1:] + _TABLE_DENSITY[:-1]) / 2) * _STEP])
