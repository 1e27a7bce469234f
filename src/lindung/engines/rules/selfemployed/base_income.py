"""The base on which the self-employed pay and are insured."""

from lindung.engines.rules.machinery.expressions import Whole
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.lookups import Steps


@in_force(source="PP 44/2015 Lampiran II")
def bpu_base_income(*, income: Whole, bpu_base: Steps) -> Whole:
    """The base of the annex for a declared income: that of the last tier whose lower bound the income reaches."""
    return bpu_base.at(income)
