"""Whether accident insurance pays, who answers when it does not, and how long a family may wait."""

from lindung.engines.rules.machinery.expressions import Flag, Kind, Whole
from lindung.engines.rules.machinery.in_force import in_force


@in_force(source="PP 44/2015 Pasal 25")
def jkk_is_payable(*, is_active: Flag) -> Flag:
    """Accident insurance pays from the first day of an active membership; there is no waiting time."""
    return is_active


@in_force(source="PP 44/2015")
def jkk_is_owed_by_employer(*, is_active: Flag, segment: Kind) -> Flag:
    """An employer who left a worker out of the insurance owes at least the same benefits."""
    return ~is_active & segment.is_in("pu", "jakon")


@in_force(source="PP 82/2019 Pasal 26")
def jkk_claim_within_years(*, jkk_claim_years: Whole) -> Whole:
    """The right to claim ends so many years after the accident, or after an occupational disease was diagnosed."""
    return jkk_claim_years


@in_force(source="Permenaker 1/2025", confidence="M")
def jkk_report_within_days(*, jkk_report_days: Whole) -> Whole:
    """The first report is due so many days after the accident; when it is late the employer may bear the benefit."""
    return jkk_report_days


@in_force(source="PP 49/2023 Pasal 25A-25B", confidence="M")
def jkk_decision_within_days(*, jkk_decision_days: Whole) -> Whole:
    """Whether it was a work accident is decided so many days after the first report; care is given meanwhile."""
    return jkk_decision_days


@in_force(source="PP 44/2015")
def jkk_sudden_death_within_days(*, jkk_sudden_death_days: Whole) -> Whole:
    """A sudden death at work within this time counts as a work accident."""
    return jkk_sudden_death_days
