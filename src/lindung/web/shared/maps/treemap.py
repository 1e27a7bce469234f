"""Boxes instead of a map: as large as the number of workers missing, coloured by coverage."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lindung.vocabulary.language import Language, Words
from lindung.web.shared import numbers
from lindung.web.shared.maps.classes import Classes
from lindung.web.shared.maps.free_space import Rectangle
from lindung.web.shared.maps.labels import short_name
from lindung.web.shared.maps.legend import (
    HATCH,
    LEGEND_SIZE,
    PHONE_SIZE,
    class_numbers,
    hatch,
    legend,
)
from lindung.web.shared.maps.squares import squares
from lindung.web.shared.maps.svg import group, joined, rect, short, text

_PHONE_WIDTH, _PHONE_HEIGHT = 344, 420
_GAP = 1.5
_LETTER = 0.56  # of the type size
_LINE = 22
_SIZES = (22, 18, 15, 13, 12)
_MODESTY = 5.2  # a box is this many times higher than its type


@dataclass(frozen=True)
class TreemapArea:
    """An area as a box.

    Attributes:
        code: Its Kemendagri code.
        name: Its name.
        missing: Workers missing to its target; 0 when none is missing or no headcount is known.
        value_pct: Coverage in percent, or None without a figure.
        href: Page the box leads to, or None.
    """

    code: str
    name: str
    missing: int
    value_pct: float | None
    href: str | None


def treemap(
    areas: Sequence[TreemapArea], classes: Classes, language: Language, *, width: int = 720, height: int = 520
) -> Markup:
    """Draw the boxes for a wide screen and for a phone; the stylesheet shows the one that fits."""
    wide = _picture(areas, classes, language, Rectangle(0, 0, width, height), "wide")
    narrow = _picture(areas, classes, language, Rectangle(0, 0, _PHONE_WIDTH, _PHONE_HEIGHT), "narrow")
    return wide + narrow


def rest_words(areas: Sequence[TreemapArea], classes: Classes, language: Language) -> list[str]:
    """Say how many areas have no box, and why: none is missing, no headcount, no figure."""
    boxless = [area for area in areas if area.missing <= 0]
    unknown = sum(area.value_pct is None for area in boxless)
    reached = sum(_is_reached(area, classes) for area in boxless)
    uncounted = len(boxless) - unknown - reached
    said = (
        (reached, "wilayah sudah mencapai target", "areas have reached the target"),
        (uncounted, "wilayah belum punya jumlah pekerja yang kurang", "areas have no number of missing workers yet"),
        (unknown, "wilayah belum punya angka", "areas have no figures yet"),
    )
    return [f"{numbers.count(number, language)} {Words(i, e).in_language(language)}" for number, i, e in said if number]


def _is_reached(area: TreemapArea, classes: Classes) -> bool:
    return area.value_pct is not None and classes.target is not None and area.value_pct >= classes.target


def _picture(
    areas: Sequence[TreemapArea], classes: Classes, language: Language, frame: Rectangle, variant: str
) -> Markup:
    shown = sorted((area for area in areas if area.missing > 0), key=lambda area: (-area.missing, area.code))
    boxes = squares([area.missing for area in shown], frame) if shown else []
    below = frame.height + 8 if shown else 0
    hatch_is = f"{HATCH}-{variant}"
    parts = [_box(area, box, classes, language, hatch_is) for area, box in zip(shown, boxes, strict=True)]
    notes = rest_words(areas, classes, language)
    strip, height = _below(notes, classes, language, Rectangle(0, below, frame.width, 0), hatch_is)
    return Markup(
        '<svg class="map boxes map-{}" viewBox="0 0 {} {}" role="group" aria-label="{}" data-measure="coverage">'
        "<defs>{}</defs>{}{}</svg>"
    ).format(variant, short(frame.width), short(height), _label(shown, language), hatch(hatch_is), joined(parts), strip)


def _below(
    notes: Sequence[str], classes: Classes, language: Language, line: Rectangle, hatch_is: str
) -> tuple[Markup, float]:
    """Write the legend and, beside it or under it, how many areas have no box; return also where that ends."""
    is_phone = line.width <= _PHONE_WIDTH
    wide, high = PHONE_SIZE if is_phone else LEGEND_SIZE
    strip = group(
        [legend([("coverage", classes)], language, (wide, high), hatch_is)],
        class_="map-legend",
        transform=f"translate(0 {short(line.top)})",
        aria_hidden="true",
    )
    left, first = (8, line.top + high + 20) if is_phone else (wide + 20, line.top + 26)
    lines = [text(left, first + _LINE * at, note, class_="box-note") for at, note in enumerate(notes)]
    return strip + joined(lines), max(first + _LINE * len(notes) - 8, line.top + high)


def _box(area: TreemapArea, box: Rectangle, classes: Classes, language: Language, hatch_is: str) -> Markup:
    number = None if area.value_pct is None else classes.number_of(area.value_pct)
    inner = box.grown(-_GAP) if min(box.width, box.height) > 4 * _GAP else box
    shape = rect(inner.left, inner.top, inner.width, inner.height, rx=min(4, inner.width / 8, inner.height / 8))
    content = Markup("<title>{}</title>{}{}").format(_words(area, language), shape, _texts(area, inner, language))
    look = class_numbers(number, number, hatch_is)
    if area.href is None:
        return Markup('<g class="box" role="img" aria-label="{}"{}>{}</g>').format(
            _words(area, language), look, content
        )
    return Markup('<a class="box" href="{}" aria-label="{}"{}>{}</a>').format(
        area.href, _words(area, language), look, content
    )


def _texts(area: TreemapArea, box: Rectangle, language: Language) -> Markup:
    """Write name, number missing and coverage, as much as fits, in type that follows the size of the box."""
    missing = numbers.count(area.missing, language)
    coverage = [] if area.value_pct is None else [numbers.percent(area.value_pct, language)]
    names = [[short_name(area.name)], short_name(area.name).split(" ")]
    ways = [[*name, missing, *rest] for rest in (coverage, []) for name in names] + [[missing]]
    for lines in ways:
        size = next((size for size in _SIZES if _fits(lines, box, size)), None)
        if size is not None:
            return _lines(lines, box, size, missing)
    return Markup()


def _fits(lines: Sequence[str], box: Rectangle, size: int) -> bool:
    is_modest = size == _SIZES[-1] or size * _MODESTY <= min(box.width, box.height)
    longest = max(map(len, lines))
    across, down = longest * size * _LETTER + size, (len(lines) * 1.25 + 0.8) * size
    return is_modest and across <= box.width and down <= box.height


def _lines(lines: Sequence[str], box: Rectangle, size: int, missing: str) -> Markup:
    x, y = box.left + size * 0.55, box.top + size * 0.5
    parts = [
        text(
            x,
            y + size * (0.85 + 1.25 * at),
            line,
            class_="box-missing" if line == missing else "box-name",
            font_size=size,
        )
        for at, line in enumerate(lines)
    ]
    return group(parts, aria_hidden="true")


def _words(area: TreemapArea, language: Language) -> str:
    missing = numbers.count(area.missing, language)
    words = Words(f"{area.name}: kurang {missing} pekerja", f"{area.name}: {missing} workers missing").in_language(
        language
    )
    return words if area.value_pct is None else f"{words}, {numbers.percent(area.value_pct, language)}"


def _label(shown: Sequence[TreemapArea], language: Language) -> str:
    if not shown:
        return Words(
            "Belum ada wilayah dengan jumlah pekerja yang kurang", "No area with a number of missing workers"
        ).in_language(language)
    total = numbers.count(sum(area.missing for area in shown), language)
    first = shown[0]
    return Words(
        f"{len(shown)} wilayah menurut pekerja yang masih kurang, bersama {total}; terbanyak {_words(first, language)}",
        f"{len(shown)} areas by workers still missing, {total} together; most {_words(first, language)}",
    ).in_language(language)
