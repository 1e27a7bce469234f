"""Boxes instead of a map: as large as the number of workers missing, coloured by coverage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from lindung.vocabulary.language import Language, Words
from lindung.web.shared import numbers
from lindung.web.shared.maps.classes import Classes
from lindung.web.shared.maps.free_space import Rectangle
from lindung.web.shared.maps.labels import short_name
from lindung.web.shared.maps.legend import (
    HATCH,
    LEGEND_SIZE,
    NO_DATA,
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
        size: Persons that its box stands for: workers missing to its target, or others; 0 for no box.
        value_pct: Coverage in percent, or None without a figure.
        href: Page the box leads to, or None.
        absent: Why a box has no coverage, where that is to be said.
    """

    code: str
    name: str
    size: int
    value_pct: float | None
    href: str | None
    absent: Words | None = None


@dataclass(frozen=True)
class BoxWords:
    """What the boxes stand for, in sentences with ``name``, ``count``, ``areas`` and ``first``.

    Attributes:
        one: One area and its number.
        every: All areas together.
        nothing: There is no box.
        reached: Areas without a box that have reached the target.
        uncounted: Areas without a box that have a coverage.
        unknown: Areas without a box that have none.
        no_data: What the hatch means.
    """

    one: Words
    every: Words
    nothing: Words
    reached: Words
    uncounted: Words
    unknown: Words
    no_data: Words = NO_DATA


MISSING: Final = BoxWords(
    one=Words("{name}: kurang {count} pekerja", "{name}: {count} workers missing"),
    every=Words(
        "{areas} wilayah menurut pekerja yang masih kurang, bersama {count}; terbanyak {first}",
        "{areas} areas by workers still missing, {count} together; most {first}",
    ),
    nothing=Words("Belum ada wilayah dengan jumlah pekerja yang kurang", "No area with a number of missing workers"),
    reached=Words("wilayah sudah mencapai target", "areas have reached the target"),
    uncounted=Words("wilayah belum punya jumlah pekerja yang kurang", "areas have no number of missing workers yet"),
    unknown=Words("wilayah belum punya angka", "areas have no figures yet"),
)


def treemap(
    areas: Sequence[TreemapArea],
    classes: Classes,
    language: Language,
    *,
    width: int = 720,
    height: int = 520,
    words: BoxWords = MISSING,
) -> Markup:
    """Draw the boxes for a wide screen and for a phone; the stylesheet shows the one that fits."""
    wide = _picture(areas, classes, language, Rectangle(0, 0, width, height), "wide", words)
    narrow = _picture(areas, classes, language, Rectangle(0, 0, _PHONE_WIDTH, _PHONE_HEIGHT), "narrow", words)
    return wide + narrow


def rest_words(
    areas: Sequence[TreemapArea], classes: Classes, language: Language, words: BoxWords = MISSING
) -> list[str]:
    """Say how many areas have no box, and why: none is missing, no headcount, no figure."""
    boxless = [area for area in areas if area.size <= 0]
    unknown = sum(area.value_pct is None for area in boxless)
    reached = sum(_is_reached(area, classes) for area in boxless)
    uncounted = len(boxless) - unknown - reached
    said = ((reached, words.reached), (uncounted, words.uncounted), (unknown, words.unknown))
    return [f"{numbers.count(number, language)} {note.in_language(language)}" for number, note in said if number]


def _is_reached(area: TreemapArea, classes: Classes) -> bool:
    return area.value_pct is not None and classes.target is not None and area.value_pct >= classes.target


def _picture(
    areas: Sequence[TreemapArea],
    classes: Classes,
    language: Language,
    frame: Rectangle,
    variant: str,
    words: BoxWords,
) -> Markup:
    shown = sorted((area for area in areas if area.size > 0), key=lambda area: (-area.size, area.code))
    boxes = squares([area.size for area in shown], frame) if shown else []
    below = frame.height + 8 if shown else 0
    hatch_is = f"{HATCH}-{variant}"
    parts = [_box(area, box, classes, language, hatch_is, words) for area, box in zip(shown, boxes, strict=True)]
    notes = rest_words(areas, classes, language, words)
    strip, height = _below(notes, classes, language, Rectangle(0, below, frame.width, 0), hatch_is, words.no_data)
    return Markup(
        '<svg class="map boxes map-{}" viewBox="0 0 {} {}" role="group" aria-label="{}" data-measure="coverage">'
        "<defs>{}</defs>{}{}</svg>"
    ).format(
        variant,
        short(frame.width),
        short(height),
        _label(shown, language, words),
        hatch(hatch_is),
        joined(parts),
        strip,
    )


def _below(
    notes: Sequence[str], classes: Classes, language: Language, line: Rectangle, hatch_is: str, no_data: Words
) -> tuple[Markup, float]:
    """Write the legend and, beside it or under it, how many areas have no box; return also where that ends."""
    is_phone = line.width <= _PHONE_WIDTH
    wide, high = PHONE_SIZE if is_phone else LEGEND_SIZE
    strip = group(
        [legend([("coverage", classes)], language, (wide, high), hatch_is, no_data)],
        class_="map-legend",
        transform=f"translate(0 {short(line.top)})",
        aria_hidden="true",
    )
    left, first = (8, line.top + high + 20) if is_phone else (wide + 20, line.top + 26)
    lines = [text(left, first + _LINE * at, note, class_="box-note") for at, note in enumerate(notes)]
    return strip + joined(lines), max(first + _LINE * len(notes) - 8, line.top + high)


def _box(
    area: TreemapArea, box: Rectangle, classes: Classes, language: Language, hatch_is: str, words: BoxWords
) -> Markup:
    number = None if area.value_pct is None else classes.number_of(area.value_pct)
    inner = box.grown(-_GAP) if min(box.width, box.height) > 4 * _GAP else box
    shape = rect(inner.left, inner.top, inner.width, inner.height, rx=min(4, inner.width / 8, inner.height / 8))
    said = _words(area, language, words)
    content = Markup("<title>{}</title>{}{}").format(said, shape, _texts(area, inner, language))
    look = class_numbers(number, number, hatch_is)
    if area.href is None:
        return Markup('<g class="box" role="img" aria-label="{}"{}>{}</g>').format(said, look, content)
    return Markup('<a class="box" href="{}" aria-label="{}"{}>{}</a>').format(area.href, said, look, content)


def _texts(area: TreemapArea, box: Rectangle, language: Language) -> Markup:
    """Write name, number missing and coverage, as much as fits, in type that follows the size of the box."""
    missing = numbers.count(area.size, language)
    absent = [area.absent.in_language(language)] if area.absent else []
    coverage = absent if area.value_pct is None else [numbers.percent(area.value_pct, language)]
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


def _words(area: TreemapArea, language: Language, words: BoxWords) -> str:
    said = words.one.in_language(language).format(name=area.name, count=numbers.count(area.size, language))
    if area.value_pct is not None:
        return f"{said}, {numbers.percent(area.value_pct, language)}"
    return f"{said}, {area.absent.in_language(language)}" if area.absent else said


def _label(shown: Sequence[TreemapArea], language: Language, words: BoxWords) -> str:
    if not shown:
        return words.nothing.in_language(language)
    total = numbers.count(sum(area.size for area in shown), language)
    first = _words(shown[0], language, words)
    return words.every.in_language(language).format(areas=len(shown), count=total, first=first)
