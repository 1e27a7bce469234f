"""A target plan as a file for a spreadsheet: one row an area, with the numbers its share rests on."""

from pathlib import Path
from typing import BinaryIO, Final

import polars as pl

from lindung.engines.planning.amount import PERCENT_SCALE
from lindung.opendata.queries.area import areas_of
from lindung.opendata.queries.target_plan import PlannedShare, PlanSummary, plan_of, shares_of
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.linking.sheets import Sheet, write_book, write_csv
from lindung.workflows.targets.errors import TargetError

_HEADERS: Final = (
    Words("Tingkat", "Level"), Words("Wilayah di atasnya", "Area above"), Words("Kode", "Code"),
    Words("Wilayah", "Area"), Words("Pekerja", "Workers"), Words("Terlindungi", "Covered"),
    Words("Terlindungi %", "Covered %"), Words("Target", "Target"), Words("Target %", "Target %"),
    Words("Tambahan", "Additional"), Words("Ditetapkan sendiri", "Set by hand"), Words("Sumber angka", "Numbers from"),
    Words("Tanggal angka", "Date of the numbers"),
)  # fmt: skip
_WIDTHS: Final = (16, 22, 15, 26, 12, 12, 12, 12, 10, 12, 12, 24, 14)
_KINDS: Final = {
    "level": pl.String, "above": pl.String, "code": pl.String, "area": pl.String, "workers": pl.Int64,
    "covered": pl.Int64, "covered_pct": pl.Float64, "share": pl.Int64, "share_pct": pl.Float64,
    "additional": pl.Int64, "edited": pl.String, "basis": pl.String, "as_of": pl.String,
}  # fmt: skip
_TITLE: Final = Words("Target {area}, {due}", "Target of {area}, {due}")
_SHEET: Final = Words("Target", "Target")
_TARGET: Final = Words("Target {count} orang", "Target {count} people")
_SPREAD: Final = Words("Dibagi {rule}; ditetapkan oleh: {origin}", "Spread {rule}; set by: {origin}")
_DECREE: Final = Words("Dasar penetapan: {decree}", "Decree: {decree}")
_VERSION: Final = Words("Versi {version}, {day}", "Version {version}, {day}")
_HAND: Final = Words("ya", "yes")


def write_plan(target: Path | BinaryIO, plan_id: int, *, kind: str, language: Language, within: str = "") -> None:
    """Write a version of a plan, or an area of it with all that lies in it, as xlsx or csv.

    Raises:
        TargetError: There is no such version.
    """
    plan = plan_of(plan_id)
    if plan is None:
        raise no_such_plan(plan_id)
    place = AreaCode(within or plan.area_code)
    shares = [share for share in shares_of(plan_id) if place.contains(AreaCode(share.code))]
    sheet = plan_sheet(plan, shares, language, is_whole=place.text == plan.area_code)
    if kind == "csv":
        write_csv(target, sheet)
    else:
        write_book(target, (sheet,), language)


def plan_sheet(plan: PlanSummary, shares: list[PlannedShare], language: Language, *, is_whole: bool = True) -> Sheet:
    """Lay out a version, or a part that tells nothing of the whole: districts first, then the villages of each."""
    above = {code: area.name for code, area in areas_of({share.parent_code for share in shares}).items()}
    ordered = sorted(shares, key=lambda share: (share.level, share.code))
    rows = [_row(share, above, language) for share in ordered]
    return Sheet(
        name=_SHEET.in_language(language),
        title=_TITLE.in_language(language).format(area=plan.area_name, due=plan.due),
        notes=_notes(plan, language)[0 if is_whole else 1 :],
        headers=tuple(header.in_language(language) for header in _HEADERS),
        rows=pl.DataFrame(rows, schema=_KINDS, orient="row"),
        widths=_WIDTHS,
    )


def no_such_plan(plan_id: int) -> TargetError:
    """Say that a version is not there."""
    return TargetError(
        Words(
            f"Tidak ada rencana target nomor {plan_id}. Lihat `lindung targets list`.",
            f"There is no target plan number {plan_id}. See `lindung targets list`.",
        )
    )


def _row(share: PlannedShare, above: dict[str, str], language: Language) -> tuple[object, ...]:
    return (
        share.level.words.in_language(language), above.get(share.parent_code, share.parent_code), share.code,
        share.name, share.workers, share.covered, _two_digits(share.covered_pct), share.share,
        _two_digits(share.share_pct), share.additional, _HAND.in_language(language) if share.is_edited else "",
        share.basis.words.in_language(language), share.as_of,
    )  # fmt: skip


def _notes(plan: PlanSummary, language: Language) -> tuple[str, ...]:
    percent = "" if plan.target_pct is None else f" ({plan.target_pct / PERCENT_SCALE:.2f}%)"
    lines = [
        _TARGET.in_language(language).format(count=plan.target_count) + percent,
        _SPREAD.in_language(language).format(
            rule=plan.rule.words.in_language(language), origin=plan.origin.words.in_language(language)
        ),
        _DECREE.in_language(language).format(decree=plan.decree or "-"),
        _VERSION.in_language(language).format(version=plan.version, day=plan.created_at.date().isoformat()),
    ]
    return (*lines, *([plan.note] if plan.note else []))


def _two_digits(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
