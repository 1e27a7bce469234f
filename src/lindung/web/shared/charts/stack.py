"""One bar made of parts, with each part named below it."""

from collections.abc import Sequence
from itertools import accumulate

from markupsafe import Markup

from lindung.web.shared.charts.svg import joined, short

_HEIGHT = 14


def stacked_bar(parts: Sequence[tuple[str, int, str]], *, label: str) -> Markup:
    """Draw parts given as name, count and class, and name each with its share; empty parts are left out."""
    present = [part for part in parts if part[1] > 0]
    whole = sum(count for _, count, _ in present)
    if not whole:
        return Markup()
    starts = accumulate((count for _, count, _ in present), initial=0)
    bars = joined(
        Markup('<rect class="{}" x="{}%" width="{}%" height="{}"/>').format(
            look, _hundredths(start, whole), _hundredths(count, whole), _HEIGHT
        )
        for start, (_, count, look) in zip(starts, present, strict=False)
    )
    drawing = Markup('<svg class="stack-bar" width="100%" height="{}" role="img" aria-label="{}">{}</svg>').format(
        _HEIGHT, label, bars
    )
    return Markup('<div class="stacked">{}{}</div>').format(drawing, _key(present, whole))


def _key(parts: Sequence[tuple[str, int, str]], whole: int) -> Markup:
    entries = joined(
        Markup(
            '<li><svg width="10" height="10" aria-hidden="true"><rect class="{}" width="10" height="10" rx="2"/></svg>'
            "{} {}%</li>"
        ).format(look, name, share)
        for (name, _, look), share in zip(parts, _shares([count for _, count, _ in parts], whole), strict=True)
    )
    return Markup('<ul class="stack-key">{}</ul>').format(entries)


def _shares(counts: Sequence[int], whole: int) -> list[int]:
    """Round to whole percent so that the shares still add up to 100."""
    floors = [100 * count // whole for count in counts]
    by_rest = sorted(range(len(counts)), key=lambda place: -(100 * counts[place] % whole))
    for place in by_rest[: 100 - sum(floors)]:
        floors[place] += 1
    return floors


def _hundredths(count: int, whole: int) -> str:
    return short(100 * count / whole)
