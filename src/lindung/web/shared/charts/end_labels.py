"""Labels at the ends of lines, moved apart so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class EndLabel:
    """Lines of text beside the end of a line.

    Attributes:
        lines: Text and class of each line.
        y: Height at which the line ends.
        height: Height the text takes.
    """

    lines: tuple[tuple[str, str], ...]
    y: float
    height: float


def spread(labels: Sequence[EndLabel], top: float, bottom: float, gap: float = 4) -> list[tuple[EndLabel, float]]:
    """Return the labels from the top down with the upper edge of each, none overlapping, inside top and bottom.

    When there is no room for all of them they still do not overlap, and the last ones leave the bottom.
    """
    ordered = sorted(labels, key=lambda label: label.y)
    edges = [max(label.y - label.height / 2, top) for label in ordered]
    floor = bottom
    for place in range(len(ordered) - 1, -1, -1):
        edges[place] = max(min(edges[place], floor - ordered[place].height), top)
        floor = edges[place] - gap
    for place, (above, _) in enumerate(pairwise(ordered)):
        edges[place + 1] = max(edges[place + 1], edges[place] + above.height + gap)
    return list(zip(ordered, edges, strict=True))
