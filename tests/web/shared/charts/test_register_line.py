"""The line of a release in the trend."""

import re

from lindung.vocabulary.language import Language
from lindung.vocabulary.month import Month
from lindung.web.shared.charts.register_line import RegisterForecast, RegisterLine, RegisterPoint
from lindung.web.shared.charts.trend import trend_chart
from lindung.web.shared.charts.trend_data import TrendData, TrendPoint

JUNE, JULY, AUGUST, SEPTEMBER = (Month(2026, number) for number in (6, 7, 8, 9))
AHEAD = (
    RegisterForecast(Month(2026, 10), 150, (140, 160), (130, 170)),
    RegisterForecast(Month(2026, 11), 160, None, None),
)


def line(*values: int | None, forecast: tuple[RegisterForecast, ...] = ()) -> RegisterLine:
    """Give June and the months after it these values."""
    return RegisterLine([RegisterPoint(JUNE.plus(at), value) for at, value in enumerate(values)], forecast)


def drawn(register: RegisterLine, *points: TrendPoint) -> str:
    return str(trend_chart(TrendData(points, None, None, SEPTEMBER, register), Language.ID))


def paths(svg: str, look: str) -> list[str]:
    return re.findall(f'class="{look}" d="([^"]+)"', svg)


def test_stands_alone_without_published_figures() -> None:
    svg = drawn(line(100, 110, 120, 130))
    assert [way.count("L") for way in paths(svg, "register-line")] == [3]
    assert "trend-actual" not in svg
    assert "Dari register" in svg


def test_is_never_joined_to_published_points() -> None:
    svg = drawn(line(100, 110, 120, 130), TrendPoint(JUNE, 90), TrendPoint(SEPTEMBER, 140))
    assert [way.count("L") for way in paths(svg, "register-line")] == [3]
    assert [way.count("L") for way in paths(svg, "trend-actual")] == [1]


def test_is_cut_where_a_month_is_suppressed() -> None:
    svg = drawn(line(100, None, 120, 130))
    assert [way.count("L") for way in paths(svg, "register-line")] == [1]
    assert svg.count("register-dot") == 1
    assert "1 bulan ditutup" in svg


def test_draws_the_forecast_with_its_bands_as_far_as_there_are() -> None:
    svg = drawn(line(100, 110, 120, 130, forecast=AHEAD))
    assert [way.count("L") for way in paths(svg, "register-expected")] == [2]
    assert [way.count("L") for way in paths(svg, "register-band-80")] == [2]
    assert len(paths(svg, "register-band-95")) == 1
    assert "ramalan November 2026: 160" in svg


def test_joins_no_forecast_to_a_suppressed_month() -> None:
    svg = drawn(line(100, 110, 120, None, forecast=AHEAD))
    assert [way.count("L") for way in paths(svg, "register-expected")] == [1]


def test_says_its_message_in_english() -> None:
    svg = str(trend_chart(TrendData((), None, None, SEPTEMBER, line(100, 110)), Language.EN))
    assert "From the register: 100 (June 2026) to 110 (July 2026)." in svg
