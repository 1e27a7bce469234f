"""Payments of many members become stretches of unbroken protection, in columns.

What a payment of a BPU pays depends on the payments before it, so the members' first payments are taken together, then
all second ones, and so on: as many passes as the busiest member has payments, each over whole columns of a grid of
members and months that remembers on which day each month was paid. The rules are those of
`lindung.engines.rules.status.stretches`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from lindung.engines.rules.status.payments import Terms
from lindung.vocabulary.month import Month

COLUMNS = {"member": "any", "paid_on": "Date", "from_month": "Date in the month", "to_month": "Date in the month"}
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)  # the bounds of every date the rules take
GRID_CELLS = 12 * 100**2 * 100  # 48 MB a grid
_EPOCH = date(1970, 1, 1)  # where NumPy and Polars count from
_EPOCH_MONTH, _EPOCH_DAY = Month.of(_EPOCH).ordinal, _EPOCH.toordinal()

Ints = npt.NDArray[np.int64]
Grid = npt.NDArray[np.int32]


class PaymentTableError(ValueError):
    """A table of payments lacks a column or has empty cells, or a payment ends before it begins."""


def stretch_table(payments: pl.DataFrame, terms: Terms) -> pl.DataFrame:
    """Return the stretches of every member.

    Args:
        payments: Columns member, paid_on, from_month, to_month (dates; of months any day), and optionally received_on,
            the day of the form where somebody else added the member.
        terms: The terms of the segment.

    Returns:
        Columns member, member_since, covered_from (dates), from_month, paid_until (first days of months), by member
        and time. Members whose payments paid nothing are left out.

    Raises:
        PaymentTableError: The table is not as it must be.
    """
    _check(payments)
    ordered = _ordered(payments, terms)
    return _in_order(ordered) if terms.settles_in_order else _by_month(ordered, terms)


def _ordered(payments: pl.DataFrame, terms: Terms) -> pl.DataFrame:
    form = terms.starts_with_form and "received_on" in payments.columns
    day = pl.coalesce("received_on", "paid_on") if form else pl.col("paid_on")
    return payments.select(
        "member",
        day=day.to_physical().cast(pl.Int64) + _EPOCH_DAY,
        start=month_ordinal(pl.col("from_month")),
        end=month_ordinal(pl.col("to_month")),
    ).sort("member", "day", "start", "end")


def month_ordinal(day: pl.Expr) -> pl.Expr:
    """Return the ordinal of the month of a day, as `Month.ordinal` counts."""
    return day.dt.year().cast(pl.Int64) * 12 + day.dt.month().cast(pl.Int64) - 1


def _in_order(payments: pl.DataFrame) -> pl.DataFrame:
    """Settle the oldest month open: as many months as are named, each counted once."""
    seen = pl.col("end").cum_max().shift(1).over("member").fill_null(0)
    return (
        payments.sort("member", "start")
        .with_columns(new=(pl.col("end") - pl.max_horizontal(seen, pl.col("start") - 1)).clip(0))
        .group_by("member", maintain_order=True)
        .agg(pl.col("day").min(), pl.col("start").min(), pl.col("new").sum())
        .with_columns(covered=pl.max_horizontal("day", _first_day(pl.col("start"))))
        .select(
            "member",
            member_since=_date(pl.col("covered")),
            covered_from=_date(pl.col("covered")),
            from_month=_month(pl.col("start")),
            paid_until=_month(pl.col("start") + pl.col("new") - 1),
        )
    )


@dataclass(frozen=True, eq=False)
class _Runs:
    """Paid months that follow each other: place of the member, first and last month, day the first was paid."""

    member: Ints
    first: Ints
    last: Ints
    day: Ints


def _by_month(payments: pl.DataFrame, terms: Terms) -> pl.DataFrame:
    day, start, end = (payments[name].to_numpy() for name in ("day", "start", "end"))
    starts = np.flatnonzero(payments["member"].rle_id().diff().fill_null(1).to_numpy())
    found = [_runs(grid, place, lowest) for grid, place, lowest in _grids(day, start, end, starts, terms)]
    runs = _Runs(*(np.concatenate([getattr(one, name) for one in found] or [starts]) for name in _Runs.__annotations__))
    anew = _anew(runs, terms)
    opened = _first_days(runs.first)
    covered = np.where(anew, np.maximum(opened, runs.day), opened)
    member_since = covered[np.maximum.accumulate(np.where(anew, np.arange(anew.size), 0))]
    return payments.select(pl.col("member").gather(starts[runs.member])).select(
        "member",
        member_since=_date(pl.lit(pl.Series(member_since, dtype=pl.Int64))),
        covered_from=_date(pl.lit(pl.Series(covered, dtype=pl.Int64))),
        from_month=_month(pl.lit(pl.Series(runs.first, dtype=pl.Int64))),
        paid_until=_month(pl.lit(pl.Series(runs.last, dtype=pl.Int64))),
    )


def _grids(day: Ints, start: Ints, end: Ints, starts: Ints, terms: Terms) -> Iterator[tuple[Grid, int, int]]:
    """For one block of members after the other, the day on which each month was paid, 0 where it was not."""
    if not starts.size:
        return
    lowest = int(min(start.min(), _months_of(day).min())) - terms.grace_months - 1
    width = int(max(end.max(), _months_of(day).max())) - lowest + 2
    sizes = np.diff(np.append(starts, day.size))
    step = max(1, GRID_CELLS // width)
    for place in range(0, starts.size, step):
        block = slice(place, place + step)
        grid = np.zeros((starts[block].size, width), np.int32)
        for members, rows in _ranks(starts[block], sizes[block]):
            _pay(grid, members, day[rows], (start[rows] - lowest, end[rows] - lowest), lowest, terms)
        yield grid, place, lowest


def _ranks(starts: Ints, sizes: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Members and rows of all first payments, then of all second ones, until nobody has another."""
    by_size = np.argsort(-sizes, kind="stable")
    for rank in range(int(sizes.max())):
        members = by_size[: int(np.count_nonzero(sizes > rank))]
        yield members, starts[members] + rank


