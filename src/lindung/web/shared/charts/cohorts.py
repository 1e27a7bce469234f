"""Who stayed: one square for each joining month and number of months later, its share written in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from lindung.vocabulary.language import Language
from lindung.vocabulary.month import Month
from lindung.web.shared.charts.axis import SHORT_MONTHS
from lindung.web.shared.charts.svg import image, joined, short, text
from lindung.web.shared.numbers import count, decimal

PHONE_BELOW: Final = 480
BREAKS: Final = (40, 50, 60, 70, 80, 90)
"""Lower bounds of the classes above the lowest, in percent."""


@dataclass(frozen=True)
class CohortDrawn:
    """One joining month: how many joined, and the share still there by row; a row that is absent is not known yet."""

    month: Month
    joined: int
    kept: Mapping[int, float]


_NAMES, _CELL, _ROW, _HEAD = 104, 26, 34, 20
_PHONE_ROW, _PHONE_HEAD, _PHONE_NAMES = 26, 26, 132


def cohort_picture(
    cohorts: Sequence[CohortDrawn], rows: Mapping[int, str], language: Language, *, label: str, width: int = 1080
) -> Markup:
    """Draw cohorts: joining months across and rows down; on a phone months down, newest first.

    Args:
        cohorts: Oldest first.
        rows: {months later: their name}.
        language: Of numbers and months.
        label: The message of the picture.
        width: Width in units; below 480 it is laid out for a phone.
    """
    if not cohorts:
        return Markup()
    drawn = _down(cohorts, rows, language, width) if width < PHONE_BELOW else _across(cohorts, rows, language, width)
    return image(width, drawn[1], label, "cohorts", drawn[0])


def _across(
    cohorts: Sequence[CohortDrawn], rows: Mapping[int, str], language: Language, width: int
) -> tuple[Markup, int]:
    first, last = cohorts[0].month, cohorts[-1].month
    step = min((width - _NAMES) / (first.months_until(last) + 1), _CELL * 2)
    parts = [
        text(_NAMES - 10, _HEAD + _ROW * at + 21, name, "cohort-name", "end") for at, name in enumerate(rows.values())
    ]
    foot = _HEAD + _ROW * len(rows)
    for cohort in cohorts:
        x = _NAMES + step * first.months_until(cohort.month)
        for at, horizon in enumerate(rows):
            if horizon in cohort.kept:
                parts.append(_square(x, _HEAD + _ROW * at, step - 2, _ROW - 3, cohort.kept[horizon], language))
        name = SHORT_MONTHS[cohort.month.number - 1].in_language(language)
        parts.append(text(x + step / 2 - 1, foot + 16, name, "cohort-axis", "middle"))
        if cohort is cohorts[0] or cohort.month.number == 1:
            parts.append(text(x + step / 2 - 1, foot + 32, str(cohort.month.year), "cohort-year", "middle"))
    return joined(parts), foot + 40


def _down(
    cohorts: Sequence[CohortDrawn], rows: Mapping[int, str], language: Language, width: int
) -> tuple[Markup, int]:
    step = (width - _PHONE_NAMES) / len(rows)
    parts = [
        text(_PHONE_NAMES + step * (at + 0.5), 16, name, "cohort-name", "middle")
        for at, name in enumerate(rows.values())
    ]
    for down, cohort in enumerate(reversed(cohorts)):
        y = _PHONE_HEAD + _PHONE_ROW * down
        month = f"{SHORT_MONTHS[cohort.month.number - 1].in_language(language)} {cohort.month.year}"
        parts.append(text(0, y + 17, month, "cohort-axis"))
        parts.append(text(_PHONE_NAMES - 12, y + 17, count(cohort.joined, language), "cohort-axis", "end"))
        for at, horizon in enumerate(rows):
            if horizon in cohort.kept:
                parts.append(
                    _square(_PHONE_NAMES + step * at, y, step - 2, _PHONE_ROW - 3, cohort.kept[horizon], language)
                )
    return joined(parts), _PHONE_HEAD + _PHONE_ROW * len(cohorts)


def _square(x: float, y: float, width: float, height: float, share: float, language: Language) -> Markup:
    step = sum(share >= bound for bound in BREAKS)
    box = Markup('<rect class="kept-{}" x="{}" y="{}" width="{}" height="{}" rx="3"/>').format(
        step, short(x), short(y), short(width), short(height)
    )
    words = text(
        x + width / 2, y + height / 2 + 4, decimal(share, language, 0), f"kept-words kept-words-{step}", "middle"
    )
    return box + words
