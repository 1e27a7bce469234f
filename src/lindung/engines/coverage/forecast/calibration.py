"""How wrong forecasts of such series have been: errors of the past, pooled over sibling areas, become the band.

The same method is run at past months as if later months were unknown. Each error is divided by the area's own usual
surprise, so that a village and a city can be pooled; the quantiles of these ratios, by months ahead and by whether
31 December lies between, are the predictive distribution (split conformal prediction: Vovk and others, "Algorithmic
learning in a random world", Springer 2005; for series see Hyndman and Athanasopoulos, "Forecasting", section 5.10).
"""

from dataclasses import dataclass

import numpy as np

from lindung.engines.coverage.forecast.history import Flags, Floats, History, Integers
from lindung.engines.coverage.forecast.points import points_of
from lindung.engines.coverage.forecast.seasons import YEAR, Seasons, seasons_of
from lindung.vocabulary.forecast_method import ForecastMethod

LEVELS = np.array([0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99])
"""Probabilities at which the distribution is kept."""

SHORTEST_BAND = 12
"""Months known since the last break below which no band is given, and no error is counted."""

_LEAST_ERRORS = 40  # below, the 95 % band would rest on one error
_LEAST_ALIKE = 9  # like errors below which an 80 % band would be their extremes
_FEW_ERRORS = 3  # from which a group's own errors may widen the band that everybody's give
_LAST_ORIGINS = 24  # how many months back forecasts are tried again
_SAMPLED = 400  # areas of a group from which errors are taken


@dataclass(frozen=True)
class Errors:
    """Errors of past forecasts, one entry an area, origin and month ahead.

    Attributes:
        group: Group of the area.
        ahead: Months ahead, from 0 for the next month.
        is_over_year: Whether 31 December lay between.
        ratio: Error divided by the area's usual surprise.
    """

    group: Integers
    ahead: Integers
    is_over_year: Flags
    ratio: Floats


@dataclass(frozen=True)
class Calibration:
    """Quantiles of the ratios.

    Attributes:
        quantiles: By group, months ahead and ``LEVELS``; not a number where too few errors are known.
    """

    quantiles: Floats


