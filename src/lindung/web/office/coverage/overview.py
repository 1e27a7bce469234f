"""What has been counted from persons, and what can be counted now."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from lindung.registry.snapshots.coverage_build import BuildManifest
from lindung.vocabulary.role import Deed
from lindung.web.office.coverage.asked import BUILD, UnknownParameterError
from lindung.web.office.coverage.refusals import with_refusals
from lindung.web.office.coverage.words import BASES
from lindung.web.office.gate import allowed, those_within
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.reader import reader_at
from lindung.web.shared.page import page
from lindung.workflows.coverage.count_once import countables
from lindung.workflows.coverage.look import builds_shown
from lindung.workflows.linking.people.place_names import area_names


@require_GET
@allowed(Deed.SEE_TOTALS, asks=(BUILD,))
@with_refusals
def overview(request: HttpRequest) -> HttpResponseBase:
    """List the builds, newest first, and say what each linkage needs to be counted."""
    found = those_within(request, Deed.SEE_TOTALS, builds_shown(), lambda one: one.area_code)
    chosen = request.GET.get(BUILD)
    if chosen is not None:
        return _chosen(found, chosen)
    context = {
        "builds": found,
        "areas": those_within(request, Deed.SEE_TOTALS, countables(), lambda one: one.area_code),
        "bases": BASES,
        "may_count": reader_at(request).may(Deed.SAVE_REGISTERS),
        "names": area_names(one.area_code for one in found),
        "officer": officer_of(request),
    }
    return page(request, "office/coverage/overview.html", context)


def _chosen(found: list[BuildManifest], build_id: str) -> HttpResponseBase:
    """Lead to the build that a form asks for."""
    if build_id not in {one.build_id for one in found}:
        raise UnknownParameterError
    return redirect(reverse("coverage_build", args=[build_id]))
