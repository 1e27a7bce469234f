"""Numbers inside sentences, as Indonesians and English readers write them."""

from typing import Final

from lindung.vocabulary.language import Words

_MINUS: Final = "\u2212"
_LARGE: Final = (
    (1e12, Words("triliun", "trillion")), (1e9, Words("miliar", "billion")), (1e6, Words("juta", "million")),
)  # fmt: skip
_MOST_CERTAIN: Final = 0.9995
_MOST: Final = 1e15


def spoken_count(value: int) -> Words:
    """Write whole persons: 323.900 and 323,900."""
    text = f"{abs(value):,}"
    sign = _MINUS if value < 0 else ""
    return Words(sign + text.replace(",", "."), sign + text)


def spoken_decimal(value: float, digits: int = 1) -> Words:
    """Write a number with decimals: 42,8 and 42.8."""
    text = f"{abs(value):,.{digits}f}"
    sign = _MINUS if value < 0 and float(f"{abs(value):.{digits}f}") else ""
    return Words(sign + text.translate(str.maketrans(",.", ".,")), sign + text)


def spoken_bits(bits: float) -> Words:
    """Write a weight with its sign: +3,2 and +3.2."""
    said = spoken_decimal(bits)
    return Words(f"+{said.id}", f"+{said.en}") if bits > 0 and said.id[0] != _MINUS else said


def spoken_times(bits: float) -> Words:
    """Write what a number of bits multiplies the odds by, rounded as it is said: 9,2; 1.300; 2,1 miliar."""
    times = 2.0 ** abs(bits)
    if times >= _MOST:
        return Words("lebih dari seribu triliun", "more than a thousand trillion")
    for size, unit in _LARGE:
        if times >= size:
            said = spoken_decimal(times / size)
            return Words(f"{said.id} {unit.id}", f"{said.en} {unit.en}")
    if times < 10:
        return spoken_decimal(times)
    step = 10 ** max(len(str(int(times))) - 2, 0)
    return spoken_count(round(times / step) * step)


def spoken_share(share: float) -> Words:
    """Write a share as a percentage; nothing is said to be certain that is not."""
    if share > _MOST_CERTAIN:
        return Words("lebih dari 99,9%", "more than 99.9%")
    if share < 1 - _MOST_CERTAIN:
        return Words("kurang dari 0,1%", "less than 0.1%")
    said = spoken_decimal(100 * share)
    return Words(f"{said.id}%", f"{said.en}%")
