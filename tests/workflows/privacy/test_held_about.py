"""What is held about one person: from every place within the areas of who answers, and from no other."""

import io
from datetime import UTC, datetime

import pytest

from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.coverage_status import StatusReason
from lindung.vocabulary.language import Language
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.privacy.access_file import write_access
from lindung.workflows.privacy.held_about import held_about
from lindung.workflows.privacy.reveal import Look, reveal_number
from lindung.workflows.privacy.subject_requests import Subject
from tests.engines.linkage.listed_people import FIRST_NIK as LISTED_NIK
from tests.registry.snapshots.people import FIRST_NIK
from tests.workflows.linking.pairs_to_review import linkage_of_pairs, read
from tests.workflows.linking.stored_linkage import stored_linkage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 3, tzinfo=UTC)
NIK = str(FIRST_NIK + 2)


def everywhere(_: AreaCode) -> bool:
    return True


def test_gathers_rows_decisions_and_looks() -> None:
    made = linkage_of_pairs()
    read(made, "2-2")
    vault = office_vault()
    look = Look(7, "Petugas Contoh", "", "linked_person_number", "33.74", "abc", "Membantu klaim")
    reveal_number(vault, look, int(NIK), now=NOW, limit=5)
    held = held_about(vault, NIK, may_in=everywhere)
    (row,) = held.rows
    assert (row.where.id, row.area_code, row.origin) == ("Pekerja wilayah", "33.74", "usulan.xlsx")
    assert row.values["nik"] == NIK
    assert "name_key" not in row.values
    assert [words.id for _, words in held.decisions] == ["orang yang sama"]
    assert [(name, why) for _, name, why in held.looks] == [("Petugas Contoh", "Membantu klaim")]
    assert NIK not in repr(held)


def test_tells_the_status_in_words() -> None:
    stored_linkage()
    held = held_about(office_vault(), str(LISTED_NIK + 4), may_in=everywhere)
    (row,) = [row for row in held.rows if row.where.id == "Pemadanan"]
    assert (
        row.values["status"] in {"belum terlindungi", "terlindungi", "mungkin peserta", "di luar cakupan"}
        or row.values["status"]
    )
    assert row.values["reason"] in {one.words.id for one in StatusReason}


def test_places_of_other_areas_are_counted_and_not_opened() -> None:
    linkage_of_pairs()
    linkage_of_pairs(area="33.72")
    held = held_about(office_vault(), NIK, may_in=AreaCode("33.72").contains)
    assert {row.area_code for row in held.rows} == {"33.72"}
    assert held.passed_over == 3  # two registers and the links of the other area


def test_nobody_is_found_under_another_number() -> None:
    linkage_of_pairs()
    assert held_about(office_vault(), "3374810101899999", may_in=everywhere).rows == ()


@pytest.mark.parametrize("language", Language)
def test_writes_a_workbook_that_masks_the_number_in_its_head(language: Language) -> None:
    linkage_of_pairs()
    held, book = held_about(office_vault(), NIK, may_in=everywhere), io.BytesIO()
    write_access(book, Subject("Orang Rekaan", NIK, ""), held, language)
    assert book.getvalue().startswith(b"PK")
