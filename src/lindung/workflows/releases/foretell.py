"""Forecasts of a release, made while it is stored: no page ever computes one.

Only published numbers go in: a suppressed cell is an unknown month. So a forecast tells nothing that the release does
not tell. Villages get none: their months are too few people to foretell.
"""

from typing import Final

import polars as pl

from lindung.engines.coverage.forecast.columns import SERIES
from lindung.engines.coverage.forecast.forecasts import Forecasts, forecast_areas
from lindung.engines.coverage.forecast.tree import HierarchyError
from lindung.engines.coverage.observations import Dimension
from lindung.opendata.area_keys import LEVEL
from lindung.opendata.models import ReleaseForecast
from lindung.opendata.models.observation import SUPPRESSED
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.wilayah import AreaLevel
from lindung.workflows.releases.rows import area_key_of

FORETOLD: Final = ("effective", "net")
"""The indicators whose persons are foretold, the first that a release has: those for whom the month is paid, as
published figures count them, else the workers among them."""

MONTHS_AHEAD: Final = 12
_LEAST_MONTHS, _SEED, _BATCH = 2, 20_260_101, 2_000
_NUMBERS: Final = ("mean", "low_80", "high_80", "low_95", "high_95")


def foretell(rows: pl.DataFrame, *, release_id: int, rounding: int) -> int:
    """Store forecasts for the areas of a release down to the kecamatan; return of how many areas.

    Args:
        rows: Prepared rows of the release.
        release_id: Release they belong to.
        rounding: How its counts were rounded; rounded children need not add up.
    """
    foretold = next((one for one in FORETOLD if one in set(rows["indicator"].unique())), FORETOLD[0])
    series = _series(rows, foretold)
    if series["month"].n_unique() < _LEAST_MONTHS:
        return 0
    is_whole = rounding <= 1 and not series["covered"].has_nulls()
    table = _forecasts(series, adds_up=is_whole).table.filter(pl.col("mean").is_not_null())
    kept = table.with_columns(area_key_of(pl.col("area_code")).alias("area")).sort("area", "month")
    areas = kept.group_by("area", maintain_order=True).agg(
        pl.col("month").first(), pl.concat_list(_NUMBERS), pl.col("method").first(), pl.col("no_band").drop_nulls()
    )
    ReleaseForecast.objects.bulk_create(
        (_record(release_id, foretold, *row) for row in areas.iter_rows()), batch_size=_BATCH
    )
    return areas.height


def _series(rows: pl.DataFrame, foretold: str) -> pl.DataFrame:
    """Lay the totals out as whole series: a row that is absent counts nobody, a suppressed one is unknown."""
    is_total = (pl.col("indicator") == foretold) & (pl.col("dimension") == Dimension.TOTAL)
    totals = rows.filter(is_total & (pl.col("area") // LEVEL < AreaLevel.VILLAGE))
    bases = totals["basis"].unique().sort().to_list()
    basis = NumeratorBasis.NIK_DOMICILE.value if NumeratorBasis.NIK_DOMICILE in bases else next(iter(bases), "")
    totals = totals.filter(pl.col("basis") == basis)
    every = totals.select("area_code").unique().join(rows.select("month").unique(), how="cross")
    hidden = pl.col("cell") == SUPPRESSED
    return (
        every.join(totals, on=["area_code", "month"], how="left")
        .with_columns(pl.when(hidden).then(None).otherwise(pl.col("numerator").fill_null(0)).alias("covered"))
        .select(pl.col(name).cast(kind) for name, kind in SERIES.items() if name != "is_break")
    )


def _forecasts(series: pl.DataFrame, *, adds_up: bool) -> Forecasts:
    """Let children add up to their parent in the forecast too, where they do in the release."""
    try:
        return forecast_areas(series, horizon=MONTHS_AHEAD, seed=_SEED, adds_up=adds_up)
    except HierarchyError:  # a release may hold an area without all that lies in it
        return forecast_areas(series, horizon=MONTHS_AHEAD, seed=_SEED, adds_up=False)


def _record(
    release_id: int, indicator: str, area: int, first_month: int, months: list[list[int | None]], method: str,
    limits: list[str],
) -> ReleaseForecast:  # fmt: skip
    return ReleaseForecast(
        release_id=release_id,
        area=area,
        indicator=indicator,
        first_month=first_month,
        months=months,
        method=method,
        no_band=limits[0] if limits else "",
    )
