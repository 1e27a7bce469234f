"""What the heirs of a worker get who died of a work accident or an occupational disease."""

from lindung.engines.rules.machinery.expressions import Choice, Flag, Ratio, Whole, if_so, larger, rounded
from lindung.engines.rules.machinery.in_force import in_force


@in_force(source="PP 44/2015 Lampiran III")
def jkk_death_lump_sum(
    *,
    jkk_is_payable: Flag,
    insured_wage: Whole,
    jkk_death_share: Ratio,
    jkk_wage_multiple: Whole,
    jkk_death_minimum: Whole,
    benefit_rounding: Choice,
) -> Whole:
    """A share of many monthly wages, but never less than JKM would pay at once."""
    by_wage = rounded(insured_wage * jkk_wage_multiple * jkk_death_share, benefit_rounding)
    return if_so(jkk_is_payable, larger(by_wage, jkk_death_minimum))


@in_force(source="PP 44/2015 Lampiran III")
def jkk_death_periodic(*, jkk_is_payable: Flag, jkk_periodic_monthly: Whole, jkk_periodic_months: Whole) -> Whole:
    """The periodic benefit of all months, paid at once."""
    return if_so(jkk_is_payable, jkk_periodic_monthly * jkk_periodic_months)


@in_force(source="PP 44/2015 Lampiran III")
def jkk_burial(*, jkk_is_payable: Flag, jkk_burial_grant: Whole) -> Whole:
    """What is paid for the burial, whatever it cost."""
    return if_so(jkk_is_payable, jkk_burial_grant)
