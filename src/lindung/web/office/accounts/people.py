"""The people of the office: invited, given roles in areas for a time, closed and opened again."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lindung.registry.models.granted_role import GrantedRole
from lindung.vocabulary.role import Deed, Role
from lindung.vocabulary.wilayah import AreaCode
from lindung.web.office.chosen_area import SeveralAreasError, chosen_area, which_area
from lindung.web.office.gate import allowed, may_in, outside_words
from lindung.web.office.lists.officer import officer_of
from lindung.web.shared.errors import not_found
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.accounts.close import close_account, open_account
from lindung.workflows.accounts.errors import AccountError, UnknownAccountError
from lindung.workflows.accounts.invite import Invited, invite, invite_again
from lindung.workflows.accounts.list_accounts import AccountShown, account_shown
from lindung.workflows.accounts.list_accounts import accounts as all_accounts
from lindung.workflows.accounts.lost_step import take_off_lost_step
from lindung.workflows.accounts.roles import end_role, grant_role

_LONGEST = 120


@require_GET
@allowed(Deed.KEEP_ACCOUNTS)
def accounts(request: HttpRequest) -> HttpResponse:
    """List the accounts of the areas of whoever asks, with their roles."""
    found = [one for one in all_accounts(now=timezone.now()) if _is_kept_by(request, one)]
    return page(request, "office/accounts/accounts.html", {"accounts": found})


@never_cache
@require_http_methods(["GET", "POST"])
@allowed(Deed.KEEP_ACCOUNTS)
def new(request: HttpRequest) -> HttpResponse:
    """Invite somebody; the link is shown once."""
    typed = {name: request.POST.get(name, "").strip()[:_LONGEST] for name in ("masuk", "lengkap", "kantor")}
    if request.method == "GET":
        return page(request, "office/accounts/new.html", {"typed": typed, "problem": "", "field": ""})
    try:
        made = invite(
            login_name=typed["masuk"], full_name=typed["lengkap"], office=typed["kantor"], by=officer_of(request),
            now=timezone.now(),
        )  # fmt: skip
    except AccountError as error:
        context = {"typed": typed, "problem": error.words.in_language(current_language()), "field": error.field}
        return page(request, "office/accounts/new.html", context, status=422)
    return _with_link(request, made)


@require_GET
@allowed(Deed.KEEP_ACCOUNTS)
def account(request: HttpRequest, login_name: str) -> HttpResponse:
    """Show one account."""
    return _page(request, login_name)


@require_POST
@allowed(Deed.KEEP_ACCOUNTS)
def give(request: HttpRequest, login_name: str) -> HttpResponse:
    """Give a role in an area, perhaps until a day."""
    typed = {name: request.POST.get(name, "").strip()[:_LONGEST] for name in ("peran", "wilayah", "sejak", "sampai")}
    if typed["peran"] not in {*Role}:
        return _page(request, login_name, typed=typed, problem=_("Pilih satu peran."))
    try:
        area = AreaCode(chosen_area(typed["wilayah"])["area_code"])
        since = date.fromisoformat(typed["sejak"]) if typed["sejak"] else timezone.localdate()
        until = date.fromisoformat(typed["sampai"]) if typed["sampai"] else None
    except SeveralAreasError as error:
        return _page(request, login_name, typed=typed, problem=which_area(error))
    except ValueError:
        return _page(request, login_name, typed=typed, problem=_("Tulis tanggal seperti 2026-12-31."))
    if not may_in(request, Deed.KEEP_ACCOUNTS, area.text):
        return _page(request, login_name, typed=typed, problem=outside_words(request, Deed.KEEP_ACCOUNTS))
    return _done(
        request, login_name,
        lambda: grant_role(
            login_name=login_name, role=Role(typed["peran"]), area=area, since=since, until=until,
            by=officer_of(request), now=timezone.now(),
        ),
        typed,
    )  # fmt: skip


@require_POST
@allowed(Deed.KEEP_ACCOUNTS)
def end(request: HttpRequest, login_name: str, grant_id: int) -> HttpResponse:
    """End a role of the account and what was delegated from it."""
    held = GrantedRole.objects.filter(pk=grant_id, account__login_name=login_name)
    if not held.exists():
        return not_found(request)
    return _done(request, login_name, lambda: end_role(grant_id=grant_id, by=officer_of(request), now=timezone.now()))


@never_cache
@require_POST
@allowed(Deed.KEEP_ACCOUNTS)
def link(request: HttpRequest, login_name: str) -> HttpResponse:
    """Make a new link, for a password that was forgotten or a link that ended."""
    return _new_link(request, login_name, invite_again)


@never_cache
@require_POST
@allowed(Deed.KEEP_ACCOUNTS)
def lost_step(request: HttpRequest, login_name: str) -> HttpResponse:
    """Take a lost second step off, with the password; the link is shown once."""
    if login_name.strip().casefold() == request.user.get_username():
        return _page(request, login_name, problem=_("Langkah kedua Anda sendiri diatur di Akun saya."))
    return _new_link(request, login_name, take_off_lost_step)


@require_POST
@allowed(Deed.KEEP_ACCOUNTS)
def close(request: HttpRequest, login_name: str) -> HttpResponse:
    """Close an account and sign it out everywhere."""
    return _done(request, login_name, lambda: close_account(login_name=login_name, now=timezone.now()))


@require_POST
@allowed(Deed.KEEP_ACCOUNTS)
def reopen(request: HttpRequest, login_name: str) -> HttpResponse:
    """Open a closed account again."""
    return _done(request, login_name, lambda: open_account(login_name=login_name))


def _is_kept_by(request: HttpRequest, one: AccountShown) -> bool:
    """Whether every role of an account lies in the areas of whoever asks; one without a role waits for anybody's."""
    return all(may_in(request, Deed.KEEP_ACCOUNTS, held.area.text) for held in one.roles)


def _done(
    request: HttpRequest, login_name: str, act: Callable[[], object], typed: dict[str, str] | None = None
) -> HttpResponse:
    try:
        act()
    except UnknownAccountError:
        return not_found(request)
    except AccountError as error:
        return _page(request, login_name, typed=typed, problem=error.words.in_language(current_language()))
    return redirect("account_of", login_name=login_name)


def _page(
    request: HttpRequest, login_name: str, *, typed: dict[str, str] | None = None, problem: str = ""
) -> HttpResponse:
    try:
        shown = account_shown(login_name, now=timezone.now())
    except UnknownAccountError:
        return not_found(request)
    context = {"shown": shown, "roles": list(Role), "typed": typed or {}, "problem": problem}
    return page(request, "office/accounts/account.html", context, status=422 if problem else 200)


def _new_link(request: HttpRequest, login_name: str, make: Callable[..., Invited]) -> HttpResponse:
    try:
        return _with_link(request, make(login_name=login_name, by=officer_of(request), now=timezone.now()))
    except UnknownAccountError:
        return not_found(request)
    except AccountError as error:
        return _page(request, login_name, problem=error.words.in_language(current_language()))


def _with_link(request: HttpRequest, made: Invited) -> HttpResponse:
    address = request.build_absolute_uri(reverse("invitation", args=[made.token]))
    context = {"made": made, "address_of_link": address}
    return page(request, "office/accounts/link.html", context, status=201)
