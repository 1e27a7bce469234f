"""Sign in with the office's own provider: who is linked comes in, nobody else, and nobody gets an account by it."""

from typing import Any, Final

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect import views as library
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from lindung.web.office.origin import origin_of
from lindung.web.operation.metrics import SIGN_INS
from lindung.web.shared.errors import bad_request, error_page
from lindung.workflows.audit.line import Line
from lindung.workflows.audit.record import record

_SENT: Final = frozenset({"csrfmiddlewaretoken", "next"})


@require_POST
def begin(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Lead to the provider; other wishes that the library knows (link, more scopes) are refused."""
    if request.GET or not _SENT.issuperset(request.POST):
        return bad_request(request)
    try:
        response: HttpResponseBase = library.login(request, provider_id)
    except RequestException:
        return _unreachable(request)
    return response


@require_GET
def come_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Take whoever the provider sends back."""
    try:
        response: HttpResponseBase = library.callback(request, provider_id)
    except (RequestException, KeyError):  # a provider that answers with half of what it should
        return _unreachable(request)
    return response


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library is not typed
    """Accounts are made by invitation only, and linked by whoever keeps them."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - Any: the library's
        """Refuse to let anybody make an account by signing in."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:  # Any: the library's
        """Keep nothing of what the provider told but the identifier; turn away whoever is not linked."""
        if not sociallogin.is_existing:
            _written(request)
            raise ImmediateHttpResponse(_not_linked(request, sociallogin.account.uid))
        sociallogin.account.extra_data = {}
        SocialAccount.objects.filter(pk=sociallogin.account.pk).update(extra_data={})

    def on_authentication_error(self, request: HttpRequest, provider: Any, **_told: Any) -> None:  # Any: the library's
        """Say that the provider did not let somebody in; what it said may name a person and is dropped."""
        _written(request)
        raise ImmediateHttpResponse(
            error_page(
                request,
                status=401,
                title=_("Belum masuk"),
                advice=_("%(name)s tidak menyatakan siapa Anda. Mulai lagi dari halaman masuk.")
                % {"name": provider.name},
            )
        )


def _not_linked(request: HttpRequest, uid: str) -> HttpResponse:
    return error_page(
        request,
        status=403,
        title=_("Akun Anda belum ditautkan"),
        advice=_("Berikan tanda ini kepada pengelola akun kantor Anda, agar akun Anda ditautkan: %(uid)s")
        % {"uid": uid},
    )


def _unreachable(request: HttpRequest) -> HttpResponse:
    return error_page(
        request,
        status=503,
        title=_("Penyedia masuk tidak menjawab"),
        advice=_("Coba lagi beberapa saat, atau masuk dengan kata sandi Lindung bila Anda punya."),
    )


def _written(request: HttpRequest) -> None:
    SIGN_INS.labels("refused").inc()
    record(Line(at=timezone.now(), name="", door="web", act="sign_in", outcome="refused", origin=origin_of(request)))
