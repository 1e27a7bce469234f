"""A file of figures: sent, previewed with its headers, confirmed."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lindung.engines.intake.conventions import CodeSystem, NumberStyle
from lindung.engines.intake.faults import CellFault, FigureFaultsError, UnusableFileError
from lindung.engines.intake.headers import figure_headers
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed, areas_for
from lindung.web.office.held_files import FileGoneError, HeldFile, drop, held, hold
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.words import CODE_SYSTEMS, COLUMNS, HOW_MAPPED, NUMBER_STYLES
from lindung.web.shared.errors import too_large, unusable
from lindung.web.shared.page import page
from lindung.web.shared.upload_limit import UPLOAD_LIMIT
from lindung.workflows.import_figures import FiguresImported, FiguresPreview, import_figures, preview_figures
from lindung.workflows.read_figures import ReadingChoices


@dataclass(frozen=True)
class SentChoices:
    """What the person chose beside the file; an unknown word is refused by the enumerations.

    Attributes:
        numbers: How the file writes numbers.
        code_system: Whose area codes it holds, or None.
        headers: Headers whose meaning the person changed.
    """

    numbers: NumberStyle = NumberStyle.PLAIN
    code_system: CodeSystem | None = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def reading(self) -> ReadingChoices:
        """The part that says how to read."""
        return ReadingChoices(numbers=self.numbers, code_system=self.code_system, headers=self.headers or None)


@require_http_methods(["GET", "POST"])
@allowed(Deed.ENTER_FIGURES)
def upload(request: HttpRequest) -> HttpResponse:
    """Ask for a file; with a file, or with changed headers, show what importing it would do."""
    if request.method == "GET":
        return _page(request)
    try:
        choices = _choices(request)
        file = _file(request)
    except ValueError:
        return _gone(request)
    if file is None:
        return _page(request, choices=choices, message=_("Pilih satu berkas CSV atau Excel lebih dulu."), status=422)
    if len(file.data) > UPLOAD_LIMIT:
        drop(file.token)
        return too_large(request)
    return _previewed(request, file, choices)


@require_POST
@allowed(Deed.ENTER_FIGURES)
def confirm(request: HttpRequest) -> HttpResponse:
    """Store a previewed file."""
    try:
        choices, file = _choices(request), held(request.POST.get("token", ""))
    except (ValueError, FileGoneError):
        return _gone(request)
    if "periksa" in request.POST:
        return _previewed(request, file, choices)
    try:
        imported = import_figures(
            data=file.data,
            file_name=file.name,
            entered_by=officer_of(request),
            within=areas_for(request, Deed.ENTER_FIGURES),
            door="web",
            now=timezone.now(),
            choices=choices.reading,
        )
    except UnusableFileError as error:
        return _refused(request, file, choices, error)
    drop(file.token)
    return _answer(request, imported)


def _previewed(request: HttpRequest, file: HeldFile, choices: SentChoices) -> HttpResponse:
    try:
        preview = preview_figures(
            data=file.data, file_name=file.name, choices=choices.reading, within=areas_for(request, Deed.ENTER_FIGURES)
        )
    except UnusableFileError as error:
        return _refused(request, file, choices, error)
    return _page(request, file=file, choices=choices, preview=preview)


def _refused(request: HttpRequest, file: HeldFile, choices: SentChoices, error: UnusableFileError) -> HttpResponse:
    return _page(request, file=file, choices=choices, error=error, faults=_faults(error), status=422)


def _faults(error: UnusableFileError) -> list[CellFault]:
    return list(error.faults) if isinstance(error, FigureFaultsError) else []


def _answer(request: HttpRequest, imported: FiguresImported) -> HttpResponse:
    if imported.batch_id is None:
        return page(request, "office/nothing_new.html", {"imported": imported})
    return redirect("import_done", batch_id=imported.batch_id)


def _choices(request: HttpRequest) -> SentChoices:
    names = request.POST.getlist("judul")
    targets = request.POST.getlist("kolom")
    found = request.POST.getlist("terbaca")
    changed = {name: target for name, target, before in zip(names, targets, found, strict=True) if target != before}
    code_system = request.POST.get("kode", "")
    return SentChoices(
        numbers=NumberStyle(request.POST.get("angka", NumberStyle.PLAIN)),
        code_system=CodeSystem(code_system) if code_system else None,
        headers={**_earlier(request), **changed},
    )


def _earlier(request: HttpRequest) -> dict[str, str]:
    """Headers whose meaning was changed in an earlier round of the same preview."""
    pairs = zip(request.POST.getlist("diubah"), request.POST.getlist("diubah_ke"), strict=True)
    return dict(pairs)


def _file(request: HttpRequest) -> HeldFile | None:
    sent = request.FILES.get("berkas")
    return hold(name=sent.name or "", data=sent.read()) if sent else None


def _page(
    request: HttpRequest,
    *,
    file: HeldFile | None = None,
    choices: SentChoices | None = None,
    preview: FiguresPreview | None = None,
    error: UnusableFileError | None = None,
    faults: list[CellFault] | None = None,
    message: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "file": file,
        "choices": choices or SentChoices(),
        "preview": preview,
        "error": error,
        "faults": faults or [],
        "message": message,
        "officer": officer_of(request),
        "number_styles": NUMBER_STYLES,
        "code_systems": CODE_SYSTEMS,
        "how_mapped": HOW_MAPPED,
        "columns": {name: COLUMNS[name] for name in figure_headers().kind_of},
    }
    return page(request, "office/import.html", context, status=status)


def _gone(request: HttpRequest) -> HttpResponse:
    return unusable(
        request,
        title=_("Berkas ini sudah tidak menunggu"),
        advice=_("Mungkin sudah disimpan, atau lebih dari satu jam berlalu. Kirim berkasnya sekali lagi."),
    )
