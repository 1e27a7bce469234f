"""Whether death insurance pays, and whether it pays in full."""

from datetime import date

from lindung.engines.rules.machinery.expressions import Choice, Flag, Kind, Whole, fixed, where
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.nodes import Node, constant

SHORTEST_MONTH = (date(2025, 3, 1) - date(2025, 2, 1)).days
LONGEST_MONTH = (date(2025, 2, 1) - date(2025, 1, 1)).days


@in_force(source="PP 44/2015 Pasal 34")
def jkm_is_payable(*, is_active: Flag) -> Flag:
    """The membership must be active at death."""
    return is_active


@in_force(source="PP 44/2015")
def jkm_is_owed_by_employer(*, is_active: Flag, segment: Kind) -> Flag:
    """An employer who left a worker out of the insurance owes the heirs at least the same."""
    return ~is_active & segment.is_in("pu", "jakon")


@in_force(until=date(2025, 2, 23), source="PP 44/2015 Pasal 34", figure="jkm_is_full")
def jkm_was_full_from_the_first_day() -> Flag:
    """Every active member's heirs got all of it."""
    return Flag(constant(1))


@in_force(since=date(2025, 2, 24), source="Permenaker 1/2025", confidence="M")
def jkm_is_full(*, jkm_full_needs_months: Flag, jkm_has_been_member_for_months: Flag) -> Flag:
    """Heirs of new members get the burial grant only."""
    return ~jkm_full_needs_months | jkm_has_been_member_for_months


@in_force(since=date(2025, 2, 24), source="Permenaker 1/2025", confidence="M")
def jkm_full_needs_months(*, segment: Kind, jkm_three_month_rule_scope: Choice) -> Flag:
    """Whether a new member of this segment gets less: the self-employed do, the others by one reading."""
    return segment.is_in("bpu") | _is_read_as(jkm_three_month_rule_scope, "all")


@in_force(since=date(2025, 2, 24), source="Permenaker 1/2025", confidence="M")
def jkm_has_been_member_for_months(
    *,
    membership_months: Whole,
    membership_days: Whole,
    jkm_three_month_rule_counting: Choice,
    jkm_three_month_rule_months: Whole,
    jkm_three_month_rule_days: Whole,
) -> Flag:
    """Whether the membership is old enough, in months or, by another reading, in days.

    The reading is asked last, so that it is reported as doubtful only where it could change the answer.
    """
    by_months = membership_months >= jkm_three_month_rule_months
    days = fixed(jkm_three_month_rule_days)
    by_any_count = by_months & (membership_months * SHORTEST_MONTH >= days)
    by_no_count = ~by_months & ((membership_months + 1) * LONGEST_MONTH <= days)
    in_days = _is_read_as(jkm_three_month_rule_counting, "days90")
    by_reading = where(in_days, membership_days >= jkm_three_month_rule_days, by_months)
    return by_any_count | (~by_no_count & by_reading)


def _is_read_as(choice: Choice, text: str) -> Flag:
    """Whether a doubtful point is read so; unlike a comparison in Python it counts as used when it is asked."""
    answer = int(choice == text)
    return Flag(Node("parameter", payload=answer, least=answer, most=answer, reference=choice.reference))
