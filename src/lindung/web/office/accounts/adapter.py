"""What the sign-in library asks of Lindung: nobody signs up by themselves, and every sign-in is written down."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lindung.web.office.origin import is_this_computer, origin_of
from lindung.web.operation.metrics import SIGN_INS
from lindung.web.shared.errors import forbidden
from lindung.workflows.audit.line import Line
from lindung.workflows.audit.record import record


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library is not typed
    """Accounts are made by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library's signature
        """Refuse to let anybody make an account by themselves."""
        return False

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:  # Any: the library's
        """Let invented people of the demonstration in from this computer only."""
        if user.is_sample and not is_this_computer(request):
            _written(request, "", "sign_in", "refused", None)
            return forbidden(request)
        refused: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return refused

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:  # Any: the library's signature
        """Write down who signed in."""
        _written(request, user.full_name, "sign_in", "done", user.pk)
        return super().post_login(request, user, **kwargs)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # Any: the library's signature
        """Write down that somebody could not sign in; the name they typed may be a password, so it is not kept."""
        super().authentication_failed(request, **credentials)
        _written(request, "", "sign_in", "refused", None)

    def logout(self, request: HttpRequest) -> None:
        """Write down who signed out."""
        user = request.user
        if user.is_authenticated:
            _written(request, user.get_full_name(), "sign_out", "done", user.pk)
        super().logout(request)


def _written(request: HttpRequest, name: str, act: str, outcome: str, account_id: int | None) -> None:
    if act == "sign_in":
        SIGN_INS.labels(outcome).inc()
    record(
        Line(
            at=timezone.now(), name=name, door="web", act=act, outcome=outcome, account_id=account_id,
            origin=origin_of(request),
        )
    )  # fmt: skip
