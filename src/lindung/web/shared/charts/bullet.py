"""A bar from 0 to 100 percent with a tick at the target."""

from markupsafe import Markup

from lindung.web.shared.charts.svg import joined, short

NEAR_SHARE = 0.75  # of the target: from here on an area is getting close
_TRACK_TOP, _TRACK_HEIGHT, _TICK_HEIGHT = 4, 12, 20


def bullet_bar(value_pct: float | None, target_pct: float | None, *, label: str, dark: bool = False) -> Markup:
    """Draw a percentage against its target; without a value only the track and the tick are drawn."""
    look = "bullet bullet-dark" if dark else "bullet"
    parts = [_bar("bullet-track", 100)]
    if value_pct is not None and value_pct > 0:
        parts.append(_bar(f"bullet-fill bullet-{_reach(value_pct, target_pct)}", min(value_pct, 100)))
    if target_pct is not None:
        parts.append(_tick(min(max(target_pct, 0), 100)))
    return Markup('<svg class="{}" width="100%" height="{}" role="img" aria-label="{}">{}</svg>').format(
        look, _TICK_HEIGHT, label, joined(parts)
    )


def _reach(value_pct: float, target_pct: float | None) -> str:
    if target_pct is None:
        return "near"
    if value_pct >= target_pct:
        return "reached"
    return "near" if value_pct >= NEAR_SHARE * target_pct else "behind"


def _bar(look: str, width_pct: float) -> Markup:
    return Markup('<rect class="{}" y="{}" width="{}%" height="{}" rx="3"/>').format(
        look, _TRACK_TOP, short(width_pct), _TRACK_HEIGHT
    )


def _tick(at_pct: float) -> Markup:
    # the nested picture moves the tick half its width back, which percentages alone cannot say
    return Markup(
        '<svg x="{}%" overflow="visible"><rect class="bullet-target" x="-1" width="2" height="{}"/></svg>'
    ).format(short(at_pct), _TICK_HEIGHT)
