"""What the pages of coverage answer when something cannot be shown or counted."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from lindung.engines.linkage.relations import TooLargeError
from lindung.registry.snapshots.faults import RegisterError, SnapshotGoneError
from lindung.vocabulary.wilayah import AreaCodeError
from lindung.web.office.coverage.area_table import UnknownOrderError
from lindung.web.office.coverage.asked import UnknownParameterError
from lindung.web.shared.asking import unknown_choice
from lindung.web.shared.errors import not_found, unusable
from lindung.web.shared.language import current_language
from lindung.workflows.coverage.errors import CoverageError
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
        except (SnapshotGoneError, AreaCodeError):
            return not_found(request)
        except (UnknownParameterError, UnknownOrderError):
            return unknown_choice(request)
        except (CoverageError, LinkingError, RegisterError, TooLargeError) as error:
            return unusable(
                request, title=_("Cakupan ini tidak dapat ditampilkan atau dihitung"),
                advice=error.words.in_language(current_language()),
            )  # fmt: skip

    return answering
