"""What has been counted from persons, and what can be counted now."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from lindung.registry.snapshots.coverage_build import BuildManifest
from lindung.web.office.coverage.asked import BUILD, UnknownParameterError
from lindung.web.office.coverage.refusals import with_refusals
from lindung.web.office.coverage.words import BASES
from lindung.web.office.gate import for_editors
from lindung.web.office.lists.officer import known_officer
from lindung.web.shared.page import page
from lindung.workflows.coverage.count_once import countables
from lindung.workflows.coverage.look import builds_shown
from lindung.workflows.linking.people.place_names import area_names


@require_GET
@for_editors
@with_refusals
def overview(request: HttpRequest) -> HttpResponseBase:
    """List the builds, newest first, and say what each linkage needs to be counted."""
    if {*request.GET} - {BUILD}:
        raise UnknownParameterError
    found = builds_shown()
    chosen = request.GET.get(BUILD)
    if chosen is not None:
        return _chosen(found, chosen)
    context = {
        "builds": found,
        "areas": countables(),
        "bases": BASES,
        "names": area_names(one.area_code for one in found),
        "officer": known_officer(request),
    }
    return page(request, "office/coverage/overview.html", context)


def _chosen(found: list[BuildManifest], build_id: str) -> HttpResponseBase:
    """Lead to the build that a form asks for."""
    if build_id not in {one.build_id for one in found}:
        raise UnknownParameterError
    return redirect(reverse("coverage_build", args=[build_id]))
