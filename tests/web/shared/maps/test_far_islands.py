from lindung.web.shared.maps.far_islands import far_islands
from tests.web.shared.maps.invented_land import square

MAIN = [square(0, 0, 3)[0], square(3, 0, 3)[0]]


def test_a_small_island_far_away_does_not_widen_the_box() -> None:
    assert far_islands([*MAIN, square(2, 6, 0.3)[0]]) == {2}


def test_an_island_beside_the_coast_stays() -> None:
    assert far_islands([*MAIN, square(2, 3.2, 0.3)[0]]) == frozenset()


def test_islands_that_lead_away_step_by_step_stay_together() -> None:
    chain = [square(2, 3.3 + at * 0.5, 0.3)[0] for at in range(4)]

    assert far_islands([*MAIN, *chain]) == frozenset()


def test_an_archipelago_of_equals_has_no_far_island() -> None:
    assert far_islands([square(0, 0)[0], square(5, 5)[0], square(10, 0)[0]]) == frozenset()
