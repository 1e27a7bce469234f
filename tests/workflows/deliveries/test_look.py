from datetime import timedelta

import pytest

from lindung.registry.models import Delivery
from lindung.workflows.deliveries.check import claim_check
from lindung.workflows.deliveries.errors import UnknownDeliveryError, WrongStateError
from lindung.workflows.deliveries.look import (
    events_of,
    options_of,
    progress_of,
    propose,
    report_of,
    summaries,
    summary_of,
)
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.receive import begin_upload
from lindung.workflows.deliveries.worker import SILENT_AFTER
from tests.workflows.deliveries.lists import BY, NOW, OPTIONS, checked, csv_of, received, worker

pytestmark = pytest.mark.django_db


def running(idle: list[tuple[str, str]], *, done: int, total: int | None) -> str:
    """Return a delivery whose check began at NOW and was heard of ten seconds later."""
    delivery_id = received(csv_of([worker(1)]))
    token = claim_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    delivery = Delivery.objects.get(public_id=delivery_id)
    assert delivery.beat(
        worker=token, at=NOW + timedelta(seconds=10), stage="check", done=done, total=total, to_repair=40
    )
    return delivery_id


def test_tells_rows_a_second_and_the_time_left(idle: list[tuple[str, str]]) -> None:
    told = progress_of(running(idle, done=2_000, total=10_000), NOW + timedelta(seconds=10))
    assert (told.state, told.stage, told.to_repair, told.is_stalled) == (DeliveryState.CHECKING, "check", 40, False)
    assert told.per_second == 2_000 / 10
    assert told.seconds_left == 8_000 / 200


def test_tells_no_time_left_while_the_total_is_not_known(idle: list[tuple[str, str]]) -> None:
    assert progress_of(running(idle, done=2_000, total=None), NOW + timedelta(seconds=10)).seconds_left is None


def test_tells_no_time_left_before_the_first_row(idle: list[tuple[str, str]]) -> None:
    told = progress_of(running(idle, done=0, total=10_000), NOW + timedelta(seconds=10))
    assert (told.per_second, told.seconds_left) == (0.0, None)


@pytest.mark.parametrize(("silence", "is_stalled"), [(SILENT_AFTER, False), (SILENT_AFTER * 1.1, True)])
def test_a_worker_that_gives_no_sign_has_stalled(
    idle: list[tuple[str, str]], silence: timedelta, is_stalled: bool
) -> None:
    delivery_id = running(idle, done=1, total=2)
    assert progress_of(delivery_id, NOW + timedelta(seconds=10) + silence).is_stalled is is_stalled


def test_a_checked_list_has_not_stalled_however_long_ago() -> None:
    told = progress_of(checked(csv_of([worker(1)])), NOW + timedelta(days=90))
    assert (told.state, told.is_stalled, told.failure) == (DeliveryState.CHECKED, False, None)


def test_masks_the_examples_of_a_proposal() -> None:
    people = [worker(number) for number in range(1, 5)]
    proposal = propose(delivery_id=received(csv_of(people)))
    shown = " ".join(example for column in proposal.columns for example in column.examples)
    assert "337481••••••" in shown
    assert [row for row in people if row["NIK"] in shown or row["NAMA"] in shown or row["NO HP"] in shown] == []


def test_proposes_a_meaning_for_every_header() -> None:
    columns = {column.header: column.target for column in propose(delivery_id=received(csv_of([worker(1)]))).columns}
    assert (columns["NIK"], columns["DESA/KELURAHAN"], columns["NO HP"]) == ("nik", "village", "phone")


def test_reads_the_file_once_however_often_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    delivery_id = received(csv_of([worker(1)]))
    first = propose(delivery_id=delivery_id)
    monkeypatch.setattr(
        "lindung.workflows.deliveries.delivery_rows.received_bytes", lambda _: pytest.fail("read twice")
    )
    assert propose(delivery_id=delivery_id) == first


def test_proposes_nothing_before_the_file_is_there() -> None:
    delivery_id = begin_upload(file_name="daftar.csv", file_bytes=10, by=BY, now=NOW)
    with pytest.raises(WrongStateError):
        propose(delivery_id=delivery_id)


def test_has_no_report_before_the_check() -> None:
    delivery_id = received(csv_of([worker(1)]))
    assert options_of(delivery_id) is None
    with pytest.raises(WrongStateError):
        report_of(delivery_id)


def test_lists_deliveries_in_pages() -> None:
    ids = [received(csv_of([worker(number)]), f"daftar-{number}.csv") for number in (1, 2, 3)]
    assert [summary.delivery_id for summary in summaries(2)] == [ids[2], ids[1]]
    assert [summary.delivery_id for summary in summaries(2, 2)] == [ids[0]]


def test_tells_who_did_what_when() -> None:
    told = [(event.by, event.words.en) for event in events_of(checked(csv_of([worker(1)])))]
    assert told == [
        (BY, "Upload begun."),
        (BY, "File received."),
        (BY, "Check begun."),
        ("Lindung", "Checked: 1 rows = 1 accepted + 0 to repair + 0 not eligible."),
    ]


@pytest.mark.parametrize("asked", [summary_of, report_of, options_of, events_of])
def test_does_not_repeat_an_unknown_identifier(asked: object) -> None:
    with pytest.raises(UnknownDeliveryError) as refusal:
        asked("3374811705800001")  # type: ignore[operator]  # one of four functions of one argument
    assert "3374" not in str(refusal.value)
