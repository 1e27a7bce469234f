"""The sheet in which a village repairs its rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lindung.engines.intake.returns import words
from lindung.engines.intake.returns.columns import NOTED, RETURN_ROWS, shown_headers
from lindung.engines.intake.returns.facts import DeliveryFacts
from lindung.engines.intake.returns.fingerprints import row_key
from lindung.engines.intake.returns.looks import Looks
from lindung.engines.intake.sheets.raw import text_column

HEADER_ROW: Final = 4
"""Row index of the headers, from 0: three lines of title and an empty one stand above."""

ANSWER_COLUMNS: Final = 6
"""Columns after the file's own: finding, code, who, repair, note, key."""

_PLACED: Final = (*RETURN_ROWS, NOTED)
_A4: Final = 9
_NARROWEST, _WIDEST = 8, 40
_PROTECTION: Final = {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}


@dataclass(frozen=True)
class RepairPlan:
    """Where the columns of the sheet stand, counted from 0.

    Attributes:
        headers: All headers of the sheet in order.
        columns: How many columns are the file's own; they stand at 1 to columns.
    """

    headers: tuple[str, ...]
    columns: int

    @property
    def verdict(self) -> int:
        """Column of the sentence; code and who follow."""
        return self.columns + 1

    @property
    def fix(self) -> int:
        """Column of the chosen answer; note and key follow."""
        return self.columns + 4

    @property
    def texts(self) -> list[str]:
        """Names of the raw columns in order."""
        return [text_column(place) for place in range(self.columns)]


def plan_of(headers: Sequence[str], facts: DeliveryFacts) -> RepairPlan:
    """Lay out the columns for a file's headers."""
    answers = (
        words.VERDICT_HEADER, words.CODE_HEADER, words.WHO_HEADER, words.FIX_HEADER, words.NOTE_HEADER,
        words.KEY_HEADER,
    )  # fmt: skip
    around = [word.in_language(facts.language) for word in (words.ROW_HEADER, *answers)]
    return RepairPlan((around[0], *shown_headers(headers), *around[1:]), len(headers))


def write_repair_sheet(
    sheet: Worksheet, rows: pl.DataFrame, *, plan: RepairPlan, facts: DeliveryFacts, looks: Looks, place: str
) -> None:
    """Write the rows of one village with their findings; RETURN_ROWS with cleaned texts."""
    _set_widths(sheet, rows, plan, looks)
    for line, text in enumerate(words.title_lines(facts, place)):
        sheet.write_string(line, 0, text, looks.line if line else looks.title)
    for column, header in enumerate(plan.headers):
        sheet.write_string(HEADER_ROW, column, header, looks.header)
    _write_rows(sheet, rows, plan, facts, looks)
    _arrange(sheet, rows.height, plan)
    _set_print(sheet, facts)


def _write_rows(sheet: Worksheet, rows: pl.DataFrame, plan: RepairPlan, facts: DeliveryFacts, looks: Looks) -> None:
    write = sheet.write_string
    ordered = rows.select(*_PLACED, *plan.texts)
    for at, (row, file_row, _, _, _, sentence, codes, who, wrong, _, noted, *texts) in enumerate(
        ordered.iter_rows(), start=HEADER_ROW + 1
    ):
        sheet.write_number(at, 0, file_row or row, looks.number)
        tints = _tints(wrong, noted, looks)
        for column, text in enumerate(texts):
            if text is not None:
                write(at, column + 1, text, tints.get(column, looks.data))
            elif column in tints:
                sheet.write_blank(at, column + 1, None, tints[column])
        write(at, plan.verdict, sentence or "", looks.wrapped)
        write(at, plan.verdict + 1, codes or "", looks.wrapped)
        write(at, plan.verdict + 2, who or "", looks.wrapped)
        write(at, plan.fix + 2, row_key(facts.delivery_id, row), looks.fixed)


def _tints(wrong: Sequence[int] | None, noted: Sequence[int] | None, looks: Looks) -> dict[int, Format]:
    return dict.fromkeys(noted or (), looks.noted) | dict.fromkeys(wrong or (), looks.wrong)


def _set_widths(sheet: Worksheet, rows: pl.DataFrame, plan: RepairPlan, looks: Looks) -> None:
    sheet.set_column(0, 0, 8, looks.number)
    longest = rows.select(pl.col(plan.texts).str.len_chars().quantile(0.95)).row(0) if plan.columns else ()
    for column, length in enumerate(longest, start=1):
        wanted = max(int(length or 0), *(len(word) for word in [*plan.headers[column].split(), ""])) + 2
        sheet.set_column(column, column, min(max(wanted, _NARROWEST), _WIDEST), looks.data)
    for column, (width, look) in enumerate(_answer_widths(looks), start=plan.verdict):
        sheet.set_column(column, column, width, look)
    sheet.set_column(plan.fix + 2, plan.fix + 2, 20, looks.fixed, {"hidden": True})


def _answer_widths(looks: Looks) -> Iterator[tuple[int, Format]]:
    yield from ((60, looks.wrapped), (9, looks.wrapped), (20, looks.wrapped), (24, looks.answer), (30, looks.answer))


def _arrange(sheet: Worksheet, rows: int, plan: RepairPlan) -> None:
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + rows, plan.fix + 2)
    sheet.protect("", _PROTECTION)


def _set_print(sheet: Worksheet, facts: DeliveryFacts) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.hide_gridlines(0)
    sheet.set_footer(words.footer(facts))
