"""Empty workbooks that import unchanged: exact headings, columns that keep their zeros, choices, and a page of help."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lindung.engines.intake.profiles.guidance import guidance_of
from lindung.engines.intake.profiles.profile import Profile, shipped_profiles
from lindung.engines.intake.profiles.targets import Target
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.segment import MEMBERSHIP_SEGMENTS

PREPARED_ROWS = 5_000
"""Rows below the headings that carry formats and choices; typing further down is possible without them."""

GUIDE_SHEET = "Petunjuk"
LIST_SHEET: Final = Words("Daftar", "List")
_DATE_KINDS = frozenset({"date", "birth"})
_NUMBER_KINDS = frozenset({"money", "count", "decile", "ignored"})
_WIDE_KINDS = frozenset({"name", "place_and_date"})
_WIDTHS: Final = MappingProxyType(
    {"number": 6, "rt": 6, "rw": 6, "rt_rw": 8, "sex": 8, "nik": 20, "kk": 20, "address": 34}
)
_USUAL_WIDTH, _WIDE = 16, 28


@dataclass(frozen=True)
class TemplateName:
    """A template that may be had.

    Attributes:
        profile_id: The profile it follows.
        words: What people call it.
        about: What such a file is.
    """

    profile_id: str
    words: Words
    about: Words


def template_names(profiles: Mapping[str, Profile] | None = None) -> tuple[TemplateName, ...]:
    """List the templates of the given profiles, of the shipped ones when none are given."""
    offered = shipped_profiles() if profiles is None else profiles
    return tuple(TemplateName(profile.id, profile.words, profile.about) for profile in offered.values())


def template_workbook(profile: Profile, language: Language) -> bytes:
    """Write the empty workbook of a profile: its list first, the help behind it in both languages."""
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        _write_list(book, profile, language)
        _write_guide(book, profile, language)
    return out.getvalue()


def template_headings(profile: Profile) -> tuple[tuple[str, str], ...]:
    """Return target and heading of each column of a profile's template."""
    return tuple((target, texts[0]) for target, texts in profile.headers.items())


def _write_list(book: Workbook, profile: Profile, language: Language) -> None:
    sheet = book.add_worksheet(LIST_SHEET.in_language(language))
    heading = book.add_format({"bold": True, "bg_color": "#E8EEF2", "border": 1, "text_wrap": True, "valign": "top"})
    formats = {
        "text": book.add_format({"num_format": "@"}),
        "date": book.add_format({"num_format": "dd-mm-yyyy"}),
        "number": book.add_format({"num_format": "0"}),
    }
    for position, (name, text) in enumerate(template_headings(profile)):
        target = profile.targets[name]
        sheet.set_column(position, position, _width(target), _format_of(target, formats))
        sheet.write_string(0, position, text, heading)
        _offer_choices(sheet, position, target, profile, language)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)


def _write_guide(book: Workbook, profile: Profile, language: Language) -> None:
    sheet = book.add_worksheet(GUIDE_SHEET)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 30, wrapped)
    sheet.set_column(1, 2, 64, wrapped)
    first, second = (Language.ID, Language.EN) if language is Language.ID else (Language.EN, Language.ID)
    sheet.write_row(0, 0, [profile.id, profile.words.in_language(first), profile.words.in_language(second)], bold)
    sheet.write_row(1, 0, ["", profile.about.in_language(first), profile.about.in_language(second)])
    for row, (name, text) in enumerate(template_headings(profile), start=3):
        words = guidance_of(profile.targets[name], profile)
        sheet.write_row(row, 0, [text, words.in_language(first), words.in_language(second)])


def _offer_choices(sheet: Worksheet, position: int, target: Target, profile: Profile, language: Language) -> None:
    choices = _choices(target, profile)
    title = target.words.in_language(language)[:32]
    if choices:
        rule = {"validate": "list", "source": choices, "error_type": "warning", "input_title": title}
        sheet.data_validation(1, position, PREPARED_ROWS, position, rule)


def _choices(target: Target, profile: Profile) -> Sequence[str]:
    """Return the few values a column takes; a code list's codes where the file uses codes, when they fit in a menu."""
    if target.kind == "sex":
        return list(profile.code_lists.get(target.name, {})) or ["L", "P"]
    if target.kind == "segment":
        return [segment.value for segment in MEMBERSHIP_SEGMENTS]
    if target.kind == "flag":
        return ["Y", "N"]
    return []


def _format_of(target: Target, formats: Mapping[str, Format]) -> Format:
    """Dates are dates and sums are numbers; all else is text, so that no zero is lost and 03/05 stays RT/RW."""
    if target.kind in _DATE_KINDS:
        return formats["date"]
    return formats["number" if target.kind in _NUMBER_KINDS else "text"]


def _width(target: Target) -> int:
    return _WIDTHS.get(target.name, _WIDE if target.kind in _WIDE_KINDS else _USUAL_WIDTH)
