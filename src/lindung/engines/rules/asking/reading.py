"""Values as people write them, in options, tables and case files, turned into what inputs take."""

import json
import re
from collections.abc import Mapping
from datetime import date

from lindung.engines.rules.machinery.inputs import Input, InputError, inputs
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month, MonthError

YES = {"true", "ya", "yes", "1"}
NO = {"false", "tidak", "no", "0"}
YEARS = range(1900, 2201)  # as the bounds of dates among the inputs
LONGEST = 1_200  # months of a period
CHILDREN = 2  # columns of inputs: child_1_*, child_2_*
_WHOLE = re.compile(r"-?[0-9]{1,30}")
_GROUPED = re.compile(
    r"(?:Rp ?)?([0-9]{1,3}(?:\.[0-9]{3}){2,})|Rp ?([0-9]{1,3}(?:\.[0-9]{3})?|[0-9]{1,30})", re.IGNORECASE
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_inputs(told: Mapping[str, object]) -> dict[str, object]:
    """Read what was told about one case, by the names of inputs; what is no text stays as it is.

    Raises:
        InputError: A text is not what its input takes.
    """
    known = inputs()
    return {
        name: read_value(known[name], value) if isinstance(value, str) and name in known else value
        for name, value in told.items()
    }


def read_value(declared: Input, text: str) -> object:
    """Read one text: 2200000, 2.200.000 or Rp2.200.000; 2026-02; 2026-02-01; ya; a member of a list.

    Raises:
        InputError: The text cannot be read, or can be read in two ways.
    """
    written = text.strip()
    if declared.unit == "kind":
        return written.lower()
    if declared.unit == "flag":
        return _flag(declared, written)
    if declared.unit == "date":
        return read_day(written, declared.name)
    if declared.unit == "month":
        return read_month(written, declared.name)
    return _number(declared, written)


def read_day(given: object, name: str = "date") -> date:
    """Read a day written like 2026-02-01, from 1900 to 2200.

    Raises:
        InputError: It names no day.
    """
    written = str(given).strip()
    try:
        if _DAY.fullmatch(written) and int(written[:4]) in YEARS:
            return date.fromisoformat(written)
    except ValueError:
        pass  # answered below, with the same sentence
    raise InputError(
        Words(
            f"{name}: {written[:40]!r} bukan hari; tulis seperti 2026-02-01.",
            f"{name}: {written[:40]!r} is no day; write it like 2026-02-01.",
        ),
        name,
    )


def read_month(given: object, name: str = "month") -> Month:
    """Read a month written like 2026-02, from 1900 to 2200; a day stands for its month.

    Raises:
        InputError: It names no month.
    """
    written = str(given).strip()
    if _DAY.fullmatch(written):
        return Month.of(read_day(written, name))
    try:
        month = Month.parse(written)
    except MonthError:
        month = None
    if month is None or month.year not in YEARS:
        raise InputError(
            Words(
                f"{name}: {written[:40]!r} bukan bulan; tulis seperti 2026-02.",
                f"{name}: {written[:40]!r} is no month; write it like 2026-02.",
            ),
            name,
        )
    return month


def read_months(given: object, name: str = "month") -> tuple[Month, ...]:
    """Read a month, or the months from one to another, written like 2026-01..2026-12.

    Raises:
        InputError: It names no months, too many, or the last comes before the first.
    """
    first, dots, last = str(given).partition("..")
    start = read_month(given if not dots else first, name)
    end = read_month(last, name) if dots else start
    if end < start:
        raise InputError(
            Words(
                f"{name}: bulan terakhir {end} mendahului bulan pertama {start}.",
                f"{name}: the last month {end} comes before the first, {start}.",
            ),
            name,
        )
    if start.months_until(end) >= LONGEST:
        raise InputError(
            Words(f"{name}: paling banyak {LONGEST} bulan.", f"{name}: at most {LONGEST} months."),
            name,
        )
    return tuple(start.plus(step) for step in range(start.months_until(end) + 1))


def read_programmes(given: object) -> tuple[str, ...]:
    """Read programmes written like jkk,jkm,jht, or a list of them."""
    parts = given if isinstance(given, list | tuple) else str(given or "").replace(";", ",").split(",")
    return tuple(dict.fromkeys(str(part).strip().lower() for part in parts if str(part).strip()))


def completed_months(since: date, day: date) -> int:
    """Count the calendar months completed from one day to another; a month ends on the same date or on its last day."""
    months = Month.of(since).months_until(Month.of(day))
    is_last_day = Month.of(date.fromordinal(day.toordinal() + 1)) != Month.of(day)
    return months if day.day >= since.day or is_last_day else months - 1


def read_children(given: object) -> tuple[dict[str, object], int]:
    """Read children as inputs (child_1_level, child_1_years_left, ...), and how many more than two were named.

    Args:
        given: A list of mappings with level, years_left and age, or its JSON text.

    Raises:
        InputError: It is not such a list.
    """
    children = _json(given) if isinstance(given, str) else given
    known = [name.removeprefix("child_1_") for name in inputs() if name.startswith("child_1_")]
    if not isinstance(children, list) or not all(isinstance(child, dict) for child in children):
        raise _no_children(known)
    if any("level" not in child or not set(child) <= set(known) for child in children):
        raise _no_children(known)
    told = {
        f"child_{place}_{key}": value
        for place, child in enumerate(children[:CHILDREN], start=1)
        for key, value in child.items()
    }
    return read_inputs(told), max(0, len(children) - CHILDREN)


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _no_children(known: list[str]) -> InputError:
    listed, example = ", ".join(known), '[{"level": "smp", "years_left": 2}]'
    return InputError(
        Words(
            f"children: tulis daftar JSON seperti {example}; isian tiap anak: {listed}; level selalu diisi.",
            f"children: write a JSON list like {example}; fields of each child: {listed}; level is always given.",
        ),
        "children",
    )


def _flag(declared: Input, written: str) -> bool:
    if written.lower() not in YES | NO:
        raise InputError(
            Words(
                f"{declared.words.id} ({declared.name}): tulis ya atau tidak.",
                f"{declared.words.en} ({declared.name}): write yes or no.",
            ),
            declared.name,
        )
    return written.lower() in YES


def _number(declared: Input, written: str) -> int:
    grouped = _GROUPED.fullmatch(written) if declared.unit == "rupiah" else None
    if grouped is None and not _WHOLE.fullmatch(written):
        raise InputError(_no_number(declared, written), declared.name)
    return int((grouped[1] or grouped[2]).replace(".", "") if grouped else written)


def _no_number(declared: Input, written: str) -> Words:
    example = "2200000 / Rp2.200.000" if declared.unit == "rupiah" else declared.example
    shown = repr(written[:40])
    return Words(
        f"{declared.words.id} ({declared.name}): {shown} bukan bilangan bulat yang jelas; tulis seperti {example}.",
        f"{declared.words.en} ({declared.name}): {shown} is no clear whole number; write it like {example}.",
    )
