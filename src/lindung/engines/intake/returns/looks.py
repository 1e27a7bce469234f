"""Formats of the cells, by what they are for."""

from dataclasses import dataclass
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format

WRONG_TINT: Final = "#FBE9E4"
NOTED_TINT: Final = "#FBF1DF"
_HEAD: Final = "#12304F"
_TEXT: Final = {"num_format": "@", "valign": "top"}
_OPEN: Final = {"locked": False}
_WRAPPED: Final = {"text_wrap": True}


@dataclass(frozen=True)
class Looks:
    """The formats one workbook uses.

    Attributes:
        title: First line of a sheet.
        line: Lines under it.
        header: Header row.
        fixed: Locked text.
        wrapped: Locked text over several lines.
        number: Locked whole number.
        data: The file's own text, which may be changed.
        wrong: The same, to repair.
        noted: The same, to take note of.
        answer: Cell of an answer.
    """

    title: Format
    line: Format
    header: Format
    fixed: Format
    wrapped: Format
    number: Format
    data: Format
    wrong: Format
    noted: Format
    answer: Format


def looks_of(book: xlsxwriter.Workbook) -> Looks:
    """Make the formats of a workbook."""

    def look(*parts: dict[str, Any], **more: Any) -> Format:  # Any: properties of XlsxWriter
        return book.add_format({key: value for part in (*parts, more) for key, value in part.items()})

    return Looks(
        title=look(bold=True, font_size=14),
        line=look(),
        header=look(bold=True, font_color="#FFFFFF", bg_color=_HEAD, text_wrap=True, valign="vcenter"),
        fixed=look(_TEXT),
        wrapped=look(_TEXT, _WRAPPED),
        number=look(num_format="0", valign="top", align="left"),
        data=look(_TEXT, _OPEN),
        wrong=look(_TEXT, _OPEN, bg_color=WRONG_TINT, border=1, border_color="#A8321E"),
        noted=look(_TEXT, _OPEN, bg_color=NOTED_TINT),
        answer=look(_TEXT, _OPEN, _WRAPPED),
    )
