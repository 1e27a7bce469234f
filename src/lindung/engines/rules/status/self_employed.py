"""Where a self-employed member (BPU) stands: protection is paid by the month and can be taken up again."""

from lindung.engines.rules.machinery.expressions import Flag, Kind, Whole, if_so, larger, where
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.nodes import constant
from lindung.engines.rules.status.state import CoverageState
from lindung.engines.rules.status.state_symbols import before_the_start, state

MANUAL = "Perdir BPJS Ketenagakerjaan 22/PERDIR.02/072022"


@in_force(source=MANUAL)
def bpu_grace_until_month(*, paid_until_month: Whole, bpu_arrears_months: Whole) -> Whole:
    """The month with whose last day the right to settle arrears ends (a month's ordinal)."""
    return paid_until_month + bpu_arrears_months


@in_force(source=MANUAL, confidence="M")
def bpu_status(
    *,
    asked_on: Whole,
    asked_month: Whole,
    registered_on: Whole,
    covered_from: Whole,
    paid_until_month: Whole,
    bpu_grace_until_month: Whole,
) -> Kind:
    """Covered from the first payment to the end of the last paid month, then in grace, then lapsed."""
    unpaid = where(asked_month <= bpu_grace_until_month, state(CoverageState.GRACE), state(CoverageState.LAPSED))
    begun = where(asked_month <= paid_until_month, state(CoverageState.COVERED), unpaid)
    return before_the_start(asked_on, registered_on, covered_from, begun)


@in_force(source=MANUAL, confidence="M")
def bpu_months_unpaid(*, asked_month: Whole, paid_until_month: Whole) -> Whole:
    """Months without payment up to and with the month asked; none while she is paid up."""
    return larger(asked_month - paid_until_month, 0)


@in_force(source=MANUAL, confidence="M")
def bpu_membership_has_ended(
    *, bpu_months_unpaid: Whole, bpu_ends_after_unpaid_months: Whole, has_claimed_jht: Flag
) -> Flag:
    """Whether the membership itself is over (keluar) and not only inactive (nonaktif), as after a full JHT claim."""
    return (bpu_months_unpaid > bpu_ends_after_unpaid_months) & ~has_claimed_jht


@in_force(source="Tanya jawab BPJS Ketenagakerjaan", confidence="M")
def bpu_months_to_pay(
    *,
    asked_month: Whole,
    bpu_grace_until_month: Whole,
    bpu_months_unpaid: Whole,
    bpu_old_arrears_are_charged: Flag,
) -> Whole:
    """Months to pay to be covered on the day asked: all arrears in grace; after a lapse the month itself only."""
    starts_anew = (asked_month > bpu_grace_until_month) & ~bpu_old_arrears_are_charged
    return where(starts_anew, if_so(bpu_months_unpaid > 0, Whole(constant(1))), bpu_months_unpaid)
