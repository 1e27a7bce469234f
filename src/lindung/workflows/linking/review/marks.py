"""Two texts side by side, with the parts that differ marked; colour is never the only sign of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lindung.vocabulary.persons.one_name import name_key


@dataclass(frozen=True)
class Span:
    """A part of a text, and whether the other text lacks it."""

    text: str
    differs: bool = False


Spans = tuple[Span, ...]


def plain(text: str) -> Spans:
    """Mark nothing."""
    return (Span(text),) if text else ()


def name_marks(left: str, right: str) -> tuple[Spans, Spans]:
    """Mark the words of a name that the other name lacks; titles and capitals make no difference."""
    one, other = _compared(left), _compared(right)
    if not one or not other:
        return plain(left), plain(right)
    return _words_marked(left, one - other), _words_marked(right, other - one)


def date_marks(left: date | None, right: date | None) -> tuple[Spans, Spans]:
    """Write dates as 12-05-1980 and mark day, month or year where they differ."""
    one, other = (_parts(day) for day in (left, right))
    if not one or not other:
        return plain("-".join(one)), plain("-".join(other))
    differ = [mine != theirs for mine, theirs in zip(one, other, strict=True)]
    return _joined(zip(one, differ, strict=True), "-"), _joined(zip(other, differ, strict=True), "-")


def whole_marks(left: str, right: str, *, differs: bool) -> tuple[Spans, Spans]:
    """Mark the whole of both texts, or nothing."""
    if not (differs and left and right):
        return plain(left), plain(right)
    return (Span(left, differs=True),), (Span(right, differs=True),)


def _parts(day: date | None) -> list[str]:
    return [f"{day.day:02}", f"{day.month:02}", f"{day.year:04}"] if day else []


def _words_marked(text: str, lacking: frozenset[str]) -> Spans:
    return _joined(((word, not lacking.isdisjoint(_compared(word))) for word in text.split()), " ")


def _joined(parts: Iterable[tuple[str, bool]], between: str) -> Spans:
    """Put parts together; what stands between them is never marked."""
    spans: list[Span] = []
    for text, differs in parts:
        if spans:
            spans.append(Span(between))
        spans.append(Span(text, differs))
    return tuple(spans)


def _compared(text: str) -> frozenset[str]:
    return frozenset((name_key(text) or "").split())
