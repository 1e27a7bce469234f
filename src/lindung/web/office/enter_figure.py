"""The form with which one published figure is entered, or an entered one corrected."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lindung.engines.intake.conventions import NumberStyle
from lindung.engines.intake.faults import UnusableFileError
from lindung.opendata.queries.figure import LedgerEntry, entry_of
from lindung.vocabulary.definition import DenominatorKind, NumeratorBasis
from lindung.vocabulary.figure_status import FigureStatus
from lindung.vocabulary.role import Deed
from lindung.vocabulary.segment import Segment
from lindung.vocabulary.target_origin import TargetOrigin
from lindung.web.office.chosen_area import SeveralAreasError, chosen_area, which_area
from lindung.web.office.figure_form import COUNTS, PERCENTS, FigureForm
from lindung.web.office.gate import allowed, may_in, outside_words
from lindung.web.office.lists.officer import officer_of
from lindung.web.shared import numbers
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.enter_figure import FigureGoneError, enter_figure
from lindung.workflows.import_figures import FiguresImported

_SCALE = 1_000_000
_AS_PRINTED = (
    "as_of", "target_year", "segment", "numerator_basis", "denominator_kind", "target_origin", "status", "source",
    "note",
)  # fmt: skip


@require_http_methods(["GET", "POST"])
@allowed(Deed.ENTER_FIGURES, asks=("wilayah", "perbaiki"))
def enter(request: HttpRequest) -> HttpResponse:
    """Show the form, or store what was typed and lead to the ledger."""
    if request.method == "GET":
        return _form_page(request, FigureForm(initial=_initial(request)))
    form = FigureForm(request.POST)
    entered = _entered(request, form) if form.is_valid() else None
    if entered is None:
        return _form_page(request, form, status=422)
    if entered.batch_id is None:
        return page(request, "office/nothing_new.html", {"imported": entered})
    return redirect("import_done", batch_id=entered.batch_id)


def _entered(request: HttpRequest, form: FigureForm) -> FiguresImported | None:
    """Store a valid form; what the ledger refuses is written beside the field it is about."""
    try:
        area = chosen_area(form.cleaned_data["area"])
        if not may_in(request, Deed.ENTER_FIGURES, area["area_code"]) or not _may_correct(
            request, form.cleaned_data["supersedes"]
        ):
            form.add_error("area", outside_words(request, Deed.ENTER_FIGURES))
            return None
        return enter_figure(
            statement={**form.statement, **area},
            entered_by=officer_of(request),
            now=timezone.now(),
            numbers=NumberStyle.PLAIN,
            supersedes=form.cleaned_data["supersedes"],
        )
    except SeveralAreasError as error:
        form.add_error("area", which_area(error))
    except UnusableFileError as error:
        column = error.column if error.column in form.fields else None
        form.add_error(column, error.words.in_language(current_language()))
    except FigureGoneError:
        form.add_error(
            None, _("Angka ini sudah diperbaiki orang lain. Buka buku angka wilayahnya lalu mulai dari sana.")
        )
    return None


def _may_correct(request: HttpRequest, figure_id: int | None) -> bool:
    """Whether the figure that is corrected is of an area of whoever asks; one that is gone is refused later."""
    entry = None if figure_id is None else entry_of(figure_id)
    return entry is None or may_in(request, Deed.ENTER_FIGURES, entry.printed["area_code"])


def _form_page(request: HttpRequest, form: FigureForm, *, status: int = 200) -> HttpResponse:
    choices = {
        "segment": list(Segment),
        "numerator_basis": list(NumeratorBasis),
        "denominator_kind": list(DenominatorKind),
        "target_origin": list(TargetOrigin),
        "status": list(FigureStatus),
    }
    return page(request, "office/enter.html", {"form": form, "choices": choices}, status=status)


def _initial(request: HttpRequest) -> dict[str, Any]:  # Any: the form's own initial values
    corrected = request.GET.get("perbaiki", "")
    if corrected:
        entry = entry_of(int(corrected)) if corrected.isdecimal() and len(corrected) < 19 else None
        if entry is None or not may_in(request, Deed.ENTER_FIGURES, entry.printed["area_code"]):
            raise Http404
        return _from_entry(entry)
    return {"area": request.GET.get("wilayah", "")[:120], **_unstated()}


def _unstated() -> dict[str, str]:
    return {
        "segment": Segment.TOTAL,
        "numerator_basis": NumeratorBasis.UNSTATED,
        "denominator_kind": DenominatorKind.UNSTATED,
        "target_origin": TargetOrigin.UNSTATED,
        "status": FigureStatus.PUBLISHED,
    }


def _from_entry(entry: LedgerEntry) -> dict[str, Any]:
    language, printed = current_language(), entry.printed
    values = {name: "" if printed[name] is None else printed[name] for name in _AS_PRINTED}
    for name in COUNTS:
        values[name] = "" if printed[name] is None else numbers.count(printed[name], language)
    for name in PERCENTS:
        values[name] = _as_typed(printed[name], printed[f"{name}_unit"])
    return {**values, "area": printed["area_code"] or printed["area_name"], "supersedes": entry.figure_id}


def _as_typed(value: int | None, unit: int | None) -> str:
    if value is None:
        return ""
    digits = max(0, len(str(_SCALE)) - len(str(unit or 1)))
    return numbers.decimal(value / _SCALE, current_language(), digits)
