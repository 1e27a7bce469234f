"""What the pages of the queue answer when something cannot be asked for."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from lindung.registry.snapshots.faults import RegisterError
from lindung.web.shared.errors import not_found, unusable
from lindung.web.shared.language import current_language
from lindung.workflows.jobs.errors import JobError, UnknownJobError
from lindung.workflows.linking.errors import LinkingError

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def with_refusals(view: View[P]) -> View[P]:
    """Turn the errors of the workflows into pages that say what did not happen and what to do."""

    @wraps(view)
    def answering(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except UnknownJobError:
            return not_found(request)
        except (JobError, LinkingError, RegisterError) as error:
            advice = error.words.in_language(current_language())
            return unusable(request, title=_("Belum dikerjakan"), advice=advice)

    return answering
