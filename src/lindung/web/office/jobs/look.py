"""The work in the queue, all of it or one piece."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.views.decorators.http import require_GET

from lindung.vocabulary.job import JobKind, JobState
from lindung.vocabulary.role import Deed
from lindung.vocabulary.work_step import step_words
from lindung.web.office.gate import allowed, areas_for, may_in
from lindung.web.office.jobs.refusals import with_refusals
from lindung.web.office.lists.time_left import time_left
from lindung.web.shared.page import page
from lindung.workflows.jobs.look import JobShown, job_shown, jobs
from lindung.workflows.jobs.sign import is_worker_there

_RESULT_AT = {JobKind.LINK: "linkage", JobKind.COUNT: "coverage_build", JobKind.DRAFT: "publishing_release"}
_READ_BY = {JobKind.LINK: Deed.SEE_TOTALS, JobKind.COUNT: Deed.SEE_TOTALS, JobKind.DRAFT: Deed.PUBLISH}
_LOOKS = {
    JobState.WAITING: "chip",
    JobState.RUNNING: "chip chip-near",
    JobState.DONE: "chip chip-above",
    JobState.FAILED: "chip chip-behind",
    JobState.CANCELLED: "chip",
}
_WHOLE = 100


@require_GET
@allowed(Deed.SEE_TOTALS)
def job_list(request: HttpRequest) -> HttpResponse:
    """List the newest work of one's areas."""
    found = jobs(areas_for(request, Deed.SEE_TOTALS), now=timezone.now())
    context = {**_shared(), "jobs": found, "any_open": any(one.state.is_open for one in found)}
    return page(request, "office/jobs/list.html", context)


@require_GET
@allowed(Deed.SEE_TOTALS)
@with_refusals
def job(request: HttpRequest, job_id: str) -> HttpResponse:
    """Show one piece of work as it stands."""
    found = job_shown(job_id, now=timezone.now())
    return page(request, "office/jobs/job.html", _about(request, found))


@require_GET
@allowed(Deed.SEE_TOTALS, is_routine=True)
@with_refusals
def job_card(request: HttpRequest, job_id: str) -> HttpResponse:
    """Renew the card of open work; lead to the result when it is done, and load the page anew when it ended else."""
    found = job_shown(job_id, now=timezone.now())
    response = page(request, "office/jobs/_card.html", _about(request, found))
    if found.state is JobState.DONE and may_in(request, _READ_BY[found.kind], found.area_code):
        response.headers["HX-Redirect"] = resolve_url(_RESULT_AT[found.kind], found.result_id)
    elif not found.state.is_open:
        response.headers["HX-Refresh"] = "true"
    return response


def _about(request: HttpRequest, found: JobShown) -> dict[str, object]:
    return {
        **_shared(),
        "job": found,
        "percent": min(_WHOLE * found.done // found.total, _WHOLE) if found.total else None,
        "step": step_words(found.stage) if found.stage else None,
        "time_left": time_left(found.seconds_left),
        "may_change": may_in(request, found.kind.deed, found.area_code),
        "room": "publishing_work" if found.kind is JobKind.DRAFT else "job",
    }


def _shared() -> dict[str, object]:
    return {
        "looks": _LOOKS, "states": JobState, "kinds": JobKind, "result_at": _RESULT_AT, "read_by": _READ_BY,
        "is_worker_there": is_worker_there(),
    }  # fmt: skip
