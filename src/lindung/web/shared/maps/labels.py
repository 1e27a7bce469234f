"""What is written on the shapes: names and values where they fit, nothing over something else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lindung.web.shared.maps.free_space import Rectangle
from lindung.web.shared.maps.polylabel import Pole

_NAME_RADIUS = 25  # names from here on
_ROOMY_RADIUS = 17  # short names already from here on
_LEAST_RADIUS = 8  # smaller shapes carry nothing
_NAME_WIDTH, _VALUE_WIDTH = 6.3, 7.1  # a letter at 11px, a figure at 13px
_NAME_HEIGHT, _VALUE_HEIGHT = 13, 15
_PHONE = 1.9  # figures on a phone are this much larger on the drawing
_SHORTER = (
    ("Kabupaten Administrasi ", ""),
    ("Kota Administrasi ", ""),
    ("Kabupaten ", ""),
    ("Daerah Istimewa ", "DI "),
    ("Daerah Khusus Ibukota ", "DKI "),
    ("Daerah Khusus ", ""),
    ("Kepulauan ", "Kep. "),
)
_DIRECTIONS = {"Utara": "Ut.", "Selatan": "Sel.", "Timur": "Tim.", "Barat": "Bar.", "Tengah": "Teng."}


@dataclass(frozen=True)
class Label:
    """Words for one shape.

    Attributes:
        x: Middle, in pixels.
        y: Middle, in pixels.
        name: Lines of the name, none where only the value fits.
        has_value: Whether the value is written.
        fits_phone: Whether the value fits in the larger type of a phone.
    """

    x: float
    y: float
    name: tuple[str, ...]
    has_value: bool
    fits_phone: bool


def labels(names: Sequence[str], poles: Sequence[Pole | None], longest_value: int) -> list[Label | None]:
    """Place the words of all shapes, the roomiest first; what would cover others is left out."""
    placed: list[Label | None] = [None] * len(names)
    taken: list[Rectangle] = []
    on_phone: list[Rectangle] = []
    found = [(pole, at) for at, pole in enumerate(poles) if pole is not None]
    for pole, at in sorted(found, key=lambda one: (-one[0].radius, one[1])):
        label = _label(names[at], pole, longest_value, taken)
        if label is None:
            continue
        value = _value_box(pole, longest_value).grown(1)
        phone = _scaled(value)
        fits = pole.radius * 2.1 >= phone.height and not any(phone.overlaps(box) for box in on_phone)
        on_phone += [phone] if fits else []
        placed[at] = Label(label.x, label.y, label.name, label.has_value, fits)
    return placed


def short_name(name: str) -> str:
    """Leave out the kind of an area where the map shows it anyway."""
    for long, brief in _SHORTER:
        if name.startswith(long):
            return brief + name.removeprefix(long)
    return name


def _label(name: str, pole: Pole, longest_value: int, taken: list[Rectangle]) -> Label | None:
    if pole.radius < _LEAST_RADIUS:
        return None
    for lines in _wordings(name, pole):
        box = _box(lines, pole, longest_value)
        if not any(box.overlaps(other) for other in taken):
            taken.append(box)
            return Label(pole.x, pole.y, lines, has_value=True, fits_phone=False)
    return None


def _wordings(name: str, pole: Pole) -> Iterable[tuple[str, ...]]:
    """Yield the ways to write a name from the best to none at all."""
    room = 2 * pole.radius * (1.12 if pole.radius >= _NAME_RADIUS else 0.95)
    if pole.radius >= _ROOMY_RADIUS:
        brief = short_name(name)
        ways = [(brief,), *_in_two_lines(brief, pole), (_abbreviated(brief),)]
        yield from (lines for lines in ways if max(map(len, lines)) * _NAME_WIDTH <= room)
    yield ()


def _in_two_lines(name: str, pole: Pole) -> list[tuple[str, ...]]:
    words = name.split(" ")
    if len(words) < 2 or pole.radius < _NAME_RADIUS:
        return []
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return [min(splits, key=lambda lines: max(map(len, lines)))]


def _abbreviated(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return f"{first} {_DIRECTIONS[last]}" if first and last in _DIRECTIONS else name


def _box(lines: tuple[str, ...], pole: Pole, longest_value: int) -> Rectangle:
    width = max([longest_value * _VALUE_WIDTH, *(len(line) * _NAME_WIDTH for line in lines)])
    height = _VALUE_HEIGHT + len(lines) * _NAME_HEIGHT
    return Rectangle(pole.x - width / 2, pole.y - height / 2, width, height)


def _value_box(pole: Pole, longest_value: int) -> Rectangle:
    return _box((), pole, longest_value)


def _scaled(box: Rectangle) -> Rectangle:
    width, height = box.width * _PHONE, box.height * _PHONE
    return Rectangle(box.left - (width - box.width) / 2, box.top - (height - box.height) / 2, width, height)
