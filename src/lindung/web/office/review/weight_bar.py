"""What a field adds to the weight, as a bar to the right of the middle, or to its left where it speaks against."""

from markupsafe import Markup

from lindung.web.shared.charts.svg import short

_HALF = 50
_HEIGHT = 12


def weight_bar(bits: float | None, most: float) -> Markup:
    """Draw some bits on a scale on which the greatest contribution fills one half; the number stands beside it."""
    width = 0.0 if bits is None or not most else min(abs(bits) / most, 1) * _HALF
    side = "for" if (bits or 0) >= 0 else "against"
    start = _HALF if side == "for" else _HALF - width
    return Markup(
        '<svg class="weight" viewBox="0 0 100 {height}" width="100%" height="{height}" preserveAspectRatio="none" '
        'aria-hidden="true" focusable="false"><rect class="weight-track" width="100" height="{height}"/>'
        '<rect class="weight-{side}" x="{start}" width="{width}" height="{height}"/>'
        '<rect class="weight-middle" x="49.7" width=".6" height="{height}"/></svg>'
    ).format(height=_HEIGHT, side=side, start=short(start), width=short(width))
