"""Enter an RW, or an RT of it, below a village."""

from dataclasses import dataclass

from lindung.opendata.models import Area, Neighbourhood
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import AreaLevel

_DIGITS = 3


@dataclass(frozen=True)
class NeighbourhoodAdded:
    """The neighbourhood as it is stored.

    Attributes:
        village_code: The village.
        rw: Three digits.
        rt: Three digits, or empty for the RW itself.
        is_new: Whether it was not there before.
    """

    village_code: str
    rw: str
    rt: str
    is_new: bool


class NeighbourhoodError(ValueError):
    """The neighbourhood was not entered.

    Attributes:
        words: Why, and what to do.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words = words


def add_neighbourhood(*, village_code: str, rw: str, rt: str = "") -> NeighbourhoodAdded:
    """Store an RW, or an RT of it; entering it again changes nothing.

    Raises:
        NeighbourhoodError: The village is unknown or no village, or the RW or RT is no number from 1 to 999.
    """
    _refuse_other_than_village(village_code)
    padded_rw = _padded("RW", rw)
    padded_rt = _padded("RT", rt) if rt else ""
    _, is_new = Neighbourhood.objects.get_or_create(village_id=village_code, rw=padded_rw, rt=padded_rt)
    return NeighbourhoodAdded(village_code=village_code, rw=padded_rw, rt=padded_rt, is_new=is_new)


def _refuse_other_than_village(code: str) -> None:
    if Area.objects.filter(code=code, level=AreaLevel.VILLAGE, valid_to=None).exists():
        return
    raise NeighbourhoodError(
        Words(
            f"{code} bukan kode kelurahan atau desa. RW dan RT berada di bawah kelurahan/desa, misalnya 33.74.01.1001; "
            "cari kodenya dengan `lindung areas find`.",
            f"{code} is no code of a village. RW and RT lie below a village, for instance 33.74.01.1001; "
            "look the code up with `lindung areas find`.",
        )
    )


def _padded(word: str, text: str) -> str:
    digits = text.strip()
    if digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS and int(digits) > 0:
        return digits.zfill(_DIGITS)
    raise NeighbourhoodError(
        Words(
            f"{word} {text!r} bukan nomor {word}. Tulis angka 1 sampai 999, misalnya 3 atau 003.",
            f"{word} {text!r} is no number of an {word}. Write a number from 1 to 999, for instance 3 or 003.",
        )
    )
