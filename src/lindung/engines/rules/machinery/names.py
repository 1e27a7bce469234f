"""What people call each figure, and in what it is counted."""

from dataclasses import dataclass
from functools import cache

from lindung.engines.rules.machinery.files import ROOMS, room_file
from lindung.vocabulary.language import Words

FIGURES = "figures.yaml"


@dataclass(frozen=True, eq=False)
class FigureName:
    """A figure as people know it.

    Attributes:
        words: Its name.
        unit: rupiah, months, days, years, count, rate, percent, flag, date or kind.
        members: For a kind: the names of what it can be, in order.
        room: The room it belongs to.
    """

    words: Words
    unit: str
    members: dict[str, Words]
    room: str


@cache
def figure_names() -> dict[str, FigureName]:
    """Return the names of all figures."""
    return {
        figure: FigureName(
            words=Words(given["name"]["id"], given["name"]["en"]),
            unit=given["unit"],
            members={str(code): Words(words["id"], words["en"]) for code, words in given.get("members", {}).items()},
            room=room,
        )
        for room in ROOMS
        for figure, given in room_file(room, FIGURES).items()
    }
