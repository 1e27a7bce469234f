"""How many school years of a child are still paid, level by level, until the child is too old.

The same provision holds for each level and each of two children, so that one function makes the ten of them.
"""

from datetime import date
from typing import Any

from lindung.engines.rules.machinery.expressions import Whole, if_so, larger, smaller, where
from lindung.engines.rules.machinery.in_force import Rule
from lindung.engines.rules.machinery.lookups import WholeTable
from lindung.engines.rules.machinery.nodes import Node
from lindung.engines.rules.machinery.parameters import Confidence

LEVELS = ("tk", "sd", "smp", "sma", "university")  # in the order in which a child goes through them
SINCE = date(2019, 12, 2)  # before it a child got one amount, whatever its level


def entry(table: WholeTable, level: str) -> Whole:
    """Return what a parameter says of one level."""
    number = int(table.reference.table[level])
    return Whole(Node("parameter", payload=number, least=number, most=number, reference=table.reference))


def _years_in(level: str, child: str) -> Rule:
    earlier = LEVELS[: LEVELS.index(level)]
    paid_before = [f"{child}_years_in_{one}" for one in earlier]
    asked = [f"{child}_level", f"{child}_years_left", f"{child}_age"]

    def years(*, scholarship_years: WholeTable, scholarship_age_limit: Whole, **of_child: Any) -> Whole:  # by `needs`
        """The rest of the level a child is in, all of a later one, none of an earlier one; never past the age limit."""
        at, left, age = (of_child[name] for name in asked)
        longest = entry(scholarship_years, level)
        rest = where(at.is_in(level), smaller(left, longest), if_so(at.is_in("below_school", *earlier), longest))
        until_limit = scholarship_age_limit - age
        for name in paid_before:
            until_limit = until_limit - of_child[name]
        return smaller(rest, larger(until_limit, 0))

    return Rule(
        figure=f"{child}_years_in_{level}",
        needs=(*asked, "scholarship_years", "scholarship_age_limit", *paid_before),
        formula=years,
        since=SINCE,
        until=None,
        source="PP 82/2019 Lampiran III",
        confidence=Confidence.HIGH,
    )


child_1_years_in_tk = _years_in("tk", "child_1")
child_1_years_in_sd = _years_in("sd", "child_1")
child_1_years_in_smp = _years_in("smp", "child_1")
child_1_years_in_sma = _years_in("sma", "child_1")
child_1_years_in_university = _years_in("university", "child_1")
child_2_years_in_tk = _years_in("tk", "child_2")
child_2_years_in_sd = _years_in("sd", "child_2")
child_2_years_in_smp = _years_in("smp", "child_2")
child_2_years_in_sma = _years_in("sma", "child_2")
child_2_years_in_university = _years_in("university", "child_2")
