"""A label goes where it covers the least."""

from itertools import pairwise

from lindung.web.shared.charts.free_spot import Box, Spot, along, freest

INSIDE = Box(0, 0, 200, 100)
BELOW, ABOVE, OUTSIDE = Spot(100, 70, "middle"), Spot(100, 35, "middle"), Spot(100, 130, "middle")


def test_takes_the_first_of_spots_that_are_equally_free() -> None:
    assert freest([BELOW, ABOVE], "323.900", (), (), INSIDE) == BELOW


def test_avoids_a_line() -> None:
    drawn = list(along([(0, 66), (200, 66)]))

    assert freest([BELOW, ABOVE], "323.900", drawn, (), INSIDE) == ABOVE


def test_avoids_another_label_even_at_the_price_of_a_line() -> None:
    drawn = list(along([(0, 30), (200, 30)]))

    assert freest([BELOW, ABOVE], "323.900", drawn, [BELOW.box("323.900")], INSIDE) == ABOVE


def test_stays_inside() -> None:
    assert freest([OUTSIDE, BELOW], "323.900", (), (), INSIDE) == BELOW


def test_reckons_with_the_side_the_words_run_to() -> None:
    to_the_right, to_the_left = Spot(190, 50, "start"), Spot(190, 50, "end")

    assert freest([to_the_right, to_the_left], "323.900", (), (), INSIDE) == to_the_left


def test_walks_a_line_without_leaving_gaps() -> None:
    walked = list(along([(0, 0), (30, 40)]))

    assert walked[0] == (0, 0)
    assert walked[-1] == (30, 40)
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) <= 5 for a, b in pairwise(walked))
