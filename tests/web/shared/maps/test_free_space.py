from lindung.web.shared.maps.free_space import Rectangle, TakenSpace
from lindung.web.shared.maps.projection import GRID, Loop

FRAME = Rectangle(0, 0, 200, 200)
LAND: Loop = [(50 * GRID, 50 * GRID), (150 * GRID, 50 * GRID), (150 * GRID, 150 * GRID), (50 * GRID, 150 * GRID)]


def test_land_is_taken_along_its_edge_and_in_its_middle() -> None:
    taken = TakenSpace([[LAND]])

    assert not taken.is_free(Rectangle(40, 90, 20, 20))
    assert not taken.is_free(Rectangle(90, 90, 20, 20))
    assert taken.is_free(Rectangle(10, 10, 20, 20))


def test_places_a_box_as_near_to_its_wish_as_there_is_room() -> None:
    box = TakenSpace([[LAND]]).place(30, 30, FRAME, (100, 0))

    assert box is not None
    assert abs(box.left + 15 - 100) <= 12
    assert box.top == 0


def test_what_has_been_put_is_taken() -> None:
    taken = TakenSpace([])
    taken.put(Rectangle(0, 0, 50, 50))

    assert not taken.is_free(Rectangle(40, 40, 20, 20))


def test_finds_nothing_where_there_is_no_room() -> None:
    assert TakenSpace([[LAND]]).place(120, 120, FRAME, (0, 0)) is None
