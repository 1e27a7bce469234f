"""A new target: asked for, previewed with all shares, stored."""

from dataclasses import dataclass
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lindung.engines.intake.conventions import NumberStyle
from lindung.engines.intake.faults import CellFault, FigureFaultsError, UnusableFileError
from lindung.engines.intake.target_numbers import TargetFileError
from lindung.engines.planning.amount import yearly_increase
from lindung.vocabulary.role import Deed
from lindung.vocabulary.target_origin import TargetOrigin
from lindung.vocabulary.target_plan import SpreadRule, UnknownNumbers
from lindung.vocabulary.wilayah import AreaLevel
from lindung.web.office.chosen_area import SeveralAreasError, chosen_area, which_area
from lindung.web.office.gate import allowed, may_in, outside_words
from lindung.web.office.held_files import FileGoneError, HeldFile, drop, held, hold
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.targets.choices import choices
from lindung.web.office.targets.sums import sums_of
from lindung.web.office.targets.target_form import TargetForm
from lindung.web.shared.errors import too_large
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.web.shared.upload_limit import UPLOAD_LIMIT
from lindung.workflows.targets.errors import TargetError
from lindung.workflows.targets.numbers import NumbersFile
from lindung.workflows.targets.spread_target import TargetPreview, preview_target, spread_target
from lindung.workflows.targets.wanted import TargetWanted

MOST_LISTED = 800
"""Shares that a preview lists inside districts; the rest is read after storing, area by area."""


@dataclass(frozen=True)
class Refused:
    """A file that cannot be used.

    Attributes:
        error: The first fault.
        faults: All that are shown.
        totals: Rows read, usable and refused, or None when the file as a whole cannot be used.
    """

    error: UnusableFileError
    faults: tuple[CellFault, ...]
    totals: TargetFileError | None


@require_http_methods(["GET", "POST"])
@allowed(Deed.SET_TARGETS, asks=("wilayah",))
def new(request: HttpRequest) -> HttpResponseBase:
    """Show the form; with a filled one show what it would give, or store it."""
    if request.method == "GET":
        return _page(request, TargetForm(initial=_initial(request)))
    form = TargetForm(request.POST)
    try:
        file = _file(request)
    except FileGoneError:
        form.add_error("token", _("Berkasnya sudah tidak menunggu: lebih dari satu jam berlalu. Kirim sekali lagi."))
        return _page(request, form, status=422)
    if file is not None and len(file.data) > UPLOAD_LIMIT:
        drop(file.token)
        return too_large(request)
    wanted = _wanted(request, form)
    if wanted is None:
        return _page(request, form, file=file, status=422)
    return _answered(request, form, wanted, file)


def _answered(request: HttpRequest, form: TargetForm, wanted: TargetWanted, file: HeldFile | None) -> HttpResponseBase:
    """Preview a wanted target, or store one that was previewed as it is; refusals are written beside their field."""
    given, preview = _numbers(form, file), None
    try:
        preview = preview_target(wanted, file=given)
        if "simpan" not in request.POST:
            return _page(request, form, file=file, preview=preview)
        if request.POST.get("diperiksa") != _mark(preview):
            form.add_error(
                None, _("Isian atau angka dasarnya berubah sejak diperiksa. Periksa bagian ini, lalu simpan.")
            )
            return _page(request, form, file=file, preview=preview, status=422)
        stored = spread_target(wanted, entered_by=officer_of(request), now=timezone.now(), file=given)
    except TargetError as error:
        field = error.field if error.field in form.fields else None
        form.add_error(field, error.words.in_language(current_language()))
        return _page(request, form, file=file, preview=preview, status=422)
    except UnusableFileError as error:
        return _page(request, form, refused=_refused(error), status=422)
    if file is not None:
        drop(file.token)
    return redirect("target_plan", plan_id=stored.plan_id)


def _mark(preview: TargetPreview) -> str:
    """Mark what was previewed, so that nothing else is stored: the target, its shares, the version it replaces."""
    shares = [(share.code, share.share) for share in preview.shares]
    seen = repr((preview.wanted, preview.amount, preview.replaces_version, shares))
    return sha256(seen.encode()).hexdigest()


def _wanted(request: HttpRequest, form: TargetForm) -> TargetWanted | None:
    if not form.is_valid():
        return None
    try:
        area = chosen_area(form.cleaned_data["area"])["area_code"]
    except SeveralAreasError as error:
        form.add_error("area", which_area(error))
        return None
    if not may_in(request, Deed.SET_TARGETS, area):
        form.add_error("area", outside_words(request, Deed.SET_TARGETS))
        return None
    return form.wanted(area)


def _file(request: HttpRequest) -> HeldFile | None:
    """Take the file sent now, or the one that waits since the preview."""
    sent, token = request.FILES.get("berkas"), request.POST.get("token", "")
    if sent:
        return hold(name=sent.name or "", data=sent.read())
    return held(token) if token and "tanpa_berkas" not in request.POST else None


def _numbers(form: TargetForm, file: HeldFile | None) -> NumbersFile | None:
    if file is None:
        return None
    return NumbersFile(data=file.data, name=file.name, numbers=NumberStyle(form.cleaned_data["numbers"]))


def _refused(error: UnusableFileError) -> Refused:
    return Refused(
        error=error,
        faults=error.faults if isinstance(error, FigureFaultsError) else (),
        totals=error if isinstance(error, TargetFileError) else None,
    )


def _page(
    request: HttpRequest,
    form: TargetForm,
    *,
    file: HeldFile | None = None,
    preview: TargetPreview | None = None,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "file": file,
        "preview": preview,
        "mark": _mark(preview) if preview else "",
        "refused": refused,
        "lists_inside": preview is not None and len(preview.shares) <= MOST_LISTED,
        "choices": choices(),
        "sums_of": sums_of,
        "guideline": yearly_increase(),
        "officer": officer_of(request),
    }
    return page(request, "office/targets/new.html", context, status=status)


def _initial(request: HttpRequest) -> dict[str, str]:
    return {
        "area": request.GET.get("wilayah", "")[:120],
        "due": str(timezone.localdate().year),
        "way": "count",
        "origin": TargetOrigin.UNSTATED,
        "rule": SpreadRule.BY_GAP,
        "down_to": str(AreaLevel.VILLAGE.value),
        "unknown": UnknownNumbers.REFUSE,
        "numbers": NumberStyle.PLAIN,
    }
