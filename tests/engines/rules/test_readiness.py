from datetime import date, timedelta

import pytest

from lindung.engines.rules.asking.drafts import packaged
from lindung.engines.rules.book import rulebook
from lindung.engines.rules.machinery.graph import UnresolvableFigureError, build_graph
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.law import law
from lindung.engines.rules.machinery.tape import taped
from lindung.engines.rules.readiness import days_of_change, ready, stretch_of

PU = ("pu_jkk", "pu_jkm", "pu_jht_employer", "pu_jht_worker", "pu_jp_employer", "pu_jp_worker")


def tape_on(day: date) -> str:
    """The fingerprint of what wage earners' contributions compute on a day."""
    return taped(build_graph(law=law(), day=day, targets=PU, rules=rulebook(), inputs=inputs())).fingerprint


def test_every_change_of_a_parameter_begins_a_stretch() -> None:
    changes = {day for id_ in law().ids for day in law().parameter(id_).changes if day >= date(2015, 7, 1)}
    assert changes <= set(days_of_change(law()))


def test_nothing_changes_inside_a_stretch() -> None:
    lasts = [day - timedelta(days=1) for day in days_of_change(law())[1:]]
    assert [tape_on(day) for day in lasts] == [tape_on(stretch_of(law(), day)) for day in lasts]


def test_days_of_one_stretch_share_their_graph() -> None:
    assert ready(law(), date(2026, 5, 2), PU) is ready(law(), date(2026, 6, 30), PU)
    assert ready(law(), date(2026, 2, 28), PU) is not ready(law(), date(2026, 3, 1), PU)


def test_a_scenario_has_its_own_days() -> None:
    assert ready(packaged("rounding_down"), date(2026, 5, 1), PU) is not ready(law(), date(2026, 5, 1), PU)


def test_names_the_day_that_was_asked() -> None:
    with pytest.raises(UnresolvableFigureError, match="2019-03-05"):
        ready(law(), date(2019, 3, 5), ("jkp_cash",))
