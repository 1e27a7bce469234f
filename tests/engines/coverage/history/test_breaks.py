"""A split breaks the series of the mother; a new code breaks none."""

import pytest

from lindung.engines.coverage.history.breaks import BREAK, changed_between, territory_breaks
from lindung.vocabulary.month import Month


@pytest.mark.parametrize(
    ("area", "earlier", "later", "changed"),
    [
        ("91", Month(2022, 6), Month(2022, 8), True),
        ("91", Month(2022, 7), Month(2022, 8), True),  # the month of the law counts as before
        ("91", Month(2022, 8), Month(2023, 8), False),
        ("91", Month(2021, 1), Month(2022, 7), False),
        ("93.01", Month(2022, 6), Month(2022, 8), False),  # Merauke only got another code
        ("33.74", Month(2000, 1), Month(2026, 1), False),
    ],
)
def test_knows_when_an_area_became_another(area: str, earlier: Month, later: Month, *, changed: bool) -> None:
    assert changed_between(area, earlier, later) is changed


def test_tells_each_month_once() -> None:
    assert territory_breaks().schema == BREAK
    assert territory_breaks().is_unique().all()
