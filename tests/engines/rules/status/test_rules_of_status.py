from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.rules.book import rulebook
from lindung.engines.rules.machinery.graph import build_graph
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.law import law, scenario
from lindung.engines.rules.machinery.names import figure_names
from lindung.engines.rules.machinery.tape import taped
from lindung.engines.rules.status.coverage import Timeline, coverage
from lindung.engines.rules.status.day_asked import STATUS_FIGURES, asked_inputs
from lindung.engines.rules.status.payments import Payment
from lindung.engines.rules.status.state import STATES, CoverageState
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment
from tests.engines.rules.figures import figure_of, figures_of

NEVER, REGISTERED, COVERED, GRACE, LAPSED, ENDED = CoverageState
JANUARY = Month(2026, 1)
CHARGED = scenario(
    {
        "name": "charged",
        "meaning": {"id": "Tunggakan lama ditagih", "en": "Old arrears are charged"},
        "parameters": {
            "bpu_old_arrears_are_charged": {
                "values": {date(2015, 7, 1): {"value": True, "source": "Draf", "confidence": "L"}}
            }
        },
    }
)


def asked(day: date, segment: Segment) -> dict[str, Any]:  # inputs of any unit
    return dict(asked_inputs(day, segment))


def bpu(name: str, day: date, **given: object) -> int:
    paid = {"covered_from": date(2026, 1, 10), "paid_until_month": JANUARY}
    return figure_of(name, day, **{**asked(day, Segment.BPU), **paid, **given})


def pu(name: str, day: date, **given: object) -> int:
    paid = {"covered_from": date(2026, 1, 10), "paid_until_month": JANUARY}
    return figure_of(name, day, **{**asked(day, Segment.PU), **paid, **given})


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 1, 4), NEVER),
        (date(2026, 1, 5), REGISTERED),
        (date(2026, 1, 9), REGISTERED),
        (date(2026, 1, 10), COVERED),
        (date(2026, 1, 31), COVERED),
        (date(2026, 2, 1), GRACE),
        (date(2026, 4, 30), GRACE),
        (date(2026, 5, 1), LAPSED),
    ],
)
def test_a_self_employed_member_on_both_sides_of_every_change(day: date, state: CoverageState) -> None:
    assert STATES[bpu("bpu_status", day, registered_on=date(2026, 1, 5))] is state


@pytest.mark.parametrize(
    ("day", "unpaid", "to_pay"),
    [
        (date(2026, 1, 31), 0, 0),
        (date(2026, 2, 1), 1, 1),
        (date(2026, 4, 30), 3, 3),
        (date(2026, 5, 1), 4, 1),  # a new start: the month itself
    ],
)
def test_arrears_are_paid_in_grace_and_not_charged_afterwards(day: date, unpaid: int, to_pay: int) -> None:
    assert bpu("bpu_months_unpaid", day) == unpaid
    assert bpu("bpu_months_to_pay", day) == to_pay


def test_a_draft_law_can_charge_old_arrears() -> None:
    day = date(2026, 5, 1)
    given = {**asked(day, Segment.BPU), "paid_until_month": JANUARY}
    assert figure_of("bpu_months_to_pay", day, under=CHARGED, **given) == 5 - 1


@pytest.mark.parametrize(
    ("day", "has_claimed_jht", "ended"),
    [
        (date(2026, 4, 30), False, 0),
        (date(2026, 5, 1), False, 1),
        (date(2026, 5, 1), True, 0),  # nonaktif instead of keluar
    ],
)
def test_membership_ends_after_more_than_three_unpaid_months(day: date, *, has_claimed_jht: bool, ended: int) -> None:
    assert bpu("bpu_membership_has_ended", day, has_claimed_jht=has_claimed_jht) == ended


@pytest.mark.parametrize(
    ("day", "arrears", "state"),
    [
        (date(2026, 3, 16), 0, COVERED),  # February is due on Monday 16 March
        (date(2026, 3, 17), 1, GRACE),
        (date(2026, 6, 15), 3, GRACE),
        (date(2026, 6, 16), 4, LAPSED),
    ],
)
def test_a_wage_earner_stands_by_the_months_that_are_overdue(day: date, arrears: int, state: CoverageState) -> None:
    assert pu("pu_months_in_arrears", day) == arrears
    assert STATES[pu("pu_status", day)] is state
    assert pu("pu_employer_pays_first", day) == (state is LAPSED)


def test_a_wage_earner_ends_on_the_day_after_leaving() -> None:
    left = date(2026, 3, 5)
    assert STATES[pu("pu_status", left, reported_left_on=left)] is COVERED
    assert STATES[pu("pu_status", left + timedelta(days=1), reported_left_on=left)] is ENDED


@pytest.mark.parametrize(("segment", "figures"), STATUS_FIGURES.items())
def test_every_figure_of_status_can_be_a_column(segment: str, figures: tuple[str, ...]) -> None:
    day = date(2026, 5, 1)
    graph = build_graph(
        law=law(),
        day=day,
        targets=figures,
        rules=rulebook(),
        inputs=inputs(),
        fixed=asked_inputs(day, Segment(segment.upper() if segment != "jakon" else segment)),
    )
    assert set(taped(graph).outputs) == set(figures)


@pytest.mark.parametrize("name", ["bpu_status", "pu_status", "jakon_status", "pmi_status"])
def test_the_names_of_states_are_those_of_the_figures(name: str) -> None:
    assert figure_names()[name].members == {str(state): state.words for state in STATES}


PAYMENTS = st.lists(
    st.builds(
        lambda day, ahead, more: Payment(
            date(2026, 1, 1) + timedelta(days=day),
            Month.of(date(2026, 1, 1) + timedelta(days=day)).plus(ahead),
            Month.of(date(2026, 1, 1) + timedelta(days=day)).plus(ahead + more),
        ),
        st.integers(0, 400),
        st.integers(-3, 3),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=5,
)


def of_timeline(timeline: Timeline, day: date) -> dict[str, Any]:  # inputs of any unit
    stretch = timeline.stretch_on(day)
    return {} if stretch is None else {"covered_from": stretch.covered_from, "paid_until_month": stretch.paid_until}


@settings(max_examples=60, deadline=None)
@given(PAYMENTS, st.integers(0, 500), st.sampled_from(["bpu", "pu"]))
def test_the_rules_agree_with_the_timeline(payments: list[Payment], day: int, segment: str) -> None:
    on = date(2026, 1, 1) + timedelta(days=day)
    which = Segment(segment.upper())
    timeline = coverage(payments, segment=which, day=on)
    given_ = {**asked(on, which), **of_timeline(timeline, on)}
    figure = f"{segment}_status"
    assert STATES[figures_of([figure], on, **given_)[figure]] is timeline.on(on)
