"""What the pages of data protection answer when a workflow does not do what was asked."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from lindung.registry.snapshots.faults import RegisterError
from lindung.web.shared.errors import not_found, unusable
from lindung.web.shared.language import current_language
from lindung.workflows.privacy.errors import PrivacyError, UnknownRecordError

P = ParamSpec("P")


def with_refusals(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Turn the errors of the workflows into pages that say what did not happen and what to do."""

    @wraps(view)
    def answering(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except UnknownRecordError:
            return not_found(request)
        except (PrivacyError, RegisterError) as error:
            return unusable(request, title=_("Belum dikerjakan"), advice=error.words.in_language(current_language()))

    return answering
