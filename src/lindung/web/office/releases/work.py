"""The buttons of the work that makes a draft: cancel, ask again."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.office.jobs.asker import asker_of
from lindung.web.office.jobs.refusals import with_refusals
from lindung.web.office.lists.officer import officer_of
from lindung.workflows.jobs.ask import ask_again
from lindung.workflows.jobs.change import cancel
from lindung.workflows.jobs.find import refuse_of_other_deed


@require_POST
@allowed(Deed.PUBLISH)
@with_refusals
def work_cancel(request: HttpRequest, job_id: str) -> HttpResponseBase:
    """Cancel it."""
    refuse_of_other_deed(job_id, Deed.PUBLISH)
    cancel(job_id, by=officer_of(request), now=timezone.now())
    return redirect("job", job_id)


@require_POST
@allowed(Deed.PUBLISH)
@with_refusals
def work_again(request: HttpRequest, job_id: str) -> HttpResponseBase:
    """Ask again for what stopped or was cancelled."""
    refuse_of_other_deed(job_id, Deed.PUBLISH)
    return redirect("job", ask_again(job_id, asker=asker_of(request), now=timezone.now()).job_id)
