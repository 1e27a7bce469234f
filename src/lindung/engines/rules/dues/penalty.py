"""What an employer pays for being late."""

from lindung.engines.rules.machinery.expressions import Choice, Kind, Ratio, Whole, if_so, rounded, where
from lindung.engines.rules.machinery.in_force import Relief, exception_to, in_force
from lindung.engines.rules.machinery.nodes import constant

ROUNDING_OF_A_PART = {"started_months": "up", "full_months": "down"}


@in_force(source="PP 44/2015, PP 45/2015, PP 46/2015")
def late_penalty(
    *, unpaid_contribution: Whole, late_penalty_months: Whole, late_penalty_share: Ratio, contribution_rounding: Choice
) -> Whole:
    """The penalty in rupiah on one unpaid contribution for all the months it is late, not compounded."""
    return rounded(unpaid_contribution * late_penalty_share * late_penalty_months, contribution_rounding)


@in_force(source="PP 44/2015, PP 45/2015, PP 46/2015", confidence="M")
def late_penalty_share(*, segment: Kind, late_penalty_rate: Ratio, bpu_late_penalty_rate: Ratio) -> Ratio:
    """The rate of a month late: that of employers, or that of those who insure themselves."""
    return where(segment.is_in("bpu", "pmi"), bpu_late_penalty_rate, late_penalty_rate)


@exception_to("late_penalty_share", source="PP 49/2020", confidence="unconfirmed")
def covid_late_penalty(*, segment: Kind, covid_late_penalty_rate: Ratio) -> Relief:
    """During the pandemic's relief an employer's month late cost less."""
    return Relief(when=segment.is_in("pu", "jakon"), then=covid_late_penalty_rate)


@in_force(source="PP 44/2015, PP 45/2015, PP 46/2015", confidence="M")
def late_penalty_months(*, months_late: Whole, days_late: Whole, late_penalty_part_month: Choice) -> Whole:
    """Months that count: the completed ones, and the one that has only started where it is read so."""
    part = Ratio(if_so(days_late > 0, Whole(constant(1))).node, 2)  # any part, so that up and down differ
    how = Choice(ROUNDING_OF_A_PART[late_penalty_part_month.text], late_penalty_part_month.reference)
    return months_late + rounded(part, how)
