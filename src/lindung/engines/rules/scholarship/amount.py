"""What the scholarship of a child is worth at most, over all the years that remain."""

from datetime import date

from lindung.engines.rules.machinery.expressions import Flag, Kind, Whole, if_so
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.lookups import WholeTable
from lindung.engines.rules.scholarship.years import LEVELS, SINCE, entry

LAST_DAY_OF_ONE_AMOUNT = date(2019, 12, 1)


@in_force(source="PP 44/2015")
def scholarship_has_child(*, child_1_level: Kind, child_2_level: Kind) -> Flag:
    """Whether the worker has a child to whom a scholarship could go."""
    return ~child_1_level.is_in("none") | ~child_2_level.is_in("none")


@in_force(source="PP 44/2015")
def scholarship_takes_second_child(*, child_1_level: Kind, child_2_level: Kind, scholarship_children: Whole) -> Flag:
    """Whether the second child is told of, and the law takes two or no first child is there."""
    return ~child_2_level.is_in("none") & (child_1_level.is_in("none") | (scholarship_children > 1))


@in_force(until=LAST_DAY_OF_ONE_AMOUNT, source="PP 44/2015", figure="scholarship_child_1")
def one_scholarship(*, child_1_level: Kind, scholarship_old_single: Whole) -> Whole:
    """One amount for one child, whatever its level."""
    return if_so(~child_1_level.is_in("none"), scholarship_old_single)


@in_force(until=LAST_DAY_OF_ONE_AMOUNT, source="PP 44/2015", figure="scholarship_child_2")
def no_second_scholarship(*, scholarship_takes_second_child: Flag, scholarship_old_single: Whole) -> Whole:
    """The one amount goes to a second child only where it is the only one."""
    return if_so(scholarship_takes_second_child, scholarship_old_single)


@in_force(since=SINCE, source="PP 82/2019 Lampiran III")
def scholarship_child_1(
    *,
    child_1_years_in_tk: Whole,
    child_1_years_in_sd: Whole,
    child_1_years_in_smp: Whole,
    child_1_years_in_sma: Whole,
    child_1_years_in_university: Whole,
    scholarship_amount: WholeTable,
) -> Whole:
    """The yearly amount of each level times the years that remain in it, at most: it ends with marriage or work."""
    years = (
        child_1_years_in_tk,
        child_1_years_in_sd,
        child_1_years_in_smp,
        child_1_years_in_sma,
        child_1_years_in_university,
    )
    return _over_levels(years, scholarship_amount)


@in_force(since=SINCE, source="PP 82/2019 Lampiran III")
def scholarship_child_2(
    *,
    scholarship_takes_second_child: Flag,
    child_2_years_in_tk: Whole,
    child_2_years_in_sd: Whole,
    child_2_years_in_smp: Whole,
    child_2_years_in_sma: Whole,
    child_2_years_in_university: Whole,
    scholarship_amount: WholeTable,
) -> Whole:
    """The same for a second child."""
    years = (
        child_2_years_in_tk,
        child_2_years_in_sd,
        child_2_years_in_smp,
        child_2_years_in_sma,
        child_2_years_in_university,
    )
    return if_so(scholarship_takes_second_child, _over_levels(years, scholarship_amount))


@in_force(source="PP 44/2015")
def scholarship_children_total(*, scholarship_child_1: Whole, scholarship_child_2: Whole) -> Whole:
    """The scholarships of both children."""
    return scholarship_child_1 + scholarship_child_2


@in_force(since=SINCE, source="PP 82/2019 Lampiran III")
def scholarship_until_age(*, scholarship_age_limit: Whole) -> Whole:
    """The scholarship ends at this age, and earlier with marriage or work."""
    return scholarship_age_limit


def _over_levels(years: tuple[Whole, ...], amount: WholeTable) -> Whole:
    by_level = [entry(amount, level) * paid for level, paid in zip(LEVELS, years, strict=True)]
    total = by_level[0]
    for more in by_level[1:]:
        total = total + more
    return total
