"""How the numbers are made, and what the tool does not know."""

from django.http import HttpRequest, HttpResponse

from lindung.vocabulary.definition import DenominatorKind, NumeratorBasis
from lindung.web.public.standing import Standing
from lindung.web.shared.charts.bullet import NEAR_SHARE
from lindung.web.shared.page import page
from lindung.web.shared.verdict_words import GAP_KINDS, GAP_LOOKS, VERDICTS


def method(request: HttpRequest) -> HttpResponse:
    """Show the method."""
    context = {
        "bases": [basis.words for basis in NumeratorBasis],
        "kinds": [kind.words for kind in DenominatorKind],
        "verdicts": VERDICTS,
        "gap_kinds": GAP_KINDS,
        "gap_looks": GAP_LOOKS,
        "standings": list(Standing),
        "near_share": round(100 * NEAR_SHARE),
    }
    return page(request, "public/method.html", context)
