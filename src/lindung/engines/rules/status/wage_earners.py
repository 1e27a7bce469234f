"""Where a wage earner (PU) stands: the employer's arrears are tolerated for some months."""

from lindung.engines.rules.machinery.expressions import Flag, Kind, Whole, larger, where
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.status.state import CoverageState
from lindung.engines.rules.status.state_symbols import before_the_start, state


@in_force(source="PP 44/2015; PP 46/2015")
def pu_months_in_arrears(*, last_due_month: Whole, paid_until_month: Whole) -> Whole:
    """Months whose due date has passed without payment."""
    return larger(last_due_month - paid_until_month, 0)


@in_force(source="PP 44/2015", confidence="unconfirmed")
def pu_employer_pays_first(*, pu_months_in_arrears: Whole, pu_arrears_months: Whole) -> Flag:
    """Whether arrears are so old that the employer has to pay the benefit first and reclaims it after settling."""
    return pu_months_in_arrears > pu_arrears_months


@in_force(source="PP 44/2015; Permenaker 1/2025", confidence="M")
def pu_status(
    *,
    asked_on: Whole,
    registered_on: Whole,
    covered_from: Whole,
    reported_left_on: Whole,
    pu_months_in_arrears: Whole,
    pu_employer_pays_first: Flag,
) -> Kind:
    """Covered from the first contribution until she leaves; in grace, then lapsed, while the employer is in arrears."""
    in_arrears = where(pu_employer_pays_first, state(CoverageState.LAPSED), state(CoverageState.GRACE))
    at_work = where(pu_months_in_arrears > 0, in_arrears, state(CoverageState.COVERED))
    begun = where(asked_on > reported_left_on, state(CoverageState.ENDED), at_work)
    return before_the_start(asked_on, registered_on, covered_from, begun)
