import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.web.shared.maps.free_space import Rectangle
from lindung.web.shared.maps.squares import squares

FRAME = Rectangle(10, 20, 600, 400)
values = st.lists(st.integers(1, 100_000), min_size=1, max_size=40).map(lambda found: sorted(found, reverse=True))


@given(values)
def test_boxes_are_in_proportion_and_fill_the_frame(numbers: list[int]) -> None:
    boxes = squares(numbers, FRAME)

    sizes = [box.width * box.height for box in boxes]
    assert sizes == pytest.approx([number * 600 * 400 / sum(numbers) for number in numbers])


@given(values)
def test_boxes_stay_inside_and_do_not_cover_each_other(numbers: list[int]) -> None:
    boxes = squares(numbers, FRAME)

    inside = FRAME.grown(1e-6)
    assert all(box.left >= inside.left and box.left + box.width <= inside.left + inside.width for box in boxes)
    assert all(box.top >= inside.top and box.top + box.height <= inside.top + inside.height for box in boxes)
    thinned = [box.grown(-min(box.width, box.height) * 0.01) for box in boxes]
    assert not any(one.overlaps(two) for at, one in enumerate(thinned) for two in thinned[at + 1 :])


def test_equal_values_become_near_squares() -> None:
    assert all(0.5 < box.width / box.height < 2 for box in squares([1] * 12, FRAME))
