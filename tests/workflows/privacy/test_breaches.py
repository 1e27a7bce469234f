"""A breach: due three times 24 hours after it was found, reported once, told once."""

from datetime import UTC, datetime, timedelta

import pytest

from lindung.vocabulary.breach_state import BreachState
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.privacy.breaches import NEEDED, breach_shown, breaches, enter_breach, note_report, note_told
from lindung.workflows.privacy.errors import AlreadyDoneError, NotCompleteError, UnknownRecordError

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 3, tzinfo=UTC)
TOLD = {
    "data_exposed": "Nama dan NIK pekerja", "happened": "Laptop hilang di bus", "handling": "Kunci diganti",
    "contact": "Petugas Contoh, Disnaker",
}  # fmt: skip


def entered(*, area: str = "33.74", hours: int = 10) -> str:
    return enter_breach(
        area=AreaCode(area), found_at=NOW - timedelta(hours=hours), told=TOLD, people=120, by="Petugas Contoh", now=NOW
    )


def test_the_time_runs_from_when_it_was_found() -> None:
    shown = breach_shown(entered())
    assert shown.due_at == NOW + timedelta(hours=3 * 24 - 10)
    assert (shown.due_source, shown.due_confidence) == ("UU 27/2022 Pasal 46(1)", "H")
    assert shown.left(NOW) == timedelta(hours=62)
    assert shown.state is BreachState.FOUND


def test_goes_from_found_to_reported_to_told() -> None:
    number = entered()
    note_report(number, to="Lembaga PDP", by="Petugas Contoh", now=NOW)
    assert breach_shown(number).state is BreachState.REPORTED
    note_told(number, how="Surat", by="Petugas Contoh", now=NOW)
    shown = breach_shown(number)
    assert (shown.state, shown.reported_to, shown.told_how, shown.is_done) == (
        BreachState.TOLD, "Lembaga PDP", "Surat", True,
    )  # fmt: skip


def test_what_was_noted_first_stands() -> None:
    number = entered()
    note_report(number, to="Lembaga PDP", by="Petugas Contoh", now=NOW)
    with pytest.raises(AlreadyDoneError):
        note_report(number, to="Lain", by="Orang Lain", now=NOW)
    assert breach_shown(number).reported_to == "Lembaga PDP"


@pytest.mark.parametrize("field", NEEDED)
def test_the_report_needs_what_the_law_asks_for(field: str) -> None:
    with pytest.raises(NotCompleteError) as refused:
        enter_breach(
            area=AreaCode("33.74"), found_at=NOW, told={**TOLD, field: " "}, people=None, by="Petugas Contoh", now=NOW
        )
    assert refused.value.field == field


def test_nothing_is_found_in_the_future() -> None:
    with pytest.raises(NotCompleteError):
        entered(hours=-1)


def test_a_number_is_left_out_of_the_words() -> None:
    number = enter_breach(
        area=AreaCode("33.74"), found_at=NOW, told={**TOLD, "happened": "Milik 3374810101800007 terkirim"}, people=1,
        by="Petugas Contoh", now=NOW,
    )  # fmt: skip
    assert breach_shown(number).happened == "Milik ••• terkirim"


def test_lists_those_of_ones_areas_the_open_ones_first() -> None:
    done, open_ = entered(hours=60), entered(hours=5)
    note_report(done, to="Lembaga PDP", by="Petugas Contoh", now=NOW)
    note_told(done, how="Surat", by="Petugas Contoh", now=NOW)
    entered(area="33.72")
    assert [one.public_id for one in breaches([AreaCode("33.74")])] == [open_, done]
    assert [one.public_id for one in breaches([AreaCode("33.74")], only_open=True)] == [open_]


def test_an_unknown_one_is_told() -> None:
    with pytest.raises(UnknownRecordError):
        breach_shown("tidakada1234")
