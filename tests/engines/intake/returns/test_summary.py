from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.intake.returns.summary import Summary, SummaryError, VillageLine
from tests.engines.intake.returns.sample_rows import facts

COUNT = st.integers(0, 10**7)


def summary(**changed: Any) -> Summary:
    counts = {"rows_read": 10, "accepted": 7, "to_repair": 2, "not_eligible": 1, "with_notes": 3}
    return Summary(facts(), **{**counts, **changed})


@given(st.lists(st.tuples(COUNT, COUNT, COUNT), max_size=5))
def test_takes_counts_that_add_up(counts: list[tuple[int, int, int]]) -> None:
    lines = tuple(VillageLine("A", None, sum(line), *line) for line in counts)
    accepted, to_repair, not_eligible = (sum(line[place] for line in counts) for place in range(3))
    rows = accepted + to_repair + not_eligible
    found = summary(rows_read=rows, accepted=accepted, to_repair=to_repair, not_eligible=not_eligible, villages=lines)
    assert 0 <= found.survival <= 1


@pytest.mark.parametrize("changed", [{"rows_read": 11}, {"accepted": 8}, {"to_repair": 0}, {"not_eligible": 2}])
def test_refuses_totals_that_do_not_add_up(changed: dict[str, int]) -> None:
    with pytest.raises(SummaryError, match="sum of accepted"):
        summary(**changed)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (VillageLine("A", None, 9, 7, 2, 1), "rows of a village"),
        (VillageLine("A", None, 9, 6, 2, 1), "add up to the totals"),
        (VillageLine("A", None, 10, 6, 3, 1), "add up to the totals"),
    ],
)
def test_refuses_villages_that_do_not_add_up(line: VillageLine, why: str) -> None:
    with pytest.raises(SummaryError, match=why):
        summary(villages=(line,))


def test_tells_the_share_that_survives() -> None:
    assert summary().survival == 7 / 10
    assert summary(rows_read=0, accepted=0, to_repair=0, not_eligible=0).survival == 0
    assert VillageLine("A", None, 4, 1, 3, 0).survival == 1 / 4
    assert VillageLine("A", None, 0, 0, 0, 0).survival == 0
