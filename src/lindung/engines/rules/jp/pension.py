"""The monthly pension: what months of contributions and the indexed wage earn, for the member and the family."""

from datetime import date

from lindung.engines.rules.machinery.expressions import (
    Choice,
    Flag,
    Kind,
    Ratio,
    Whole,
    if_so,
    larger,
    rounded,
    smaller,
    where,
)
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.nodes import constant

FIRST_INDEXATION = date(2016, 3, 1)


@in_force(source="PP 45/2015 Pasal 17-19")
def jp_retirement_pension(
    *,
    jp_formula: Ratio,
    jp_is_vested: Flag,
    jp_pension_floor: Whole,
    jp_pension_cap: Whole,
    benefit_rounding: Choice,
) -> Whole:
    """The pension in rupiah a month in its first year, from the month after the retirement age is reached."""
    return if_so(jp_is_vested, _within(rounded(jp_formula, benefit_rounding), jp_pension_floor, jp_pension_cap))


@in_force(source="PP 45/2015 Pasal 18, 20")
def jp_disability_pension(
    *,
    jp_deemed_formula: Ratio,
    jp_disability_share: Ratio,
    jp_disability_is_covered: Flag,
    jp_pension_floor: Whole,
    jp_pension_cap: Whole,
    benefit_rounding: Choice,
) -> Whole:
    """The pension in rupiah a month of a member who is totally and permanently disabled."""
    pension = rounded(jp_deemed_formula * jp_disability_share, benefit_rounding)
    return if_so(jp_disability_is_covered, _within(pension, jp_pension_floor, jp_pension_cap))


@in_force(source="PP 45/2015 Pasal 18, 21-24", confidence="M")
def jp_survivor_pension(
    *,
    jp_deemed_formula: Ratio,
    jp_survivor_share: Ratio,
    jp_survivor_is_covered: Flag,
    jp_pension_floor: Whole,
    jp_pension_cap: Whole,
    benefit_rounding: Choice,
) -> Whole:
    """The pension in rupiah a month of those whom a member leaves: a share of the formula, then floor and cap."""
    pension = rounded(jp_deemed_formula * jp_survivor_share, benefit_rounding)
    return if_so(jp_survivor_is_covered, _within(pension, jp_pension_floor, jp_pension_cap))


@in_force(source="PP 45/2015 Pasal 21-24", confidence="M")
def jp_survivor_share(*, survivor: Kind, jp_widow_share: Ratio, jp_child_share: Ratio, jp_parent_share: Ratio) -> Ratio:
    """The survivor's share of the formula: children without a widow or widower, parents without either."""
    of_the_rest = where(survivor.is_in("child"), jp_child_share, jp_parent_share)
    return where(survivor.is_in("spouse"), jp_widow_share, of_the_rest)


@in_force(since=FIRST_INDEXATION, source="PP 45/2015 Pasal 17(1)b, 18", confidence="L")
def jp_indexed_pension(
    *,
    previous_pension: Whole,
    jp_indexation_rate: Ratio,
    jp_pension_floor: Whole,
    jp_pension_cap: Whole,
    benefit_rounding: Choice,
) -> Whole:
    """The pension in rupiah a month after the yearly indexation of what was paid before."""
    indexed = previous_pension * (Ratio(constant(1), 1) + jp_indexation_rate)
    return _within(rounded(indexed, benefit_rounding), jp_pension_floor, jp_pension_cap)


@in_force(source="PP 45/2015 Pasal 17(2)-(3)")
def jp_formula(*, months_paid: Whole, mean_indexed_wage: Whole, jp_accrual_rate: Ratio, jp_year_months: Whole) -> Ratio:
    """What the months paid have earned, in rupiah a month before floor, cap and rounding."""
    return (jp_accrual_rate * months_paid).over(jp_year_months) * mean_indexed_wage


@in_force(source="PP 45/2015 Pasal 20-22")
def jp_deemed_formula(
    *,
    months_paid: Whole,
    jp_deemed_months: Whole,
    mean_indexed_wage: Whole,
    jp_accrual_rate: Ratio,
    jp_year_months: Whole,
) -> Ratio:
    """The same where disability or death came early: fewer months count as the months deemed."""
    return (jp_accrual_rate * larger(months_paid, jp_deemed_months)).over(jp_year_months) * mean_indexed_wage


def _within(pension: Whole, floor: Whole, cap: Whole) -> Whole:
    return smaller(larger(pension, floor), cap)
