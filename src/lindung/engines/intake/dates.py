"""Dates of figures, as exact as the source prints them: 2025, 2025-04 or 2025-04-30."""

import polars as pl

_MONTHS = {
    1: ("januari", "january", "jan"),
    2: ("februari", "february", "feb", "pebruari"),
    3: ("maret", "march", "mar", "mrt"),
    4: ("april", "apr"),
    5: ("mei", "may"),
    6: ("juni", "june", "jun"),
    7: ("juli", "july", "jul"),
    8: ("agustus", "august", "agu", "ags", "agt", "agust", "aug"),
    9: ("september", "sep", "sept"),
    10: ("oktober", "october", "okt", "oct"),
    11: ("november", "nov", "nopember", "nop"),
    12: ("desember", "december", "des", "dec"),
}
_MONTH_OF = {name: f"{number:02d}" for number, names in _MONTHS.items() for name in names}
_OPENING = r"^(?:(?:per|posisi|pada|tanggal|tgl|bulan|akhir|as of|s\.?d\.?|s/d|end of)\s+)+"
_TIME = r"[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$"
_SHAPES = (
    r"^(?<y>\d{4})$",
    r"^(?<y>\d{4})[-/.](?<m>\d{1,2})$",
    r"^(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})$",
    r"^(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?<y>\d{4})$",
    r"^(?<m>\d{1,2})[-/](?<y>\d{4})$",
    r"^(?<d>\d{1,2})[-\s](?<n>[a-z]+)\.?[-\s](?<y>\d{4})$",
    r"^(?<n>[a-z]+)\.?[-\s](?<y>\d{4})$",
    r"^(?<n>[a-z]+)\.?\s(?<d>\d{1,2}),?\s(?<y>\d{4})$",
)


def dates(texts: pl.Series) -> pl.DataFrame:
    """Read dates into text, value and fault; days stand before months, and years have four digits."""
    lean = pl.col("text").str.strip_chars().str.to_lowercase().str.replace_all(r"\s+", " ")
    lean = lean.str.replace(_TIME, "").str.replace(_OPENING, "")
    return (
        texts.alias("text")
        .to_frame()
        .with_columns(lean.alias("lean"))
        .with_columns(_part("y").alias("y"), _month().alias("m"), _part("d").str.zfill(2).alias("d"))
        .with_columns(_written().alias("written"))
        .with_columns(pl.when(_exists()).then("written").alias("value"))
        .with_columns(_fault().alias("fault"))
        .select("text", "value", "fault")
    )


def _part(name: str) -> pl.Expr:
    """Take one named part from whichever shape fits."""
    shapes = [shape for shape in _SHAPES if f"?<{name}>" in shape]
    return pl.coalesce(pl.col("lean").str.extract_groups(shape).struct.field(name) for shape in shapes)


def _month() -> pl.Expr:
    return pl.coalesce(
        _part("n").replace_strict(_MONTH_OF, default=None, return_dtype=pl.String), _part("m")
    ).str.zfill(2)


def _written() -> pl.Expr:
    named_but_unknown = _part("n").is_not_null() & pl.col("m").is_null()
    joined = pl.concat_str("y", "m", "d", separator="-", ignore_nulls=True)
    return pl.when(pl.col("y").is_not_null() & ~named_but_unknown).then(joined)


def _exists() -> pl.Expr:
    full = pl.concat_str("y", pl.col("m").fill_null("01"), pl.col("d").fill_null("01"), separator="-")
    day = full.str.to_date("%Y-%m-%d", strict=False)
    return pl.col("written").is_not_null() & day.is_not_null() & day.dt.year().is_between(1950, 2100)


def _fault() -> pl.Expr:
    return (
        pl.when(pl.col("value").is_not_null())
        .then(pl.lit(None, pl.String))
        .when(pl.col("written").is_not_null())
        .then(pl.lit("impossible_date"))
        .when(pl.col("lean").str.contains(r"^\d{1,2}[-/. ](?:\d{1,2}|[a-z]+)[-/. ]\d{2}$"))
        .then(pl.lit("two_digit_year"))
        .otherwise(pl.lit("not_a_date"))
    )
