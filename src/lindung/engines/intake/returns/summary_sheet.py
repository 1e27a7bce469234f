"""The summary of a delivery as a workbook with one sheet that prints on A4."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lindung.engines.intake.returns import words
from lindung.engines.intake.returns.book import new_book
from lindung.engines.intake.returns.summary import Summary
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.row_state import RowState

_A4: Final = 9
_DAYS: Final = {Language.ID: "[$-421]d mmmm yyyy", Language.EN: "[$-409]d mmmm yyyy"}
"""Day formats that write the month in the language of the sheet on every computer."""

_WIDTHS: Final = (34, 16, 16, 16, 16, 16)
_Cell = str | int | float | date
_Row = tuple[_Cell, ...]


def write_summary(target: Path | BinaryIO, summary: Summary) -> None:
    """Write the sheet: facts, totals, survival rate, counts by code, by reason and by village.

    Counts are numbers with thousands separated as the reader's computer writes them (1.234 in Indonesia); the survival
    rate is a percentage of the rows read. OSError when the file cannot be written.
    """
    with new_book(target, rows=len(summary.villages) + len(summary.reasons)) as book:
        sheet = book.add_worksheet(words.SUMMARY_SHEET.in_language(summary.facts.language))
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        page = _Page(book, sheet, summary.facts.language)
        page.line(words.summary_title(summary.facts), page.title)
        page.skip()
        for headers, rows in _tables(summary):
            page.table(headers, rows)
        _set_print(sheet, summary)


class _Page:
    """Writes tables one under another."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Worksheet, language: Language) -> None:
        self._sheet, self._language = sheet, language
        self._at = 0
        self.title: Format = book.add_format({"bold": True, "font_size": 14})
        self._header: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
        self._text: Format = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self._count: Format = book.add_format({"num_format": "#,##0", "valign": "top"})
        self._share: Format = book.add_format({"num_format": "0.0%", "valign": "top"})
        self._day: Format = book.add_format({"num_format": _DAYS[language], "align": "left", "valign": "top"})

    def line(self, text: str, look: Format) -> None:
        """Write one text."""
        self._sheet.write_string(self._at, 0, text, look)
        self._at += 1

    def skip(self) -> None:
        """Leave a row empty."""
        self._at += 1

    def table(self, headers: Sequence[Words], rows: Sequence[_Row]) -> None:
        """Write a table and an empty row after it; a table without rows is left out."""
        if not rows:
            return
        for column, header in enumerate(headers):
            self._sheet.write_string(self._at, column, header.in_language(self._language), self._header)
        for row in rows:
            self._at += 1
            for column, cell in enumerate(row):
                self._write(column, cell)
        self._at += 2

    def _write(self, column: int, cell: _Cell) -> None:
        if isinstance(cell, str):
            self._sheet.write_string(self._at, column, cell, self._text)
        elif isinstance(cell, date):
            self._sheet.write_datetime(self._at, column, cell, self._day)
        else:
            self._sheet.write_number(self._at, column, cell, self._share if isinstance(cell, float) else self._count)


def _tables(summary: Summary) -> list[tuple[Sequence[Words], Sequence[_Row]]]:
    return [
        ((words.FACT_HEADER, words.VALUE_HEADER), _facts(summary)),
        ((words.TOTAL_HEADER, words.ROWS_HEADER), _totals(summary)),
        ((words.MEANING_HEADER, words.CODE_HEADER, words.ROWS_HEADER), _codes(summary)),
        ((words.REASON_HEADER, words.CODE_HEADER, words.ROWS_HEADER, words.WHO_HEADER), _reasons(summary)),
        (
            (
                words.VILLAGE_HEADER, words.VILLAGE_CODE_HEADER, words.READ, RowState.ACCEPTED.words,
                RowState.TO_REPAIR.words, RowState.NOT_ELIGIBLE.words,
            ),
            _villages(summary),
        ),
        ((words.PASSED_OVER, words.ROWS_HEADER), _passed_over(summary)),
        ((words.NOT_CHECKED,), [(note.in_language(summary.facts.language),) for note in summary.not_checked]),
        ((words.NOTES,), [(note.in_language(summary.facts.language),) for note in summary.notes]),
    ]  # fmt: skip


def _facts(summary: Summary) -> list[_Row]:
    facts = summary.facts
    told: list[tuple[Words, _Cell]] = [
        (words.FILE, facts.file_name), (words.REGISTER, facts.register.in_language(facts.language)),
        (words.AREA, facts.area_name), (words.AS_OF, facts.as_of), (words.CHECKED_ON, facts.checked_on),
        (words.DELIVERY, facts.delivery_id),
    ]  # fmt: skip
    return [(name.in_language(facts.language), value) for name, value in told]


def _totals(summary: Summary) -> list[_Row]:
    told: list[tuple[Words, int | float]] = [
        (words.READ, summary.rows_read), (RowState.ACCEPTED.words, summary.accepted),
        (RowState.TO_REPAIR.words, summary.to_repair), (RowState.NOT_ELIGIBLE.words, summary.not_eligible),
        (words.SURVIVAL, float(summary.survival)), (words.WITH_NOTES, summary.with_notes),
    ]  # fmt: skip
    return [(name.in_language(summary.facts.language), value) for name, value in told]


def _codes(summary: Summary) -> list[_Row]:
    return [(count.words.in_language(summary.facts.language), count.code, count.rows) for count in summary.codes]


def _reasons(summary: Summary) -> list[_Row]:
    language = summary.facts.language
    rows: list[_Row] = []
    for count in summary.reasons:
        marks = [words.IS_NOTE] * count.is_note + [words.IS_WAIVED] * count.is_waived
        marked = " ".join([count.words.in_language(language), *(f"({mark.in_language(language)})" for mark in marks)])
        rows.append((marked, count.code, count.rows, count.who.in_language(language)))
    return rows


def _villages(summary: Summary) -> list[_Row]:
    lines: list[_Row] = [
        (line.village, line.village_code or "", line.rows, line.accepted, line.to_repair, line.not_eligible)
        for line in summary.villages
    ]
    total = words.TOTAL.in_language(summary.facts.language)
    whole = (total, "", summary.rows_read, summary.accepted, summary.to_repair, summary.not_eligible)
    return [*lines, whole] if lines else []


def _passed_over(summary: Summary) -> list[_Row]:
    return [(what.in_language(summary.facts.language), rows) for what, rows in summary.passed_over]


def _set_print(sheet: Worksheet, summary: Summary) -> None:
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(words.footer(summary.facts))
