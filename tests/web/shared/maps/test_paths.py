from lindung.web.shared.maps.paths import clipped, open_path_of, path_of


def test_writes_relative_steps_without_separators_that_are_not_needed() -> None:
    assert path_of([[(5, 5), (10, 5), (10, 2), (4, -1)]]) == "M5 5l5 0 0-3-6-3z"


def test_leaves_out_what_has_collapsed_to_a_line() -> None:
    assert path_of([[(5, 5), (10, 5)]]) == ""


def test_lays_pieces_end_to_end_whichever_way_they_run() -> None:
    path = open_path_of([[(0, 0), (5, 0)], [(9, 0), (5, 0)]])

    assert path.count("M") == 1


def test_keeps_pieces_apart_that_do_not_meet() -> None:
    assert open_path_of([[(0, 0), (5, 0)], [(7, 0), (9, 0)]]).count("M") == 2


def test_cuts_a_shape_to_the_frame() -> None:
    cut = clipped([(-10, -10), (20, -10), (20, 20), (-10, 20)], 0, 0, 10, 10)

    assert set(cut) == {(0, 0), (10, 0), (10, 10), (0, 10)}


def test_nothing_is_left_of_a_shape_outside_the_frame() -> None:
    assert clipped([(20, 20), (30, 20), (30, 30)], 0, 0, 10, 10) == []
