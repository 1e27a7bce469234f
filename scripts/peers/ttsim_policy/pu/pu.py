"""Contributions of employed people, in the style of GETTSIM; amounts are in pu.yaml."""

from ttsim.tt import (
    CompositeUnit,
    ConsecutiveIntLookupTableParamValue,
    RoundingSpec,
    TTSIMUnit,
    policy_function,
    policy_input,
)

PER_MONTH = TTSIMUnit.CURRENCY.PER_MONTH
RUPIAH_PER_MONTH = CompositeUnit(base="IDR").PER_MONTH
WHOLE_RUPIAH = RoundingSpec(
    base=1, direction="down", unit=RUPIAH_PER_MONTH, reference="Half up: half a rupiah is added before"
)
MICRO, SMALL = 0, 1


@policy_input(unit=TTSIMUnit.DIMENSIONLESS)
def p_id() -> int:
    """The number of the person."""


@policy_input(unit=PER_MONTH)
def wage_m() -> int:
    """The reported wage."""


@policy_input(unit=TTSIMUnit.DIMENSIONLESS)
def risk_class() -> int:
    """The class of risk of the employer, 1 to 5."""


@policy_input(unit=TTSIMUnit.DIMENSIONLESS)
def employer_size() -> int:
    """The size of the enterprise: 0 micro, 1 small, 2 medium, 3 large."""


@policy_input(unit=TTSIMUnit.DIMENSIONLESS)
def labour_intensive() -> bool:
    """Whether the industry is one of the relieved labour-intensive ones."""


@policy_function(unit=PER_MONTH, rounding_spec=WHOLE_RUPIAH)
def jkk_m(
    wage_m: int,
    risk_class: int,
    labour_intensive: bool,  # noqa: FBT001  ttsim passes columns by name
    jkk_rate: ConsecutiveIntLookupTableParamValue,
    jkk_labour_intensive: float,
    half_rupiah_m: float,
) -> float:
    """Work accident."""
    full = wage_m * jkk_rate.look_up(risk_class)
    out = full * jkk_labour_intensive if labour_intensive else full
    return out + half_rupiah_m


@policy_function(unit=PER_MONTH, rounding_spec=WHOLE_RUPIAH)
def jkm_m(wage_m: int, jkm_rate: float, half_rupiah_m: float) -> float:
    """Death."""
    return wage_m * jkm_rate + half_rupiah_m


@policy_function(unit=PER_MONTH, rounding_spec=WHOLE_RUPIAH)
def jht_employer_m(wage_m: int, employer_size: int, jht_employer_rate: float, half_rupiah_m: float) -> float:
    """Old age savings, paid by the employer."""
    return wage_m * jht_employer_rate + half_rupiah_m if employer_size > MICRO else 0.0


@policy_function(unit=PER_MONTH, rounding_spec=WHOLE_RUPIAH)
def jht_worker_m(wage_m: int, employer_size: int, jht_worker_rate: float, half_rupiah_m: float) -> float:
    """Old age savings, paid by the worker."""
    return wage_m * jht_worker_rate + half_rupiah_m if employer_size > MICRO else 0.0


@policy_function(unit=PER_MONTH)
def pensionable_wage_m(wage_m: int, jp_ceiling_m: float) -> float:
    """The wage up to the ceiling."""
    return min(wage_m, jp_ceiling_m)


@policy_function(unit=PER_MONTH, rounding_spec=WHOLE_RUPIAH)
def jp_employer_m(
    pensionable_wage_m: float, employer_size: int, jp_employer_rate: float, half_rupiah_m: float
) -> float:
    """Pension, paid by the employer."""
    return pensionable_wage_m * jp_employer_rate + half_rupiah_m if employer_size > SMALL else 0.0


@policy_function(unit=PER_MONTH, rounding_spec=WHOLE_RUPIAH)
def jp_worker_m(pensionable_wage_m: float, employer_size: int, jp_worker_rate: float, half_rupiah_m: float) -> float:
    """Pension, paid by the worker."""
    return pensionable_wage_m * jp_worker_rate + half_rupiah_m if employer_size > SMALL else 0.0
