"""What is settled and what is in arrears: payments fill the months they owe for, oldest first (one payer).

    dues      2026-01  100   2026-02  100   2026-03  100
    payments  2026-02-10  150        2026-03-20  100
    settled   2026-01 on 10 Feb; 2026-02 on 20 Mar, the day of its last instalment; 2026-03 lacks 50

The same for many payers is `lindung.engines.rules.dues.arrears_table`.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from lindung.engines.rules.dues.calendar import days_late, due_on, months_late
from lindung.engines.rules.dues.month_days import full_months, month_at, months_later
from lindung.engines.rules.machinery.law import Law, law
from lindung.vocabulary.language import Words
from lindung.vocabulary.money import Rupiah
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment


class ArrearsError(ValueError):
    """Dues or payments that cannot be: a negative amount, or a month twice; the message names both languages."""

    def __init__(self, words: Words) -> None:
        """Keep the message in both languages."""
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True)
class MonthDue:
    """What is owed for a contribution month, in rupiah."""

    month: Month
    due: Rupiah


@dataclass(frozen=True)
class Instalment:
    """Money that came in on a day, in rupiah."""

    paid_on: date
    paid: Rupiah


@dataclass(frozen=True)
class MonthSettled:
    """How far a month is paid.

    Attributes:
        month: Contribution month.
        due: What is owed for it.
        paid: What of it has been paid.
        settled_on: Day of the instalment that completed it; None while it is not, and where nothing was owed.
    """

    month: Month
    due: Rupiah
    paid: Rupiah
    settled_on: date | None

    @property
    def unpaid(self) -> Rupiah:
        """What is still owed for the month."""
        return self.due - self.paid


@dataclass(frozen=True)
class Settlement:
    """Payments allocated to the months they owe for.

    Attributes:
        months: Every month, oldest first.
        left_over: What was paid beyond everything owed; it offsets the next month of an employer.
    """

    months: tuple[MonthSettled, ...]
    left_over: Rupiah

    @property
    def unpaid_months(self) -> tuple[MonthSettled, ...]:
        """The months that still lack money."""
        return tuple(month for month in self.months if month.unpaid)

    @property
    def paid_until(self) -> Month | None:
        """The last month before the first that lacks money; None when the first does."""
        settled = [month.month for month in self.months if not month.unpaid]
        lacking = [month.month for month in self.unpaid_months]
        return max((month for month in settled if not lacking or month < lacking[0]), default=None)


@dataclass(frozen=True)
class LateMonth:
    """A month that was not paid in full when it was due: what the late penalty asks.

    Attributes:
        month: Contribution month.
        due_on: Its due date.
        unpaid: What was unpaid when that day ended.
        months_late: Months from the due date to the settlement or the day asked, a started one as the law counts it.
        full_months: The completed ones: input `months_late` of the figure `late_penalty`.
        days_beyond: Days after the last completed month: input `days_late` of `late_penalty`.
        settled_on: When it was settled; None while it is not.
    """

    month: Month
    due_on: date
    unpaid: Rupiah
    months_late: int
    full_months: int
    days_beyond: int
    settled_on: date | None


def settle(dues: Sequence[MonthDue], payments: Sequence[Instalment]) -> Settlement:
    """Allocate payments to months in order: every payment first fills the oldest gap.

    Args:
        dues: What is owed, one entry a month, in any order.
        payments: What came in, in any order.

    Raises:
        ArrearsError: An amount is negative or a month is owed twice.
    """
    _check(dues, payments)
    owed = sorted(dues, key=lambda one: one.month)
    came = sorted(payments, key=lambda one: one.paid_on)
    owed_until = list(accumulate(int(one.due) for one in owed))
    paid_until = list(accumulate(int(one.paid) for one in came))
    total = paid_until[-1] if paid_until else 0
    months = []
    for one, through in zip(owed, owed_until, strict=True):
        paid = min(max(total - (through - one.due), 0), one.due)
        completed = bisect_left(paid_until, through)
        settled_on = came[completed].paid_on if one.due and completed < len(came) else None
        months.append(MonthSettled(one.month, one.due, Rupiah(paid), settled_on))
    return Settlement(tuple(months), Rupiah(max(total - (owed_until[-1] if owed_until else 0), 0)))


def late_months(
    dues: Sequence[MonthDue],
    payments: Sequence[Instalment],
    *,
    segment: Segment,
    day: date,
    law: Law = law(),  # noqa: B008  the law is one object
) -> tuple[LateMonth, ...]:
    """Return the months that were not paid in full when due, oldest first, as they stand on a day.

    Args:
        dues: What is owed.
        payments: What came in; what came after the day is left out.
        segment: Decides the due date.
        day: The day asked.
        law: The law, or a scenario.

    Raises:
        ArrearsError: An amount is negative or a month is owed twice.
        DueDateError: The segment pays no contributions.
    """
    known = [one for one in payments if one.paid_on <= day]
    months = ((month, due_on(month.month, segment, law)) for month in settle(dues, known).months)
    late = (_late(month, due, _paid_by(due, month.month, dues, known), day, law) for month, due in months if due < day)
    return tuple(one for one in late if one.unpaid)


def payable_arrears(paid_until: Month, day: date, law: Law = law()) -> tuple[Month, ...]:  # noqa: B008
    """Return the months that a BPU in arrears has to pay to be covered on a day without a gap.

    Args:
        paid_until: Last paid month; protection ended with its last day.
        day: The day asked.
        law: The law, or a scenario.

    Returns:
        The unpaid months up to that day's; none when she is not in arrears, and none when the months in which
        arrears may still be paid have passed, for then she starts anew.

    Raises:
        ParameterError: The day lies before the law.
    """
    behind = paid_until.months_until(Month.of(day))
    if behind > int(str(law.in_force("bpu_arrears_months", day).value)):
        return ()
    return tuple(month_at(paid_until.ordinal + one) for one in range(1, behind + 1))


def _late(month: MonthSettled, due: date, in_time: Rupiah, day: date, law: Law) -> LateMonth:
    end = month.settled_on or day
    full = full_months(due, end)
    return LateMonth(
        month=month.month,
        due_on=due,
        unpaid=month.due - in_time,
        months_late=months_late(due, end, law),
        full_months=full,
        days_beyond=days_late(months_later(due, full), end),
        settled_on=month.settled_on,
    )


def _paid_by(day: date, month: Month, dues: Sequence[MonthDue], payments: Sequence[Instalment]) -> Rupiah:
    """What of a month had been paid when a day ended."""
    settled = settle(dues, [one for one in payments if one.paid_on <= day]).months
    return next(one.paid for one in settled if one.month == month)


def _check(dues: Sequence[MonthDue], payments: Sequence[Instalment]) -> None:
    if any(one.due < 0 for one in dues) or any(one.paid < 0 for one in payments):
        raise ArrearsError(Words("Iuran dan pembayaran tidak boleh negatif.", "Dues and payments cannot be negative."))
    months = [one.month for one in dues]
    twice = sorted({str(month) for month in months if months.count(month) > 1})
    if twice:
        raise ArrearsError(
            Words(
                f"Bulan {', '.join(twice)} ditagih lebih dari sekali; gabungkan dahulu.",
                f"Month {', '.join(twice)} is owed more than once; add the amounts up first.",
            )
        )
