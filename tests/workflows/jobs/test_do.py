"""Work done in its own process: once, whoever dies meanwhile."""

from datetime import datetime

import pytest

from lindung.registry.models.job import Job
from lindung.registry.snapshots.coverage_build import builds
from lindung.registry.snapshots.linkage import linkages
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.job import JobState
from lindung.workflows.jobs import do as doing
from lindung.workflows.jobs.ask import Asker, ask_to_count, ask_to_link
from lindung.workflows.jobs.do import do
from tests.workflows.linking.office_people import AREA, MONTH, NOW

BY = Asker("Petugas Rekaan", 1)


def clock() -> datetime:
    return NOW


def begun(job_id: str, worker: str = "a") -> Job:
    job = Job.objects.get(public_id=job_id)
    assert job.start(worker=worker, at=NOW)
    return job


def test_links_under_the_name_it_was_given_and_never_twice(linkage_id: str) -> None:
    job = begun(ask_to_link(area=AREA, month=MONTH, asker=BY, now=NOW).job_id)
    assert do(job.public_id, worker="a", clock=clock) is JobState.DONE
    job.refresh_from_db()
    made = [one.manifest.linkage_id for one in linkages(office_vault(), AREA)]
    assert sorted(made) == sorted([linkage_id, job.result_id])
    assert job.done == job.total > 0
    Job.objects.update(state=JobState.RUNNING.value, worker="b")  # as if it had died before it could say so
    assert do(job.public_id, worker="b", clock=clock) is JobState.DONE
    assert len(linkages(office_vault(), AREA)) == 2


def test_counts_and_names_the_build(linkage_id: str) -> None:
    job = begun(ask_to_count(linkage_id=linkage_id, adds_month=False, asker=BY, now=NOW).job_id)
    assert do(job.public_id, worker="a", clock=clock) is JobState.DONE
    job.refresh_from_db()
    assert [one.manifest.build_id for one in builds(office_vault(), AREA)] == [job.result_id]


def test_work_that_another_took_is_left_alone(linkage_id: str) -> None:
    job = begun(ask_to_link(area=AREA, month=MONTH, asker=BY, now=NOW).job_id, worker="b")
    assert do(job.public_id, worker="a", clock=clock) is JobState.RUNNING
    assert len(linkages(office_vault(), AREA)) == 1


def test_a_refusal_is_kept_for_whoever_asked(linkage_id: str) -> None:
    job = begun(ask_to_count(linkage_id=linkage_id, adds_month=False, asker=BY, now=NOW).job_id)
    Job.objects.update(arguments={"linkage_id": linkage_id, "adds_month": True})  # its build was discarded meanwhile
    assert do(job.public_id, worker="a", clock=clock) is JobState.FAILED
    job.refresh_from_db()
    assert job.failure_words is not None
    assert not builds(office_vault(), AREA)


@pytest.mark.parametrize(("error", "told"), [(MemoryError(), "memory"), (RuntimeError("NIK 1"), "RuntimeError")])
def test_the_unforeseen_is_told_by_its_kind_alone(
    linkage_id: str, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    job = begun(ask_to_link(area=AREA, month=MONTH, asker=BY, now=NOW).job_id)

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(doing, "link_registers", fail)
    if isinstance(error, RuntimeError):
        with pytest.raises(RuntimeError):
            do(job.public_id, worker="a", clock=clock)
    else:
        do(job.public_id, worker="a", clock=clock)
    job.refresh_from_db()
    assert job.state == JobState.FAILED.value
    assert job.failure_words is not None
    assert told in job.failure_words.en
    assert "NIK 1" not in job.failure_words.en
