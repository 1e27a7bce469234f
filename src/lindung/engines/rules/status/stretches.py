"""Payments of one member become stretches of unbroken protection.

BPU: a payment pays the months it names, if they are this month's or later, or arrears that can still be settled; other
past months are neither paid nor charged. Paid months that follow each other are a stretch. The next stretch belongs to
the same membership when it was paid and starts before the grace of the one before has passed; else it is a new start
on the day of the payment, with a new three-month clock of JKM.

PU: the payments of one employment. Each month paid settles the oldest month open, whichever it names, at any time.

The same for many members is `lindung.engines.rules.status.stretches_table`; a test holds the two together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lindung.engines.rules.dues.month_days import first_day, month_at
from lindung.engines.rules.status.payments import Payment, Terms
from lindung.engines.rules.status.state import PaymentOutcome
from lindung.vocabulary.month import Month


@dataclass(frozen=True)
class Stretch:
    """Unbroken protection.

    Attributes:
        member_since: First day of the membership: where the three-month clock of JKM starts.
        covered_from: First day of protection.
        from_month: First paid month.
        paid_until: Last paid month.
    """

    member_since: date
    covered_from: date
    from_month: Month
    paid_until: Month


@dataclass(frozen=True)
class Counted:
    """What became of a payment: the first and last month it newly paid, if any, and why."""

    payment: Payment
    outcome: PaymentOutcome
    from_month: Month | None = None
    to_month: Month | None = None


def stretches_of(
    payments: Iterable[Payment], terms: Terms, registered_on: date | None = None
) -> tuple[tuple[Stretch, ...], tuple[Counted, ...]]:
    """Return the stretches of one member, oldest first, and what became of every payment.

    Args:
        payments: In any order.
        terms: The terms of the segment.
        registered_on: Day the complete form came in; protection does not start before it.
    """
    paid_on: dict[int, date] = {}
    counted = []
    for payment in sorted(payments, key=lambda one: (counts_from(one, terms), one.from_month, one.to_month)):
        day = max(counts_from(payment, terms), registered_on or date.min)
        named = range(_first_payable(payment, day, paid_on, terms), payment.to_month.ordinal + 1)
        new = [month for month in named if month not in paid_on]
        counted.append(_counted(payment, new, day, paid_on, terms))
        paid_on.update(dict.fromkeys(new, day))
    stretches = _in_order(paid_on) if terms.settles_in_order else _by_month(paid_on, terms)
    return stretches, tuple(counted)


def counts_from(payment: Payment, terms: Terms) -> date:
    """Return the day from which a payment counts: of the form where others added the member, else of the money."""
    return payment.received_on if terms.starts_with_form and payment.received_on else payment.paid_on


def _first_payable(payment: Payment, day: date, paid_on: Mapping[int, date], terms: Terms) -> int:
    """The first month a payment can pay: this month, or the one after a paid month whose grace still runs."""
    first, current = payment.from_month.ordinal, Month.of(day).ordinal
    if terms.settles_in_order:
        return first
    open_after = (month + 1 for month in range(current - terms.grace_months, current) if month in paid_on)
    return max(first, next(open_after, current))


def _counted(payment: Payment, new: list[int], day: date, paid_on: Mapping[int, date], terms: Terms) -> Counted:
    if not new:
        named = range(payment.from_month.ordinal, payment.to_month.ordinal + 1)
        known = any(month in paid_on for month in named)
        return Counted(payment, PaymentOutcome.ALREADY_PAID if known else PaymentOutcome.PAST_MONTHS)
    before = max((month for month in paid_on if month < new[0]), default=None)
    return Counted(payment, _outcome(before, new[0], day, paid_on, terms), month_at(new[0]), month_at(new[-1]))


def _outcome(before: int | None, first: int, day: date, paid_on: Mapping[int, date], terms: Terms) -> PaymentOutcome:
    if terms.settles_in_order and paid_on:
        return PaymentOutcome.CONTINUED
    if before is None:
        return PaymentOutcome.STARTED
    if first == before + 1:
        return PaymentOutcome.CONTINUED
    return PaymentOutcome.STARTED_ANEW if _is_anew(before, first, day, terms) else PaymentOutcome.RESUMED


def _is_anew(before: int, first: int, day: date, terms: Terms) -> bool:
    """Whether a month was paid, or starts, after the grace of the last paid month before it had passed."""
    grace_until = before + terms.grace_months
    return Month.of(day).ordinal > grace_until or first > grace_until + 1


def _by_month(paid_on: Mapping[int, date], terms: Terms) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    for _, run in groupby(enumerate(sorted(paid_on)), key=lambda pair: pair[1] - pair[0]):
        months = [month for _, month in run]
        first = month_at(months[0])
        start, since = max(first_day(first), paid_on[months[0]]), None
        if stretches and not _is_anew(stretches[-1].paid_until.ordinal, months[0], paid_on[months[0]], terms):
            start, since = first_day(first), stretches[-1].member_since
        stretches.append(Stretch(since or start, start, first, month_at(months[-1])))
    return tuple(stretches)


def _in_order(paid_on: Mapping[int, date]) -> tuple[Stretch, ...]:
    if not paid_on:
        return ()
    first = min(paid_on)
    start = max(first_day(month_at(first)), min(paid_on.values()))
    return (Stretch(start, start, month_at(first), month_at(first + len(paid_on) - 1)),)
