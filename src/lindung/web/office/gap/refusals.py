"""What the pages of linkages answer when a workflow does not do what was asked."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from lindung.engines.linkage.gap.people_chosen import UnknownChoiceError
from lindung.registry.snapshots.faults import RegisterError, SnapshotGoneError
from lindung.web.shared.asking import unknown_choice
from lindung.web.shared.errors import not_found, unusable
from lindung.web.shared.language import current_language
from lindung.workflows.linking.errors import LinkingError

P = ParamSpec("P")


def with_refusals(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Turn the errors of the workflows into pages that say what did not happen and what to do."""

    @wraps(view)
    def answering(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except SnapshotGoneError:
            return not_found(request)
        except UnknownChoiceError:
            return unknown_choice(request)
        except (RegisterError, LinkingError) as error:
            return unusable(
                request, title=_("Pemadanan ini tidak dapat dibuka"), advice=error.words.in_language(current_language())
            )

    return answering
