"""What the pages of an area say of its history: where it came from, what was split from it, what they are together."""

from dataclasses import dataclass
from typing import Any, Final

from lindung.engines.coverage.history.sum_of_parts import NoSum, PartsTogether
from lindung.opendata.queries.area_history import AreaHistory, history_of
from lindung.vocabulary.areas.records import ChangeKind
from lindung.vocabulary.language import Language, Words
from lindung.web.shared.numbers import as_of_words, count, percent


@dataclass(frozen=True)
class HistoryWords:
    """The fixed words of the section, in both languages.

    Attributes:
        title: Its heading.
        earlier_figures: Text of the link to the ledger of the area before.
        gave: What happened to the other area, said of it.
    """

    title: Words
    earlier_figures: Words
    gave: dict[ChangeKind, Words]


WORDS: Final = HistoryWords(
    title=Words("Riwayat wilayah", "History of the area"),
    earlier_figures=Words("Angka sebelum itu", "Figures before that"),
    gave={
        ChangeKind.SPLIT: Words(
            "dimekarkan dari wilayah ini; angka sebelum itu mencakup keduanya",
            "was split from this area; figures before that are of both",
        ),
        ChangeKind.MERGER: Words("menerima wilayah ini", "took in this area"),
        ChangeKind.NEW_CODE: Words("dahulu memakai kode ini", "had this code before"),
        ChangeKind.RENAME: Words("dahulu bernama lain", "had another name before"),
    },
)


def history_context(code: str) -> dict[str, Any]:  # Any: what a template is given
    """Return what the section about the history of an area needs."""
    history = history_of(code)
    return {"history": history, "history_words": WORDS, "history_sum": sum_words(history), "area_code": code}


def sum_words(history: AreaHistory) -> Words | None:
    """Say what the area and all that were split from it add up to today, or why that cannot be said."""
    found = history.together
    if isinstance(found, NoSum):
        return Words(
            f"Jumlah wilayah ini seperti sebelum pemekaran belum dapat disebut: {found.words.id}.",
            f"What the area as it was before adds up to cannot be said yet: {found.words.en}.",
        )
    return _together(found) if isinstance(found, PartsTogether) else None


def _together(found: PartsTogether) -> Words:
    said = Words(
        "Menurut angka terbaru, wilayah ini seperti sebelum pemekaran", "By the latest figures, the area as before"
    )
    return Words(
        f"{said.id} ({as_of_words(found.as_of, Language.ID)}): {_counts(found, Language.ID)} terlindungi.",
        f"{said.en} ({as_of_words(found.as_of, Language.EN)}): {_counts(found, Language.EN)} covered.",
    )


def _counts(found: PartsTogether, language: Language) -> str:
    covered = count(found.covered, language)
    if found.employed is None or found.coverage_pct is None:
        return covered
    whole = {Language.ID: "dari", Language.EN: "of"}[language]
    return f"{covered} {whole} {count(found.employed, language)} ({percent(found.coverage_pct, language, 2)})"
