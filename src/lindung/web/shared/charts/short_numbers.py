"""The two ends of an interval, written short and alike."""

from lindung.vocabulary.language import Language
from lindung.web.shared.numbers import count, decimal, short_count

_UNITS = (1_000_000_000, 1_000_000, 1_000)
_MOST_DECIMALS = 3
_NO_BREAK = "\N{NO-BREAK SPACE}"


def interval_words(low: int, high: int, language: Language) -> str:
    """Write an interval with its unit once, fine enough to tell a quarter of it: 355–376 rb, 1,349–1,353 jt."""
    unit = next((unit for unit in _UNITS if high >= unit), 1)
    finest = (high - low) // 4
    digits = next((digits for digits in range(_MOST_DECIMALS + 1) if finest * 10**digits >= unit), None)
    if unit == 1 or digits is None:
        return f"{count(low, language)}–{count(high, language)}"
    name = short_count(unit, language).partition(_NO_BREAK)[2]
    return f"{decimal(low / unit, language, digits)}–{decimal(high / unit, language, digits)}{_NO_BREAK}{name}"
