from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.outline import Outline, box_of, decode_rings, encode_rings

POINTS = st.tuples(st.integers(-18_000_000, 18_000_000), st.integers(-9_000_000, 9_000_000))
RINGS = st.lists(POINTS, min_size=3, max_size=8).map(tuple)
OUTLINES = st.lists(st.lists(RINGS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)


@given(OUTLINES)
def test_reads_back_the_outline_it_wrote(outline: Outline) -> None:
    assert decode_rings(encode_rings(outline)) == outline


def test_measures_the_box_of_all_islands() -> None:
    island = (((0, 0), (2, 0), (2, 3)),)
    other = (((-5, 1), (-4, 1), (-4, 2)),)
    assert box_of((island, other)) == (-5, 0, 2, 3)
