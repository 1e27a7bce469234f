"""Protection that does not go by the month: construction projects and migrant workers, with dates as people know them.

The answers come from the figures `jakon_status` and `pmi_status`; here dates become what these ask.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lindung.engines.rules.book import rulebook
from lindung.engines.rules.dues.month_days import started_months
from lindung.engines.rules.machinery.graph import build_graph
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.law import Law, law
from lindung.engines.rules.machinery.scalar import Scalar, prepared
from lindung.engines.rules.status.state import STATES, CoverageState
from lindung.vocabulary.programme import Programme


@dataclass(frozen=True)
class Project:
    """A construction project and what was paid for it.

    Attributes:
        ends_on: Last day of the works.
        registered_on: Day of the complete form, where there is one.
        first_paid_on: Day of the full payment or the first instalment; None while nothing is paid.
        maintenance_ends_on: Last day of the maintenance period, where there is one.
    """

    ends_on: date
    registered_on: date | None = None
    first_paid_on: date | None = None
    maintenance_ends_on: date | None = None


@dataclass(frozen=True)
class Journey:
    """A migrant worker's contract and the days of the journey.

    Attributes:
        route: agency or individual.
        contract_months: Months of the contract with paid extensions.
        registered_on: Day of the complete form, where there is one.
        first_paid_on: Day of the first payment; None while nothing is paid.
        departed_on: Day the work abroad began; None before it.
        returned_on: Day of arrival in Indonesia; None before it.
    """

    route: str
    contract_months: int
    registered_on: date | None = None
    first_paid_on: date | None = None
    departed_on: date | None = None
    returned_on: date | None = None


def project_status_on(project: Project, day: date, law: Law = law()) -> CoverageState:  # noqa: B008  one object
    """Return where the workers of a project stand on a day.

    Raises:
        UnresolvableFigureError: The day lies before the law.
        InputError: A date is out of bounds.
    """
    given = {
        "asked_on": day,
        "registered_on": project.registered_on,
        "covered_from": project.first_paid_on,
        "project_ends_on": project.ends_on,
        "maintenance_ends_on": project.maintenance_ends_on,
    }
    return STATES[_figures(("jakon_status",), day, law, given)["jakon_status"]]


def migrant_status_on(journey: Journey, day: date, law: Law = law()) -> CoverageState:  # noqa: B008
    """Return where a migrant worker stands on a day; covered while a window of JKK or JKM is open.

    Raises:
        UnresolvableFigureError: The day lies before the rules of the windows, 22 February 2023.
        InputError: A date or the route is out of bounds.
    """
    return STATES[_figures(("pmi_status",), day, law, _of(journey, day))["pmi_status"]]


def migrant_programmes_on(journey: Journey, day: date, law: Law = law()) -> frozenset[Programme]:  # noqa: B008
    """Return which of JKK and JKM protect a migrant worker on a day; see `migrant_status_on`."""
    names = ("pmi_status", "pmi_jkk_is_covered", "pmi_jkm_is_covered")
    found = _figures(names, day, law, _of(journey, day))
    if STATES[found["pmi_status"]] is not CoverageState.COVERED:
        return frozenset()
    held = {Programme.JKK: found["pmi_jkk_is_covered"], Programme.JKM: found["pmi_jkm_is_covered"]}
    return frozenset(programme for programme, holds in held.items() if holds)


def _of(journey: Journey, day: date) -> Mapping[str, object]:
    phase, since = _phase(journey, day)
    return {
        "asked_on": day,
        "registered_on": journey.registered_on,
        "covered_from": journey.first_paid_on,
        "route": journey.route,
        "contract_months": journey.contract_months,
        "migrant_phase": phase,
        "months_in_phase": started_months(since, day),
        "days_since_return": max(0, (day - since).days),
    }


def _phase(journey: Journey, day: date) -> tuple[str, date]:
    if journey.returned_on is not None and journey.returned_on <= day:
        return "after", journey.returned_on
    if journey.departed_on is not None and journey.departed_on <= day:
        return "during", journey.departed_on
    return "before", journey.first_paid_on or day


def _figures(names: tuple[str, ...], day: date, law: Law, given: Mapping[str, object]) -> Mapping[str, int]:
    codes = {name: inputs()[name].code(value) for name, value in given.items() if value is not None}
    return _prepared(names, day, law).run(codes).figures


@lru_cache
def _prepared(names: tuple[str, ...], day: date, law: Law) -> Scalar:
    return prepared(build_graph(law=law, day=day, targets=names, rules=rulebook(), inputs=inputs()))
