"""Areas as whole numbers that sort by level and then by code, so that the children of an area are one range of them.

``33.74`` is 2·10¹⁰ + 3374000000: the level, then the ten digits of the code. The number tells level and parent by
itself, is the same in every installation and every release, and covers the children that stand for "unknown".
"""

import re
from functools import lru_cache
from typing import Final

from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCodeError, AreaLevel

LEVEL: Final = 10_000_000_000
"""What one level down adds to a number."""

WIDTHS: Final = (10_000_000_000, 100_000_000, 1_000_000, 10_000)
"""How many numbers the children of an area may take, by the level of the area."""

_SHAPE = re.compile(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?")
_CUTS = (slice(0, 2), slice(2, 4), slice(4, 6), slice(6, 10))


def area_key(code: str) -> int:
    """Return the number of an area, or of the unknown children of one.

    Raises:
        AreaCodeError: The text has not the shape of a code.
    """
    if code == COUNTRY_CODE:
        return 0
    if not (_SHAPE.fullmatch(code) and code.isascii()):
        raise AreaCodeError(f"{code!r} is no area code; codes look like ID, 33, 33.74, 33.74.01 or 33.74.01.1001.")
    return (code.count(".") + 1) * LEVEL + int(code.replace(".", "").ljust(10, "0"))


@lru_cache(maxsize=131_072)
def area_code(key: int) -> str:
    """Return the code that a number stands for."""
    level, digits = divmod(key, LEVEL)
    if level == AreaLevel.COUNTRY:
        return COUNTRY_CODE
    text = f"{digits:010d}"
    return ".".join(text[cut] for cut in _CUTS[:level])


def children_keys(code: str) -> tuple[int, int] | None:
    """Return the first and the last number that a child of an area may have; a village has no children."""
    key = area_key(code)
    level = key // LEVEL
    if level >= AreaLevel.VILLAGE:
        return None
    return key + LEVEL, key + LEVEL + WIDTHS[level] - 1


def subtree_keys(code: str) -> list[tuple[int, int]]:
    """Return the numbers of an area and of everything in it: one range for each level from its own down."""
    key = area_key(code)
    level = key // LEVEL
    if level >= AreaLevel.VILLAGE:
        return [(key, key)]
    below = [(key + depth * LEVEL, key + depth * LEVEL + WIDTHS[level] - 1) for depth in range(1, 5 - level)]
    return [(key, key), *below]
