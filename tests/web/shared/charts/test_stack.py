"""A bar of parts shows all of them, adds up to a hundred percent and hides nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.web.shared.charts.stack import stacked_bar

counts = st.lists(st.integers(min_value=1, max_value=50_000_000), min_size=1, max_size=6)


def shares(drawing: str) -> list[int]:
    return [int(share) for share in re.findall(r" (\d+)%</li>", drawing)]


def test_names_each_part_with_its_share() -> None:
    drawing = stacked_bar([("BPU", 54_000, "part-bpu"), ("PU", 32_000, "part-pu")], label="Kesenjangan")

    assert "BPU 63%" in drawing
    assert "PU 37%" in drawing
    assert 'class="part-bpu" x="0%" width="62.8%"' in drawing
    assert 'class="part-pu" x="62.8%"' in drawing
    assert 'aria-label="Kesenjangan"' in drawing


@given(counts)
def test_shares_add_up_to_a_hundred(parts: list[int]) -> None:
    drawing = stacked_bar([("x", count, "part") for count in parts], label="Bagian")

    assert sum(shares(drawing)) == 100
    assert len(shares(drawing)) == len(parts)


def test_leaves_out_empty_parts() -> None:
    drawing = stacked_bar([("BPU", 10, "part-bpu"), ("Jakon", 0, "part-jakon")], label="Bagian")

    assert "Jakon" not in drawing
    assert shares(drawing) == [100]


@pytest.mark.parametrize("parts", [[], [("BPU", 0, "part-bpu")]])
def test_draws_nothing_when_there_is_nothing_to_share(parts: list[tuple[str, int, str]]) -> None:
    assert stacked_bar(parts, label="Bagian") == ""


def test_escapes_names_and_label() -> None:
    drawing = stacked_bar([("<i>A</i>", 10, "part-bpu")], label='"><script>')

    assert "<i>" not in drawing
    assert "<script>" not in drawing
