"""Published statements written the way a test reads best."""

import polars as pl

from lindung.engines.coverage.columns import FIGURES, PERCENT_SCALE

_COUNTS = ("employed", "covered", "target_count", "gap_count")
_PERCENTS = ("coverage_pct", "target_pct", "gap_pct")
_DEFAULTS: dict[str, object] = {
    "area_code": "33.81",
    "area_name": "Kota Contoh",
    "level": "kota",
    "as_of": "2025-04-30",
    "segment": "total",
    "numerator_basis": "unstated",
    "denominator_kind": "unstated",
    "target_origin": "unstated",
    "status": "published",
    "source": "contoh",
}


def figure(**printed: object) -> dict[str, object]:
    """Describe one statement; percentages are texts as printed ("44.24"), counts whole numbers."""
    row = {**_DEFAULTS, **printed}
    for name in _COUNTS:
        row.setdefault(f"{name}_nearest", None if row.get(name) is None else 1)
    for name in _PERCENTS:
        text = row.get(name)
        if isinstance(text, str):
            digits = len(text.partition(".")[2])
            row[name] = round(float(text) * PERCENT_SCALE)
            row[f"{name}_unit"] = 10 ** (6 - digits)
    return row


def ledger(*figures: dict[str, object]) -> pl.DataFrame:
    """Make the engine's table of some statements, numbered from 1."""
    rows = [{**statement, "row": number} for number, statement in enumerate(figures, 1)]
    return pl.DataFrame(rows, schema=FIGURES)
