"""The year's shape, learnt from sibling areas together: one area of two years says little, two hundred say much.

People lapse on 31 December, contracts end and budgets run out, so January differs from December more than any other
month from the one before. A step is a month's change relative to the count. A calendar month's step is the middle one
of all areas of a group, or the change of their sum where they are few. It counts when the group saw the month in two
years, or many areas saw it once; otherwise the trend of one series would pass for a season. No step is taken across a
break.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lindung.engines.coverage.forecast.history import Flags, Floats, History, Integers

YEAR = 12
_ENOUGH = 8  # steps from which the middle one is taken, and from which one year of all areas is enough
_TWICE = 2


@dataclass(frozen=True)
class Seasons:
    """Shape of the year by group of areas.

    Attributes:
        steps: Relative change into each calendar month, by group, January first; not a number where unknown.
        is_seen: Whether the step was observed often enough.
    """

    steps: Floats
    is_seen: Flags

    @cached_property
    def index(self) -> Floats:
        """Logarithm of each calendar month's factor: steps beyond the year's average, added up."""
        count = np.maximum((~np.isnan(self.steps)).sum(axis=1, keepdims=True), 1)
        average = np.nansum(self.steps, axis=1, keepdims=True) / count
        beyond = np.where(np.isnan(self.steps), 0.0, self.steps - average)
        return beyond.cumsum(axis=1)

    def factors(self, group: Integers, ordinals: Integers) -> Floats:
        """Return what the months of each area are multiplied by."""
        return np.asarray(np.exp(self.index[group[:, None], (ordinals % YEAR)[None, :]]))

    def knows_until(self, ordinals: Integers) -> Flags:
        """Whether each group knows every step on the way to each of these months."""
        return np.logical_and.accumulate(self.is_seen[:, ordinals % YEAR], axis=1)


def seasons_of(history: History, group: Integers, *, groups: int, fallback: Seasons | None = None) -> Seasons:
    """Learn the shape of the year of each group.

    Args:
        history: Months to learn from.
        group: Group of each area.
        groups: How many groups there are.
        fallback: Where to take the other steps from.
    """
    changes, sizes = _changes(history)
    calendar = (history.first + 1 + np.arange(changes.shape[1])) % YEAR
    steps = np.full((groups, YEAR), np.nan)
    for one in range(groups):
        rows = np.flatnonzero(group == one)
        for month in np.unique(calendar):
            columns = np.flatnonzero(calendar == month)
            is_common = (~np.isnan(changes[:, columns])).sum() >= _ENOUGH
            chosen = np.ix_(rows, columns)
            steps[one, month] = _typical(changes[chosen], sizes[chosen], least=1 if is_common else _TWICE)
    is_seen = ~np.isnan(steps)
    return Seasons(steps if fallback is None else np.where(is_seen, steps, fallback.steps), is_seen)


def _changes(history: History) -> tuple[Floats, Floats]:
    """Changes from month to month inside a segment, and the size they are relative to."""
    values, segment = history.values, history.segment
    changes = np.where(segment[:, 1:] == segment[:, :-1], np.diff(values, axis=1), np.nan)
    return changes, (values[:, 1:] + values[:, :-1]) / 2


def _typical(changes: Floats, sizes: Floats, *, least: int) -> float:
    is_known = ~np.isnan(changes) & (sizes > 0)
    if is_known.sum() < least:
        return np.nan
    if is_known.sum() >= _ENOUGH:
        return float(np.median(changes[is_known] / sizes[is_known]))
    return float(changes[is_known].sum() / sizes[is_known].sum())
