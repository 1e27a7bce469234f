"""What is paid each month for work accident insurance."""

from lindung.engines.rules.machinery.expressions import Choice, Kind, Ratio, Whole, rounded
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.lookups import RateTable


@in_force(source="PP 44/2015 Pasal 16(1)")
def pu_jkk(
    *,
    wage: Whole,
    risk_class: Kind,
    jkk_rate_by_risk_class: RateTable,
    pu_jkk_share_due: Ratio,
    contribution_rounding: Choice,
) -> Whole:
    """The employer pays the rate of its risk class on the whole wage; there is no ceiling."""
    return rounded(wage * jkk_rate_by_risk_class.of(risk_class) * pu_jkk_share_due, contribution_rounding)


@in_force(source="PP 44/2015 Pasal 17 dan Lampiran II")
def bpu_jkk(
    *, bpu_base_income: Whole, bpu_jkk_rate: Ratio, bpu_share_due: Ratio, contribution_rounding: Choice
) -> Whole:
    """The self-employed pay a rate on the base of the annex, not on the income itself."""
    return rounded(bpu_base_income * bpu_jkk_rate * bpu_share_due, contribution_rounding)
