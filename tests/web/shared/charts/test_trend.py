"""The trend draws what compares, breaks where it does not, and says so in words."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.language import Language
from lindung.vocabulary.month import Month
from lindung.web.shared.charts.trend import trend_chart
from lindung.web.shared.charts.trend_data import TrendData, TrendPoint

APRIL, DECEMBER = Month(2025, 4), Month(2025, 12)
RISING = tuple(TrendPoint(Month(2024, 12).plus(ahead), 300_000 + 6_000 * ahead) for ahead in range(5))


def trend(points: tuple[TrendPoint, ...] = RISING, *, has_ends: bool = True) -> TrendData:
    target = (DECEMBER, 418_702) if has_ends else None
    projected = (DECEMBER, 365_100, 355_000, 376_000) if has_ends else None
    return TrendData(points=points, target=target, projected=projected, now=points[-1].month)


def elements(drawing: str, look: str) -> list[ET.Element]:
    return [element for element in ET.fromstring(drawing).iter() if look in element.get("class", "").split()]


def words_of(drawing: str) -> list[str]:
    return ["".join(element.itertext()) for element in ET.fromstring(drawing).iter("text")]


def label_of(drawing: str) -> str:
    return ET.fromstring(drawing).get("aria-label", "")


def test_joins_months_that_compare_into_one_line() -> None:
    (way,) = elements(trend_chart(trend(), Language.ID), "trend-actual")

    assert way.get("d", "").count("L") == len(RISING) - 1


def test_draws_no_line_across_a_break() -> None:
    points = (*RISING[:3], TrendPoint(RISING[3].month, 250_000, has_break_before=True), RISING[4])
    drawing = trend_chart(trend(points), Language.ID)

    assert [way.get("d", "").count("L") for way in elements(drawing, "trend-actual")] == [2, 1]
    assert len(elements(drawing, "trend-break")) == 2
    assert "dasar berganti" in words_of(drawing)


def test_says_nothing_of_breaks_when_there_is_none() -> None:
    drawing = trend_chart(trend(), Language.ID)

    assert elements(drawing, "trend-break") == []
    assert "dasar berganti" not in words_of(drawing)


def test_shows_a_month_between_two_breaks_as_a_dot_in_a_long_series() -> None:
    months = [Month(2023, 1).plus(ahead) for ahead in range(24)]
    points = tuple(TrendPoint(month, 300_000 + place, place in {10, 11}) for place, month in enumerate(months))

    assert len(elements(trend_chart(trend(points), Language.ID), "trend-dot")) == 1


def test_labels_target_and_projection_where_their_lines_end() -> None:
    words = words_of(trend_chart(trend(), Language.ID))

    assert {"Target", "418.702", "Perkiraan", "365.100", "355–376\u00a0rb", "324.000"} <= set(words)


def test_speaks_english() -> None:
    words = words_of(trend_chart(trend(), Language.EN))

    assert {"now", "Projection", "418,702", "355–376\u00a0k", "Dec"} <= set(words)


def test_draws_one_band_and_only_around_a_projection() -> None:
    assert len(elements(trend_chart(trend(), Language.ID), "trend-band")) == 1
    assert elements(trend_chart(trend(has_ends=False), Language.ID), "trend-band") == []


def test_promises_no_target_that_is_not_set() -> None:
    drawing = trend_chart(trend(has_ends=False), Language.ID)

    assert elements(drawing, "trend-target") == []
    assert "Target" not in words_of(drawing)


def test_says_where_an_axis_starts_that_does_not_start_at_zero() -> None:
    assert "sumbu mulai dari 250\u00a0rb" in words_of(trend_chart(trend(), Language.ID))


def test_says_nothing_of_an_axis_that_starts_at_zero() -> None:
    points = (TrendPoint(Month(2025, 3), 10), TrendPoint(APRIL, 320_000))

    assert not any(words.startswith("sumbu") for words in words_of(trend_chart(trend(points), Language.ID)))


def test_states_its_message_for_those_who_do_not_see_it() -> None:
    label = label_of(trend_chart(trend(), Language.ID))

    assert "300.000 (Desember 2024)" in label
    assert "324.000 (April 2025)" in label
    assert "kurang 53.602 dari target" in label


def test_states_that_the_target_is_reached_when_the_projection_is_beyond_it() -> None:
    data = TrendData(
        points=RISING, target=(DECEMBER, 340_000), projected=(DECEMBER, 350_000, 345_000, 356_000), now=APRIL
    )

    assert "target tercapai" in label_of(trend_chart(data, Language.ID))


def test_draws_a_single_month() -> None:
    drawing = trend_chart(trend((TrendPoint(APRIL, 323_900),), has_ends=False), Language.ID)

    assert len(elements(drawing, "trend-last")) == 1
    assert "323.900" in words_of(drawing)


def test_draws_nothing_without_any_month() -> None:
    assert trend_chart(TrendData(points=(), target=None, projected=None, now=APRIL), Language.ID) == ""


@pytest.mark.parametrize("width", [360, 560])
def test_is_as_wide_as_asked_and_carries_no_inline_style(width: int) -> None:
    drawing = trend_chart(trend(), Language.ID, width=width)

    assert re.search(rf'viewBox="0 0 {width} \d+"', drawing)
    assert "style=" not in drawing


@given(
    start=st.integers(0, 150_000_000),
    pace=st.integers(-20_000, 20_000_000),
    target=st.integers(0, 150_000_000),
    width=st.sampled_from([360, 560]),
)
def test_labels_at_the_line_ends_never_collide_and_axis_words_never_repeat(
    start: int, pace: int, target: int, width: int
) -> None:
    points = tuple(TrendPoint(Month(2025, 1).plus(ahead), max(start + pace * ahead, 0)) for ahead in range(4))
    projected = max(start + pace * 11, 0)
    data = TrendData(points, (DECEMBER, target), (DECEMBER, projected, projected * 9 // 10, projected * 2), APRIL)
    drawing = trend_chart(data, Language.ID, width=width)

    heights = sorted(
        float(element.get("y", ""))
        for look in ("trend-end", "trend-end-interval")
        for element in elements(drawing, look)
    )
    assert all(lower - upper >= 14 for upper, lower in pairwise(heights))
    axis = [element.text for element in elements(drawing, "trend-axis") if element.get("text-anchor") == "end"]
    assert 2 <= len(axis) <= 5
    assert len(axis) == len(set(axis))
