"""Peer groups: areas that may fairly be compared, because they are of one kind and have alike many workers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lindung.vocabulary.peer_size import PeerSize
from lindung.vocabulary.wilayah import AreaKind

LEAST_PARTED: Final = 9
"""Areas of a kind from which they are parted into thirds: no group then has fewer than three."""

_THIRDS: Final = (PeerSize.SMALL, PeerSize.MIDDLE, PeerSize.LARGE)


@dataclass(frozen=True)
class PeerGroup:
    """Areas of one kind and one third of the workforce."""

    kind: AreaKind
    size: PeerSize


def peer_groups(areas: Mapping[str, tuple[AreaKind, int]]) -> dict[str, PeerGroup]:
    """Return the group of each area.

    A city is compared with cities, a kabupaten with kabupaten. Nine or more areas of a kind are parted into thirds by
    their workers: the fewest, the middle, the most. Where the number does not divide by three, the smaller thirds are
    one longer. The same areas and workers always give the same groups.

    Args:
        areas: Kind and number of workers by area code.
    """
    kinds = dict.fromkeys(kind for kind, _ in areas.values())
    return {code: group for kind in kinds for code, group in _of_kind(kind, areas).items()}


def _of_kind(kind: AreaKind, areas: Mapping[str, tuple[AreaKind, int]]) -> dict[str, PeerGroup]:
    ordered = sorted((workers, code) for code, (of, workers) in areas.items() if of is kind)
    if len(ordered) < LEAST_PARTED:
        return {code: PeerGroup(kind, PeerSize.ALL) for _, code in ordered}
    return {code: PeerGroup(kind, _THIRDS[at * 3 // len(ordered)]) for at, (_, code) in enumerate(ordered)}
