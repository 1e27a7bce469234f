"""Change a target: set shares by hand, give them back, correct its decree; or take the version back."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lindung.opendata.queries.target_plan import PlannedShare, PlanSummary, shares_of
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.targets.plan import plan_or_404, plan_page
from lindung.web.office.typed_numbers import TypedNumberError, typed_count
from lindung.web.shared.language import current_language
from lindung.workflows.targets.edit_target import edit_target
from lindung.workflows.targets.errors import TargetError
from lindung.workflows.targets.undo_target import undo_target


@require_POST
@allowed(Deed.SET_TARGETS)
def change(request: HttpRequest, plan_id: int) -> HttpResponseBase:
    """Store the shares that were typed anew as a new version; the others follow the rule."""
    found, within = plan_or_404(plan_id), request.POST.get("wilayah", "")
    typed = {name.removeprefix("target-"): request.POST[name] for name in request.POST if name.startswith("target-")}
    try:
        stored = edit_target(
            plan_id=plan_id,
            shares=_changed(shares_of(plan_id, within=within or found.area_code), typed, request.POST.getlist("lepas")),
            entered_by=officer_of(request),
            now=timezone.now(),
            decree=request.POST.get("sk"),
            note=request.POST.get("catatan"),
        )
    except TargetError as error:
        return _refused(request, found, within, typed, error.words.in_language(current_language()))
    except TypedNumberError as error:
        message = _("“%(text)s” bukan jumlah orang. Tulis tanpa koma, misalnya 323.900.") % {"text": str(error)[:20]}
        return _refused(request, found, within, typed, message)
    address = reverse("target_plan", args=[stored.plan_id])
    return redirect(f"{address}?{urlencode({'wilayah': within})}" if within else address)


@require_POST
@allowed(Deed.SET_TARGETS)
def undo(request: HttpRequest, plan_id: int) -> HttpResponseBase:
    """Take a version back and show the one that counts again."""
    found = plan_or_404(plan_id)
    try:
        undone = undo_target(plan_id=plan_id, entered_by=officer_of(request), now=timezone.now())
    except TargetError as error:
        return _refused(request, found, "", {}, error.words.in_language(current_language()))
    return redirect("target_plan", plan_id=undone.restored_id or plan_id)


def _changed(rows: list[PlannedShare], typed: Mapping[str, str], released: list[str]) -> dict[str, int | None]:
    """Take the shares that differ from those shown, and the areas given back to the rule."""
    numbers = {row.code: typed_count(typed[row.code]) for row in rows if row.code in typed}
    before = {row.code: "" if row.share is None else str(row.share) for row in rows}
    edits: dict[str, int | None] = {
        code: int(number) for code, number in numbers.items() if number and number != before[code]
    }
    return {**edits, **{code: None for code in released if code in before}}


def _refused(
    request: HttpRequest, found: PlanSummary, within: str, typed: Mapping[str, str], message: str
) -> HttpResponseBase:
    return plan_page(request, found, within=within, typed=typed, message=message, status=422)
