"""Numbers and dates as Indonesians and English readers write them; never through the machine's locale."""

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from lindung.vocabulary.language import Language

MINUS = "\u2212"
_NO_BREAK = "\u00a0"
_MONTHS = {
    Language.ID: (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    Language.EN: (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_ROUNDS_UP_TO = 20_000
_SHORT_UNITS = {
    Language.ID: ((1_000_000_000, "M"), (1_000_000, "jt"), (1_000, "rb")),
    Language.EN: ((1_000_000_000, "bn"), (1_000_000, "m"), (1_000, "k")),
}


def count(value: int, language: Language) -> str:
    """Write whole persons: 323.900 or 323,900."""
    return _with_sign(value < 0, _grouped(abs(value), language))


def rupiah(value: int, language: Language) -> str:
    """Write an amount: Rp16.800 or IDR 16,800; a sign comes first."""
    mark = "Rp" if language is Language.ID else f"IDR{_NO_BREAK}"
    return _with_sign(value < 0, f"{mark}{_grouped(abs(value), language)}")


def signed(value: int, language: Language) -> str:
    """Write a change with its sign: +6.712, −393, 0."""
    return f"+{count(value, language)}" if value > 0 else count(value, language)


def decimal(value: float, language: Language, digits: int = 1) -> str:
    """Write a number with decimals: 42,8 or 42.8."""
    # The shortest decimal of a float is what was typed: 46.55 becomes 46,6, as on paper, not 46,5.
    rounded = Decimal(repr(abs(value))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:f}".partition(".")
    is_negative = value < 0 and (int(whole) > 0 or any(digit != "0" for digit in fraction))
    mark = "," if language is Language.ID else "."
    text = _grouped(int(whole), language) + (mark + fraction if fraction else "")
    return _with_sign(is_negative, text)


def percent(value: float, language: Language, digits: int = 1) -> str:
    """Write a percentage: 42,8% or 42.8%."""
    return f"{decimal(value, language, digits)}%"


def points(value: float, language: Language, digits: int = 1) -> str:
    """Write a distance between percentages; points are never percent: −12,5 poin or −12.5 pts."""
    return f"{decimal(value, language, digits)}{_NO_BREAK}{'poin' if language is Language.ID else 'pts'}"


def short_count(value: int, language: Language) -> str:
    """Write a large number short: 323,9 rb; 1,4 jt or 323.9 k; 1.4 m."""
    for size, unit in _SHORT_UNITS[language]:
        if abs(value) * _ROUNDS_UP_TO >= size * (_ROUNDS_UP_TO - 1):  # 999.950 is 1 jt, never 1.000 rb
            digits = 0 if abs(value) % size == 0 else 1
            return f"{decimal(value / size, language, digits)}{_NO_BREAK}{unit}"
    return count(value, language)


def as_of_words(text: str, language: Language) -> str:
    """Write a date as exact as it was given: 2025, April 2025 or 30 April 2025."""
    year, *rest = text.split("-")
    if not rest:
        return year
    month = _MONTHS[language][int(rest[0]) - 1]
    return f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])} {month} {year}"


def moment_words(moment: datetime, language: Language) -> str:
    """Write a moment in its own time zone: 2 Mei 2025, 06.00 WIB or 2 May 2025, 06:00 WIB."""
    clock = moment.strftime("%H.%M" if language is Language.ID else "%H:%M")
    return f"{as_of_words(moment.date().isoformat(), language)}, {clock} {moment.tzname() or ''}".rstrip()


def _grouped(value: int, language: Language) -> str:
    text = f"{value:,}"
    return text.replace(",", ".") if language is Language.ID else text


def _with_sign(is_negative: bool, text: str) -> str:  # noqa: FBT001 - a private sign, not a switch
    return f"{MINUS}{text}" if is_negative else text
