"""A small line that shows the way a number went, without axes."""

from collections.abc import Sequence

from markupsafe import Markup

from lindung.vocabulary.month import Month
from lindung.web.shared.charts.svg import dot, image, joined, polyline

_WIDTH, _HEIGHT, _MARGIN = 240, 48, 5


def sparkline(points: Sequence[tuple[str, int]], *, label: str) -> Markup:
    """Draw values by month ("2025-04"), spaced as time is; one value is a dot, none an empty picture."""
    placed = _placed(points)
    if not placed:
        return image(_WIDTH, _HEIGHT, label, "sparkline", Markup())
    parts = [dot(*placed[-1], 3.5, "sparkline-end")]
    if len(placed) > 1:
        line = polyline(placed)
        ground = f"{line}L{_WIDTH - _MARGIN} {_HEIGHT}L{_MARGIN} {_HEIGHT}Z"
        parts.insert(0, Markup('<path class="sparkline-line" d="{}"/>').format(line))
        parts.insert(0, Markup('<path class="sparkline-ground" d="{}"/>').format(ground))
    return image(_WIDTH, _HEIGHT, label, "sparkline", joined(parts))


def _placed(points: Sequence[tuple[str, int]]) -> list[tuple[float, float]]:
    if not points:
        return []
    moments = [Month.parse(month).ordinal for month, _ in points]
    values = [value for _, value in points]
    first, months = moments[0], max(moments[-1] - moments[0], 1)
    low, height = min(values), max(max(values) - min(values), 1)
    is_alone = len(points) == 1
    return [
        (
            _WIDTH - _MARGIN if is_alone else _MARGIN + (_WIDTH - 2 * _MARGIN) * (moment - first) / months,
            _HEIGHT - _MARGIN - 6 - (_HEIGHT - 2 * _MARGIN - 6) * (value - low) / height,
        )
        for moment, value in zip(moments, values, strict=True)
    ]