def past_errors(
    history: History, group: Integers, *, groups: int, horizon: int, method: ForecastMethod, seed: int, step: int = 2
) -> Errors:
    """Try the method again at past months and collect its errors.

    A calendar month that no origin had seen yet takes its shape from the whole history: the error then says how much
    areas differ, not how much years differ.

    Args:
        history: All that is known.
        group: Group of each area.
        groups: How many groups there are.
        horizon: Months ahead.
        method: Best method allowed.
        seed: Chooses the areas where a group has more than 400.
        step: Try every so many months.
    """
    rows = _sampled(group, groups, seed)
    whole = seasons_of(history, group, groups=groups)
    parts = []
    for months in _origins(history, step):
        known = history.until(months)
        seasons = seasons_of(known, group, groups=groups, fallback=whole)
        ahead = min(horizon, history.months - months)
        parts.append(_errors_at(known.only(rows), history.only(rows), seasons, group[rows], ahead, method))
    if not parts:
        nothing = np.zeros(0, np.int64)
        return Errors(nothing, nothing, nothing.astype(bool), nothing.astype(float))
    return Errors(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def calibrated(errors: Errors, *, first_month: int, groups: int, horizon: int) -> Calibration:
    """Turn errors into quantiles for forecasts that begin with a month.

    Like errors have the same side of 31 December.
    """
    quantiles = np.full((groups, horizon, LEVELS.size), np.nan)
    is_over_year = _is_over_year(first_month, horizon)
    for ahead in range(horizon):
        reaching = errors.ahead == ahead
        alike = reaching & (errors.is_over_year == is_over_year[ahead])
        for one in range(groups):
            own = errors.group == one
            quantiles[one, ahead] = _pooled(errors.ratio, own, alike, reaching, is_over_year=is_over_year[ahead])
    return Calibration(quantiles)


def widening(offsets: Floats) -> Floats:
    """Let no end of a band come nearer again: what is not known of a month is not known of a later one either.

    Past errors are fewer the further ahead they reach, so their quantiles alone would go up and down by chance. A month
    without a band takes it from all later ones.

    Args:
        offsets: Distances from the mean by area, month ahead and ``LEVELS``; not a number without a band.
    """
    below, above = np.minimum.accumulate(offsets, axis=1), np.maximum.accumulate(offsets, axis=1)
    middle = np.where(np.isnan(below), np.nan, offsets)
    return np.asarray(np.select([LEVELS < 0.5, LEVELS > 0.5], [below, above], middle))


def _pooled(ratio: Floats, own: Flags, alike: Flags, reaching: Flags, *, is_over_year: bool) -> Floats:
    """Quantiles of a group's like errors; where they are few, the wider of everybody's and of the group's own."""
    if (own & alike).sum() >= _LEAST_ERRORS:
        return _conformal(ratio[own & alike])
    wide = _of_everybody(ratio, alike, reaching, is_over_year=is_over_year)
    is_quiet = not is_over_year and (own & alike).sum() >= _FEW_ERRORS  # then a year-end does not widen the band
    mine = own & (alike if is_quiet else reaching)
    return wide if mine.sum() < _FEW_ERRORS else _wider(wide, _conformal(ratio[mine]))


def _of_everybody(ratio: Floats, alike: Flags, reaching: Flags, *, is_over_year: bool) -> Floats:
    """Quantiles of all groups; few like errors may widen those of both sides of the year-end and never narrow them.

    Quiet months alone say nothing about a year-end: where it was hardly seen there is no band.
    """
    if alike.sum() >= _LEAST_ERRORS:
        return _conformal(ratio[alike])
    is_seen = bool(alike.sum() >= _LEAST_ALIKE)
    if reaching.sum() < _LEAST_ERRORS or (is_over_year and not is_seen):
        return np.full(LEVELS.size, np.nan)
    both = _conformal(ratio[reaching])
    return _wider(both, _conformal(ratio[alike])) if is_seen else both


def _wider(one: Floats, other: Floats) -> Floats:
    """Take the farther quantile of two at each level."""
    widest = np.where(LEVELS < 0.5, np.minimum(one, other), np.maximum(one, other))
    return np.where(LEVELS == 0.5, (one + other) / 2, widest)


def _origins(history: History, step: int) -> list[int]:
    """How many months are known at each past origin: every so many, and every December, for what follows it.

    None knows less than half of the months: it would err more than the forecast does now.
    """
    newest = history.months - 1
    oldest = max(SHORTEST_BAND, newest // 2, newest - _LAST_ORIGINS)
    return [
        months
        for months in range(newest, oldest - 1, -1)
        if (newest - months) % step == 0 or (history.first + months) % YEAR == 0
    ]


def is_long_enough(history: History) -> Flags:
    """Whether an area has twelve known months since the last break, and a year without a long gap."""
    in_a_row = history.last - history.start + 1
    return np.asarray(np.minimum(history.points, in_a_row) >= SHORTEST_BAND)


def _errors_at(
    known: History, later: History, seasons: Seasons, group: Integers, ahead: int, method: ForecastMethod
) -> tuple[Integers, Integers, Flags, Floats]:
    points = points_of(known, seasons, group, horizon=ahead, method=method)
    columns = slice(known.months, known.months + ahead)
    is_one_segment = later.segment[:, columns] == known.segment[:, -1:]
    is_fair = is_long_enough(known) & (known.last == known.months - 1)
    ratio = (later.values[:, columns] - points.values) / points.scale
    row, column = np.nonzero(is_one_segment & is_fair[:, None] & ~np.isnan(ratio))
    over_year = _is_over_year(known.first + known.months, ahead)
    return group[row], column.astype(np.int64), over_year[column], ratio[row, column]


def _is_over_year(first_month: int, horizon: int) -> Flags:
    """Whether a January lies between the last known month and each month ahead, itself included."""
    return np.logical_or.accumulate((first_month + np.arange(horizon)) % YEAR == 0)


def _conformal(ratios: Floats) -> Floats:
    """Quantiles moved outwards by what a finite number of errors leaves open."""
    count = ratios.size
    outward = np.where(LEVELS > 0.5, LEVELS * (count + 1), LEVELS * (count + 1) - 1) / count
    return np.asarray(np.quantile(ratios, np.where(LEVELS == 0.5, 0.5, outward).clip(0, 1)))


def _sampled(group: Integers, groups: int, seed: int) -> Integers:
    rng = np.random.default_rng(seed)
    chosen = [np.flatnonzero(group == one) for one in range(groups)]
    return np.sort(np.concatenate([rng.permutation(rows)[:_SAMPLED] for rows in chosen]))
