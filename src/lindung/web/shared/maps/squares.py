"""Squarified treemap, after Bruls, Huizing and van Wijk: boxes in proportion to their values, near to squares."""

from collections.abc import Sequence

from lindung.web.shared.maps.free_space import Rectangle


def squares(values: Sequence[float], frame: Rectangle) -> list[Rectangle]:
    """Divide a frame among positive values that fall or stay, in their order."""
    share = frame.width * frame.height / sum(values) if values else 0.0
    sizes = [value * share for value in values]
    placed: list[Rectangle] = []
    while sizes:
        row = _row(sizes, min(frame.width, frame.height))
        boxes, frame = _laid(row, frame)
        placed += boxes
        sizes = sizes[len(row) :]
    return placed


def _row(sizes: Sequence[float], side: float) -> Sequence[float]:
    """Take as many boxes as make the worst of them nearest to a square."""
    best = 1
    while best < len(sizes) and _worst(sizes[: best + 1], side) <= _worst(sizes[:best], side):
        best += 1
    return sizes[:best]


def _worst(row: Sequence[float], side: float) -> float:
    thickness = sum(row) / side
    return max(max(thickness**2 / size, size / thickness**2) for size in row)


def _laid(row: Sequence[float], frame: Rectangle) -> tuple[list[Rectangle], Rectangle]:
    """Lay a row along the shorter side and return what remains of the frame."""
    is_column = frame.width >= frame.height
    thickness = sum(row) / (frame.height if is_column else frame.width)
    boxes, at = [], 0.0
    for size in row:
        length = size / thickness
        boxes.append(
            Rectangle(frame.left, frame.top + at, thickness, length)
            if is_column
            else Rectangle(frame.left + at, frame.top, length, thickness)
        )
        at += length
    rest = (
        Rectangle(frame.left + thickness, frame.top, max(frame.width - thickness, 0), frame.height)
        if is_column
        else Rectangle(frame.left, frame.top + thickness, frame.width, max(frame.height - thickness, 0))
    )
    return boxes, rest
