"""The buttons of a draft and of a release: release for good, discard, withdraw; each has its effect once."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lindung.vocabulary.language import Words
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.releases.look import Problem, shown
from lindung.web.shared.language import current_language
from lindung.workflows.coverage.publish import publish_draft
from lindung.workflows.releases.discard import discard_draft
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.release import withdraw_release
from lindung.workflows.releases.shown import is_sample

_LONGEST = 1000


@require_POST
@allowed(Deed.PUBLISH)
def publish(request: HttpRequest, release_slug: str) -> HttpResponseBase:
    """Release a draft for good, once somebody said that they looked at it; a sample only as such."""
    if request.POST.get("yakin") != "1":
        return _refused(request, release_slug, _("Centang dahulu bahwa angkanya sudah diperiksa."), "yakin")
    is_accepted = request.POST.get("contoh") == "1"
    if is_sample(release_slug) and not is_accepted:
        return _refused(request, release_slug, _("Centang dahulu bahwa ini memang contoh."), "contoh")
    return _done(
        request,
        release_slug,
        lambda: publish_draft(
            release_slug, now=timezone.now(), accepts_sample=is_accepted
        ),
    )  # fmt: skip


@require_POST
@allowed(Deed.PUBLISH)
def discard(request: HttpRequest, release_slug: str) -> HttpResponseBase:
    """Discard a draft, with a reason that stays in the office."""
    reason = _typed(request, "alasan")
    if not reason:
        return _refused(request, release_slug, _("Tulis mengapa konsep ini dibuang."), "alasan")
    return _done(
        request,
        release_slug,
        lambda: discard_draft(release_slug, by=officer_of(request), reason=reason, now=timezone.now()),
        to="publishing",
    )


@require_POST
@allowed(Deed.PUBLISH)
def withdraw(request: HttpRequest, release_slug: str) -> HttpResponseBase:
    """Withdraw a release, with a reason in both languages that everybody reads."""
    reason = Words(_typed(request, "alasan"), _typed(request, "reason"))
    if not reason.id:
        return _refused(request, release_slug, _("Tulis alasannya dalam bahasa Indonesia."), "alasan")
    if not reason.en:
        return _refused(request, release_slug, _("Tulis alasannya dalam bahasa Inggris."), "reason")
    return _done(
        request, release_slug, lambda: withdraw_release(release_slug, reason=reason, now=timezone.now())
    )  # fmt: skip


def _typed(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").strip()[:_LONGEST]


def _done(request: HttpRequest, slug: str, act: Callable[[], object], to: str = "") -> HttpResponseBase:
    """Act, and lead to what came of it; whoever comes second is told what the first did."""
    try:
        act()
    except ReleaseError as error:
        return _refused(request, slug, error.words.in_language(current_language()))
    return redirect(to) if to else redirect("publishing_release", slug)


def _refused(request: HttpRequest, slug: str, words: str, field: str = "") -> HttpResponse:
    typed = {name: _typed(request, name) for name in ("alasan", "reason", "yakin", "contoh")}
    return shown(request, slug, Problem(words, field, typed))
