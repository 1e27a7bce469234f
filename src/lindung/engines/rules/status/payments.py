"""A payment for somebody's protection, and on what terms the law lets payments protect."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lindung.engines.rules.dues.calendar import due_on
from lindung.engines.rules.dues.month_days import last_day
from lindung.engines.rules.machinery.law import Law
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.programme import Programme
from lindung.vocabulary.segment import Segment

RISK_PROGRAMMES = frozenset({Programme.JKK, Programme.JKM})


class PaymentError(ValueError):
    """A payment that cannot be, or a segment that is not protected by monthly payments; words in both languages."""

    def __init__(self, words: Words) -> None:
        """Keep the message in both languages."""
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True)
class Payment:
    """Money that came in for the protection of one member.

    Attributes:
        paid_on: Day it came in.
        from_month: First contribution month it names.
        to_month: Last contribution month it names.
        programmes: What it pays for.
        payer: Where the money comes from: self, employer, apbn, apbd, apbdes or donor.
        received_on: Day the complete form came in, where somebody else added the member; protection then starts on it.
    """

    paid_on: date
    from_month: Month
    to_month: Month
    programmes: frozenset[Programme] = RISK_PROGRAMMES
    payer: str = "self"
    received_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse a payment that ends before it begins."""
        if self.to_month < self.from_month:
            raise PaymentError(
                Words(
                    f"Pembayaran {self.paid_on}: bulan akhir {self.to_month} sebelum bulan awal {self.from_month}.",
                    f"Payment of {self.paid_on}: last month {self.to_month} is before first month {self.from_month}.",
                )
            )


@dataclass(frozen=True, eq=False)
class Terms:
    """What the law on a day makes of payments in one segment.

    Attributes:
        segment: BPU or PU.
        covered_through: Last day of protection when a month is the last paid one.
        grace_through: Last day on which the arrears after that month are tolerated.
        grace_months: How many months of arrears are tolerated.
        settles_in_order: Whether past months can be paid at any time and payments fill the oldest first, as employers'
            do; otherwise a payment pays the months it names.
        starts_with_form: Whether protection of a member added by others starts on the day of the form.
    """

    segment: Segment
    covered_through: Callable[[Month], date]
    grace_through: Callable[[Month], date]
    grace_months: int
    settles_in_order: bool
    starts_with_form: bool


def terms_of(segment: Segment, day: date, law: Law) -> Terms:
    """Return the terms of BPU or PU payments by the law of a day.

    Args:
        segment: BPU: protected to the end of the last paid month; PU: until the next month is overdue.
        day: Day whose law is asked.
        law: The law, or a scenario.

    Raises:
        PaymentError: Another segment; projects and migrants are protected by windows of their own.
        ParameterError: The day lies before the law.
    """
    terms = {Segment.BPU: _of_self_employed, Segment.PU: _of_wage_earners}.get(segment)
    if terms is None:
        raise PaymentError(
            Words(
                f"Segmen {segment} tidak dilindungi per bulan; gunakan perlindungan proyek atau pekerja migran.",
                f"Segment {segment} is not protected by the month; use the protection of projects or of migrants.",
            )
        )
    return terms(day, law)


def _of_self_employed(day: date, law: Law) -> Terms:
    months = int(str(law.in_force("bpu_arrears_months", day).value))
    return Terms(
        segment=Segment.BPU,
        covered_through=last_day,
        grace_through=lambda month: last_day(month.plus(months)),
        grace_months=months,
        settles_in_order=False,
        starts_with_form=law.in_force("bpu_start_when_added_by_others", day).value == "form_received",
    )


def _of_wage_earners(day: date, law: Law) -> Terms:
    months = int(str(law.in_force("pu_arrears_months", day).value))
    return Terms(
        segment=Segment.PU,
        covered_through=lambda month: due_on(month.plus(1), Segment.PU, law),
        grace_through=lambda month: due_on(month.plus(1 + months), Segment.PU, law),
        grace_months=months,
        settles_in_order=True,
        starts_with_form=False,
    )
