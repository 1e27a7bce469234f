"""The published gap of an area against the gap by name: a picture, a table, one sentence, and files."""

import io

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET
from markupsafe import Markup

from lindung.engines.linkage.gap.reconcile_words import LineCode
from lindung.engines.linkage.gap.reconciliation import GapKind, Line
from lindung.vocabulary.role import Deed
from lindung.web.office.gap.refusals import with_refusals
from lindung.web.office.gap.words import SIDES
from lindung.web.office.gate import allowed
from lindung.web.office.lists.hand_out import as_file
from lindung.web.shared.asking import unknown_choice
from lindung.web.shared.charts.waterfall import Step, waterfall
from lindung.web.shared.errors import not_found
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.linking.account.files import write_reconciliation
from lindung.workflows.linking.account.reconcile_area import AreaReconciled, reconcile_area
from lindung.workflows.linking.account.sentences import KINDS as GAPS
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.sheets import KINDS

ASKED = {"semua": GapKind.TO_ALL, "target": GapKind.TO_TARGET}
"""How an address names the gap."""

_WIDE, _PHONE = 860, 360


@require_GET
@allowed(Deed.SEE_TOTALS, asks=("ke",))
@with_refusals
def reconciliation(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show the account of one area."""
    kind = ASKED.get(request.GET.get("ke", "semua"))
    if kind is None:
        return unknown_choice(request)
    try:
        found = reconcile_area(code, kind)
    except LinkingError:
        return not_found(request)
    context = {
        "found": found,
        "account": found.account,
        "gaps": {asked: GAPS[one] for asked, one in ASKED.items()},
        "asked": next(asked for asked, one in ASKED.items() if one is kind),
        "wide": _drawn(found),
        "narrow": _drawn(found, width=_PHONE),
        "sides": SIDES,
    }
    return page(request, "office/gap/reconciliation.html", context)


@require_GET
@allowed(Deed.SEE_TOTALS, asks=("ke",))
@with_refusals
def reconciliation_file(request: HttpRequest, code: str, extension: str) -> HttpResponseBase:
    """Hand out the account of one area."""
    kind = ASKED.get(request.GET.get("ke", "semua"))
    if kind is None:
        return unknown_choice(request)
    if extension not in KINDS:
        raise Http404
    content = io.BytesIO()
    write_reconciliation(content, reconcile_area(code, kind), kind=extension, language=current_language())
    return as_file(content.getvalue(), f"rekonsiliasi-{code}.{extension}")


def _drawn(found: AreaReconciled, *, width: int = _WIDE) -> Markup:
    """Draw the account where it adds up; an incomplete one is only told."""
    if found.account.missing:
        return Markup()
    language = current_language()
    steps = [Step(line.label.in_language(language), line.amount, _look(line)) for line in found.account.lines]
    return waterfall(
        steps,
        GAPS[found.kind].in_language(language),
        language,
        label=found.conclusion.in_language(language),
        width=width,
    )


def _look(line: Line) -> str:
    if line.code is LineCode.NAMED_UNCOVERED:
        return "waterfall-named"
    return "waterfall-adds" if line.amount >= 0 else "waterfall-takes"
