"""One's own account: roles and their areas, password, second step, and passing a role on for a time."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lindung.vocabulary.wilayah import AreaCode, AreaCodeError
from lindung.web.office.chosen_area import SeveralAreasError, chosen_area, which_area
from lindung.web.office.help.howto_here import remember_howto
from lindung.web.office.origin import origin_of
from lindung.web.office.reader import reader_at
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.accounts.accept import end_sessions
from lindung.workflows.accounts.errors import AccountError
from lindung.workflows.accounts.list_accounts import account_shown
from lindung.workflows.accounts.roles import delegate_role
from lindung.workflows.audit.line import Line
from lindung.workflows.audit.record import record


@never_cache
@require_GET
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """Show one's own account."""
    return _page(request)


@require_GET
@login_required
def second_step(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Lead to one's own account, where the second step stands."""
    return redirect("account")


@require_POST
@login_required
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End all sessions of the account, this one too."""
    reader = reader_at(request)
    end_sessions(reader.account_id)
    _written(request, "end_sessions", "")
    logout(request)
    return redirect("account_login")


@require_POST
@login_required
def delegate(request: HttpRequest) -> HttpResponse:
    """Pass one of one's own roles on to somebody else, for a time."""
    reader, number = reader_at(request), request.POST.get("peran", "")
    typed = {name: request.POST.get(name, "").strip()[:120] for name in ("kepada", "wilayah", "sampai")}
    try:
        area = AreaCode(chosen_area(typed["wilayah"])["area_code"])
        delegate_role(
            grant_id=int(number) if number.isdecimal() and len(number) < 16 else 0, owner_id=reader.account_id,
            login_name=typed["kepada"], area=area, since=timezone.localdate(),
            until=date.fromisoformat(typed["sampai"]), by=reader.name, now=timezone.now(),
        )  # fmt: skip
    except SeveralAreasError as error:
        return _page(request, typed=typed, problem=which_area(error))
    except (AreaCodeError, ValueError) as error:
        words = (
            error.words.in_language(current_language())
            if isinstance(error, AccountError)
            else _("Tulis tanggal terakhir seperti 2026-12-31.")
        )
        return _page(request, typed=typed, problem=words)
    _written(request, "delegate", typed["kepada"])
    return redirect("account")


def _page(request: HttpRequest, *, typed: dict[str, str] | None = None, problem: str = "") -> HttpResponse:
    user = request.user
    remember_howto(request)
    context = {
        "shown": account_shown(user.get_username(), now=timezone.now()),
        "has_totp": Authenticator.objects.filter(user_id=user.pk, type="totp").exists(),
        "has_codes": Authenticator.objects.filter(user_id=user.pk, type="recovery_codes").exists(),
        "keys": list(Authenticator.objects.filter(user_id=user.pk, type="webauthn").order_by("created_at")),
        "typed": typed or {},
        "problem": problem,
    }
    return page(request, "account/mine.html", context, status=422 if problem else 200)


def _written(request: HttpRequest, act: str, about: str) -> None:
    reader = reader_at(request)
    record(
        Line(
            at=timezone.now(), name=reader.name, account_id=reader.account_id, door="web", act=act, outcome="done",
            about=about, origin=origin_of(request),
        )
    )  # fmt: skip
