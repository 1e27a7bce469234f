"""What a construction project pays for the work accident and death insurance of its workers."""

from lindung.engines.rules.machinery.expressions import Choice, Ratio, Whole, rounded, where
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.lookups import Bands
from lindung.engines.rules.machinery.nodes import constant


@in_force(source="PP 44/2015 Pasal 54-55, Permenaker 5/2021")
def construction_value(
    *, contract_value: Whole, gross_value: Whole, vat_rate: Ratio, contribution_rounding: Choice
) -> Whole:
    """The contract value without VAT in rupiah; VAT is taken out of a value that contains it."""
    with_vat = Ratio(constant(1), 1) + vat_rate
    net = (gross_value * with_vat.per).over(Whole(with_vat.node))
    return where(gross_value > 0, rounded(net, contribution_rounding), contract_value)


@in_force(source="PP 44/2015 Pasal 54-55, Permenaker 5/2021")
def construction_jkk(
    *,
    construction_value: Whole,
    construction_jkk_bands: Bands,
    construction_share_due: Ratio,
    contribution_rounding: Choice,
) -> Whole:
    """JKK of the whole project in rupiah where wages are not known: each rate is for its slice of the value."""
    return rounded(construction_jkk_bands.over(construction_value) * construction_share_due, contribution_rounding)


@in_force(source="PP 44/2015 Pasal 54-55, Permenaker 5/2021")
def construction_jkm(
    *,
    construction_value: Whole,
    construction_jkm_bands: Bands,
    construction_share_due: Ratio,
    contribution_rounding: Choice,
) -> Whole:
    """JKM of the whole project in rupiah where wages are not known: each rate is for its slice of the value."""
    return rounded(construction_jkm_bands.over(construction_value) * construction_share_due, contribution_rounding)


@in_force(source="PP 44/2015 Pasal 54-55")
def construction_payroll_jkk(
    *, payroll: Whole, construction_jkk_rate: Ratio, construction_share_due: Ratio, contribution_rounding: Choice
) -> Whole:
    """JKK of a month in rupiah where the wages of the project's workers are known."""
    return rounded(payroll * construction_jkk_rate * construction_share_due, contribution_rounding)


@in_force(source="PP 44/2015 Pasal 54-55")
def construction_payroll_jkm(
    *, payroll: Whole, construction_jkm_rate: Ratio, construction_share_due: Ratio, contribution_rounding: Choice
) -> Whole:
    """JKM of a month in rupiah where the wages of the project's workers are known."""
    return rounded(payroll * construction_jkm_rate * construction_share_due, contribution_rounding)
