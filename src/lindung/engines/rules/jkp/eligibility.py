"""Which conditions of a claim for job-loss insurance hold; each is a figure, so that a refusal says why."""

from datetime import date

from lindung.engines.rules.machinery.expressions import Flag, Kind, Whole
from lindung.engines.rules.machinery.in_force import in_force

SINCE = date(2021, 2, 2)
UNTIL_PP_6_2025 = date(2025, 2, 6)
PP_6_2025 = date(2025, 2, 7)


@in_force(since=SINCE, source="PP 37/2021, PP 6/2025")
def jkp_claim_is_open(
    *,
    pu_takes_jkp: Flag,
    jkp_contributions_are_enough: Flag,
    jkp_contributions_are_consecutive: Flag,
    jkp_is_in_time: Flag,
    jkp_nationality_fits: Flag,
    jkp_age_fits: Flag,
    jkp_health_insurance_fits: Flag,
    jkp_claims_are_left: Flag,
    jkp_claims_are_apart: Flag,
) -> Flag:
    """Whether all conditions hold for a worker who was dismissed."""
    contributions = pu_takes_jkp & jkp_contributions_are_enough & jkp_contributions_are_consecutive
    person = jkp_nationality_fits & jkp_age_fits & jkp_health_insurance_fits
    return contributions & person & jkp_is_in_time & jkp_claims_are_left & jkp_claims_are_apart


@in_force(since=SINCE, source="PP 37/2021, PP 6/2025")
def jkp_contributions_are_enough(*, jkp_months_in_24: Whole, jkp_test_months: Whole) -> Flag:
    """Whether enough months were paid in the window before the dismissal."""
    return jkp_months_in_24 >= jkp_test_months


@in_force(since=SINCE, source="PP 37/2021, PP 6/2025")
def jkp_contributions_are_consecutive(*, jkp_consecutive_months: Whole, jkp_test_consecutive_months: Whole) -> Flag:
    """Whether enough of them were paid in a row, where the law asks for it."""
    return jkp_consecutive_months >= jkp_test_consecutive_months


@in_force(since=SINCE, source="PP 37/2021, PP 6/2025")
def jkp_is_in_time(*, claim_months_after: Whole, jkp_claim_months: Whole) -> Flag:
    """Whether the claim came within the time limit after the dismissal."""
    return claim_months_after <= jkp_claim_months


@in_force(since=SINCE, source="PP 37/2021 Pasal 4")
def jkp_nationality_fits(*, is_foreigner: Flag, jkp_open_to_foreigners: Flag) -> Flag:
    """Whether the worker's nationality is no obstacle."""
    return ~is_foreigner | jkp_open_to_foreigners


@in_force(since=SINCE, source="PP 37/2021 Pasal 4")
def jkp_age_fits(*, jkp_age_at_registration: Whole, jkp_max_age_at_registration: Whole) -> Flag:
    """Whether the worker was young enough when registered."""
    return jkp_age_at_registration < jkp_max_age_at_registration


@in_force(since=SINCE, until=UNTIL_PP_6_2025, source="PP 37/2021", confidence="M", figure="jkp_health_insurance_fits")
def jkp_health_insurance_as_wage_earner(*, jkn: Kind) -> Flag:
    """Whether the worker was in national health insurance as a wage earner."""
    return jkn.is_in("wage_earner")


@in_force(since=PP_6_2025, source="PP 6/2025", confidence="M", figure="jkp_health_insurance_fits")
def jkp_health_insurance_in_any_segment(*, jkn: Kind) -> Flag:
    """Whether the worker was in national health insurance, in any segment."""
    return jkn.is_in("wage_earner", "other")


@in_force(since=SINCE, source="PP 37/2021", confidence="M")
def jkp_claims_are_left(*, jkp_earlier_claims: Whole, jkp_max_claims: Whole) -> Flag:
    """Whether the worker has not yet used all claims of a lifetime."""
    return jkp_earlier_claims.equals(0) | (jkp_earlier_claims < jkp_max_claims)


@in_force(since=SINCE, source="PP 37/2021", confidence="M")
def jkp_claims_are_apart(
    *, jkp_earlier_claims: Whole, years_since_jkp_claim: Whole, jkp_claim_gap_years: Whole
) -> Flag:
    """Whether enough years lie between this claim and the one before."""
    return jkp_earlier_claims.equals(0) | (years_since_jkp_claim >= jkp_claim_gap_years)


@in_force(since=PP_6_2025, source="PP 6/2025 Pasal 39A")
def jkp_arrears_of_insolvent_employer(*, jkp_insolvent_arrears_months: Whole) -> Whole:
    """Months of arrears of an insolvent employer with which the benefit is still paid."""
    return jkp_insolvent_arrears_months
