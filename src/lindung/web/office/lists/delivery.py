"""One delivery: where it stands, how far the work is, and the verdict."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET

from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.lists.refusals import with_refusals
from lindung.web.office.lists.time_left import time_left
from lindung.web.office.lists.words import LOOK_OF, SEVERITIES, SEVERITY_HINTS, STAGES, STEP_OF
from lindung.web.shared.page import page
from lindung.workflows.deliveries.look import events_of, options_of, progress_of, report_of, summary_of
from lindung.workflows.deliveries.passed_over_words import PASSED_OVER
from lindung.workflows.deliveries.plain import DeliveryState, DeliverySummary, Progress, Report

_WITH_REPORT = frozenset({DeliveryState.CHECKED, DeliveryState.IMPORTED, DeliveryState.REFUSED, DeliveryState.UNDONE})
_WHOLE = 100


@dataclass(frozen=True)
class Standing:
    """How far the work is, as the page draws it.

    Attributes:
        progress: What the worker says.
        percent: 0 to 100, or None while the number of rows is unknown.
        failed_percent: Part of it, in points, that are rows to repair.
        time_left: The estimate in words, or "".
        is_running: Whether the page should ask again.
    """

    progress: Progress
    percent: float | None
    failed_percent: float
    time_left: str
    is_running: bool


@require_GET
@allowed(Deed.SEND_LISTS)
@with_refusals
def delivery(request: HttpRequest, delivery_id: str) -> HttpResponse:
    """Show one delivery as it stands."""
    summary = summary_of(delivery_id)
    if summary.state is DeliveryState.RECEIVED:
        return redirect("list_mapping", delivery_id=delivery_id)
    context = {
        **_shared(request, summary),
        "step": STEP_OF[summary.state],
        "standing": _standing(delivery_id),
        "report": _report(summary),
        "options": options_of(delivery_id),
        "events": events_of(delivery_id),
    }
    return page(request, "office/lists/delivery.html", context)


@require_GET
@allowed(Deed.SEND_LISTS, is_routine=True)
@with_refusals
def progress(request: HttpRequest, delivery_id: str) -> HttpResponse:
    """Renew the card of a running work; once it has ended, have the whole page loaded."""
    standing = _standing(delivery_id)
    context = {"standing": standing, "delivery": summary_of(delivery_id), "stages": STAGES}
    response = page(request, "office/lists/_progress.html", context)
    if not standing.is_running:
        response.headers["HX-Refresh"] = "true"
    return response


@require_GET
@allowed(Deed.SEND_LISTS)
@with_refusals
def printed(request: HttpRequest, delivery_id: str) -> HttpResponse:
    """Show the verdict as a page for paper."""
    summary = summary_of(delivery_id)
    report = _report(summary)
    if report is None:
        return redirect("list_delivery", delivery_id=delivery_id)
    context = {**_shared(request, summary), "report": report, "options": options_of(delivery_id)}
    return page(request, "office/lists/printed.html", context)


def _shared(request: HttpRequest, summary: DeliverySummary) -> dict[str, object]:
    return {
        "delivery": summary,
        "officer": officer_of(request),
        "looks": LOOK_OF,
        "stages": STAGES,
        "severities": SEVERITIES,
        "severity_hints": SEVERITY_HINTS,
        "passed_over": PASSED_OVER,
    }


def _report(summary: DeliverySummary) -> Report | None:
    """Return the verdict, when there is one; a list refused before its check has none."""
    has_report = summary.state in _WITH_REPORT and summary.rows_read is not None
    return report_of(summary.delivery_id) if has_report else None


def _standing(delivery_id: str) -> Standing:
    found = progress_of(delivery_id, timezone.now())
    whole = found.total
    percent = min(_WHOLE * found.done / whole, _WHOLE) if whole else None
    return Standing(
        progress=found,
        percent=percent,
        failed_percent=min(_WHOLE * found.to_repair / whole, percent or 0) if whole else 0.0,
        time_left=time_left(found.seconds_left),
        is_running=found.state.is_running and not found.is_stalled,
    )
