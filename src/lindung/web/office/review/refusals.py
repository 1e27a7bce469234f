"""What the review answers when a workflow does not do what was asked."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from lindung.registry.snapshots.faults import RegisterError, SnapshotGoneError
from lindung.vocabulary.language import Words
from lindung.web.shared.errors import bad_request, not_found
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.review.errors import TakenError, UnknownFilterError, UnknownPairError

P = ParamSpec("P")


def with_refusals(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Turn the errors of the workflows into pages that say what did not happen and what to do."""

    @wraps(view)
    def answering(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except (SnapshotGoneError, UnknownPairError):
            return not_found(request)
        except UnknownFilterError:
            return bad_request(request)
        except (LinkingError, RegisterError) as error:
            return refusal(request, error.words, status=409 if isinstance(error, TakenError) else 422)

    return answering


def refusal(request: HttpRequest, words: Words, *, status: int) -> HttpResponse:
    """Answer with one sentence and the way back."""
    match = request.resolver_match
    kwargs = match.kwargs if match else {}
    context = {
        "sentence": words.in_language(current_language()),
        "linkage_id": kwargs.get("linkage_id", ""),
        "pair_ref": kwargs.get("pair_ref", ""),
    }
    return page(request, "office/review/refusal.html", context, status=status)
