"""What a trend says, in words, for those who do not see it."""

from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.month import Month
from lindung.web.shared.charts.register_line import register_message
from lindung.web.shared.charts.trend_data import TrendData
from lindung.web.shared.numbers import as_of_words, count

_ONE = Words("Pekerja terlindungi {last_month}: {last}", "Workers covered in {last_month}: {last}")
_MANY = Words(
    "Pekerja terlindungi dari {first} ({first_month}) ke {last} ({last_month})",
    "Workers covered from {first} ({first_month}) to {last} ({last_month})",
)
_BREAKS = Words(
    "garis terputus {breaks} kali karena dasar hitungnya berganti",
    "the line is broken {breaks} times: the base changed",
)
_TARGET = Words("target {month}: {value}", "target for {month}: {value}")
_BELOW = Words(
    "perkiraan {month}: {value}, kurang {missing} dari target",
    "projection for {month}: {value}, {missing} below the target",
)
_REACHED = Words(
    "perkiraan {month}: {value}, target tercapai", "projection for {month}: {value}, the target is reached"
)
_PROJECTED = Words("perkiraan {month}: {value}", "projection for {month}: {value}")


def trend_message(data: TrendData, language: Language) -> str:
    """State where the line starts and ends, its breaks, the target, and whether the projection reaches it."""
    parts = [_course(data, language)] if data.points else []
    breaks = sum(point.has_break_before for point in data.points[1:])
    if breaks:
        parts.append(_BREAKS.in_language(language).format(breaks=breaks))
    if data.target:
        month, value = data.target
        words = _TARGET.in_language(language)
        parts.append(words.format(month=as_of_words(str(month), language), value=count(value, language)))
    if data.projected:
        parts.append(_projection(data.projected, data.target, language))
    if data.register:
        parts.append(register_message(data.register, language))
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _course(data: TrendData, language: Language) -> str:
    first, last = data.points[0], data.points[-1]
    return (
        (_MANY if len(data.points) > 1 else _ONE)
        .in_language(language)
        .format(
            first=count(first.value, language),
            first_month=as_of_words(str(first.month), language),
            last=count(last.value, language),
            last_month=as_of_words(str(last.month), language),
        )
    )


def _projection(projected: tuple[Month, int, int, int], target: tuple[Month, int] | None, language: Language) -> str:
    month, value = projected[:2]
    words, missing = _PROJECTED, 0
    if target and target[0] == month:
        missing = target[1] - value
        words = _BELOW if missing > 0 else _REACHED
    return words.in_language(language).format(
        month=as_of_words(str(month), language), value=count(value, language), missing=count(missing, language)
    )
