"""A small line is spaced as time is and ends at the newest value."""

import re

import pytest

from lindung.vocabulary.month import MonthError
from lindung.web.shared.charts.sparkline import sparkline


def corners(drawing: str) -> list[tuple[float, float]]:
    found = re.search(r'class="sparkline-line" d="M([^"]+)"', drawing)
    assert found is not None
    return [(float(x), float(y)) for x, y in (corner.split() for corner in found[1].split("L"))]


def test_spaces_points_by_their_months() -> None:
    placed = corners(sparkline([("2024-12", 100), ("2025-03", 110), ("2025-12", 120)], label="Terlindungi"))

    before, after = placed[1][0] - placed[0][0], placed[2][0] - placed[1][0]
    assert after == pytest.approx(3 * before, abs=0.5)


def test_draws_higher_values_higher() -> None:
    placed = corners(sparkline([("2025-01", 100), ("2025-02", 90), ("2025-03", 130)], label="Terlindungi"))

    assert placed[2][1] < placed[0][1] < placed[1][1]


def test_ends_in_a_dot_at_the_newest_value() -> None:
    drawing = sparkline([("2025-01", 100), ("2025-02", 130)], label="Terlindungi")
    x, y = corners(drawing)[-1]

    assert f'class="sparkline-end" cx="{x:g}" cy="{y:g}"' in drawing


def test_draws_a_single_value_as_a_dot_without_a_line() -> None:
    drawing = sparkline([("2025-04", 323_900)], label="Terlindungi")

    assert "sparkline-end" in drawing
    assert "<path" not in drawing


def test_draws_an_empty_picture_of_nothing() -> None:
    drawing = sparkline([], label="Belum ada angka")

    assert 'aria-label="Belum ada angka"' in drawing
    assert "circle" not in drawing


def test_refuses_what_is_no_month() -> None:
    with pytest.raises(MonthError):
        sparkline([("April", 1), ("2025-05", 2)], label="Terlindungi")


def test_escapes_its_label() -> None:
    assert "<b>" not in sparkline([("2025-04", 1)], label="<b>")
