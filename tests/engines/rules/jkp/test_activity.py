from datetime import date

import pytest

from lindung.engines.rules import assess


@pytest.mark.parametrize("day", [date(2025, 2, 6), date(2025, 2, 7)])
def test_says_how_to_show_that_one_looks_for_work(day: date) -> None:
    names = ("from_month", "by_applications", "by_interviews", "by_attendance")
    told = assess.figures([f"jkp_proof_{name}" for name in names], day).figures

    assert [float(told[f"jkp_proof_{name}"]) for name in names] == [2, 5, 1, 0.8]
