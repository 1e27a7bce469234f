"""What is paid each month for the pension."""

from lindung.engines.rules.machinery.expressions import Choice, Flag, Kind, Ratio, Whole, if_so, rounded, smaller
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.lookups import FlagTable


@in_force(source="Perpres 109/2013 Pasal 6(3)")
def pu_takes_jp(*, employer_size: Kind, pu_has_jp: FlagTable, with_jp: Flag) -> Flag:
    """Whether a wage earner is in JP: medium and large employers must, the others may."""
    return pu_has_jp.of(employer_size) | with_jp


@in_force(source="PP 45/2015 Pasal 29")
def pensionable_wage(*, wage: Whole, jp_wage_ceiling: Whole) -> Whole:
    """The wage up to the ceiling of the month."""
    return smaller(wage, jp_wage_ceiling)


@in_force(source="PP 45/2015 Pasal 28(3)")
def pu_jp_employer(
    *, pensionable_wage: Whole, pu_takes_jp: Flag, jp_rate_employer: Ratio, contribution_rounding: Choice
) -> Whole:
    """The employer's part of JP."""
    return if_so(pu_takes_jp, rounded(pensionable_wage * jp_rate_employer, contribution_rounding))


@in_force(source="PP 45/2015 Pasal 28(3)")
def pu_jp_worker(
    *, pensionable_wage: Whole, pu_takes_jp: Flag, jp_rate_worker: Ratio, contribution_rounding: Choice
) -> Whole:
    """The worker's part of JP."""
    return if_so(pu_takes_jp, rounded(pensionable_wage * jp_rate_worker, contribution_rounding))
