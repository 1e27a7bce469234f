"""Numbers as people write them in each language."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from lindung.vocabulary.language import Language, Words

COUNTED = {
    "months": Words("bulan", "months"),
    "days": Words("hari", "days"),
    "years": Words("tahun", "years"),
    "age": Words("tahun", "years"),
}
RUPIAH = Words("Rp", "IDR ")
YES, NO = Words("ya", "yes"), Words("tidak", "no")


def sentence(written: Callable[[Language], str]) -> Words:
    """Write the same in both languages."""
    return Words(written(Language.ID), written(Language.EN))


def number_of(number: int, language: Language) -> str:
    """Group thousands: 4.600.000 or 4,600,000; a true minus sign."""
    text = f"{abs(number):,}"
    grouped = text.replace(",", ".") if language is Language.ID else text
    return f"−{grouped}" if number < 0 else grouped


def amount_in_words(
    value: int | Fraction, unit: str, language: Language, members: Mapping[str, Words] | None = None
) -> str:
    """Write a value with its unit: Rp4.600.000, 0,54%, 12 bulan, ya."""
    if unit == "kind" and members:
        return tuple(members.values())[int(value)].in_language(language)
    if unit in _WRITTEN:
        return _WRITTEN[unit](Fraction(value), language)
    text = _decimal(Fraction(value), language)
    return f"{text} {COUNTED[unit].in_language(language)}" if unit in COUNTED else text


_WRITTEN: dict[str, Callable[[Fraction, Language], str]] = {
    "rupiah": lambda value, language: f"{RUPIAH.in_language(language)}{_decimal(value, language)}",
    "rate": lambda value, language: f"{_decimal(value * 100, language)}%",
    "percent": lambda value, language: f"{_decimal(value, language)}%",
    "flag": lambda value, language: (YES if value else NO).in_language(language),
    "date": lambda value, _: date.fromordinal(int(value)).isoformat(),
    "month": lambda value, _: f"{int(value) // 12:04d}-{int(value) % 12 + 1:02d}",
}


def _decimal(value: Fraction, language: Language) -> str:
    """Write a fraction with as many decimals as it needs, at most five."""
    whole, rest = divmod(round(abs(value) * 100_000), 100_000)
    sign = "−" if value < 0 else ""
    decimals = f"{rest:05d}".rstrip("0")
    mark = "," if language is Language.ID else "."
    return sign + number_of(int(whole), language) + (mark + decimals if decimals else "")
