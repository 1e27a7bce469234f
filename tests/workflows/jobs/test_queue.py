"""What a dead worker left is begun anew, a few times."""

from datetime import timedelta

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lindung.registry.models.job import Job
from lindung.vocabulary.job import JobState
from lindung.workflows.jobs.ask import Asker, ask_to_link
from lindung.workflows.jobs.queue import MOST_TRIES, SILENT_AFTER, revive
from tests.workflows.linking.office_people import AREA, MONTH, NOW

LATER = NOW + SILENT_AFTER + timedelta(seconds=1)


def asked() -> Job:
    made = ask_to_link(area=AREA, month=MONTH, asker=Asker("Petugas Rekaan", 1), now=NOW)
    return Job.objects.get(public_id=made.job_id)


def ready() -> int:
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY).count()


def test_work_that_gives_signs_or_waits_is_left_alone(linkage_id: str) -> None:
    job = asked()
    assert revive(LATER) == 0
    job.start(worker="a", at=NOW)
    assert revive(NOW + SILENT_AFTER) == 0
    job.beat(worker="a", at=LATER)
    assert revive(LATER) == 0


def test_work_of_a_silent_worker_waits_again(linkage_id: str) -> None:
    job = asked()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=NOW)
    job.start(worker="a", at=NOW)
    assert revive(LATER) == 1
    job.refresh_from_db()
    assert (job.state, job.tries, ready(), DBTaskResult.objects.count()) == (JobState.WAITING.value, 1, 1, 1)
    assert not job.finish(worker="a", at=LATER, result_id="x")


def test_a_task_taken_and_never_begun_is_put_back(linkage_id: str) -> None:
    asked()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=LATER)
    assert revive(LATER) == 0
    DBTaskResult.objects.update(started_at=NOW)
    assert revive(LATER) == 1
    assert ready() == 1


def test_work_that_was_given_back_waits_for_nobody(linkage_id: str) -> None:
    job = asked()
    job.start(worker="a", at=NOW)
    assert job.give_back(worker="a")
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=NOW)
    assert revive(NOW) == 0  # its worker has not put the task away yet
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL)
    assert revive(NOW) == 1
    assert (ready(), revive(NOW)) == (1, 0)


def test_a_lost_task_is_made_anew(linkage_id: str) -> None:
    asked()
    DBTaskResult.objects.all().delete()
    assert revive(LATER) == 1
    assert ready() == 1


def test_work_that_ends_its_worker_again_and_again_is_given_up(linkage_id: str) -> None:
    job = asked()
    for _ in range(MOST_TRIES - 1):
        job.start(worker="a", at=NOW)
        assert revive(LATER) == 1
        job.refresh_from_db()
    job.start(worker="a", at=NOW)
    assert revive(LATER) == 0
    job.refresh_from_db()
    assert job.state == JobState.FAILED.value
    assert job.failure_words is not None
