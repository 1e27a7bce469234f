"""The wage on which accident benefits are counted."""

from lindung.engines.rules.machinery.expressions import Flag, Kind, Whole, where
from lindung.engines.rules.machinery.in_force import in_force


@in_force(source="PP 44/2015 Pasal 16-17, 54-55", confidence="M")
def insured_wage(
    *, segment: Kind, wage: Whole, bpu_base_income: Whole, wage_is_known: Flag, minimum_wage: Whole
) -> Whole:
    """The last reported wage; for the self-employed the base of the annex, not the income they declared.

    A worker of a construction project whose wage nobody reported is insured on the local minimum wage.
    """
    without_wage = segment.is_in("jakon") & ~wage_is_known
    return where(segment.is_in("bpu"), bpu_base_income, where(without_wage, minimum_wage, wage))
