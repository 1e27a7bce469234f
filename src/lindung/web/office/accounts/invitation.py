"""The page behind an invitation: its owner chooses a password and can sign in from then on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lindung.web.office.origin import origin_of
from lindung.web.shared.errors import error_page
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.accounts.accept import InvitationOverError, WeakPasswordError, accept, open_invitation
from lindung.workflows.audit.line import Line
from lindung.workflows.audit.record import record

_LONGEST = 200


@never_cache
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a password, twice; set it and lead to the sign-in."""
    now = timezone.now()
    try:
        found = open_invitation(token, now)
        if request.method == "GET":
            return page(request, "account/invitation.html", {"invited": found, "problems": []})
        password, again = request.POST.get("sandi", ""), request.POST.get("sandi_lagi", "")
        if password != again or len(password) > _LONGEST:
            problems = [_("Kedua kata sandi tidak sama.")]
            return page(request, "account/invitation.html", {"invited": found, "problems": problems}, status=422)
        accept(token=token, password=password, now=now)
    except WeakPasswordError as error:
        return page(request, "account/invitation.html", {"invited": found, "problems": error.reasons}, status=422)
    except InvitationOverError as error:
        title = _("Undangan ini tidak berlaku lagi")
        return error_page(request, status=410, title=title, advice=error.words.in_language(current_language()))
    record(
        Line(
            at=now, name=found.full_name, door="web", act="invitation", outcome="done", about=found.login_name,
            origin=origin_of(request),
        )
    )  # fmt: skip
    return redirect("account_login")
