"""Drop-downs of the answers: rows with the same choices share one rule over their ranges."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from lindung.engines.intake.returns import words
from lindung.engines.intake.returns.answers import Answer
from lindung.vocabulary.language import Language

Choices = tuple[str, ...]

_RANGES_IN_A_RULE: Final = 200
"""Office programs read long lists of ranges badly; more ranges get another rule."""


def choices_of(fixes: Iterable[Sequence[str] | None], language: Language) -> list[Choices]:
    """Give each row the answers it offers; a row without any may be repaired or taken off the list."""
    default = (Answer.REPAIRED.words.in_language(language), Answer.REMOVED.words.in_language(language))
    return [tuple(offered) if offered else default for offered in fixes]


def write_drop_downs(
    sheet: Worksheet, choices: Sequence[Choices], *, first_row: int, column: int, sources: dict[Choices, str],
    language: Language,
) -> None:  # fmt: skip
    """Offer each row its answers; sources name the cells that hold them, so that no length limits them."""
    ranges: dict[Choices, list[str]] = {}
    for offered, (start, end) in _runs(choices, first_row):
        ranges.setdefault(offered, []).append(_range(start, end, column))
    for offered, places in ranges.items():
        for some in _in_parts(places):
            rule = {
                "validate": "list", "source": sources[offered], "multi_range": " ".join(some),
                "error_title": words.CHOOSE_TITLE.in_language(language),
                "error_message": words.CHOOSE_MESSAGE.in_language(language),
            }  # fmt: skip
            start = first_row
            sheet.data_validation(start, column, start, column, rule)


def source_range(sheet: str, row: int, first_column: int, count: int) -> str:
    """Name cells in one row of a sheet as a source: ='_lindung'!$C$6:$E$6."""
    first = xl_rowcol_to_cell(row, first_column, row_abs=True, col_abs=True)
    last = xl_rowcol_to_cell(row, first_column + count - 1, row_abs=True, col_abs=True)
    return f"='{sheet}'!{first}:{last}"


def _runs(choices: Sequence[Choices], first_row: int) -> Iterator[tuple[Choices, tuple[int, int]]]:
    start = first_row
    for offered, run in groupby(choices):
        end = start + sum(1 for _ in run)
        yield offered, (start, end - 1)
        start = end


def _range(start: int, end: int, column: int) -> str:
    name = xl_col_to_name(column)
    return f"{name}{start + 1}" if start == end else f"{name}{start + 1}:{name}{end + 1}"


def _in_parts(places: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(places), _RANGES_IN_A_RULE):
        yield places[start : start + _RANGES_IN_A_RULE]
