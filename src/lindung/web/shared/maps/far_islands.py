"""Which islands lie so far away that the map would shrink for them: Karimunjawa seen from Jawa Tengah."""

from collections.abc import Sequence

from lindung.vocabulary.outline import Box, Polygon, Ring
from lindung.web.shared.maps.projection import box_around

_NEAR_SHARE = 0.08  # of the main land's size: what lies closer belongs to it
_RULES = ((0.03, 1.15), (0.15, 1.8))  # islands may be this share of the land where the frame shrinks so without them


def far_islands(polygons: Sequence[Polygon]) -> frozenset[int]:
    """Return the positions of the polygons that belong in an inset, usually none."""
    boxes = [_box(polygon[0]) for polygon in polygons]
    sizes = [_size(polygon[0]) for polygon in polygons]
    for share, gain in _RULES:
        near = _grown(boxes, _main(sizes, share))
        far = frozenset(range(len(polygons))) - near
        lost = sum(sizes[position] for position in far)
        if far and lost <= share * sum(sizes) and _gain(boxes, near) >= gain:
            return far
    return frozenset()


def _main(sizes: Sequence[float], share: float) -> set[int]:
    total = sum(sizes)
    largest = max(range(len(sizes)), key=sizes.__getitem__)
    return {largest} | {position for position, size in enumerate(sizes) if size > share * total}


def _grown(boxes: Sequence[Box], near: set[int]) -> set[int]:
    """Take in what lies beside the main land, until nothing more does."""
    while True:
        view = _widened(box_around([boxes[position] for position in near]))
        reached = {position for position, box in enumerate(boxes) if _touch(box, view)}
        if reached <= near:
            return near
        near = near | reached


def _gain(boxes: Sequence[Box], near: set[int]) -> float:
    return _room(box_around(boxes)) / max(_room(box_around([boxes[position] for position in near])), 1)


def _room(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])


def _widened(box: Box) -> Box:
    margin = round(max(box[2] - box[0], box[3] - box[1]) * _NEAR_SHARE)
    return box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _box(ring: Ring) -> Box:
    return min(x for x, _ in ring), min(y for _, y in ring), max(x for x, _ in ring), max(y for _, y in ring)


def _size(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2
