"""Empty templates, one for each profile, and the office's own profiles."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from lindung.engines.intake.profiles.profile_faults import ProfileError
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.office.lists.hand_out import as_file
from lindung.web.office.lists.known_profiles import known_profiles
from lindung.web.office.lists.officer import officer_of
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.deliveries.hand_out import template as template_of
from lindung.workflows.save_profile import archive_profile


@require_GET
@allowed(Deed.SEND_LISTS)
def templates(request: HttpRequest) -> HttpResponse:
    """List the empty templates, one for each profile."""
    context = {"profiles": list(known_profiles().values()), "officer": officer_of(request)}
    return page(request, "office/lists/templates.html", context)


@require_GET
@allowed(Deed.SEND_LISTS)
def template(request: HttpRequest, profile_id: str) -> HttpResponseBase:  # noqa: ARG001 - Django's signature
    """Hand out one empty template, which can be imported unchanged."""
    if profile_id not in known_profiles():
        raise Http404
    return as_file(template_of(profile_id, current_language()), f"templat-{profile_id}.xlsx")


@require_POST
@allowed(Deed.SAVE_REGISTERS)
def archive(request: HttpRequest, profile_id: str) -> HttpResponse:
    """Offer one of the office's own profiles no longer."""
    try:
        archive_profile(profile_id=profile_id, by=officer_of(request), now=timezone.now())
    except ProfileError as error:
        raise Http404 from error
    return redirect("list_templates")
