"""Rows of headers: how many headers of a row are known, and two rows of headers read as one."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from lindung.engines.intake.headers import normalised
from lindung.engines.intake.sheets.row_words import Cells, filled, is_column_numbers

Known = Callable[[str], bool]

ENOUGH_KNOWN_HEADERS: Final = 2
LONGEST_HEADER: Final = 200
_KEPT_ANSWERS: Final = 50_000


class HeaderWords:
    """Which texts are known headers, each text asked once.

    A list repeats few texts where headers are looked for, so the answers are kept.
    """

    def __init__(self, known: Known) -> None:
        """Start with no answers."""
        self._known = known
        self._answers: dict[str, bool] = {}

    def knows(self, text: str | None) -> bool:
        """Say whether a text is a known wording of a header."""
        if text is None or len(text) > LONGEST_HEADER:
            return False
        answer = self._answers.get(text)
        if answer is None:
            if len(self._answers) >= _KEPT_ANSWERS:
                self._answers.clear()
            answer = self._answers[text] = bool(text.strip()) and self._known(text)
        return answer

    def count(self, cells: Cells) -> int:
        """Count the different known headers of a row."""
        return len({normalised(text) for text in cells if text is not None and self.knows(text)})


def joined_headers(upper: Cells, lower: Cells, words: HeaderWords) -> list[str]:
    """Read two rows of headers as one: "TTL" over "TEMPAT" and "TANGGAL" gives "TTL TEMPAT" and "TTL TANGGAL".

    The text below stands alone when it is a known header that no second column of the row repeats.
    """
    times = Counter(normalised(text) for text in lower if text)
    return [
        _joined(above, below, words, is_repeated=times[normalised(below or "")] > 1)
        for above, below in zip(_spread(upper, lower), lower, strict=True)
    ]


def is_second_header_row(upper: Cells, lower: Cells, words: HeaderWords) -> bool:
    """Say whether the row below the headers belongs to them: no digits in it, and half of its texts are headers."""
    texts = filled(lower)
    if not texts or any(character.isdigit() for text in texts for character in text):
        return False
    spread = _spread(upper, lower)
    pairs = [(above, below) for above, below in zip(spread, lower, strict=True) if below and below.strip()]
    is_new = sum(normalised(above or "") != normalised(below) for above, below in pairs)
    known = sum(words.knows(below) or words.knows(f"{above} {below}") for above, below in pairs)
    return is_new > 0 and 2 * known >= len(pairs)


def is_upper_header_row(upper: Cells, lower: Cells) -> bool:
    """Say whether the row above the headers names columns that have no header of their own."""
    texts = filled(upper)
    names_more = any(above and above.strip() and not below for above, below in zip(upper, lower, strict=True))
    return len(texts) >= 2 and names_more and not is_column_numbers(upper)


def tidied(headers: Sequence[str | None]) -> list[str]:
    """Write headers on one line each, "" for a nameless column."""
    return [" ".join((header or "").split())[:LONGEST_HEADER] for header in headers]


def _spread(upper: Cells, lower: Cells) -> list[str | None]:
    """Let the text of a merged cell stand over every column that the row below divides it into."""
    spread: list[str | None] = []
    over: str | None = None
    for above, below in zip(upper, lower, strict=True):
        if above and above.strip():
            over = above if below and below.strip() else None
            spread.append(above)
        else:
            over = over if below and below.strip() else None
            spread.append(over)
    return spread


def _joined(above: str | None, below: str | None, words: HeaderWords, *, is_repeated: bool) -> str:
    upper, lower = tidied((above, below))
    if not upper or not lower or normalised(upper) == normalised(lower):
        return lower or upper
    return lower if words.knows(lower) and not is_repeated else f"{upper} {lower}"
