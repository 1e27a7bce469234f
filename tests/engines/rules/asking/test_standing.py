from datetime import date

import pytest

from lindung.engines.rules.asking.payment_files import read_payments
from lindung.engines.rules.asking.standing import StandingAsked, standing_of
from lindung.engines.rules.machinery.inputs import InputError
from lindung.engines.rules.status.state import CoverageState
from lindung.engines.rules.telling.plain_standing import plain_standing
from lindung.vocabulary.month import Month

PAID = read_payments(["2026-01..2026-03@2026-01-10"])
MAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("segment", "told", "state"),
    [
        ("bpu", {}, CoverageState.GRACE),
        ("pu", {}, CoverageState.GRACE),
        ("pu", {"left_on": "2026-04-30"}, CoverageState.ENDED),
        ("jakon", {"project_ends_on": "2026-06-30"}, CoverageState.COVERED),
        ("jakon", {"project_ends_on": "2026-05-19"}, CoverageState.ENDED),
        ("pmi", {"route": "agency", "contract_months": "24", "departed_on": "2026-02-01"}, CoverageState.COVERED),
    ],
)
def test_every_segment_is_asked_alike(segment: str, told: dict[str, object], state: CoverageState) -> None:
    standing = standing_of(StandingAsked(segment=segment, day=MAY, payments=PAID, told=told))
    assert standing.state is state
    assert plain_standing(standing)["state"] == str(state)


def test_nobody_is_covered_without_a_payment() -> None:
    standing = standing_of(StandingAsked(segment="bpu", day=MAY, told={"registered_on": date(2026, 5, 1)}))
    assert standing.state is CoverageState.REGISTERED
    assert standing.months(Month(2026, 4), Month(2026, 5)) == {
        Month(2026, 4): CoverageState.NEVER,
        Month(2026, 5): CoverageState.REGISTERED,
    }


@pytest.mark.parametrize(
    ("segment", "day", "told", "named"),
    [
        ("asn", MAY, {}, "segment"),
        ("bpu", date(2015, 6, 30), {}, "on"),
        ("bpu", MAY, {"left_on": "2026-01-01"}, "left_on"),
        ("bpu", MAY, {"registered_on": "kemarin"}, "registered_on"),
        ("jakon", MAY, {}, "project_ends_on"),
        ("pmi", MAY, {"route": "agency"}, "contract_months"),
        ("pmi", MAY, {"route": "kapal", "contract_months": 24}, "route"),
        ("pmi", MAY, {"route": "agency", "contract_months": -1}, "contract_months"),
    ],
)
def test_refuses_by_name(segment: str, day: date, told: dict[str, object], named: str) -> None:
    with pytest.raises(InputError) as refused:
        standing_of(StandingAsked(segment=segment, day=day, told=told))
    assert refused.value.name == named
