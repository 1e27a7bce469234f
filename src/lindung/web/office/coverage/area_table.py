"""The table of the areas below one, in the order asked for; who cannot be placed always comes last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from lindung.vocabulary.language import Language
from lindung.workflows.coverage.look import Child

DEFAULT_ORDER: Final = "nama"


class UnknownOrderError(ValueError):
    """The table cannot be ordered by that."""


@dataclass(frozen=True)
class AreaTable:
    """Areas below in order.

    Attributes:
        rows: The areas.
        order: Column of the order; a minus before it means the largest first.
    """

    rows: tuple[Child, ...]
    order: str


def area_table(children: Sequence[Child], order: str) -> AreaTable:
    """Order the areas by one column; without a number they come after those that have one.

    Raises:
        UnknownOrderError: There is no such column.
    """
    asked = order or DEFAULT_ORDER
    key = _KEYS.get(asked.removeprefix("-"))
    if key is None:
        raise UnknownOrderError(asked)
    known = [child for child in children if not child.is_unknown and key(child) is not None]
    without = [child for child in children if not child.is_unknown and key(child) is None]
    unknown = [child for child in children if child.is_unknown]
    by_name = sorted(known, key=lambda child: child.name.in_language(Language.ID))
    ordered = sorted(by_name, key=key, reverse=asked.startswith("-"))  # type: ignore[arg-type]  # None is left out above
    return AreaTable((*ordered, *without, *unknown), asked)


_KEYS: Final[dict[str, Callable[[Child], str | float | None]]] = {
    "nama": lambda child: child.name.in_language(Language.ID),
    "jumlah": lambda child: child.numerator,
    "penyebut": lambda child: child.denominator,
    "persen": lambda child: child.percent,
}
"""What each column is ordered by."""
