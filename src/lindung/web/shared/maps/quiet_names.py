"""Names of the land around, in quiet capitals where they cover nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from lindung.web.shared.maps.free_space import Rectangle, TakenSpace
from lindung.web.shared.maps.labels import short_name
from lindung.web.shared.maps.polylabel import is_inside, pole_of
from lindung.web.shared.maps.projection import GRID, Loop, surface

_LETTER, _HEIGHT = 9.4, 14  # capitals at 11px, widely set
_REACH = 160  # pixels between a name and the place where it would fit best


@dataclass(frozen=True)
class QuietName:
    """Words in quiet capitals and their middle, in pixels."""

    words: str
    x: float
    y: float


def quiet_names(
    around: Sequence[tuple[str, list[list[Loop]]]], taken: TakenSpace, frame: Rectangle
) -> tuple[QuietName, ...]:
    """Write each name on its own land, where it covers neither an area nor another name."""
    found = []
    for name, polygons in around:
        words = _wording(name)
        box = (
            _quiet_box(words, max(polygons, key=lambda polygon: surface(polygon[0])), taken, frame)
            if polygons
            else None
        )
        if box is not None:
            taken.put(box.grown(8))
            found.append(QuietName(words, box.left + box.width / 2, box.top + box.height / 2))
    return tuple(found)


def _quiet_box(words: str, land: list[Loop], taken: TakenSpace, frame: Rectangle) -> Rectangle | None:
    pole = pole_of(land)
    width = len(words) * _LETTER
    boxes = taken.nearest(width, _HEIGHT, frame.grown(-6), (pole.x, pole.y), reach=_REACH)
    return next((box for box in boxes if _lies_on(box, land) and taken.is_free(box)), None)


def _lies_on(box: Rectangle, land: list[Loop]) -> bool:
    y = (box.top + box.height / 2) * GRID
    return all(is_inside(land, (box.left + box.width * share) * GRID, y) for share in (0.03, 0.5, 0.97))


def _wording(name: str) -> str:
    """Write a name with its kind, for it belongs to no list on the page."""
    brief = name.replace("Kabupaten ", "Kab. ", 1) if name.startswith("Kabupaten ") else short_name(name)
    return brief.upper()
