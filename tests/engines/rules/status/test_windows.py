from datetime import date, timedelta

import pytest

from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from lindung.engines.rules.machinery.law import scenario
from lindung.engines.rules.status.state import CoverageState
from lindung.engines.rules.status.windows import (
    Journey,
    Project,
    migrant_programmes_on,
    migrant_status_on,
    project_status_on,
)
from lindung.vocabulary.programme import Programme

NEVER, REGISTERED, COVERED, GRACE, LAPSED, ENDED = CoverageState
BOTH = frozenset({Programme.JKK, Programme.JKM})
PROJECT = Project(
    ends_on=date(2026, 11, 30),
    registered_on=date(2026, 3, 1),
    first_paid_on=date(2026, 3, 10),
    maintenance_ends_on=date(2027, 5, 29),
)
WORKS_ONLY = scenario(
    {
        "name": "works_only",
        "meaning": {"id": "Tanpa masa pemeliharaan", "en": "Without the maintenance period"},
        "parameters": {
            "jakon_covers_maintenance": {
                "values": {date(2015, 7, 1): {"value": False, "source": "Draf", "confidence": "L"}}
            }
        },
    }
)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 2, 28), NEVER),
        (date(2026, 3, 1), REGISTERED),
        (date(2026, 3, 9), REGISTERED),
        (date(2026, 3, 10), COVERED),  # the first instalment
        (date(2027, 5, 29), COVERED),
        (date(2027, 5, 30), ENDED),
    ],
)
def test_a_project_is_covered_from_the_first_instalment_to_the_end_of_maintenance(
    day: date, state: CoverageState
) -> None:
    assert project_status_on(PROJECT, day) is state


def test_another_reading_ends_with_the_works() -> None:
    assert project_status_on(PROJECT, date(2026, 11, 30), WORKS_ONLY) is COVERED
    assert project_status_on(PROJECT, date(2026, 12, 1), WORKS_ONLY) is ENDED


def test_a_project_without_payment_is_registered() -> None:
    assert project_status_on(Project(date(2026, 11, 30), date(2026, 3, 1)), date(2026, 6, 1)) is REGISTERED


def journey(route: str, *, departed_on: date | None = None, returned_on: date | None = None) -> Journey:
    return Journey(
        route=route,
        contract_months=24,
        first_paid_on=date(2024, 1, 10),
        departed_on=departed_on,
        returned_on=returned_on,
    )


@pytest.mark.parametrize(
    ("route", "day", "programmes"),
    [
        ("agency", date(2024, 1, 9), frozenset()),
        ("agency", date(2024, 1, 10), BOTH),
        ("agency", date(2024, 6, 10), BOTH),  # five months
        ("agency", date(2024, 6, 11), frozenset()),
        ("individual", date(2024, 2, 10), frozenset({Programme.JKM})),  # one month, JKM only
        ("individual", date(2024, 2, 11), frozenset()),
    ],
)
def test_before_work_protection_lasts_some_months_by_route(
    route: str, day: date, programmes: frozenset[Programme]
) -> None:
    assert migrant_programmes_on(journey(route), day) == programmes


@pytest.mark.parametrize(
    ("day", "state"), [(date(2024, 3, 1), COVERED), (date(2026, 4, 1), COVERED), (date(2026, 4, 2), ENDED)]
)
def test_during_work_protection_lasts_the_contract_and_a_month(day: date, state: CoverageState) -> None:
    # 24 months and one from 1 March 2024 end on 1 April 2026.
    assert migrant_status_on(journey("agency", departed_on=date(2024, 3, 1)), day) is state


def test_after_work_protection_lasts_thirty_days() -> None:
    back = date(2026, 3, 1)
    home = journey("agency", departed_on=date(2024, 3, 1), returned_on=back)
    assert migrant_programmes_on(home, back + timedelta(days=30)) == BOTH
    assert migrant_status_on(home, back + timedelta(days=31)) is ENDED


def test_the_longest_path_of_a_two_year_contract_is_31_months() -> None:
    paid, departed, back = date(2024, 1, 10), date(2024, 6, 10), date(2026, 7, 10)
    path = Journey("agency", 24, first_paid_on=paid, departed_on=departed, returned_on=back)
    days = [date(2024, 6, 10), date(2026, 7, 9), date(2026, 8, 9)]  # 5 months, 24 and 1, 30 days
    assert [migrant_status_on(path, day) for day in days] == [COVERED] * 3
    assert migrant_status_on(path, date(2026, 8, 10)) is ENDED


def test_refuses_a_day_before_the_windows_were_law() -> None:
    with pytest.raises(UnresolvableFigureError):
        migrant_status_on(journey("agency"), date(2023, 2, 21))
