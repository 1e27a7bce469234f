"""A bar against a target says the value, the target and whether it is reached."""

import pytest

from lindung.web.shared.charts.bullet import bullet_bar


def test_fills_the_bar_to_the_value_and_sets_the_tick_at_the_target() -> None:
    drawing = bullet_bar(42.8, 55.3, label="Cakupan 42,8%")

    assert 'width="42.8%"' in drawing
    assert 'x="55.3%"' in drawing
    assert 'role="img"' in drawing
    assert 'aria-label="Cakupan 42,8%"' in drawing


def test_draws_no_fill_without_a_value() -> None:
    drawing = bullet_bar(None, 55.3, label="Belum ada angka")

    assert "bullet-fill" not in drawing
    assert "bullet-target" in drawing


def test_draws_no_tick_without_a_target() -> None:
    assert "bullet-target" not in bullet_bar(42.8, None, label="Cakupan")


@pytest.mark.parametrize(
    ("value", "look"),
    [(29.1, "bullet-behind"), (41.4, "bullet-behind"), (41.5, "bullet-near"), (55.3, "bullet-reached")],
)
def test_names_how_near_the_target_is(value: float, look: str) -> None:
    assert look in bullet_bar(value, 55.3, label="Cakupan")


@pytest.mark.parametrize(("value", "target"), [(130.0, 55.3), (40.0, 120.0)])
def test_keeps_values_beyond_a_hundred_percent_inside_the_bar(value: float, target: float) -> None:
    drawing = bullet_bar(value, target, label="Cakupan")

    assert "130%" not in drawing
    assert "120%" not in drawing
    assert "100%" in drawing


def test_escapes_its_label() -> None:
    drawing = bullet_bar(1, 2, label='Desa "A" & <b>')

    assert "<b>" not in drawing
    assert "&amp; &lt;b&gt;" in drawing


def test_carries_no_inline_style() -> None:
    assert "style=" not in bullet_bar(42.8, 55.3, label="Cakupan", dark=True)
