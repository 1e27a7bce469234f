"""How big an enterprise is: it decides which programmes its workers must be in."""

from datetime import date

from lindung.engines.rules.machinery.expressions import Flag, Whole, where
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.nodes import constant

SINCE = date(2021, 2, 2)


@in_force(since=SINCE, source="PP 7/2021 Pasal 35")
def enterprise_size_by_capital(
    *, capital: Whole, micro_capital_limit: Whole, small_capital_limit: Whole, medium_capital_limit: Whole
) -> Whole:
    """The size of a new enterprise, by its capital without land and building."""
    return _size(capital <= micro_capital_limit, capital <= small_capital_limit, capital <= medium_capital_limit)


@in_force(since=SINCE, source="PP 7/2021 Pasal 35")
def enterprise_size_by_sales(
    *, yearly_sales: Whole, micro_sales_limit: Whole, small_sales_limit: Whole, medium_sales_limit: Whole
) -> Whole:
    """The size of an enterprise that runs, by its sales of a year."""
    return _size(
        yearly_sales <= micro_sales_limit, yearly_sales <= small_sales_limit, yearly_sales <= medium_sales_limit
    )


def _size(is_micro: Flag, is_small_at_most: Flag, is_medium_at_most: Flag) -> Whole:
    """The place in the list micro, small, medium, large; the largest is as many steps on as limits are passed."""
    step, none = Whole(constant(1)), Whole(constant(0))
    passed = (where(limit, none, step) for limit in (is_micro, is_small_at_most, is_medium_at_most))
    first, second, third = passed
    return first + second + third
