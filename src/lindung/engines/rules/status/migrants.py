"""Where a migrant worker (PMI) stands: windows before, during and after work abroad."""

from datetime import date

from lindung.engines.rules.machinery.expressions import Flag, Kind, Whole, where
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.status.state import CoverageState
from lindung.engines.rules.status.state_symbols import before_the_start, state

WINDOWS = "Permenaker 4/2023"
SINCE = date(2023, 2, 22)


@in_force(since=SINCE, source=WINDOWS)
def pmi_jkm_is_covered(
    *,
    route: Kind,
    migrant_phase: Kind,
    months_in_phase: Whole,
    days_since_return: Whole,
    pmi_before_work_months: Whole,
    pmi_individual_before_work_months: Whole,
    pmi_is_covered_at_work: Flag,
    pmi_after_work_jkm_days: Whole,
) -> Flag:
    """Whether a death is insured: before work for some months by route, at work, and some days after debarkation."""
    before = where(route.is_in("agency"), pmi_before_work_months, pmi_individual_before_work_months)
    return (
        (migrant_phase.is_in("before") & (months_in_phase <= before))
        | pmi_is_covered_at_work
        | (migrant_phase.is_in("after") & (days_since_return <= pmi_after_work_jkm_days))
    )


@in_force(since=SINCE, source=WINDOWS)
def pmi_jkk_is_covered(
    *,
    route: Kind,
    migrant_phase: Kind,
    months_in_phase: Whole,
    days_since_return: Whole,
    pmi_before_work_months: Whole,
    pmi_is_covered_at_work: Flag,
    pmi_after_work_jkk_days: Whole,
) -> Flag:
    """Whether an accident is insured: before work only through an agency, at work, and on the way home."""
    return (
        (migrant_phase.is_in("before") & route.is_in("agency") & (months_in_phase <= pmi_before_work_months))
        | pmi_is_covered_at_work
        | (migrant_phase.is_in("after") & (days_since_return <= pmi_after_work_jkk_days))
    )


@in_force(since=SINCE, source=WINDOWS)
def pmi_is_covered_at_work(
    *,
    migrant_phase: Kind,
    months_in_phase: Whole,
    contract_months: Whole,
    pmi_during_work_extra_months: Whole,
) -> Flag:
    """Whether the paid contract, with the months allowed beyond it, still runs."""
    return migrant_phase.is_in("during") & (months_in_phase <= contract_months + pmi_during_work_extra_months)


@in_force(since=SINCE, source=WINDOWS)
def pmi_status(
    *,
    asked_on: Whole,
    registered_on: Whole,
    covered_from: Whole,
    pmi_jkk_is_covered: Flag,
    pmi_jkm_is_covered: Flag,
) -> Kind:
    """Covered while a window of either programme is open."""
    begun = where(pmi_jkk_is_covered | pmi_jkm_is_covered, state(CoverageState.COVERED), state(CoverageState.ENDED))
    return before_the_start(asked_on, registered_on, covered_from, begun)
