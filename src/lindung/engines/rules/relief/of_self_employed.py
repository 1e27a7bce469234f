"""Reliefs that lower what the self-employed pay for JKK and JKM."""

from lindung.engines.rules.machinery.expressions import Flag, Kind, Ratio
from lindung.engines.rules.machinery.in_force import Relief, exception_to, in_force
from lindung.engines.rules.machinery.lookups import FlagTable
from lindung.engines.rules.machinery.nodes import constant


@in_force(source="PP 44/2015 Pasal 17-18")
def bpu_share_due() -> Ratio:
    """The whole of the JKK and JKM contribution is due unless a relief says less."""
    return Ratio(constant(1), 1)


@exception_to("bpu_share_due", source="PP 49/2020 Pasal 9-12")
def bpu_covid_relief(*, covid_relief_rate: Ratio) -> Relief:
    """During the pandemic's relief everybody paid a small share."""
    return Relief(when=Flag(constant(1)), then=covid_relief_rate)


@exception_to("bpu_share_due", source="PP 50/2025 Pasal 3-4")
def bpu_transport_relief(*, sector: Kind, payer_is_excluded_from_relief: Flag, transport_relief_rate: Ratio) -> Relief:
    """Drivers and couriers, on a platform or not, pay a share."""
    return Relief(when=sector.is_in("transport") & ~payer_is_excluded_from_relief, then=transport_relief_rate)


@exception_to("bpu_share_due", source="PP 50/2025 Pasal 3-4")
def bpu_other_sectors_relief(
    *, sector: Kind, payer_is_excluded_from_relief: Flag, other_sectors_relief_rate: Ratio
) -> Relief:
    """All other self-employed workers pay a share for some months."""
    return Relief(when=sector.is_in("other") & ~payer_is_excluded_from_relief, then=other_sectors_relief_rate)


@in_force(source="PP 50/2025 Pasal 4")
def payer_is_excluded_from_relief(
    *,
    payer: Kind,
    bpu_is_employer: Flag,
    relief_excludes_payer: FlagTable,
    relief_excludes_village_budget: Flag,
    relief_excludes_donor: Flag,
    relief_excludes_bpu_employer: Flag,
) -> Flag:
    """Whether the relief is closed to who pays: state and regional budgets are, the rest is a reading."""
    return (
        relief_excludes_payer.of(payer)
        | (bpu_is_employer & relief_excludes_bpu_employer)
        | (payer.is_in("apbdes") & relief_excludes_village_budget)
        | (payer.is_in("donor") & relief_excludes_donor)
    )
