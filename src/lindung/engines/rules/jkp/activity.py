"""What a dismissed worker must show to keep getting cash."""

from datetime import date

from lindung.engines.rules.machinery.expressions import Ratio, Whole
from lindung.engines.rules.machinery.in_force import in_force

SINCE = date(2021, 2, 2)


@in_force(since=SINCE, source="PP 37/2021", confidence="M")
def jkp_proof_from_month(*, jkp_activity_from_month: Whole) -> Whole:
    """The first month of cash that needs proof of looking for work."""
    return jkp_activity_from_month


@in_force(since=SINCE, source="PP 37/2021", confidence="M")
def jkp_proof_by_applications(*, jkp_activity_applications: Whole) -> Whole:
    """Applications in a month that are proof enough."""
    return jkp_activity_applications


@in_force(since=SINCE, source="PP 37/2021", confidence="M")
def jkp_proof_by_interviews(*, jkp_activity_interviews: Whole) -> Whole:
    """Interviews in a month that are proof enough instead."""
    return jkp_activity_interviews


@in_force(since=SINCE, source="PP 37/2021", confidence="M")
def jkp_proof_by_attendance(*, jkp_activity_attendance: Ratio) -> Ratio:
    """The share of a training that must be attended."""
    return jkp_activity_attendance
