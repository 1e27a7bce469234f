import pytest

from lindung.web.shared.maps.projection import GRID, fitting_scale, projection_of, size_in_pixels, surface

BOX = (10_000_000, -100_000, 10_200_000, 100_000)  # two degrees around the equator


def test_fits_a_box_into_the_width_it_is_given() -> None:
    scale = fitting_scale(BOX, 400, 1000)

    assert size_in_pixels(BOX, scale) == pytest.approx((400, 400))


def test_a_degree_of_longitude_is_half_as_wide_at_sixty_degrees() -> None:
    across, down = size_in_pixels((0, 5_900_000, 200_000, 6_100_000), 0.001)

    assert across / down == pytest.approx(1 / 2)


def test_north_is_above_and_east_is_right() -> None:
    projection = projection_of(BOX, 0.001, left=5, top=7)

    assert projection.spot((10_000_000, 100_000)) == (5 * GRID, 7 * GRID)
    assert projection.spot((10_200_000, -100_000)) == (205 * GRID, 207 * GRID)


def test_leaves_out_places_that_fall_together() -> None:
    projection = projection_of(BOX, 0.001, left=0, top=0)

    loops = projection.loops((((10_000_000, 0), (10_000_001, 1), (10_100_000, 0), (10_100_000, 90_000)),))

    assert len(loops[0]) == 3


def test_measures_the_inside_of_a_closed_line() -> None:
    assert surface([(0, 0), (4, 0), (4, 3)]) == 4 * 3 / 2
