"""A new draft: the form, and the work that is asked for with it."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lindung.registry.snapshots.coverage_build import BuildManifest
from lindung.vocabulary.role import Deed
from lindung.vocabulary.wilayah import AreaLevel
from lindung.web.office.coverage.refusals import with_refusals
from lindung.web.office.gate import allowed
from lindung.web.office.jobs.asker import asker_of
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.reader import reader_at
from lindung.web.office.releases.builds import builds_offered
from lindung.web.office.releases.draft_form import LEVELS, DraftForm
from lindung.web.shared.page import page
from lindung.workflows.jobs.ask import ask_to_draft
from lindung.workflows.linking.people.place_names import area_names
from lindung.workflows.releases.shown import releases_of

BUILD = "hitungan"
"""By which the address names the build that the form begins with."""


@require_http_methods(["GET", "POST"])
@allowed(Deed.PUBLISH, asks=(BUILD,))
@with_refusals
def new(request: HttpRequest) -> HttpResponseBase:
    """Show the form; with a filled one ask for the draft once, and lead to the work."""
    offered = builds_offered(request)
    if request.method == "GET":
        return _page(request, DraftForm(initial=_initial(request, offered), offered=offered), offered)
    form = DraftForm(request.POST, offered=offered)
    if not form.is_valid():
        return _page(request, form, offered, status=422)
    asked = ask_to_draft(form.wanted(), asker=asker_of(request), now=timezone.now())
    return redirect("job", asked.job_id)


def _initial(request: HttpRequest, offered: Sequence[BuildManifest]) -> dict[str, object]:
    """Begin with the build that was asked for, else the newest, and with the publisher of the last release."""
    asked = request.GET.get(BUILD, "")
    known = [made.build_id for made in offered]
    publishers = [one.info.publisher for one in releases_of(reader_at(request))]
    return {
        "build": asked if asked in known else next(iter(known), ""), "publisher": next(iter(publishers), ""),
        "smallest": 5, "rounding": 1, "months": 12, "down_to": AreaLevel.VILLAGE.value,
    }  # fmt: skip


def _page(
    request: HttpRequest, form: DraftForm, offered: Sequence[BuildManifest], *, status: int = 200
) -> HttpResponse:
    names = area_names(made.area_code for made in offered)
    context = {"form": form, "builds": offered, "names": names, "levels": LEVELS, "officer": officer_of(request)}
    return page(request, "office/releases/new.html", context, status=status)
