"""What a dismissed worker gets each month while looking for work."""

from datetime import date

from lindung.engines.rules.machinery.expressions import Choice, Flag, Ratio, Whole, if_so, larger, rounded, smaller
from lindung.engines.rules.machinery.in_force import in_force

SINCE = date(2021, 2, 2)
SOURCE = "PP 37/2021 Pasal 21, PP 6/2025 Pasal 21"


@in_force(since=SINCE, source=SOURCE)
def jkp_cash(
    *,
    jkp_claim_is_open: Flag,
    jkp_cash_first_month: Whole,
    jkp_months_at_first_rate: Whole,
    jkp_cash_later_month: Whole,
    jkp_months_at_later_rate: Whole,
) -> Whole:
    """Cash in rupiah for all the months claimed; nothing while a condition fails."""
    first, later = jkp_cash_first_month * jkp_months_at_first_rate, jkp_cash_later_month * jkp_months_at_later_rate
    return if_so(jkp_claim_is_open, first + later)


@in_force(since=SINCE, source=SOURCE)
def jkp_cash_first_month(*, jkp_wage: Whole, jkp_cash_first_share: Ratio, benefit_rounding: Choice) -> Whole:
    """Cash in rupiah for each month of the first stage."""
    return rounded(jkp_wage * jkp_cash_first_share, benefit_rounding)


@in_force(since=SINCE, source=SOURCE)
def jkp_cash_later_month(*, jkp_wage: Whole, jkp_cash_rest_share: Ratio, benefit_rounding: Choice) -> Whole:
    """Cash in rupiah for each month after the first stage."""
    return rounded(jkp_wage * jkp_cash_rest_share, benefit_rounding)


@in_force(since=SINCE, source=SOURCE)
def jkp_months_paid(*, jkp_months_unemployed: Whole, jkp_cash_months: Whole) -> Whole:
    """Months of cash: those claimed, up to the law's most."""
    return smaller(jkp_months_unemployed, jkp_cash_months)


@in_force(since=SINCE, source=SOURCE)
def jkp_months_at_first_rate(*, jkp_months_paid: Whole, jkp_cash_first_months: Whole) -> Whole:
    """Months of the first stage among them."""
    return smaller(jkp_months_paid, jkp_cash_first_months)


@in_force(since=SINCE, source=SOURCE)
def jkp_months_at_later_rate(*, jkp_months_paid: Whole, jkp_cash_first_months: Whole) -> Whole:
    """Months after the first stage among them."""
    return larger(jkp_months_paid - jkp_cash_first_months, 0)


@in_force(since=SINCE, source="PP 37/2021, PP 6/2025", confidence="M")
def jkp_training(*, jkp_training_budget: Whole, jkp_claim_is_open: Flag) -> Whole:
    """What training may cost in rupiah, at most; it is paid to the trainer."""
    return if_so(jkp_claim_is_open, jkp_training_budget)
