"""Reliefs that lower what employers pay for JKK and JKM."""

from lindung.engines.rules.machinery.expressions import Flag, Ratio
from lindung.engines.rules.machinery.in_force import Relief, exception_to, in_force
from lindung.engines.rules.machinery.nodes import constant


@in_force(source="PP 44/2015 Pasal 16")
def pu_jkk_share_due() -> Ratio:
    """The whole of the JKK contribution is due unless a relief says less."""
    return Ratio(constant(1), 1)


@exception_to("pu_jkk_share_due", source="PP 7/2025 Pasal 3-4, PP 36/2025 Pasal 10A")
def labour_intensive_relief(*, labour_intensive: Flag, labour_intensive_relief_rate: Ratio) -> Relief:
    """Labour-intensive industries pay a share of JKK."""
    return Relief(when=labour_intensive, then=labour_intensive_relief_rate)


@exception_to("pu_jkk_share_due", source="PP 49/2020 Pasal 9-12")
def pu_jkk_covid_relief(*, covid_relief_rate: Ratio) -> Relief:
    """During the pandemic's relief every employer paid a small share of JKK."""
    return Relief(when=Flag(constant(1)), then=covid_relief_rate)


@in_force(source="PP 44/2015 Pasal 18")
def pu_jkm_share_due() -> Ratio:
    """The whole of the JKM contribution is due unless a relief says less."""
    return Ratio(constant(1), 1)


@exception_to("pu_jkm_share_due", source="PP 49/2020 Pasal 9-12")
def pu_jkm_covid_relief(*, covid_relief_rate: Ratio) -> Relief:
    """During the pandemic's relief every employer paid a small share of JKM."""
    return Relief(when=Flag(constant(1)), then=covid_relief_rate)


@in_force(source="PP 7/2025")
def jkp_transfer_share() -> Ratio:
    """The whole transfer from JKK to JKP is made unless a relief is read to touch it."""
    return Ratio(constant(1), 1)


@exception_to("jkp_transfer_share", source="PP 7/2025", confidence="unconfirmed")
def labour_intensive_transfer_relief(*, labour_intensive: Flag, labour_intensive_jkp_transfer_rate: Ratio) -> Relief:
    """Whether the relief of labour-intensive industries halves the transfer too is not confirmed."""
    return Relief(when=labour_intensive, then=labour_intensive_jkp_transfer_rate)
