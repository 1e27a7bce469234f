"""Pieces of SVG that maps are made of; all text is escaped."""

from collections.abc import Iterable

from markupsafe import Markup


def joined(parts: Iterable[Markup]) -> Markup:
    """Put pieces behind each other."""
    return Markup("").join(parts)


def short(value: float) -> str:
    """Write a coordinate with at most one decimal and nothing superfluous."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def attributes(**values: object) -> Markup:
    """Write attributes, without those that are None; an underline stands for a dash."""
    pairs = ((name.strip("_").replace("_", "-"), value) for name, value in values.items() if value is not None)
    return joined(Markup(' {}="{}"').format(name, value) for name, value in pairs)


def text(x: float, y: float, words: str, **look: object) -> Markup:
    """Write one line of text."""
    return Markup('<text x="{}" y="{}"{}>{}</text>').format(short(x), short(y), attributes(**look), words)


def rect(x: float, y: float, width: float, height: float, **look: object) -> Markup:
    """Draw a box."""
    return Markup('<rect x="{}" y="{}" width="{}" height="{}"{}/>').format(
        short(x), short(y), short(width), short(height), attributes(**look)
    )


def group(content: Iterable[Markup], **look: object) -> Markup:
    """Put pieces into a group; an empty one is left out."""
    inside = joined(content)
    return Markup("<g{}>{}</g>").format(attributes(**look), inside) if inside else Markup()
