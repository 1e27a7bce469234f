"""The sheet that tells a village how to repair its rows."""

from collections.abc import Iterator
from typing import Final

import polars as pl
from xlsxwriter.worksheet import Worksheet

from lindung.engines.intake.checks.catalogue import codes as named_codes
from lindung.engines.intake.returns import words
from lindung.engines.intake.returns.answers import Answer
from lindung.engines.intake.returns.facts import DeliveryFacts
from lindung.engines.intake.returns.looks import Looks

_A4: Final = 9


def write_guide_sheet(sheet: Worksheet, rows: pl.DataFrame, *, facts: DeliveryFacts, looks: Looks, place: str) -> None:
    """Write the steps, the legend of the colours and the codes that occur."""
    language = facts.language
    sheet.set_column(0, 0, 8, looks.wrapped)
    sheet.set_column(1, 1, 100, looks.wrapped)
    sheet.set_column(2, 2, 10, looks.number)
    title, *lines = words.title_lines(facts, place)
    sheet.write_string(0, 0, title, looks.title)
    for at, line in enumerate(lines, start=1):
        sheet.write_string(at, 0, line, looks.line)
    at, answers = 4, {answer.value: answer.words.in_language(language) for answer in Answer}
    for number, step in enumerate(words.GUIDE_STEPS, start=1):
        sheet.write_string(at, 0, f"{number}.", looks.wrapped)
        sheet.write_string(at, 1, step.in_language(language).format_map(answers), looks.wrapped)
        at += 1
    at = _write_colours(sheet, at + 1, facts, looks)
    _write_codes(sheet, at + 1, rows, facts, looks)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.protect()


def _write_colours(sheet: Worksheet, at: int, facts: DeliveryFacts, looks: Looks) -> int:
    sheet.write_string(at, 0, words.GUIDE_COLOURS.in_language(facts.language), looks.title)
    for look, meaning in ((looks.wrong, words.WRONG_COLOUR), (looks.noted, words.NOTED_COLOUR)):
        at += 1
        sheet.write_blank(at, 0, None, look)
        sheet.write_string(at, 1, meaning.in_language(facts.language), looks.wrapped)
    return at + 1


def _write_codes(sheet: Worksheet, at: int, rows: pl.DataFrame, facts: DeliveryFacts, looks: Looks) -> None:
    sheet.write_string(at, 0, words.GUIDE_CODES.in_language(facts.language), looks.title)
    headers = (words.CODE_HEADER, words.MEANING_HEADER, words.ROWS_HEADER)
    for column, header in enumerate(headers):
        sheet.write_string(at + 1, column, header.in_language(facts.language), looks.header)
    for line, (code, count) in enumerate(_codes_of(rows), start=at + 2):
        named = named_codes().get(code)
        sheet.write_string(line, 0, code, looks.fixed)
        sheet.write_string(line, 1, named.words.in_language(facts.language) if named else "", looks.wrapped)
        sheet.write_number(line, 2, count, looks.number)


def _codes_of(rows: pl.DataFrame) -> Iterator[tuple[str, int]]:
    codes = rows.select(pl.col("codes").str.split(" ").list.unique().explode().drop_nulls())
    yield from codes.filter(pl.col("codes") != "").group_by("codes").len().sort("codes").iter_rows()
