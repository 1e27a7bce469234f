"""Path data of SVG from places on the grid: relative, whole numbers, nothing superfluous."""

from collections.abc import Iterable, Sequence
from operator import ge, le

from lindung.web.shared.maps.projection import Loop, Spot


def path_of(loops: Iterable[Loop]) -> str:
    """Write closed lines; holes are left open by the rule evenodd."""
    return "".join(f"{_line(loop)}z" for loop in loops if len(loop) > 2)


def open_path_of(pieces: Iterable[Sequence[Spot]]) -> str:
    """Write lines that stay open; pieces that continue each other become one line."""
    return "".join(_line(chain) for chain in _chained(pieces))


def clipped(loop: Loop, left: int, top: int, right: int, bottom: int) -> Loop:
    """Cut a closed line to a rectangle, after Sutherland and Hodgman."""
    for axis, limit, is_within in ((0, left, ge), (0, right, le), (1, top, ge), (1, bottom, le)):
        kept: Loop = []
        for before, spot in zip(loop[-1:] + loop, loop, strict=False):
            if is_within(before[axis], limit) != is_within(spot[axis], limit):
                kept.append(_crossing(before, spot, axis, limit))
            if is_within(spot[axis], limit):
                kept.append(spot)
        loop = kept
    return loop


def _line(spots: Sequence[Spot]) -> str:
    (x, y), *rest = spots
    text = f"M{_pair(x, y)}l"
    for right, down in rest:
        step = _pair(right - x, down - y)
        text += step if step.startswith("-") or text.endswith("l") else f" {step}"
        x, y = right, down
    return text


def _pair(x: int, y: int) -> str:
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def _chained(pieces: Iterable[Sequence[Spot]]) -> list[list[Spot]]:
    """Lay pieces end to end where one begins as another ends."""
    waiting = {position: list(piece) for position, piece in enumerate(pieces)}
    ends: dict[Spot, list[int]] = {}
    for position, piece in waiting.items():
        for end in (piece[0], piece[-1]):
            ends.setdefault(end, []).append(position)
    chains = []
    while waiting:
        _, chain = waiting.popitem()
        while following := [one for one in ends[chain[-1]] if one in waiting]:
            piece = waiting.pop(following[0])
            chain += piece[1:] if piece[0] == chain[-1] else piece[-2::-1]
        chains.append(chain)
    return chains


def _crossing(before: Spot, spot: Spot, axis: int, limit: int) -> Spot:
    share = (limit - before[axis]) / (spot[axis] - before[axis])
    other = round(before[1 - axis] + share * (spot[1 - axis] - before[1 - axis]))
    return (limit, other) if axis == 0 else (other, limit)
