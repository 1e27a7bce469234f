"""What somebody may ask of the people of a linkage: a name, a NIK, or a place with a reason; nobody browses people."""

from dataclasses import dataclass, fields, replace
from typing import Final

from lindung.engines.linkage.gap.people_chosen import FACETS, Choice, UnknownChoiceError, refuse_unknown
from lindung.vocabulary.language import Words
from lindung.vocabulary.nik import Nik, NikError
from lindung.vocabulary.persons.one_name import name_key
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.linking.errors import LinkingError

FEWEST_LETTERS: Final = 3


class SearchFirstError(LinkingError):
    """Nobody was shown: what was asked does not say whom, or says it in a way that is not known.

    Attributes:
        field: Which part of what was asked.
    """

    def __init__(self, field: str, words: Words) -> None:
        """Keep which part it was."""
        super().__init__(words)
        self.field = field


@dataclass(frozen=True)
class Asked:
    """Whom somebody looks for; texts as typed.

    Attributes:
        name: A name or the beginnings of its words.
        nik: A NIK.
        place: Code of a village or district inside the linkage, or UNKNOWN, or ELSEWHERE.
        why: What the look-up is for; needed where neither a name nor a NIK is given.
        status: CoverageStatus, or "" for all; so are the filters below.
        reason: StatusReason.
        age_band: AgeBand.
        sex: ListedSex.
        occupation_class: ListedWork.
    """

    name: str = ""
    nik: str = ""
    place: str = ""
    why: str = ""
    status: str = ""
    reason: str = ""
    age_band: str = ""
    sex: str = ""
    occupation_class: str = ""

    @property
    def names_somebody(self) -> bool:
        """Whether a name or a NIK was typed."""
        return bool(self.name.strip() or self.nik.strip())

    @property
    def facets(self) -> dict[str, str]:
        """The filters that ask for something, the place among them; nothing of a person."""
        return {
            field.name: asked
            for field in fields(self)
            if field.name in {"place", *FACETS} and (asked := getattr(self, field.name))
        }


def choice_of(asked: Asked, area: AreaCode) -> Choice:
    """Turn what was typed into a choice.

    Raises:
        SearchFirstError: It names nobody and no place with a reason, or a filter holds an unknown value.
    """
    if not asked.names_somebody:
        _refuse_browsing(asked, area)
    filters = filters_of(asked, area)
    return replace(filters, name_words=_words(asked.name), nik_number=_number(asked.nik))


def filters_of(asked: Asked, area: AreaCode) -> Choice:
    """Turn the filters alone into a choice; SearchFirstError where one holds an unknown value."""
    place = "" if asked.place == area.text else asked.place
    choice = Choice(place=place, **{column: getattr(asked, column) for column in FACETS})
    try:
        refuse_unknown(choice, area)
    except UnknownChoiceError as error:
        raise SearchFirstError(error.filter, _UNKNOWN[error.filter]) from None
    return choice


def _refuse_browsing(asked: Asked, area: AreaCode) -> None:
    if not asked.place or (asked.place == area.text and area.level < _SMALL_ENOUGH):
        raise SearchFirstError("name", _WHOM)
    if not asked.why.strip():
        raise SearchFirstError("why", _WHY)


def _words(name: str) -> tuple[str, ...]:
    """Read the compared words of a name; a search needs three letters of it."""
    if not name.strip():
        return ()
    words = (name_key(name) or "").split()
    if sum(letter.isalpha() for word in words for letter in word) < FEWEST_LETTERS:
        raise SearchFirstError("name", _LETTERS)
    return tuple(words)


def _number(nik: str) -> int | None:
    if not nik.strip():
        return None
    try:
        return int(Nik.parse(nik).digits)
    except NikError:
        raise SearchFirstError("nik", _DIGITS) from None


_SMALL_ENOUGH: Final = AreaCode("33.74.01").level
_WHOM = Words(
    "Tulis nama atau NIK, atau pilih kecamatan atau desa beserta keperluannya. Daftar orang tidak dibuka begitu saja.",
    "Write a name or a NIK, or choose a district or village and what you need it for. People are not browsed.",
)
_WHY = Words(
    "Pilih untuk apa daftar wilayah ini dibuka; keperluannya dicatat.",
    "Say what the list of this place is opened for; the purpose is recorded.",
)
_LETTERS = Words(
    "Tulis sedikitnya tiga huruf nama; gelar tidak dihitung.",
    "Write at least three letters of the name; titles do not count.",
)
_DIGITS = Words(
    "NIK terdiri atas 16 angka. Periksa lagi dari KTP atau KK.",
    "A NIK has 16 digits. Look again at the identity or family card.",
)
_UNKNOWN = {
    "place": Words(
        "Wilayah itu tidak termasuk pemadanan ini. Pilih dari daftar.",
        "That place is not part of this linkage. Choose from the list.",
    ),
    "status": Words("Status itu tidak dikenal.", "That status is not known."),
    "reason": Words("Sebab itu tidak dikenal.", "That reason is not known."),
    "age_band": Words("Kelompok umur itu tidak dikenal.", "That age band is not known."),
    "sex": Words("Jenis kelamin itu tidak dikenal.", "That sex is not known."),
    "occupation_class": Words("Kelompok pekerjaan itu tidak dikenal.", "That kind of work is not known."),
}
