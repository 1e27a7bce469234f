"""The strip that says what the colours mean: limits below it, the target marked, and the hatch for no data."""

from collections.abc import Sequence
from typing import Final, Literal

from markupsafe import Markup

from lindung.vocabulary.language import Language, Words
from lindung.web.shared import numbers
from lindung.web.shared.maps.classes import Classes
from lindung.web.shared.maps.svg import attributes, group, joined, rect, short, text

MapMeasure = Literal["coverage", "distance"]

HATCH: Final = "peta-tanpa-data"
"""Identity of the hatch; two drawings of one page need two, a hidden one lends nothing to the other."""

LEGEND_SIZE: Final = (282, 92)
PHONE_SIZE: Final = (344, 92)

NO_DATA: Final = Words("tidak ada data", "no data")
"""What the hatch means, unless a map says more."""

_TITLES = {
    "coverage": Words("Cakupan, %", "Coverage, %"),
    "distance": Words("Jarak ke target, poin", "Distance to target, pts"),
}
_TARGET = Words("target", "target")
_PADDING, _TITLE_LINE, _STRIP_TOP, _STRIP_HEIGHT, _NUMBER_LINE, _NO_DATA_LINE = 14, 20, 29, 11, 55, 79
_CLASSES = 7


def hatch(identity: str = HATCH, enlarged: int = 1) -> Markup:
    """Define the hatch of areas without a figure."""
    return Markup(
        '<pattern id="{}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45) scale({})">'
        '<rect class="map-hatch-ground" width="6" height="6"/><path class="map-hatch-line" d="M0 0V6"/></pattern>'
    ).format(identity, enlarged)


def legend(
    measures: Sequence[tuple[MapMeasure, Classes]],
    language: Language,
    size: tuple[int, int],
    hatch_is: str = HATCH,
    no_data: Words = NO_DATA,
) -> Markup:
    """Draw one strip for each measure; the stylesheet shows that of the measure that colours the map."""
    width, height = size
    cell = (width - 2 * _PADDING) / _CLASSES
    box = rect(0.5, 0.5, width - 1, height - 1, class_="map-legend-box", rx=8)
    strips = joined(_strip(measure, classes, cell, language) for measure, classes in measures)
    return box + strips + _no_data(language, hatch_is, no_data)


def legend_for_phone(
    measures: Sequence[tuple[MapMeasure, Classes]], language: Language, shown: MapMeasure, no_data: Words = NO_DATA
) -> Markup:
    """Draw the legend as a picture of its own, for below a map on a phone."""
    width, height = PHONE_SIZE
    return Markup(
        '<svg class="map-legend map-narrow" viewBox="0 0 {} {}" data-measure="{}" aria-hidden="true">{}</svg>'
    ).format(width, height, shown, legend(measures, language, PHONE_SIZE, no_data=no_data))


def _strip(measure: MapMeasure, classes: Classes, cell: float, language: Language) -> Markup:
    letter = "s" if measure == "coverage" else "d"
    numbers_of = range(classes.first, classes.first + len(classes.breaks) + 1)
    cells = [
        rect(_PADDING + cell * at, _STRIP_TOP, cell, _STRIP_HEIGHT, **{f"data_{letter}": number})
        for at, number in enumerate(numbers_of)
    ]
    target = classes.target if measure == "coverage" else 0.0
    title = text(_PADDING, _TITLE_LINE, _TITLES[measure].in_language(language), class_="map-legend-title")
    limits = [_limit(at, limit, limit == target, cell, language) for at, limit in enumerate(classes.breaks, start=1)]
    return group([title, *cells, *limits], class_=f"of-{measure}")


def _limit(at: int, limit: float, is_target: bool, cell: float, language: Language) -> Markup:  # noqa: FBT001
    x = _PADDING + cell * at
    digits = 0 if float(limit).is_integer() else 1
    look = "map-legend-target" if is_target else "map-legend-limit"
    words = text(x, _NUMBER_LINE, numbers.decimal(limit, language, digits), class_=look, text_anchor="middle")
    if not is_target:
        return words
    tick = Markup('<path class="map-legend-tick" d="M{} {}v{}"/>').format(short(x), _STRIP_TOP - 4, _STRIP_HEIGHT + 7)
    name = text(x, _TITLE_LINE, _TARGET.in_language(language), class_=look, text_anchor="middle")
    return tick + words + name


def _no_data(language: Language, hatch_is: str, said: Words) -> Markup:
    swatch = rect(_PADDING, _NO_DATA_LINE - 10, 22, 12, fill=f"url(#{hatch_is})")
    words = text(_PADDING + 30, _NO_DATA_LINE, said.in_language(language), class_="map-legend-limit")
    return swatch + words


def class_numbers(coverage: int | None, distance: int | None, hatch_is: str = HATCH) -> Markup:
    """Write the class numbers of both measures; where one is missing the hatch shows through."""
    is_complete = coverage is not None and distance is not None
    return attributes(data_s=coverage, data_d=distance, fill=None if is_complete else f"url(#{hatch_is})")
