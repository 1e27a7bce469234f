"""Where a member stands on a day, asked alike for every segment: the state, its dates, and which claims are payable."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lindung.engines.rules.asking.reading import read_day, read_inputs
from lindung.engines.rules.machinery.in_force import FIRST_DAY
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.law import Law, law
from lindung.engines.rules.machinery.parameters import InForce
from lindung.engines.rules.status.claims import Claim, claims_on, payable_claims
from lindung.engines.rules.status.coverage import Timeline, coverage
from lindung.engines.rules.status.payments import RISK_PROGRAMMES, Payment
from lindung.engines.rules.status.state import CoverageState
from lindung.engines.rules.status.windows import (
    Journey,
    Project,
    migrant_programmes_on,
    migrant_status_on,
    project_status_on,
)
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment

SEGMENTS = {"pu": Segment.PU, "bpu": Segment.BPU, "jakon": Segment.JAKON, "pmi": Segment.PMI}
DAYS = {
    "pu": ("registered_on", "left_on"),
    "bpu": ("registered_on",),
    "jakon": ("registered_on", "project_ends_on", "maintenance_ends_on"),
    "pmi": ("registered_on", "departed_on", "returned_on"),
}
OTHER = {"pmi": ("route", "contract_months")}


@dataclass(frozen=True, eq=False, kw_only=True)
class StandingAsked:
    """A question about a member.

    Attributes:
        segment: pu, bpu, jakon or pmi.
        day: The day asked, whose law holds.
        payments: What came in; later payments than the day are left out.
        told: Days by name (registered_on, left_on, project_ends_on, maintenance_ends_on, departed_on, returned_on) and
            for migrant workers route and contract_months; as text or as values.
        under: A scenario instead of the law.
    """

    segment: str
    day: date
    payments: tuple[Payment, ...] = ()
    told: Mapping[str, object] = field(default_factory=dict)
    under: Law = field(default_factory=law)


@dataclass(frozen=True, eq=False)
class Standing:
    """Where the member stands.

    Attributes:
        asked: The question.
        state: The state on the day.
        claims: Which claims for an event of that day are payable, and why.
        timeline: Spans and what became of every payment; None where protection does not go by the month.
    """

    asked: StandingAsked
    state: CoverageState
    claims: tuple[Claim, ...]
    timeline: Timeline | None = None

    @property
    def unconfirmed(self) -> tuple[InForce, ...]:
        """Parameters behind the claims that are not certain."""
        used = dict.fromkeys(value for claim in self.claims for value in claim.used)
        return tuple(value for value in used if value.confidence.is_doubtful)

    def months(self, first: Month, last: Month) -> dict[Month, CoverageState]:
        """Return the state at the end of each month; empty where protection does not go by the month."""
        return self.timeline.months(first, last) if self.timeline else {}


def standing_of(asked: StandingAsked) -> Standing:
    """Say where a member stands on a day.

    Raises:
        InputError: Something is missing, unknown or contradicts something else.
    """
    told = _told(asked)
    if asked.segment == "jakon":
        return _project(asked, told)
    return _journey(asked, told) if asked.segment == "pmi" else _member(asked, told)


def _member(asked: StandingAsked, told: dict[str, Any]) -> Standing:
    timeline = coverage(
        asked.payments,
        segment=SEGMENTS[asked.segment],
        day=asked.day,
        registered_on=told.get("registered_on"),
        left_on=told.get("left_on"),
        known_on=asked.day,
        law=asked.under,
    )
    return Standing(asked, timeline.on(asked.day), claims_on(timeline, asked.day, asked.under), timeline)


def _project(asked: StandingAsked, told: dict[str, Any]) -> Standing:
    _require(told, "project_ends_on", "2026-11-30")
    project = Project(
        ends_on=told["project_ends_on"],
        registered_on=told.get("registered_on"),
        first_paid_on=_first_paid(asked),
        maintenance_ends_on=told.get("maintenance_ends_on"),
    )
    state = project_status_on(project, asked.day, asked.under)
    return Standing(asked, state, payable_claims(state, asked.day, segment=Segment.JAKON, law=asked.under))


def _journey(asked: StandingAsked, told: dict[str, Any]) -> Standing:
    _require(told, "route", "agency")
    _require(told, "contract_months", "24")
    journey = Journey(
        route=told["route"],
        contract_months=told["contract_months"],
        registered_on=told.get("registered_on"),
        first_paid_on=_first_paid(asked),
        departed_on=told.get("departed_on"),
        returned_on=told.get("returned_on"),
    )
    state = migrant_status_on(journey, asked.day, asked.under)
    covered = migrant_programmes_on(journey, asked.day, asked.under)
    held = covered if state is CoverageState.COVERED else RISK_PROGRAMMES
    claims = payable_claims(state, asked.day, segment=Segment.PMI, programmes=held, law=asked.under)
    return Standing(asked, state, claims)


def _told(asked: StandingAsked) -> dict[str, Any]:
    if asked.segment not in SEGMENTS:
        listed = ", ".join(SEGMENTS)
        raise InputError(
            Words(f"segment diperlukan: salah satu dari {listed}.", f"segment is needed: one of {listed}."), "segment"
        )
    if asked.day < FIRST_DAY:
        raise InputError(
            Words(f"on: hukum berlaku sejak {FIRST_DAY}.", f"on: the law runs from {FIRST_DAY}."),
            "on",
        )
    known = (*DAYS[asked.segment], *OTHER.get(asked.segment, ()))
    for name in asked.told:
        if name not in known:
            raise InputError(_not_asked(name, asked.segment, known), name)
    days = {name: read_day(value, name) for name, value in asked.told.items() if name.endswith("_on")}
    others = read_inputs({name: value for name, value in asked.told.items() if name not in days})
    for name, value in others.items():
        inputs()[name].code(value)
    return {**others, **days}


def _first_paid(asked: StandingAsked) -> date | None:
    return min(_days_paid(asked.payments), default=None)


def _days_paid(payments: Iterable[Payment]) -> list[date]:
    return [payment.paid_on for payment in payments]


def _require(told: Mapping[str, object], name: str, example: str) -> None:
    if name not in told:
        raise InputError(
            Words(f"{name} diperlukan, misalnya {example}.", f"{name} is needed, such as {example}."), name
        )


def _not_asked(name: str, segment: str, known: Iterable[str]) -> Words:
    listed = ", ".join(known)
    return Words(
        f"{name} tidak ditanyakan bagi segmen {segment}. Yang ditanyakan: {listed}.",
        f"{name} is not asked of segment {segment}. Asked are: {listed}.",
    )
