"""What is paid each month for death insurance."""

from lindung.engines.rules.machinery.expressions import Choice, Ratio, Whole, rounded
from lindung.engines.rules.machinery.in_force import in_force


@in_force(source="PP 44/2015 Pasal 18(1)")
def pu_jkm(*, wage: Whole, jkm_rate: Ratio, pu_jkm_share_due: Ratio, contribution_rounding: Choice) -> Whole:
    """The employer pays a rate on the whole wage."""
    return rounded(wage * jkm_rate * pu_jkm_share_due, contribution_rounding)


@in_force(source="PP 44/2015 Pasal 18 dan Lampiran II")
def bpu_jkm(*, bpu_jkm_amount: Whole, bpu_share_due: Ratio, contribution_rounding: Choice) -> Whole:
    """The self-employed pay one amount, whatever they earn."""
    return rounded(bpu_jkm_amount * bpu_share_due, contribution_rounding)
