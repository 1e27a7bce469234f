"""The buttons of the work that makes a draft: cancel, ask again."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from lindung.vocabulary.job import JobKind
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.office.jobs.asker import asker_of
from lindung.web.office.jobs.refusals import with_refusals
from lindung.web.office.lists.officer import officer_of
from lindung.workflows.jobs.ask import ask_again
from lindung.workflows.jobs.change import cancel
from lindung.workflows.jobs.errors import UnknownJobError
from lindung.workflows.jobs.find import job_of


@require_POST
@allowed(Deed.PUBLISH)
@with_refusals
def work_cancel(request: HttpRequest, job_id: str) -> HttpResponseBase:
    """Cancel it."""
    _refuse_of_others(job_id)
    cancel(job_id, by=officer_of(request), now=timezone.now())
    return redirect("job", job_id)


@require_POST
@allowed(Deed.PUBLISH)
@with_refusals
def work_again(request: HttpRequest, job_id: str) -> HttpResponseBase:
    """Ask again for what stopped or was cancelled."""
    _refuse_of_others(job_id)
    return redirect("job", ask_again(job_id, asker=asker_of(request), now=timezone.now()).job_id)


def _refuse_of_others(job_id: str) -> None:
    """Leave work that another deed asks for to the pages of that deed."""
    if JobKind(job_of(job_id).kind).deed is not Deed.PUBLISH:
        raise UnknownJobError
