"""Areas coloured by class, with their values printed on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.outline import Outline
from lindung.web.shared import numbers
from lindung.web.shared.maps.classes import Classes
from lindung.web.shared.maps.geometry import Drawing, Inset, Shape, prepared
from lindung.web.shared.maps.labels import Label, labels, short_name
from lindung.web.shared.maps.legend import (
    LEGEND_SIZE,
    NO_DATA,
    MapMeasure,
    class_numbers,
    hatch,
    legend,
    legend_for_phone,
)
from lindung.web.shared.maps.projection import GRID
from lindung.web.shared.maps.svg import attributes, group, joined, rect, short, text

_MOST_LINKS = 60
_LAND_HATCH = "peta-tanpa-data-tanah"
_NAME_LINE, _VALUE_SIZE = 12.5, 13
_NO_FIGURE = Words("belum ada angka", "no figure yet")
_INSET_LETTER, _INSET_PADDING = 6.2, 10


@dataclass(frozen=True)
class MapArea:
    """An area on the map.

    Attributes:
        code: Its Kemendagri code.
        name: Its name.
        value_pct: Coverage in percent, or None without a figure.
        distance_points: Coverage minus its own target, or None.
        outline: Its land.
        href: Page the shape leads to, or None.
        absent: Why it has no coverage.
    """

    code: str
    name: str
    value_pct: float | None
    distance_points: float | None
    outline: Outline
    href: str | None
    absent: Words = _NO_FIGURE


@dataclass(frozen=True)
class MapData:
    """What a map shows.

    Attributes:
        areas: The areas to colour.
        neighbours: Names and land around them, drawn quietly.
        parent_outline: The area they lie in; shown where no area is known.
        coverage: Classes of the coverage.
        distance: Classes of the distance to the target, or None without any target.
        measure: Which of the two colours the shapes at first.
        no_data: What the hatch means.
    """

    areas: Sequence[MapArea]
    neighbours: Sequence[tuple[str, Outline]]
    parent_outline: Outline | None
    coverage: Classes
    distance: Classes | None
    measure: MapMeasure
    no_data: Words = NO_DATA


def choropleth(data: MapData, language: Language, *, width: int = 720) -> Markup:
    """Draw the map with its legend; past 60 areas it is one picture with a summary."""
    drawing = prepared(
        [area.outline for area in data.areas],
        data.neighbours,
        data.parent_outline,
        width=width,
        legend=LEGEND_SIZE,
    )
    is_picture = len(data.areas) > _MOST_LINKS
    layers = [
        Markup("<defs>{}{}</defs>").format(hatch(), hatch(_LAND_HATCH, GRID)),
        rect(0, 0, drawing.width, drawing.height, class_="map-sea"),
        _ground(drawing),
        _quiet_names(drawing),
        _inset(data, drawing, language),
        _fills(data, drawing, language, is_picture=is_picture),
        Markup('<path class="map-edge" transform="scale({})" d="{}"/>').format(1 / GRID, drawing.edge),
        Markup() if is_picture else _links(data, drawing, language),
        _labels(data, drawing, language),
        _legend(data, drawing, language),
    ]
    return _picture(data, drawing, joined(layers), language, is_picture=is_picture) + legend_for_phone(
        _measures(data), language, data.measure, data.no_data
    )


def area_words(area: MapArea, language: Language) -> str:
    """Say an area and its figures: "Tembalang: 40,6%, −14,7 poin"."""
    if area.value_pct is None:
        return f"{area.name}: {area.absent.in_language(language)}"
    words = f"{area.name}: {numbers.percent(area.value_pct, language)}"
    return words if area.distance_points is None else f"{words}, {_signed_points(area.distance_points, language)}"


def summary(data: MapData, language: Language) -> str:
    """Say in one sentence what the map shows: how many areas, from where to where, how many reach the target."""
    known = sorted(
        ((area.value_pct, area.name) for area in data.areas if area.value_pct is not None), key=lambda one: one[0]
    )
    total = numbers.count(len(data.areas), language)
    if not known:
        return Words(f"Peta {total} wilayah, belum ada angka", f"Map of {total} areas, no figures yet").in_language(
            language
        )
    (low, lowest), (high, highest) = known[0], known[-1]
    low_words, high_words = numbers.percent(low, language), numbers.percent(high, language)
    with_figure = numbers.count(len(known), language)
    return Words(
        f"Peta cakupan {total} wilayah, {with_figure} dengan angka: "
        f"terendah {lowest} {low_words}, tertinggi {highest} {high_words}",
        f"Map of coverage in {total} areas, {with_figure} with figures: "
        f"lowest {lowest} {low_words}, highest {highest} {high_words}",
    ).in_language(language)


def _picture(data: MapData, drawing: Drawing, content: Markup, language: Language, *, is_picture: bool) -> Markup:
    # A picture has no content of its own for a screen reader: a map of links is therefore a group.
    return Markup("<svg{}>{}</svg>").format(
        attributes(
            class_="map",
            viewBox=f"0 0 {drawing.width} {drawing.height}",
            role="img" if is_picture else "group",
            aria_label=summary(data, language),
            data_measure=data.measure,
        ),
        content,
    )


def _measures(data: MapData) -> list[tuple[MapMeasure, Classes]]:
    measures: list[tuple[MapMeasure, Classes]] = [("coverage", data.coverage)]
    return measures if data.distance is None else [*measures, ("distance", data.distance)]


def _ground(drawing: Drawing) -> Markup:
    parts = [Markup('<path d="{}"/>').format(path) for path in (*drawing.neighbours, drawing.parent) if path]
    return group(parts, class_="map-land", transform=f"scale({1 / GRID})")


def _quiet_names(drawing: Drawing) -> Markup:
    names = (text(name.x, name.y + 4, name.words, text_anchor="middle") for name in drawing.quiet)
    return group(names, class_="map-quiet", aria_hidden="true")


def _inset(data: MapData, drawing: Drawing, language: Language) -> Markup:
    inset = drawing.inset
    if inset is None:
        return Markup()
    box = inset.box
    frame = rect(box.left, box.top, box.width, box.height, class_="map-inset", rx=6)
    words = text(box.left + _INSET_PADDING, box.top + 17, _inset_words(data, inset, language), class_="map-inset-title")
    return frame + words


def _inset_words(data: MapData, inset: Inset, language: Language) -> str:
    names = ", ".join(short_name(data.areas[at].name) for at in inset.members)
    words = Words(f"Pulau: {names}", f"Islands: {names}").in_language(language)
    fits = len(words) * _INSET_LETTER <= inset.box.width - 2 * _INSET_PADDING
    return words if fits else Words("Pulau jauh", "Far islands").in_language(language)


def _fills(data: MapData, drawing: Drawing, language: Language, *, is_picture: bool) -> Markup:
    """Draw the land of the areas; in a picture without links each says what it is to the pointer."""
    parts = [
        Markup('<g{}>{}<path{} d="{}"/></g>').format(
            class_numbers(_coverage_class(data, area), _distance_class(data, area), _LAND_HATCH),
            Markup("<title>{}</title>").format(area_words(area, language)) if is_picture else Markup(),
            attributes(id=None if is_picture else _identity(area)),
            shape.path,
        )
        for area, shape in _drawn(data, drawing)
    ]
    look = "map-fills map-dense" if is_picture else "map-fills"
    return group(parts, class_=look, transform=f"scale({1 / GRID})")


def _links(data: MapData, drawing: Drawing, language: Language) -> Markup:
    """Lay an invisible copy over each shape: its outline shows in full when the pointer or the focus is on it."""
    parts = []
    for area, _ in _drawn(data, drawing):
        words = area_words(area, language)
        copy = Markup('<title>{}</title><use href="#{}"/>').format(words, _identity(area))
        parts.append(
            Markup('<g role="img" tabindex="0" aria-label="{}">{}</g>').format(words, copy)
            if area.href is None
            else Markup('<a href="{}" aria-label="{}">{}</a>').format(area.href, words, copy)
        )
    return group(parts, class_="map-links", transform=f"scale({1 / GRID})")


def _drawn(data: MapData, drawing: Drawing) -> Iterator[tuple[MapArea, Shape]]:
    return ((area, shape) for area, shape in zip(data.areas, drawing.shapes, strict=True) if shape.path)


def _identity(area: MapArea) -> str:
    return f"peta-{area.code}"


def _coverage_class(data: MapData, area: MapArea) -> int | None:
    return None if area.value_pct is None else data.coverage.number_of(area.value_pct)


def _distance_class(data: MapData, area: MapArea) -> int | None:
    if data.distance is None or area.distance_points is None:
        return None
    return data.distance.number_of(area.distance_points)


def _labels(data: MapData, drawing: Drawing, language: Language) -> Markup:
    names = [area.name for area in data.areas]
    placed = labels(names, [shape.pole for shape in drawing.shapes], _longest_value(data, language))
    parts = [
        _label(data, area, label, language) for area, label in zip(data.areas, placed, strict=True) if label is not None
    ]
    return group(parts, class_="map-labels", aria_hidden="true")


def _longest_value(data: MapData, language: Language) -> int:
    values = [area.value_pct for area in data.areas if area.value_pct is not None]
    return max((len(numbers.decimal(value, language)) for value in values), default=1)


def _label(data: MapData, area: MapArea, label: Label, language: Language) -> Markup:
    has_figure = area.value_pct is not None
    lines = len(label.name)
    top = label.y - (lines * _NAME_LINE + (_VALUE_SIZE if has_figure else 0)) / 2
    names = [text(label.x, top + 10 + _NAME_LINE * at, line, class_="map-name") for at, line in enumerate(label.name)]
    figures = _figures(area, label, top + lines * _NAME_LINE + 11, language) if has_figure else []
    return group([*names, *figures], data_s=_coverage_class(data, area), data_d=_distance_class(data, area))


def _figures(area: MapArea, label: Label, y: float, language: Language) -> list[Markup]:
    look = "map-value" if label.fits_phone else "map-value map-wide"
    coverage = text(label.x, y, numbers.decimal(area.value_pct or 0.0, language), class_=f"{look} of-coverage")
    if area.distance_points is None:
        return [coverage]
    points = _signed_decimal(area.distance_points, language)
    return [coverage, text(label.x, y, points, class_=f"{look} of-distance")]


def _legend(data: MapData, drawing: Drawing, language: Language) -> Markup:
    box = drawing.legend
    return group(
        [legend(_measures(data), language, LEGEND_SIZE, no_data=data.no_data)],
        class_="map-legend map-wide",
        transform=f"translate({short(box.left)} {short(box.top)})",
        aria_hidden="true",
    )


def _signed_decimal(value: float, language: Language) -> str:
    words = numbers.decimal(value, language)
    return f"+{words}" if value > 0 else words


def _signed_points(value: float, language: Language) -> str:
    words = numbers.points(value, language)
    return f"+{words}" if value > 0 else words
