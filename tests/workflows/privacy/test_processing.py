"""The record of processing: prefilled, counted from what is held, completed by the office, handed out."""

import io
from datetime import UTC, datetime

import pytest

from lindung.registry.models import ProcessingNote
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Language
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.privacy.errors import NotCompleteError, UnknownRecordError
from lindung.workflows.privacy.law import grounds, parameters
from lindung.workflows.privacy.processing import add_note, processing, write_processing
from tests.workflows.linking.pairs_to_review import linkage_of_pairs

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 3, tzinfo=UTC)


def held(area: str = "ID") -> dict[str, str]:
    return {one.code: one.holdings.id for one in processing(office_vault(), [AreaCode(area)], now=NOW)}


def test_counts_what_this_installation_holds_in_ones_areas() -> None:
    linkage_of_pairs()
    found = held("33.74")
    assert found["registers"].startswith("2 register, 16 baris: ")
    assert found["linkages"] == "1 pemadanan"
    assert held("33.72")["registers"] == "0 register, 0 baris"


def test_every_activity_says_what_the_law_asks_for() -> None:
    for one in processing(office_vault(), [AreaCode("ID")], now=NOW):
        texts = (one.name, one.purpose, one.data, one.subjects, one.basis, one.origin, one.recipients)
        assert all(words.id and words.en for words in texts)
        assert one.source
        assert one.period.source


def test_the_newest_note_of_the_office_stands_and_the_older_stays() -> None:
    add_note("registers", "Penanggung jawab: Kabid. NIK 3374810101800007", by="Petugas Contoh", now=NOW)
    add_note("registers", "Penanggung jawab: Sekretaris", by="Petugas Lain", now=NOW)
    one = next(one for one in processing(office_vault(), [AreaCode("ID")], now=NOW) if one.code == "registers")
    assert (one.note, one.noted_by) == ("Penanggung jawab: Sekretaris", "Petugas Lain")
    assert [note.text for note in ProcessingNote.objects.all()] == [
        "Penanggung jawab: Sekretaris", "Penanggung jawab: Kabid. NIK •••",
    ]  # fmt: skip


def test_a_note_is_about_an_activity_and_says_something() -> None:
    with pytest.raises(UnknownRecordError):
        add_note("lain", "x", by="Petugas Contoh", now=NOW)
    with pytest.raises(NotCompleteError):
        add_note("lists", "  ", by="Petugas Contoh", now=NOW)


@pytest.mark.parametrize("language", Language)
def test_hands_it_out_as_csv_and_workbook(language: Language) -> None:
    record = processing(office_vault(), [AreaCode("ID")], now=NOW)
    csv, book = io.BytesIO(), io.BytesIO()
    write_processing(csv, record, kind="csv", language=language, now=NOW)
    write_processing(book, record, kind="xlsx", language=language, now=NOW)
    lines = csv.getvalue().decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(record)
    assert book.getvalue().startswith(b"PK")


def test_every_period_and_ground_has_a_source_and_a_confidence() -> None:
    assert all(value.source for one in parameters().values() for value in one.values)
    assert all(one.source and one.confidence for one in grounds().values())
