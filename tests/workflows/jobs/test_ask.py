"""Work asked for once, twice, and again."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from lindung.registry.models.job import Job
from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.vocabulary.job import JobState
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.jobs.ask import Asker, ask_again, ask_to_count, ask_to_link
from lindung.workflows.jobs.change import cancel
from lindung.workflows.jobs.errors import JobError, UnknownJobError
from lindung.workflows.jobs.look import job_shown, jobs
from lindung.workflows.linking.errors import LinkingError
from tests.workflows.linking.office_people import AREA, MONTH, NOW

ONE, TWO = Asker("Petugas Satu", 1), Asker("Petugas Dua", 2)


def test_the_same_work_is_open_once_and_other_work_beside_it(linkage_id: str) -> None:
    first = ask_to_link(area=AREA, month=MONTH, asker=ONE, now=NOW)
    second = ask_to_link(area=AREA, month=MONTH, asker=TWO, now=NOW)
    other = ask_to_link(area=AREA, month=Month(2026, 10), asker=TWO, now=NOW)
    counted = ask_to_count(linkage_id=linkage_id, adds_month=False, asker=TWO, now=NOW)
    assert (first.is_new, second.is_new, second.job_id) == (True, False, first.job_id)
    assert len({first.job_id, other.job_id, counted.job_id}) == 3
    assert DBTaskResult.objects.count() == Job.objects.count() == 3
    assert job_shown(first.job_id, now=NOW).asked_by == "Petugas Satu"


def test_what_cannot_be_done_is_refused_before_it_waits(linkage_id: str) -> None:
    with pytest.raises(LinkingError):
        ask_to_link(area="33.72", month=MONTH, asker=ONE, now=NOW)
    with pytest.raises(SnapshotGoneError):
        ask_to_count(linkage_id="tiada", adds_month=False, asker=ONE, now=NOW)
    with pytest.raises(CoverageError):
        ask_to_count(linkage_id=linkage_id, adds_month=True, asker=ONE, now=NOW)
    assert not Job.objects.exists()


def test_waiting_work_is_cancelled_at_once_and_can_be_asked_again(linkage_id: str) -> None:
    asked = ask_to_link(area=AREA, month=MONTH, asker=ONE, now=NOW)
    with pytest.raises(JobError):
        ask_again(asked.job_id, asker=ONE, now=NOW)
    cancel(asked.job_id, by="Petugas Dua", now=NOW)
    shown = job_shown(asked.job_id, now=NOW)
    assert (shown.state, shown.cancelled_by, shown.result_id) == (JobState.CANCELLED, "Petugas Dua", "")
    with pytest.raises(JobError):
        cancel(asked.job_id, by="Petugas Dua", now=NOW)
    again = ask_again(asked.job_id, asker=TWO, now=NOW)
    assert again.is_new
    assert again.job_id != asked.job_id


def test_running_work_is_asked_to_stop_and_only_its_worker_ends_it(linkage_id: str) -> None:
    job = Job.objects.get(public_id=ask_to_link(area=AREA, month=MONTH, asker=ONE, now=NOW).job_id)
    assert job.start(worker="a", at=NOW)
    assert not job.start(worker="b", at=NOW)
    cancel(job.public_id, by="Petugas Dua", now=NOW)
    assert job_shown(job.public_id, now=NOW).is_ending
    assert not job.cancel(worker="b", at=NOW)
    assert job.cancel(worker="a", at=NOW)
    assert not job.finish(worker="a", at=NOW, result_id="x")


def test_how_much_longer_is_told_by_the_last_work_like_it(linkage_id: str) -> None:
    before = Job.objects.get(public_id=ask_to_link(area=AREA, month=MONTH, asker=ONE, now=NOW).job_id)
    before.start(worker="a", at=NOW)
    before.tell(worker="a", stage="nik", done=2, total=10)
    shown = job_shown(before.public_id, now=NOW + timedelta(seconds=10))
    assert (shown.stage, shown.done, shown.total, shown.seconds_left) == ("nik", 2, 10, 40)
    before.finish(worker="a", at=NOW + timedelta(seconds=60), result_id="abc")
    after = Job.objects.get(public_id=ask_to_link(area=AREA, month=MONTH, asker=ONE, now=NOW).job_id)
    after.start(worker="b", at=NOW)
    assert job_shown(after.public_id, now=NOW + timedelta(seconds=10)).seconds_left == 50


def test_each_sees_the_work_of_their_areas(linkage_id: str) -> None:
    asked = ask_to_link(area=AREA, month=MONTH, asker=ONE, now=NOW)
    assert [one.job_id for one in jobs([AreaCode("33")], now=NOW)] == [asked.job_id]
    assert jobs([AreaCode("33.74.12"), AreaCode("33.72")], now=NOW) == []
    assert [one.job_id for one in jobs(None, now=NOW)] == [asked.job_id]
    with pytest.raises(UnknownJobError):
        job_shown("tidakada1234", now=NOW)


def test_what_went_wrong_is_kept_as_a_sentence(linkage_id: str) -> None:
    job = Job.objects.get(public_id=ask_to_link(area=AREA, month=MONTH, asker=ONE, now=NOW).job_id)
    job.start(worker="a", at=NOW)
    job.fail(worker="a", at=NOW, words=Words("Habis.", "Gone."))
    assert job_shown(job.public_id, now=NOW).failure == Words("Habis.", "Gone.")
