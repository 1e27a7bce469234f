"""Who is covered on a day: a member's payments as a dated timeline of spans, and as a grid of months.

The timeline knows every payment it is given, so a month settled in grace shows as covered; ask with `known_on` what
could be known on a day. A month stands in the grid as on its last day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lindung.engines.rules.dues.month_days import last_day
from lindung.engines.rules.machinery.law import Law, law
from lindung.engines.rules.status.payments import Payment, Terms, terms_of
from lindung.engines.rules.status.state import CoverageState
from lindung.engines.rules.status.stretches import Counted, Stretch, stretches_of
from lindung.vocabulary.month import Month
from lindung.vocabulary.programme import Programme
from lindung.vocabulary.segment import Segment


@dataclass(frozen=True)
class Span:
    """Days in one state; `last` is None while nothing ends it."""

    first: date
    last: date | None
    state: CoverageState


@dataclass(frozen=True, eq=False)
class Timeline:
    """One member's protection through time.

    Attributes:
        segment: BPU or PU.
        spans: Days and their states, without gap or overlap, from the registration or the first payment on.
        stretches: Unbroken protection, oldest first.
        payments: What became of every payment, in the order in which they count.
        terms: The terms of the law that were applied.
    """

    segment: Segment
    spans: tuple[Span, ...]
    stretches: tuple[Stretch, ...]
    payments: tuple[Counted, ...]
    terms: Terms

    def on(self, day: date) -> CoverageState:
        """Return the state on a day; never before the first span."""
        for span in reversed(self.spans):
            if span.first <= day:
                return span.state if span.last is None or day <= span.last else CoverageState.NEVER
        return CoverageState.NEVER

    def months(self, first: Month, last: Month) -> dict[Month, CoverageState]:
        """Return the state at the end of each month from the first to the last."""
        every = (first.plus(one) for one in range(first.months_until(last) + 1))
        return {month: self.on(last_day(month)) for month in every}

    def stretch_on(self, day: date) -> Stretch | None:
        """Return the protection that had started last on a day, running or over; None before the first."""
        begun = [stretch for stretch in self.stretches if stretch.covered_from <= day]
        return begun[-1] if begun else None

    def programmes_on(self, day: date) -> frozenset[Programme]:
        """Return what the last payment for the month of a day, or for a month before it, paid for."""
        month = Month.of(day)
        paid = [one for one in self.payments if one.from_month is not None and one.from_month <= month]
        return max(paid, key=_first_paid).payment.programmes if paid else frozenset()


def coverage(
    payments: Iterable[Payment],
    *,
    segment: Segment,
    day: date,
    registered_on: date | None = None,
    left_on: date | None = None,
    known_on: date | None = None,
    law: Law = law(),  # noqa: B008  the law is one object
) -> Timeline:
    """Turn a member's payments into a dated timeline.

    Args:
        payments: In any order.
        segment: BPU or PU.
        day: Day whose law is applied, usually the day asked.
        registered_on: Day the complete registration came in; protection does not start before it.
        left_on: Last working day that the employer reported (PU).
        known_on: Leave out payments made after this day.
        law: The law, or a scenario.

    Raises:
        PaymentError: The segment is not protected by monthly payments.
        ParameterError: The day lies before the law.
    """
    terms = terms_of(segment, day, law)
    known = [one for one in payments if known_on is None or one.paid_on <= known_on]
    stretches, counted = stretches_of(known, terms, registered_on)
    spans = _cut(_registered(registered_on, stretches) + _spans(stretches, terms), left_on)
    return Timeline(segment, tuple(spans), stretches, counted, terms)


def status_on(
    payments: Iterable[Payment],
    day: date,
    segment: Segment,
    *,
    registered_on: date | None = None,
    left_on: date | None = None,
    law: Law = law(),  # noqa: B008
) -> CoverageState:
    """Return the state on a day by the payments made until then and the law of that day; see `coverage`."""
    timeline = coverage(
        payments, segment=segment, day=day, registered_on=registered_on, left_on=left_on, known_on=day, law=law
    )
    return timeline.on(day)


_DAY = timedelta(days=1)


def _spans(stretches: Sequence[Stretch], terms: Terms) -> list[Span]:
    spans = []
    for place, stretch in enumerate(stretches):
        later = stretches[place + 1].covered_from - _DAY if place + 1 < len(stretches) else None
        covered, tolerated = terms.covered_through(stretch.paid_until), terms.grace_through(stretch.paid_until)
        spans += [
            Span(stretch.covered_from, _earlier(covered, later), CoverageState.COVERED),
            Span(max(covered + _DAY, stretch.covered_from), _earlier(tolerated, later), CoverageState.GRACE),
            Span(max(tolerated + _DAY, stretch.covered_from), later, CoverageState.LAPSED),
        ]
    return [span for span in spans if span.last is None or span.first <= span.last]


def _earlier(day: date, other: date | None) -> date:
    return day if other is None else min(day, other)


def _registered(registered_on: date | None, stretches: Sequence[Stretch]) -> list[Span]:
    if registered_on is None:
        return []
    last = stretches[0].covered_from - _DAY if stretches else None
    waiting = Span(registered_on, last, CoverageState.REGISTERED)
    return [waiting] if last is None or registered_on <= last else []


def _cut(spans: list[Span], left_on: date | None) -> list[Span]:
    if left_on is None or not spans:
        return spans
    kept = [Span(one.first, _cut_last(one.last, left_on), one.state) for one in spans if one.first <= left_on]
    return [*kept, Span(max(left_on + _DAY, spans[0].first), None, CoverageState.ENDED)]


def _cut_last(last: date | None, left_on: date) -> date:
    return left_on if last is None else min(last, left_on)


def _first_paid(counted: Counted) -> Month:
    assert counted.from_month is not None  # noqa: S101  asked only of payments that paid something
    return counted.from_month
