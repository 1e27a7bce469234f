from hypothesis import given
from hypothesis import strategies as st

from lindung.web.shared.maps.borders import simplified
from lindung.web.shared.maps.projection import Loop

WAVY = [(100 + (at % 3) * 2, at * 10) for at in range(11)]  # a border from (100, 0) down to (102, 100)
LEFT: Loop = [(0, 0), *WAVY, (0, 100)]
RIGHT: Loop = [(200, 0), (200, 100), *reversed(WAVY)]


def test_leaves_out_corners_nobody_sees() -> None:
    borders = simplified([LEFT], smallest_corner=50)

    assert len(borders.loops[0]) < len(LEFT)


def test_keeps_every_corner_when_none_is_too_small() -> None:
    assert sorted(simplified([LEFT], smallest_corner=0).loops[0]) == sorted(LEFT)


@given(st.integers(0, 400))
def test_two_areas_keep_the_same_points_on_the_border_they_share(smallest: int) -> None:
    left, right = simplified([LEFT, RIGHT], smallest_corner=smallest).loops

    assert {spot for spot in left if spot in WAVY} == {spot for spot in right if spot in WAVY}


def test_the_outer_edge_has_no_piece_of_a_shared_border() -> None:
    outer = {spot for piece in simplified([LEFT, RIGHT], smallest_corner=0).outer for spot in piece}

    assert outer & set(WAVY) == {WAVY[0], WAVY[-1]}


def test_a_hole_and_the_area_that_fills_it_are_simplified_alike() -> None:
    ring: Loop = [(10, 10), (12, 20), (10, 30), (30, 30), (30, 10)]
    around: Loop = [(0, 0), (99, 0), (99, 99), (0, 99)]
    hole: Loop = [*reversed(ring[2:]), *reversed(ring[:2])]

    _, inner, inside = simplified([around, hole, ring], smallest_corner=25).loops

    assert set(inner) == set(inside)
    assert (12, 20) not in inner


def test_a_shape_keeps_at_least_the_two_ends_it_is_cut_at() -> None:
    assert len(simplified([[(0, 0), (1, 0), (1, 1)]], smallest_corner=99).loops[0]) == 2
