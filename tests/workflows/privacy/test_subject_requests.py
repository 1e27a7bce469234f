"""Requests of people: due by the law, answered once, sealed in the table, found by a blind index."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from lindung.registry.models import SubjectRequest
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.subject_right import SubjectRequestState, SubjectRight
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.keys.rotate import KeysError, retire, rotate
from lindung.workflows.privacy.errors import AlreadyDoneError, NotCompleteError, UnknownRecordError
from lindung.workflows.privacy.subject_requests import (
    answer_request,
    enter_request,
    request_lines,
    request_shown,
    requests_of,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 3, tzinfo=UTC)
NIK = "3374810101800007"
SUBJECT = {"name": "Orang Rekaan Tujuh", "nik": NIK, "contact": "Jalan Rekaan 7"}


def entered(
    right: SubjectRight = SubjectRight.ACCESS, *, received_on: date = date(2026, 11, 30), area: str = "33.74"
) -> str:
    return enter_request(
        office_vault().keys, right=right, area=AreaCode(area), asked="Data apa yang ada?", received_on=received_on,
        by="Petugas Contoh", now=NOW, **SUBJECT,
    )  # fmt: skip


def answered(
    number: str, state: SubjectRequestState = SubjectRequestState.GRANTED, *, kept: tuple[str, ...] = ()
) -> None:
    answer_request(
        office_vault().keys, number, state=state, answer="Salinan diserahkan.", kept=kept, by="Petugas Contoh",
        now=NOW + timedelta(days=1),
    )  # fmt: skip


def test_an_answer_is_due_three_times_twenty_four_hours_after_entry() -> None:
    (line,) = request_lines([AreaCode("ID")]) if entered() else []
    assert line.due_at == NOW + timedelta(hours=3 * 24)
    assert (line.due_source, line.due_confidence) == ("UU 27/2022 Pasal 32", "unconfirmed")
    assert not line.is_overdue(NOW)
    assert line.is_overdue(NOW + timedelta(days=3, seconds=1))


def test_what_came_in_earlier_counts_from_the_end_of_that_day() -> None:
    entered(received_on=date(2026, 11, 28))
    (line,) = request_lines([AreaCode("ID")])
    assert line.due_at.date() == date(2026, 12, 1)
    assert line.due_at < NOW + timedelta(days=3)


def test_the_table_holds_neither_the_number_nor_the_name() -> None:
    entered()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM registry_subjectrequest")
        stored = str(cursor.fetchall())
    assert NIK not in stored
    assert "Rekaan" not in stored
    assert "Data apa" not in stored


def test_opens_for_who_answers_and_finds_earlier_requests_of_the_same_person() -> None:
    first, second = entered(), entered(SubjectRight.CORRECTION)
    shown = request_shown(office_vault().keys, second)
    assert (shown.subject.name, shown.subject.nik, shown.asked) == ("Orang Rekaan Tujuh", NIK, "Data apa yang ada?")
    assert shown.subject.masked_nik == "337481••••••••07"
    assert [line.public_id for line in shown.earlier] == [first]
    assert NIK not in repr(shown)
    assert requests_of(office_vault().keys, "3374810101800008") == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"name": "X"}, "nama"), ({"nik": "123"}, "nik"), ({"received_on": date(2026, 12, 1)}, "diterima")],
)
def test_what_cannot_be_right_is_refused_with_its_field(wrong: dict[str, object], field: str) -> None:
    given = {
        "right": SubjectRight.ACCESS, "area": AreaCode("33.74"), "asked": "", "received_on": date(2026, 11, 30),
        "by": "Petugas Contoh", "now": NOW, **SUBJECT, **wrong,
    }  # fmt: skip
    with pytest.raises(NotCompleteError) as refused:
        enter_request(office_vault().keys, **given)  # type: ignore[arg-type]  # one of them is wrong
    assert refused.value.field == field
    assert not SubjectRequest.objects.exists()


def test_is_answered_once() -> None:
    number = entered()
    answered(number)
    with pytest.raises(AlreadyDoneError):
        answered(number, SubjectRequestState.REFUSED)
    shown = request_shown(office_vault().keys, number)
    assert (shown.line.state, shown.answer, shown.line.answered_by) == (
        SubjectRequestState.GRANTED, "Salinan diserahkan.", "Petugas Contoh",
    )  # fmt: skip
    assert not shown.line.is_overdue(NOW + timedelta(days=90))


def test_an_erasure_that_is_refused_says_which_law_forbids_it() -> None:
    number = entered(SubjectRight.ERASURE)
    with pytest.raises(NotCompleteError, match="forbids"):
        answered(number, SubjectRequestState.REFUSED, kept=("tidak ada",))
    answered(number, SubjectRequestState.PARTLY, kept=("claims", "archive"))
    assert request_shown(office_vault().keys, number).kept_by_law == ("claims", "archive")


def test_lists_what_lies_in_ones_areas_and_what_is_open_first() -> None:
    done, late, new = entered(), entered(received_on=date(2026, 11, 20)), entered()
    entered(area="33.72")
    answered(done)
    assert [line.public_id for line in request_lines([AreaCode("33.74")])] == [late, new, done]
    assert len(request_lines([AreaCode("33")], only_open=True)) == 3
    assert request_lines([]) == []


def test_an_unknown_request_is_told() -> None:
    with pytest.raises(UnknownRecordError):
        request_shown(office_vault().keys, "tidakada1234")


def test_a_new_key_seals_them_again_and_finds_them_still() -> None:
    vault, number = office_vault(), entered()
    answered(number)
    old = vault.keys.newest().key_id
    with pytest.raises(KeysError, match="newest"):
        retire(vault, old, by="Petugas Contoh", now=NOW)
    done = rotate(vault, by="Petugas Contoh", now=NOW)
    assert done.records == 1
    retire(vault, old, by="Petugas Contoh", now=NOW)
    assert [line.public_id for line in requests_of(vault.keys, NIK)] == [number]
    assert request_shown(vault.keys, number).answer == "Salinan diserahkan."
