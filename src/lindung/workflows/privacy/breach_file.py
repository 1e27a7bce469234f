"""The notice of a breach as a workbook: what the law wants in it, line by line."""

from datetime import datetime
from typing import BinaryIO, Final

import polars as pl
from django.utils import timezone

from lindung.vocabulary.language import Language, Words
from lindung.workflows.linking.sheets import Sheet, write_book
from lindung.workflows.privacy.breaches import BreachShown


def write_breach(target: BinaryIO, found: BreachShown, language: Language) -> None:
    """Write the notice in one language."""
    rows = [(words.in_language(language), text) for words, text in _lines(found, language)]
    sheet = Sheet(
        name=_NAME.in_language(language), title=_TITLE.in_language(language), notes=(found.due_source,),
        headers=(_PART.in_language(language), _TEXT.in_language(language)),
        rows=pl.DataFrame(rows, schema={"part": pl.String, "text": pl.String}, orient="row"), widths=(44, 90),
    )  # fmt: skip
    write_book(target, (sheet,), language)


def _lines(found: BreachShown, language: Language) -> list[tuple[Words, str]]:
    return [
        (Words("Nomor", "Number"), found.public_id),
        (Words("Keadaan", "State"), found.state.words.in_language(language)),
        (Words("Ditemukan", "Found"), _moment(found.found_at)),
        (Words("Batas pemberitahuan", "Notice due"), _moment(found.due_at)),
        (Words("Data pribadi yang terungkap", "Personal data exposed"), found.data_exposed),
        (Words("Jumlah orang", "Number of people"), "?" if found.people is None else str(found.people)),
        (Words("Kapan dan bagaimana terungkap", "When and how they were exposed"), found.happened),
        (Words("Upaya penanganan dan pemulihan", "Handling and recovery"), found.handling),
        (Words("Narahubung", "Contact"), found.contact),
        (Words("Dilaporkan ke lembaga", "Reported to the authority"), _done(found.reported_at, found.reported_to)),
        (Words("Subjek data diberi tahu", "People concerned told"), _done(found.told_at, found.told_how)),
    ]


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


def _done(at: datetime | None, what: str) -> str:
    return "-" if at is None else f"{_moment(at)}, {what}"


_NAME: Final = Words("Pemberitahuan", "Notice")
_TITLE: Final = Words("Pemberitahuan kegagalan pelindungan data pribadi", "Notice of a failure of data protection")
_PART: Final = Words("Bagian", "Part")
_TEXT: Final = Words("Isi", "Text")
