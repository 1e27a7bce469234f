"""What the law says about who counts in a month, as plain values of the caller."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StatusRules:
    """Values in force in the month asked; none is assumed here.

    Attributes:
        grace_months: Months after the last paid one in which a self-employed member may still settle.
        age_limit_years: Age that must not be reached on the first day of the month, or None where no limit holds.
        youngest_age_years: Age that must be reached on that day, or None.
        members_may_continue: Whether who is active or in grace stays insured past the age limit.
        self_paid: How extracts write that a member pays alone, in small letters; "" for an empty payer.
    """

    grace_months: int
    age_limit_years: int | None
    youngest_age_years: int | None
    members_may_continue: bool
    self_paid: tuple[str, ...]
