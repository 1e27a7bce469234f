"""Precision and recall by cut, and what a score means, as one picture (SVG)."""

from typing import Final

from lindung.engines.linkage.judging.evaluate import Evaluation

_SIDE: Final = 260
_MARGIN: Final = 44
_SVG: Final = 'xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif" font-size="11"'
_INK, _LINE, _NILA, _SOGA, _TOSCA = "#14213D", "#DDD8CC", "#1E4F86", "#B8691B", "#14706C"


def quality_picture(told: Evaluation) -> str:
    """Draw two squares side by side: precision, recall and F1 by cut; share of true pairs by score."""
    width, height = 2 * _SIDE + 3 * _MARGIN, _SIDE + 2 * _MARGIN
    whole = told.whole
    label = (
        f"Precision {whole.precision:.4f}, recall {whole.recall:.4f}, calibration error {told.calibration_error:.4f}"
    )
    parts = [
        f'<svg {_SVG} viewBox="0 0 {width} {height}" role="img" aria-label="{label}">',
        f'<rect width="{width}" height="{height}" fill="#FAF8F3"/>',
        *_cuts(told, _MARGIN),
        *_reliability(told, 2 * _MARGIN + _SIDE),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _cuts(told: Evaluation, left: int) -> list[str]:
    """Draw the curves; the axis begins at a round number below the lowest."""
    rows = told.by_cut
    lowest = min(value for name in ("precision", "recall") for value in rows[name].to_list())
    floor = int(lowest * 20) / 20 if lowest < 0.95 else int(lowest * 1000) / 1000
    parts = _square(left, "cut / ambang", f"{floor:g}", "1")
    for name, colour in (("precision", _NILA), ("recall", _SOGA), ("f1", _TOSCA)):
        points = [(cut, (value - floor) / (1 - floor or 1)) for cut, value in rows.select("cut", name).iter_rows()]
        parts += [_path(points, left, colour), _text(left + _SIDE - 4, _y(points[-1][1]) - 4, name, colour, "end")]
    return parts


def _reliability(told: Evaluation, left: int) -> list[str]:
    parts = _square(left, "score / skor", "0", "1")
    parts.append(_path([(0.0, 0.0), (1.0, 1.0)], left, _LINE))
    for mean_score, share, pairs in told.reliability.select("mean_score", "share_true", "pairs").iter_rows():
        x, y = left + mean_score * _SIDE, _y(share)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{_NILA}"><title>{pairs}</title></circle>')
    return parts


def _square(left: int, name: str, low: str, high: str) -> list[str]:
    return [
        f'<rect x="{left}" y="{_MARGIN}" width="{_SIDE}" height="{_SIDE}" fill="#FFFFFF" stroke="{_LINE}"/>',
        _text(left + _SIDE / 2, _MARGIN + _SIDE + 28, name, _INK, "middle"),
        _text(left - 6, _y(0), low, _INK, "end"),
        _text(left - 6, _y(1) + 8, high, _INK, "end"),
    ]


def _path(points: list[tuple[float, float]], left: int, colour: str) -> str:
    told = " ".join(f"{left + x * _SIDE:.1f},{_y(y):.1f}" for x, y in points)
    return f'<polyline points="{told}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _text(x: float, y: float, text: str, colour: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}">{text}</text>'


def _y(share: float) -> float:
    return _MARGIN + (1 - share) * _SIDE
