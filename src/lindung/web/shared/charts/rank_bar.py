"""The places that an area may have among its peers, as a bar over all places."""

from markupsafe import Markup

_HEIGHT, _DOT = 16, 5


def rank_bar(rank: int, best: int, worst: int, *, of: int, label: str) -> Markup:
    """Draw from the best to the worst place, with a dot at the place by the bare percentage; first place is left."""
    slot = 100 / of
    parts = Markup('<rect class="rank-track" y="6" width="100%" height="4" rx="2"/>')
    parts += Markup('<rect class="rank-span" x="{}%" y="3" width="{}%" height="10" rx="5"/>').format(
        _short((best - 1) * slot), _short((worst - best + 1) * slot)
    )
    parts += Markup('<circle class="rank-dot" cx="{}%" cy="8" r="{}"/>').format(_short((rank - 0.5) * slot), _DOT)
    return Markup('<svg class="rank-bar" width="100%" height="{}" role="img" aria-label="{}">{}</svg>').format(
        _HEIGHT, label, parts
    )


def _short(percent: float) -> str:
    return f"{percent:.2f}".rstrip("0").rstrip(".")
