import pytest

from lindung.web.shared.maps.polylabel import is_inside, pole_of
from lindung.web.shared.maps.projection import GRID, Loop


def _scaled(*spots: tuple[int, int]) -> Loop:
    return [(x * GRID, y * GRID) for x, y in spots]


def test_the_pole_of_a_square_is_its_middle() -> None:
    pole = pole_of([_scaled((0, 0), (100, 0), (100, 100), (0, 100))])

    assert (pole.x, pole.y, pole.radius) == pytest.approx((50, 50, 50), abs=2)


def test_the_pole_lies_in_the_wide_part_of_a_bent_shape() -> None:
    bent = _scaled((0, 0), (100, 0), (100, 10), (60, 10), (60, 60), (0, 60))

    pole = pole_of([bent])

    assert pole.radius == pytest.approx(30, abs=2)
    assert is_inside([bent], pole.x * GRID, pole.y * GRID)


def test_the_pole_avoids_a_hole() -> None:
    outside = _scaled((0, 0), (100, 0), (100, 100), (0, 100))
    hole = _scaled((30, 30), (70, 30), (70, 70), (30, 70))

    pole = pole_of([outside, hole])

    assert not is_inside([hole], pole.x * GRID, pole.y * GRID)
    assert pole.radius < 25


def test_a_shape_without_any_width_has_no_room() -> None:
    assert pole_of([_scaled((0, 0), (10, 0))]).radius == 0
