"""Numbers of a figure as the source printed them, and as recomputing found them."""

from lindung.opendata.queries.figure import LedgerEntry

_SCALE = 1_000_000
_MISPRINTED = "mismatch"


def digits_of(unit: int) -> int:
    """Count the decimals a percentage was printed with, from the value of its last digit."""
    return max(0, len(str(_SCALE)) - len(str(unit)))


def coverage_of(entry: LedgerEntry) -> float | None:
    """Return the coverage a figure stands for: the printed percent, or the recomputed one where that is wrong.

    A percentage that is the share of a target reached is no coverage.
    """
    verdicts = entry.check.get("verdicts", {})
    recomputed: float | None = entry.check.get("recomputed", {}).get("coverage_pct")
    printed = entry.printed["coverage_pct"]
    if printed is None or verdicts.get("percent") == _MISPRINTED:
        return recomputed
    if entry.check.get("percent_kind") == "achievement_ratio":
        return None
    return float(printed) / _SCALE