def _pay(grid: Grid, members: Ints, day: Ints, named: tuple[Ints, Ints], lowest: int, terms: Terms) -> None:
    """Write the day of a payment into the months that it newly pays; one payment of each member."""
    start, end = named
    payable = _months_of(day) - lowest
    for back in range(1, terms.grace_months + 1):  # ends with the oldest paid month whose grace still runs
        month = _months_of(day) - lowest - back
        payable = np.where(grid[members, month] > 0, month + 1, payable)
    first = np.maximum(start, payable)
    lengths = np.maximum(end - first + 1, 0)
    cells = np.repeat(members * grid.shape[1] + first - (np.cumsum(lengths) - lengths), lengths) + np.arange(
        lengths.sum()
    )
    flat = grid.reshape(-1)
    new = flat[cells] == 0
    flat[cells[new]] = np.repeat(day, lengths)[new]


def _runs(grid: Grid, place: int, lowest: int) -> _Runs:
    paid = grid > 0
    before = np.zeros_like(paid)
    before[:, 1:] = paid[:, :-1]
    after = np.zeros_like(paid)
    after[:, :-1] = paid[:, 1:]
    member, first = np.nonzero(paid & ~before)
    _, last = np.nonzero(paid & ~after)
    return _Runs(member + place, first + lowest, last + lowest, grid[member, first].astype(np.int64))


def _anew(runs: _Runs, terms: Terms) -> npt.NDArray[np.bool_]:
    """Whether a run starts a new membership; see `stretches._is_anew`."""
    anew = np.ones(runs.member.size, np.bool_)
    grace_until = runs.last[:-1] + terms.grace_months
    late = (_months_of(runs.day[1:]) > grace_until) | (runs.first[1:] > grace_until + 1)
    anew[1:] = late | (runs.member[1:] != runs.member[:-1])
    return anew


def _months_of(day: Ints) -> Ints:
    return (day - _EPOCH_DAY).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + _EPOCH_MONTH


def _first_days(month: Ints) -> Ints:
    return (month - _EPOCH_MONTH).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + _EPOCH_DAY


def _first_day(ordinal: pl.Expr) -> pl.Expr:
    return _month(ordinal).to_physical().cast(pl.Int64) + _EPOCH_DAY


def _date(ordinal: pl.Expr) -> pl.Expr:
    return (ordinal - _EPOCH_DAY).cast(pl.Int32).cast(pl.Date)


def _month(ordinal: pl.Expr) -> pl.Expr:
    return pl.date(ordinal // 12, ordinal % 12 + 1, 1)


def _check(payments: pl.DataFrame) -> None:
    lacking = [name for name in COLUMNS if name not in payments.columns]
    if lacking:
        raise PaymentTableError(f"The table of payments lacks {', '.join(lacking)}; it needs {', '.join(COLUMNS)}.")
    if payments.select(list(COLUMNS)).null_count().sum_horizontal().item():
        raise PaymentTableError(f"The table of payments has empty cells in {', '.join(COLUMNS)}.")
    turned = payments.filter(month_ordinal(pl.col("to_month")) < month_ordinal(pl.col("from_month"))).height
    if turned:
        raise PaymentTableError(f"{turned} payments end before they begin; see to_month and from_month.")
    days = [pl.col(name).is_between(FIRST_DAY, LAST_DAY) for name in _dates(payments)]
    strange = payments.filter(~pl.all_horizontal(days)).height
    if strange:
        raise PaymentTableError(f"{strange} payments have a date outside {FIRST_DAY} to {LAST_DAY}.")


def _dates(payments: pl.DataFrame) -> list[str]:
    return [name for name in ("paid_on", "from_month", "to_month", "received_on") if name in payments.columns]
