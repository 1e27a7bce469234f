"""How job-loss insurance is funded: by the state and out of JKK and JKM, never by a bill of its own."""

from lindung.engines.rules.machinery.expressions import Choice, Flag, Kind, Ratio, Whole, if_so, rounded, smaller, where
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.lookups import FlagTable


@in_force(source="PP 37/2021 Pasal 4")
def pu_takes_jkp(*, employer_size: Kind, jkp_needs_jp: FlagTable, pu_takes_jht: Flag, pu_takes_jp: Flag) -> Flag:
    """Whether a wage earner is in JKP: small and micro firms need JHT, medium and large firms JHT and JP."""
    return pu_takes_jht & (~jkp_needs_jp.of(employer_size) | pu_takes_jp)


@in_force(source="PP 37/2021 Pasal 11")
def jkp_wage(*, wage: Whole, jkp_wage_ceiling: Whole) -> Whole:
    """The wage that JKP counts, up to its ceiling."""
    return smaller(wage, jkp_wage_ceiling)


@in_force(source="PP 37/2021 Pasal 11, PP 6/2025 Pasal 11")
def jkp_from_government(
    *, jkp_wage: Whole, pu_takes_jkp: Flag, jkp_rate_government: Ratio, contribution_rounding: Choice
) -> Whole:
    """The part that the state budget pays."""
    return if_so(pu_takes_jkp, rounded(jkp_wage * jkp_rate_government, contribution_rounding))


@in_force(source="PP 37/2021 Pasal 11", confidence="M")
def jkp_transfer_wage(
    *, wage: Whole, jkp_wage: Whole, jkp_wage_ceiling: Whole, jkp_ceiling_caps_jkk_transfer: Flag
) -> Whole:
    """The wage that the transfer from JKK is counted on: whether the ceiling caps it matters only above the ceiling."""
    return where((wage > jkp_wage_ceiling) & ~jkp_ceiling_caps_jkk_transfer, wage, jkp_wage)


@in_force(source="PP 37/2021 Pasal 11, PP 49/2023 Pasal 16A")
def jkp_from_jkk(
    *,
    jkp_transfer_wage: Whole,
    pu_takes_jkp: Flag,
    jkp_share_from_jkk: Ratio,
    jkp_transfer_share: Ratio,
    contribution_rounding: Choice,
) -> Whole:
    """The part that moves from the JKK contribution to JKP; the employer's bill stays as it is."""
    return if_so(
        pu_takes_jkp, rounded(jkp_transfer_wage * jkp_share_from_jkk * jkp_transfer_share, contribution_rounding)
    )


@in_force(source="PP 37/2021 Pasal 11, PP 49/2023 Pasal 18A")
def jkp_from_jkm(
    *, jkp_wage: Whole, pu_takes_jkp: Flag, jkp_share_from_jkm: Ratio, contribution_rounding: Choice
) -> Whole:
    """The part that moves from the JKM contribution to JKP."""
    return if_so(pu_takes_jkp, rounded(jkp_wage * jkp_share_from_jkm, contribution_rounding))
