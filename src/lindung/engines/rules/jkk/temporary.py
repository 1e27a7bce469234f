"""The wage of days on which an injured worker cannot work (STMB), day by day over the stages.

A stage is entered by its fixed length, so that a doubtful length is reported only where somebody was ill that long.
"""

from lindung.engines.rules.machinery.expressions import (
    Choice,
    Flag,
    Ratio,
    Whole,
    fixed,
    if_so,
    larger,
    rounded,
    smaller,
    where,
)
from lindung.engines.rules.machinery.in_force import in_force


@in_force(source="PP 44/2015 Lampiran III")
def stmb_days_in_first_stage(*, stmb_days: Whole, stmb_first_days: Whole) -> Whole:
    """Days at the first share."""
    return where(stmb_days > fixed(stmb_first_days), stmb_first_days, stmb_days)


@in_force(source="PP 44/2015 Lampiran III")
def stmb_days_in_second_stage(*, stmb_days: Whole, stmb_first_days: Whole, stmb_second_days: Whole) -> Whole:
    """Days at the second share; PP 82/2019 left no such stage."""
    return if_so(
        stmb_days > fixed(stmb_first_days), smaller(_not_below_zero(stmb_days - stmb_first_days), stmb_second_days)
    )


@in_force(source="PP 44/2015 Lampiran III")
def stmb_days_after_stages(*, stmb_days: Whole, stmb_first_days: Whole, stmb_second_days: Whole) -> Whole:
    """Days at the last share, until the worker is healed, disabled or dead."""
    before = stmb_first_days + stmb_second_days
    return if_so(stmb_days > fixed(before), _not_below_zero(stmb_days - before))


@in_force(source="PP 44/2015 Lampiran III")
def jkk_stmb(
    *,
    jkk_is_payable: Flag,
    insured_wage: Whole,
    stmb_month_days: Whole,
    stmb_days_in_first_stage: Whole,
    stmb_first_share: Ratio,
    stmb_days_in_second_stage: Whole,
    stmb_second_share: Ratio,
    stmb_days_after_stages: Whole,
    stmb_rest_share: Ratio,
    benefit_rounding: Choice,
) -> Whole:
    """A day's wage for each day at the share of its stage; rounded once, for the whole time."""
    wage_days = (
        stmb_first_share * stmb_days_in_first_stage
        + stmb_second_share * stmb_days_in_second_stage
        + stmb_rest_share * stmb_days_after_stages
    )
    return if_so(jkk_is_payable, rounded((wage_days * insured_wage).over(stmb_month_days), benefit_rounding))


@in_force(source="PP 44/2015 Lampiran III")
def jkk_stmb_goes_to_employer(*, jkk_is_payable: Flag, employer_kept_paying_wage: Flag) -> Flag:
    """An employer who went on paying the wage gets it back; else the worker is paid."""
    return jkk_is_payable & employer_kept_paying_wage


def _not_below_zero(days: Whole) -> Whole:
    """Tell the bounds what the condition before it already says."""
    return larger(days, 0)
