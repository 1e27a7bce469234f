"""Tables that forecasts read and write; declared once. Counts are whole persons, months are ``Month.ordinal``."""

from typing import Final

import polars as pl

SERIES: Final = {
    "area_code": pl.String,
    "month": pl.Int32,
    "covered": pl.Int64,       # null: unknown in that month; an area where nobody is covered says 0
    "is_break": pl.Boolean,    # first month of a new definition or base; may be absent
}  # fmt: skip
"""One row for each area and month. A month without a row between two others is unknown."""

FORECAST: Final = {
    "area_code": pl.String,
    "month": pl.Int32,
    "mean": pl.Int64,          # null when the area has no month to start from
    "low_80": pl.Int64,
    "high_80": pl.Int64,
    "low_95": pl.Int64,
    "high_95": pl.Int64,       # bands are null together, then no_band says why
    "method": pl.String,       # ForecastMethod
    "no_band": pl.String,      # BandLimit
}  # fmt: skip
"""One row for each area and month to come."""

TARGETS: Final = {"area_code": pl.String, "month": pl.Int32, "target_count": pl.Int64}
"""How many workers of an area are to be covered in a month to come."""

REACH: Final = {
    **TARGETS,
    "covered": pl.Int64,           # in the last month known
    "projected": pl.Int64,
    "low_80": pl.Int64,
    "high_80": pl.Int64,
    "probability": pl.Float64,     # that the target is reached, 0.01 to 0.99; null without a band
    "pace_projected": pl.Int64,    # net persons a month that the forecast expects
    "pace_even": pl.Int64,         # net persons a month that lead to the target if nothing surprises
    "pace_sure": pl.Int64,         # that reach it with the probability asked for; null without a band
}  # fmt: skip
"""One row for each target."""


class SeriesError(ValueError):
    """The table is no table of monthly series; the message names area and month."""
