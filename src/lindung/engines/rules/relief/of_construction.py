"""Relief that lowered what construction projects paid for JKK and JKM."""

from lindung.engines.rules.machinery.expressions import Flag, Ratio
from lindung.engines.rules.machinery.in_force import Relief, exception_to, in_force
from lindung.engines.rules.machinery.nodes import constant


@in_force(source="PP 44/2015 Pasal 54-55")
def construction_share_due() -> Ratio:
    """The whole of the JKK and JKM contribution is due unless a relief says less."""
    return Ratio(constant(1), 1)


@exception_to("construction_share_due", source="PP 49/2020 Pasal 9-12")
def construction_covid_relief(*, covid_relief_rate: Ratio) -> Relief:
    """During the pandemic's relief every project paid a small share."""
    return Relief(when=Flag(constant(1)), then=covid_relief_rate)
