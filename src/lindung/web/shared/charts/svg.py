"""The few pieces of SVG that every drawing is made of; all text is escaped."""

from collections.abc import Iterable
from typing import Literal

from markupsafe import Markup

Anchor = Literal["start", "middle", "end"]


def short(value: float) -> str:
    """Write a coordinate with at most one decimal and nothing superfluous: 12, 12.5, -3."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def joined(parts: Iterable[Markup]) -> Markup:
    """Put pieces behind each other."""
    return Markup("").join(parts)


def text(x: float, y: float, words: str, look: str, anchor: Anchor = "start") -> Markup:
    """Write one line of text."""
    placed = Markup("") if anchor == "start" else Markup(' text-anchor="{}"').format(anchor)
    return Markup('<text class="{}" x="{}" y="{}"{}>{}</text>').format(look, short(x), short(y), placed, words)


def line(start: tuple[float, float], end: tuple[float, float], look: str) -> Markup:
    """Draw a straight line."""
    return Markup('<path class="{}" d="M{} {}L{} {}"/>').format(look, *map(short, (*start, *end)))


def dot(x: float, y: float, radius: float, look: str) -> Markup:
    """Draw a filled circle."""
    return Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(look, short(x), short(y), short(radius))


def polyline(points: Iterable[tuple[float, float]]) -> str:
    """Write the path data of a line through points."""
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in points)


def image(width: int, height: int, label: str, look: str, content: Markup) -> Markup:
    """Wrap a drawing into one picture with a label that states its message."""
    return Markup('<svg class="{}" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        look, width, height, label, content
    )
