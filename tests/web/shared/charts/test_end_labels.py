"""Labels at line ends move apart and stay as near to their lines as they can."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lindung.web.shared.charts.end_labels import EndLabel, spread


def label(name: str, y: float, height: float = 30) -> EndLabel:
    return EndLabel(((name, "trend-end"),), y, height)


def test_centres_labels_on_their_lines_where_there_is_room() -> None:
    placed = spread([label("Perkiraan", 150), label("Target", 50)], 0, 200)

    assert [(text.lines[0][0], edge) for text, edge in placed] == [("Target", 35), ("Perkiraan", 135)]


def test_moves_labels_apart_that_would_collide() -> None:
    (_, upper), (_, lower) = spread([label("Target", 100), label("Perkiraan", 101)], 0, 200)

    assert lower - upper >= 34


def test_keeps_a_label_of_the_lowest_value_above_the_bottom() -> None:
    ((_, edge),) = spread([label("Target", 200)], 0, 200)

    assert edge == 170


@given(st.lists(st.floats(-50, 350), min_size=1, max_size=4))
def test_labels_never_overlap_nor_leave_the_picture(heights: list[float]) -> None:
    placed = spread([label("x", y) for y in heights], 0, 300)

    assert all(below - above >= 34 - 1e-6 for (_, above), (_, below) in pairwise(placed))
    assert placed[0][1] >= 0
    assert placed[-1][1] + 30 <= 300 + 1e-6
