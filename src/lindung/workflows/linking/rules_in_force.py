"""What the law says of a month, as the plain values that the status of workers needs."""

from lindung.engines.intake.checks.members import SELF_PAID
from lindung.engines.linkage.status.rules import StatusRules
from lindung.engines.rules.machinery.law import law
from lindung.vocabulary.month import Month


def status_rules(month: Month) -> StatusRules:
    """Return the values in force on the first day of a month (Perdir 22/PERDIR.02/072022; Permenaker 5/2021)."""
    day = month.first_day
    in_force = {
        id_: _whole(law().in_force(id_, day).value)
        for id_ in (
            "bpu_arrears_months", "bpu_max_age_at_registration", "bpu_min_age", "bpu_may_continue_past_max_age",
        )
    }  # fmt: skip
    return StatusRules(
        grace_months=in_force["bpu_arrears_months"],
        age_limit_years=in_force["bpu_max_age_at_registration"],
        youngest_age_years=in_force["bpu_min_age"],
        members_may_continue=bool(in_force["bpu_may_continue_past_max_age"]),
        self_paid=SELF_PAID,
    )


def _whole(value: object) -> int:
    """Take a value that is a whole number or a flag."""
    if not isinstance(value, int):
        raise TypeError("this parameter is no whole number")
    return value
