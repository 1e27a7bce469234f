"""Who may register as self-employed."""

from lindung.engines.rules.machinery.expressions import Flag, Whole
from lindung.engines.rules.machinery.in_force import in_force


@in_force(source="Permenaker 5/2021", confidence="unconfirmed")
def bpu_may_register(*, age_at_registration: Whole, bpu_min_age: Whole, bpu_max_age_at_registration: Whole) -> Flag:
    """Whether somebody is old enough and has not reached the age at which a first registration is refused.

    Later payments may continue past that age; this asks about the first registration only.
    """
    return (age_at_registration >= bpu_min_age) & (age_at_registration < bpu_max_age_at_registration)
