"""Contributions of self-employed people, in the style of GETTSIM; amounts are in bpu.yaml."""

from types import ModuleType

from ttsim.tt import (
    CompositeUnit,
    PiecewisePolynomialParamValue,
    RoundingSpec,
    TTSIMUnit,
    piecewise_polynomial,
    policy_function,
    policy_input,
)

PER_MONTH = TTSIMUnit.CURRENCY.PER_MONTH
RUPIAH_PER_MONTH = CompositeUnit(base="IDR").PER_MONTH
WHOLE_RUPIAH = RoundingSpec(
    base=1, direction="down", unit=RUPIAH_PER_MONTH, reference="Half up: half a rupiah is added before"
)
APBN, APBD = 2, 3


@policy_input(unit=TTSIMUnit.DIMENSIONLESS)
def p_id() -> int:
    """The number of the person."""


@policy_input(unit=PER_MONTH)
def income_m() -> int:
    """The declared income."""


@policy_input(unit=TTSIMUnit.DIMENSIONLESS)
def transport() -> bool:
    """Whether the person works in transport."""


@policy_input(unit=TTSIMUnit.DIMENSIONLESS)
def payer() -> int:
    """Who pays: 0 self, 1 employer, 2 APBN, 3 APBD, 4 APBDes, 5 donor."""


@policy_input(unit=TTSIMUnit.DIMENSIONLESS)
def with_jht() -> bool:
    """Whether the person saves for old age too."""


@policy_function(unit=PER_MONTH)
def base_m(income_m: int, base_by_income: PiecewisePolynomialParamValue, xnp: ModuleType) -> float:
    """The base that the annex gives the income."""
    return piecewise_polynomial(x=income_m, parameters=base_by_income, xnp=xnp)


@policy_function(unit=TTSIMUnit.DIMENSIONLESS)
def share(
    payer: int,
    transport: bool,  # noqa: FBT001  ttsim passes columns by name
    share_transport: float,
    share_other: float,
) -> float:
    """The share of JKK and JKM that is paid."""
    if payer == APBN or payer == APBD:  # noqa: PLR1714, SIM109  ttsim reads "or" as a column, not "in"
        out = 1.0
    elif transport:
        out = share_transport
    else:
        out = share_other
    return out


@policy_function(unit=PER_MONTH, rounding_spec=WHOLE_RUPIAH)
def jkk_m(base_m: float, share: float, jkk_rate: float, half_rupiah_m: float) -> float:
    """Work accident."""
    return base_m * jkk_rate * share + half_rupiah_m


@policy_function(unit=PER_MONTH, rounding_spec=WHOLE_RUPIAH)
def jkm_m(share: float, jkm_full_m: float, half_rupiah_m: float) -> float:
    """Death."""
    return jkm_full_m * share + half_rupiah_m


@policy_function(unit=PER_MONTH, rounding_spec=WHOLE_RUPIAH)
def jht_m(
    base_m: float,
    with_jht: bool,  # noqa: FBT001  ttsim passes columns by name
    jht_rate: float,
    half_rupiah_m: float,
) -> float:
    """Old age savings."""
    return base_m * jht_rate + half_rupiah_m if with_jht else 0.0
