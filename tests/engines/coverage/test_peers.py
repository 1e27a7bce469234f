"""Groups of areas that may be compared."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.coverage.peers import LEAST_PARTED, PeerGroup, peer_groups
from lindung.vocabulary.peer_size import PeerSize
from lindung.vocabulary.wilayah import AreaKind


def test_never_compares_a_city_with_a_kabupaten() -> None:
    groups = peer_groups({"33.74": (AreaKind.KOTA, 756_873), "33.22": (AreaKind.KABUPATEN, 756_873)})
    assert groups["33.74"] == PeerGroup(AreaKind.KOTA, PeerSize.ALL)
    assert groups["33.22"] == PeerGroup(AreaKind.KABUPATEN, PeerSize.ALL)


def test_parts_many_areas_of_a_kind_into_thirds_of_the_workforce() -> None:
    groups = peer_groups({f"33.{at:02d}": (AreaKind.KABUPATEN, 1_000 * at) for at in range(1, 11)})
    sizes = [groups[f"33.{at:02d}"].size for at in range(1, 11)]
    assert sizes == [PeerSize.SMALL] * 4 + [PeerSize.MIDDLE] * 3 + [PeerSize.LARGE] * 3


@given(st.lists(st.integers(1, 10**6), max_size=40))
def test_leaves_nobody_out_and_nobody_alone(workers: list[int]) -> None:
    groups = peer_groups({f"33.{at:02d}": (AreaKind.KOTA, number) for at, number in enumerate(workers)})
    sizes = Counter(group.size for group in groups.values())
    assert sum(sizes.values()) == len(workers)
    assert len(workers) < LEAST_PARTED or min(sizes.values()) >= LEAST_PARTED // 3
