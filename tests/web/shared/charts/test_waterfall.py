import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.language import Language
from lindung.web.shared.charts.waterfall import Step, waterfall

STEPS = [
    Step("Nama diketahui", 280, "waterfall-named"),
    Step("Di luar wilayah", -40, "waterfall-takes"),
    Step("Lain", 0, "x"),
]
AMOUNTS = st.lists(st.integers(-300_000_000, 300_000_000), min_size=1, max_size=9)


def drawn(*amounts: int, width: int = 860) -> str:
    steps = [Step(f"langkah {place}", amount, "waterfall-adds") for place, amount in enumerate(amounts)]
    return str(waterfall(steps, "jumlah", Language.ID, label="pesan", width=width))


def bars(picture: str) -> list[tuple[float, float]]:
    found = re.findall(r'<rect class="waterfall-bar[^"]*" x="([^"]+)" y="[^"]+" width="([^"]+)"', picture)
    return [(float(x), float(width)) for x, width in found]


def test_writes_each_step_with_its_sign_and_the_total_without() -> None:
    picture = str(waterfall(STEPS, "Kesenjangan", Language.ID, label="240 dari 240"))
    assert re.findall(r'waterfall-value"[^>]*>([^<]+)<', picture) == ["+280", "\u221240", "0", "240"]
    assert re.findall(r'waterfall-name[^"]*"[^>]*>([^<]+)<', picture) == [
        "Nama diketahui", "Di luar wilayah", "Lain", "Kesenjangan",
    ]  # fmt: skip
    assert 'role="img" aria-label="240 dari 240"' in picture


def test_each_bar_begins_where_the_one_above_ended() -> None:
    first, second, total = bars(drawn(100, 50))
    assert second[0] == pytest.approx(first[0] + first[1], abs=0.2)
    assert total == pytest.approx((first[0], first[1] + second[1]), abs=0.3)


def test_a_step_that_takes_ends_left_of_where_it_began() -> None:
    first, second, total = bars(drawn(100, -60))
    assert second[0] + second[1] == pytest.approx(first[0] + first[1], abs=0.2)
    assert total[1] == pytest.approx(first[1] - second[1], abs=0.3)


@pytest.mark.parametrize("width", [860, 360])
@given(amounts=AMOUNTS)
def test_nothing_leaves_the_picture(width: int, amounts: list[int]) -> None:
    assert all(x >= 0 and x + length <= width for x, length in bars(drawn(*amounts, width=width)))


def test_a_step_of_nothing_can_still_be_seen() -> None:
    assert all(length >= 2 for _, length in bars(drawn(0, 0)))


def test_leaves_room_for_the_longest_name() -> None:
    long = "The published figure exceeds the register of members"
    picture = str(waterfall([Step(long, 5, "x")], "Gap", Language.EN, label="pesan"))
    assert bars(picture)[0][0] > bars(drawn(5))[0][0] + 100
    assert bars(picture)[0][0] <= 430


def test_escapes_names() -> None:
    picture = str(waterfall([Step("<b>", 1, "x")], "a&b", Language.EN, label='"'))
    assert "<b>" not in picture
    assert "a&amp;b" in picture
