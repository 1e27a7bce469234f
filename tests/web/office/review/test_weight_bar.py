import re

import pytest

from lindung.web.office.review.weight_bar import weight_bar


@pytest.mark.parametrize(
    ("bits", "most", "side", "start", "width"),
    [
        (10.0, 10.0, "for", "50", "50"), (5.0, 10.0, "for", "50", "25"), (-5.0, 10.0, "against", "25", "25"),
        (0.0, 10.0, "for", "50", "0"), (None, 10.0, "for", "50", "0"), (3.0, 0.0, "for", "50", "0"),
        (-20.0, 10.0, "against", "0", "50"),
    ],
)  # fmt: skip
def test_grows_from_the_middle_to_the_side_it_speaks_for(
    bits: float | None, most: float, side: str, start: str, width: str
) -> None:
    drawn = re.search(r'class="weight-(for|against)" x="([\d.]+)" width="([\d.]+)"', str(weight_bar(bits, most)))
    assert drawn is not None
    assert drawn.groups() == (side, start, width)


def test_is_a_drawing_without_style() -> None:
    assert "style" not in weight_bar(1.0, 2.0)
