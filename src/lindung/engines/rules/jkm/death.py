"""What the heirs of a member get who did not die of a work accident."""

from lindung.engines.rules.machinery.expressions import Flag, Whole, if_so
from lindung.engines.rules.machinery.in_force import in_force


@in_force(source="PP 44/2015 Pasal 34")
def jkm_death_lump_sum(*, jkm_is_payable: Flag, jkm_is_full: Flag, jkm_lump_sum: Whole) -> Whole:
    """The lump sum for the heirs."""
    return if_so(jkm_is_payable & jkm_is_full, jkm_lump_sum)


@in_force(source="PP 44/2015 Pasal 34")
def jkm_death_periodic(
    *, jkm_is_payable: Flag, jkm_is_full: Flag, jkm_periodic_monthly: Whole, jkm_periodic_months: Whole
) -> Whole:
    """The periodic benefit of all months, paid at once."""
    return if_so(jkm_is_payable & jkm_is_full, jkm_periodic_monthly * jkm_periodic_months)


@in_force(source="PP 44/2015 Pasal 34")
def jkm_burial(*, jkm_is_payable: Flag, jkm_burial_grant: Whole) -> Whole:
    """What is paid for the burial, to new members too."""
    return if_so(jkm_is_payable, jkm_burial_grant)
