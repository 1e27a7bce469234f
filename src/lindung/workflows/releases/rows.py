"""The rows of a release in the shape and the order in which they are stored and written."""

import polars as pl

from lindung.engines.coverage.observations import OBSERVATION
from lindung.opendata.area_keys import LEVEL, WIDTHS
from lindung.opendata.models.observation import PUBLISHED, SUPPRESSED
from lindung.opendata.series_key import SeriesKey
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import COUNTRY_CODE
from lindung.workflows.releases.errors import ReleaseError

SERIES = ("indicator", "basis", "dimension", "category")
STATE, AS_PUBLISHED, PRIMARY, COMPLEMENTARY = "state", "published", "primary", "complementary"
ORDER = (*SERIES, "month", "area")


def prepared_rows(frame: pl.DataFrame) -> pl.DataFrame:
    """Bring observations into the columns of a release, in the order of its files.

    Adds ``area``, the number of the area, and ``cell``, the state as it is stored; ``state`` is published where the
    frame has none.

    Raises:
        ReleaseError: A column is missing or of another type.
    """
    missing = [name for name in OBSERVATION if name not in frame.columns]
    if missing:
        raise ReleaseError(_missing(", ".join(missing)))
    state = pl.col(STATE).cast(pl.String) if STATE in frame.columns else pl.lit(AS_PUBLISHED)
    typed = frame.select(*(pl.col(name).cast(dtype) for name, dtype in OBSERVATION.items()), state.alias(STATE))
    return typed.with_columns(
        area_key_of(pl.col("area_code")).alias("area"),
        pl.when(pl.col(STATE) == AS_PUBLISHED).then(PUBLISHED).otherwise(SUPPRESSED).alias("cell"),
    ).sort(ORDER)


def series_of(rows: pl.DataFrame) -> list[SeriesKey]:
    """List the series that occur, in the order of the files."""
    return sorted(SeriesKey(*key) for key in rows.select(SERIES).unique().rows())


def area_key_of(code: pl.Expr) -> pl.Expr:
    """Return the numbers of areas, as ``opendata.area_keys.area_key`` does; null where the text is no code."""
    is_code = code.str.contains(r"^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?$")
    digits = code.str.replace_all(".", "", literal=True).str.pad_end(10, "0").cast(pl.Int64, strict=False)
    level = code.str.count_matches(".", literal=True).cast(pl.Int64) + 1
    return pl.when(code == COUNTRY_CODE).then(pl.lit(0, pl.Int64)).when(is_code).then(level * LEVEL + digits)


def parent_key_of(area: pl.Expr) -> pl.Expr:
    """Return the number of the area that an area lies in; null for the country."""
    level = area // LEVEL
    width = level.replace_strict({place + 1: width for place, width in enumerate(WIDTHS)}, default=None)
    return area // width * width - LEVEL


def _missing(columns: str) -> Words:
    return Words(
        f"Tabel pengamatan tidak mempunyai kolom {columns}. Tidak ada yang disimpan.",
        f"The table of observations lacks the columns {columns}. Nothing was stored.",
    )
