"""The ledger and the table of areas below as files for a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from lindung.opendata.queries.area import children_of
from lindung.opendata.queries.figure import LedgerEntry, ledger_of
from lindung.opendata.queries.position import positions_of_children
from lindung.vocabulary.language import Words
from lindung.vocabulary.target_origin import TargetOrigin
from lindung.web.public.address import lineage_or_404
from lindung.web.public.children import ChildRow, child_table
from lindung.web.public.ledger_words import gap_words, segment_words, verdict_words
from lindung.web.shared.asking import asks
from lindung.web.shared.language import current_language

Cell = str | int | float | None
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SCALE = 1_000_000
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Sheet:
    """One table to be downloaded."""

    name: str
    headers: Sequence[str]
    rows: Iterable[Sequence[Cell]]


@asks()
def ledger_file(request: HttpRequest, code: str, extension: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Download the ledger of one area with its verdicts."""
    lineage_or_404(code)
    return _file(lambda: ledger_sheet(ledger_of(code)), stem=f"lindung-angka-{code}", extension=extension)


@asks()
def children_file(request: HttpRequest, code: str, extension: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Download where the areas below one stand."""
    lineage_or_404(code)
    return _file(lambda: _children(code), stem=f"lindung-wilayah-{code}", extension=extension)


def ledger_sheet(ledger: list[LedgerEntry]) -> Sheet:
    """Lay out the figures as printed, with verdicts and recomputed values."""
    headers = (
        "area_code", "area_name", "as_of", "segment", "employed", "covered", "coverage_pct", "target_year",
        "target_pct", "target_count", "gap_count", "gap_pct", "numerator_basis", "denominator_kind", "target_origin",
        "status", _("putusan persen"), _("putusan target"), _("putusan kesenjangan"), _("cakupan dihitung ulang"),
        _("target dihitung ulang"), _("pekerja tersirat dari persen"), _("pekerja tersirat dari target"),
        _("pekerja tersirat dari kesenjangan"), _("pertentangan"), "source", "note",
    )  # fmt: skip
    return Sheet(name=_("Angka"), headers=headers, rows=[_figure(entry) for entry in ledger])


def children_sheet(rows: list[ChildRow]) -> Sheet:
    """Lay out where the areas below stand."""
    headers = (
        _("kode"), _("wilayah"), _("tanggal"), _("pekerja"), _("terlindungi"), _("cakupan %"), _("tahun target"),
        _("target %"), _("target pekerja"), _("penetap target"), _("kesenjangan ke target"), _("belum terlindungi"),
        _("status"), _("sumber"),
    )  # fmt: skip
    return Sheet(name=_("Wilayah"), headers=headers, rows=[_child(row) for row in rows])


def as_csv(sheet: Sheet) -> bytes:
    """Write a table as CSV that a spreadsheet opens without running any of its text as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(sheet.headers)
    writer.writerows([harmless(cell) for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def as_xlsx(sheet: Sheet) -> bytes:
    """Write a table as a workbook; text stays text."""
    out = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        page.set_column(0, len(sheet.headers) - 1, 16)
        page.write_row(0, 0, sheet.headers, book.add_format({"bold": True}))
        for place, row in enumerate(sheet.rows, start=1):
            page.write_row(place, 0, row)
    return out.getvalue()


def harmless(cell: Cell) -> Cell:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA) else cell


def _file(sheet: Callable[[], Sheet], *, stem: str, extension: str) -> HttpResponse:
    writers = {"csv": (as_csv, "text/csv; charset=utf-8"), "xlsx": (as_xlsx, _SPREADSHEET)}
    if extension not in writers:
        raise Http404
    write, kind = writers[extension]
    response = HttpResponse(write(sheet()), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{stem}.{extension}"'
    return response


def _children(code: str) -> Sheet:
    table = child_table(children_of(code), positions_of_children(code))
    return children_sheet([*table.rows, *(ChildRow(area, None) for area in table.unknown)])


def _figure(entry: LedgerEntry) -> list[Cell]:
    printed, check, language = entry.printed, entry.check, current_language()
    verdicts, recomputed = check.get("verdicts", {}), check.get("recomputed", {})
    implied = check.get("implied_workers", {})
    conflicts = [conflict["sentence"][language] for conflict in check.get("conflicts", [])]
    return [
        printed["area_code"], printed["area_name"], printed["as_of"],
        segment_words(printed["segment"]).in_language(language), printed["employed"], printed["covered"],
        _points(printed["coverage_pct"]), printed["target_year"], _points(printed["target_pct"]),
        printed["target_count"], printed["gap_count"], _points(printed["gap_pct"]), printed["numerator_basis"],
        printed["denominator_kind"], printed["target_origin"], printed["status"],
        verdict_words(verdicts.get("percent")).in_language(language),
        verdict_words(verdicts.get("target")).in_language(language),
        _gap(check).in_language(language), recomputed.get("coverage_pct"),
        recomputed.get("target_count"), implied.get("from_percent"), implied.get("from_target"),
        implied.get("from_gap"), " ".join(conflicts), printed["source"], printed["note"],
    ]  # fmt: skip


def _gap(check: dict[str, Any]) -> Words:  # Any: the JSON contract
    kinds = check.get("gap_kinds", {})
    return gap_words(kinds.get("count") or kinds.get("percent"), check.get("verdicts", {}).get("gap"))


def _child(row: ChildRow) -> list[Cell]:
    position, language = row.position, current_language()
    if position is None:
        return [row.area.code, row.area.name, *[None] * 12]
    origin = TargetOrigin(position.target_origin).words.in_language(language) if position.target_origin else None
    return [
        row.area.code, row.area.name, position.as_of, position.employed, position.covered,
        None if position.coverage_pct is None else round(position.coverage_pct, 3), position.target_year,
        position.target_pct, position.target_count, origin, row.missing, position.gap_to_all,
        row.standing.words.in_language(language) if row.standing else None, position.source,
    ]  # fmt: skip


def _points(millionths: int | None) -> float | None:
    return None if millionths is None else millionths / _SCALE
