"""Simpler borders that stay shared: rings are cut where three lines meet and each piece is simplified once.

ring of A   o----s----o        s, shared by A and B, is the same piece in both rings; it comes out the same
ring of B   o----s----o        in both, and pieces that only one ring has are the outer edge
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TypeAlias

from lindung.web.shared.maps.projection import GRID, Loop, Spot

Piece: TypeAlias = tuple[Spot, ...]

SMALLEST_CORNER = 0.7 * GRID * GRID
"""Corners whose triangle is smaller than this are left out: 0.7 square pixels."""


@dataclass(frozen=True)
class Borders:
    """Simplified loops in the order they were given, and the pieces that only one of them has."""

    loops: list[Loop]
    outer: list[Piece]


def simplified(loops: Sequence[Loop], smallest_corner: float = SMALLEST_CORNER) -> Borders:
    """Leave out the corners nobody sees, the same ones on both sides of a border."""
    junctions = _junctions(loops)
    cut = [_pieces(loop, junctions) for loop in loops]
    uses = Counter(_canonical(piece) for pieces in cut for piece in pieces)
    simple = {piece: _without_small_corners(piece, smallest_corner) for piece in uses}
    joined = [_joined([_directed(piece, simple) for piece in pieces]) for pieces in cut]
    return Borders(joined, [simple[piece] for piece, times in uses.items() if times == 1 and len(simple[piece]) > 1])


def _junctions(loops: Iterable[Loop]) -> set[Spot]:
    """Find the places that have other neighbours in one loop than in another."""
    beside: dict[Spot, frozenset[Spot]] = {}
    junctions: set[Spot] = set()
    for loop in loops:
        for before, spot, after in zip((loop[-1], *loop), loop, (*loop[1:], loop[0]), strict=False):
            pair = frozenset((before, after))
            if beside.setdefault(spot, pair) != pair:
                junctions.add(spot)
    return junctions


def _pieces(loop: Loop, junctions: set[Spot]) -> list[Piece]:
    """Cut a loop at its junctions; a loop without any, an island, at its first place and the one farthest from it."""
    cuts = [position for position, spot in enumerate(loop) if spot in junctions]
    if len(cuts) < 2:
        start = cuts[0] if cuts else loop.index(min(loop))
        cuts = sorted({start, _farthest(loop, loop[start])})
    closed = [*loop, *loop]
    ends = [*cuts[1:], cuts[0] + len(loop)]
    return [tuple(closed[start : end + 1]) for start, end in zip(cuts, ends, strict=True)]


def _farthest(loop: Loop, start: Spot) -> int:
    distances = [(spot[0] - start[0]) ** 2 + (spot[1] - start[1]) ** 2 for spot in loop]
    most = max(distances)
    # of two that are equally far the smaller one is taken, so that a hole and the area inside are cut alike
    return min((position for position, far in enumerate(distances) if far == most), key=lambda at: loop[at])


def _canonical(piece: Piece) -> Piece:
    return min(piece, piece[::-1])


def _directed(piece: Piece, simple: dict[Piece, Piece]) -> Piece:
    canonical = _canonical(piece)
    return simple[canonical] if canonical == piece else simple[canonical][::-1]


def _joined(pieces: Iterable[Piece]) -> Loop:
    return [spot for piece in pieces for spot in piece[:-1]]


def _without_small_corners(piece: Piece, smallest: float) -> Piece:
    """Visvalingam and Whyatt: take away the corner with the smallest triangle until all are large enough."""
    if len(piece) < 3:
        return piece
    before = list(range(-1, len(piece) - 1))
    after = list(range(1, len(piece) + 1))
    corners = [(_triangle(piece, at - 1, at, at + 1), at) for at in range(1, len(piece) - 1)]
    current = {at: size for size, at in corners}
    heapify(corners)
    while corners:
        size, at = heappop(corners)
        if current.get(at) != size:
            continue
        if size >= smallest:
            break
        del current[at]
        after[before[at]], before[after[at]] = after[at], before[at]
        for near in (before[at], after[at]):
            if near in current:
                current[near] = max(size, _triangle(piece, before[near], near, after[near]))
                heappush(corners, (current[near], near))
    return tuple(spot for at, spot in enumerate(piece) if at in current or at in (0, len(piece) - 1))


def _triangle(piece: Piece, first: int, second: int, third: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = piece[first], piece[second], piece[third]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
