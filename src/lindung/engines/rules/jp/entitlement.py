"""Who gets a monthly pension, and what is paid at once to those who do not."""

from lindung.engines.rules.machinery.expressions import Flag, Ratio, Whole, if_so, started
from lindung.engines.rules.machinery.in_force import in_force


@in_force(source="PP 45/2015 Pasal 19")
def jp_is_vested(*, months_paid: Whole, jp_vesting_months: Whole) -> Flag:
    """Whether enough months were paid for a pension at the retirement age."""
    return months_paid >= jp_vesting_months


@in_force(source="PP 45/2015 Pasal 24-25")
def jp_retirement_lump_sum(*, jp_balance: Whole, jp_is_vested: Flag) -> Whole:
    """Contributions and their return in rupiah, paid at once at the retirement age where months are too few."""
    return if_so(~jp_is_vested, jp_balance)


@in_force(source="PP 45/2015 Pasal 20", confidence="M")
def jp_disability_is_covered(
    *,
    months_paid: Whole,
    jp_missed_months: Whole,
    jp_deemed_months: Whole,
    jp_disability_min_months: Whole,
    jp_density_is_enough: Flag,
) -> Flag:
    """Whether a disability leads to a pension: after the vesting months, or early with steady contributions."""
    has_joined = months_paid + jp_missed_months >= jp_disability_min_months
    return (months_paid >= jp_deemed_months) | (has_joined & jp_density_is_enough)


@in_force(source="PP 45/2015 Pasal 20, 24-25", confidence="M")
def jp_disability_lump_sum(*, jp_balance_without_pension: Whole, jp_disability_is_covered: Flag) -> Whole:
    """Contributions and their return in rupiah for a disability without a right to a pension."""
    return if_so(~jp_disability_is_covered, jp_balance_without_pension)


@in_force(source="PP 45/2015 Pasal 21-22", confidence="M")
def jp_survivor_is_covered(
    *,
    months_paid: Whole,
    jp_missed_months: Whole,
    jp_deemed_months: Whole,
    jp_survivor_min_months: Whole,
    jp_density_is_enough: Flag,
) -> Flag:
    """Whether a death leads to a pension: after the vesting months, or early with steady contributions."""
    has_joined = months_paid + jp_missed_months >= jp_survivor_min_months
    return (months_paid >= jp_deemed_months) | (has_joined & jp_density_is_enough)


@in_force(source="PP 45/2015 Pasal 21-25", confidence="M")
def jp_survivor_lump_sum(*, jp_balance_without_pension: Whole, jp_survivor_is_covered: Flag) -> Whole:
    """Contributions and their return in rupiah for a death without a right to a pension."""
    return if_so(~jp_survivor_is_covered, jp_balance_without_pension)


@in_force(source="PP 45/2015 Pasal 24-25", confidence="unconfirmed")
def jp_balance_without_pension(*, jp_balance: Whole) -> Whole:
    """Contributions and their return in rupiah where disability or death gives no pension, read as at retirement."""
    return jp_balance


@in_force(source="PP 45/2015 Pasal 20-22", confidence="M")
def jp_density_is_enough(*, months_paid: Whole, jp_missed_months: Whole, jp_min_density: Ratio) -> Flag:
    """Whether a large enough part of the months since joining was paid."""
    return months_paid >= started((months_paid + jp_missed_months) * jp_min_density)


@in_force(source="PP 45/2015 Pasal 15")
def jp_age_of_pension(*, jp_retirement_age: Whole) -> Whole:
    """The age in years from which the pension is paid."""
    return jp_retirement_age


@in_force(source="PP 45/2015 Pasal 15-17")
def jp_months_until_first_pension(*, jp_start_months_after: Whole) -> Whole:
    """Months from reaching the retirement age to the first payment, which comes on the first day of the month."""
    return jp_start_months_after


@in_force(source="PP 45/2015 Pasal 15(4)")
def jp_years_of_deferral(*, jp_deferral_years: Whole) -> Whole:
    """How many years the pension may be put off while work goes on."""
    return jp_deferral_years


@in_force(source="PP 45/2015 Pasal 22-23", confidence="M")
def jp_most_children(*, jp_children: Whole) -> Whole:
    """How many children may get the pension."""
    return jp_children


@in_force(source="PP 45/2015 Pasal 22-23", confidence="M")
def jp_age_at_end_of_child_pension(*, jp_child_age_limit: Whole) -> Whole:
    """The age in years at which a child's pension ends, as it does on marriage or work."""
    return jp_child_age_limit
