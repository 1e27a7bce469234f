"""Printed numbers read exactly: whole persons, and percentages in millionths with the digit they end on.

Every reading is a function of the text alone, so a column is read once per different text. A result has the columns
text, value, unit (the value of the last printed digit, or what a count was rounded to) and fault (a code, or null).
"""

import polars as pl

from lindung.engines.intake.conventions import NumberStyle

PERCENT_SCALE = 1_000_000
MAX_COUNT = 1_000_000_000
MAX_PERCENT = 1_000
_ABSENT = ["", "-", "–", "—", "n/a", "na", "null", "none", "tidak ada", "tidak ada data", "belum ada"]
_PERCENT_SIGN = r"\s*(?:%|persen|percent|pct)$"
_PEOPLE = r"\s*(?:orang|jiwa|pekerja|peserta|workers|people|persons)$"
_THOUSANDS_WORD = r"(?:rb|ribu|k|thousand)$"
_MILLIONS_WORD = r"(?:jt|juta|million|mio)$"
_SPACED_THOUSANDS = r"^\d{1,3}(?: \d{3})+$"
_SHAPES = {
    NumberStyle.PLAIN: r"^\d+(?:\.\d+)?$",
    NumberStyle.ID: r"^(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$",
    NumberStyle.EN: r"^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$",
}
_ROUNDED_FROM_ZEROS = 3
_PERCENT_DECIMALS = 5


def counts(texts: pl.Series, style: NumberStyle) -> pl.DataFrame:
    """Read whole persons: 323900 is exact, 1,400,000 and "1.4 juta" are to the nearest hundred thousand."""
    parts = _parts(texts, style)
    looks_grouped = pl.lit(style is NumberStyle.PLAIN) & (pl.col("decimals").str.len_bytes() == 3)
    kept_decimals = pl.when(pl.col("power") == 0).then(pl.lit("")).otherwise(pl.col("decimals"))
    missing_zeros = pl.col("power") - kept_decimals.str.len_bytes().cast(pl.Int64)
    parts = parts.with_columns(
        missing_zeros.alias("zeros"),
        (pl.col("whole") + kept_decimals).cast(pl.Int64, strict=False).alias("digits"),
    ).with_columns((pl.col("digits") * _ten_to(pl.col("zeros"))).alias("value"))
    fault = (
        pl.when(pl.col("fault").is_not_null())
        .then("fault")
        .when(pl.col("is_percent"))
        .then(pl.lit("percent_in_count"))
        .when(looks_grouped)
        .then(pl.lit("number_style"))
        .when((pl.col("zeros") < 0) | ((pl.col("power") == 0) & pl.col("decimals").str.contains("[1-9]")))
        .then(pl.lit("part_of_a_person"))
        .when((pl.col("value") > MAX_COUNT) | pl.col("value").is_null() | (pl.col("whole").str.len_bytes() > 10))
        .then(pl.lit("count_too_large"))
    )
    unit = pl.when(pl.col("power") > 0).then(_ten_to(pl.col("zeros"))).otherwise(_nearest(pl.col("whole")))
    return _answer(parts, fault, unit)


def percents(texts: pl.Series, style: NumberStyle, *, from_workbook: bool = False) -> pl.DataFrame:
    """Read percentages: 44.24 is 44_240_000 with unit 10_000; beyond five decimals the sixth rounds the fifth.

    A workbook's number cells arrive as 44.24 whatever style its texts are written in, so that form is read as well.
    """
    parts = _parts(texts, style, plain_too=from_workbook)
    length = pl.col("decimals").str.len_bytes().cast(pl.Int64)
    sixth = pl.col("decimals").str.slice(0, 6).str.pad_end(6, "0").cast(pl.Int64, strict=False)
    exact = pl.col("whole").cast(pl.Int64, strict=False) * PERCENT_SCALE + sixth
    rounded = (exact + 5) // 10 * 10
    parts = parts.with_columns(pl.when(length > _PERCENT_DECIMALS).then(rounded).otherwise(exact).alias("value"))
    fault = (
        pl.when(pl.col("fault").is_not_null())
        .then("fault")
        .when(pl.col("power") > 0)
        .then(pl.lit("not_a_number"))
        .when((pl.col("value") > MAX_PERCENT * PERCENT_SCALE) | pl.col("value").is_null())
        .then(pl.lit("percent_too_large"))
    )
    return _answer(parts, fault, _ten_to(6 - pl.min_horizontal(length, pl.lit(_PERCENT_DECIMALS))))


def percents_among_counts(texts: pl.Series, style: NumberStyle) -> pl.DataFrame:
    """Say which texts of a count column are percentages: a percent sign, or decimals on a number up to 100."""
    parts = _parts(texts, style)
    has_decimals = pl.col("decimals").str.contains("[1-9]")
    grouped = pl.lit(style is NumberStyle.PLAIN) & (pl.col("decimals").str.len_bytes() == 3)
    up_to_100 = pl.col("whole").cast(pl.Int64, strict=False) <= 100
    is_small = has_decimals & ~grouped & up_to_100 & (pl.col("power") == 0)
    return parts.select("text", (pl.col("is_percent") | is_small).fill_null(value=False).alias("is_percent"))


def years(texts: pl.Series) -> pl.DataFrame:
    """Read target years from 2000 to 2100."""
    text = pl.col("text").str.strip_chars().str.replace(r"\.0+$", "")
    value = pl.when(text.str.contains(r"^(?:20\d\d|2100)$")).then(text.cast(pl.Int64, strict=False))
    absent = text.str.to_lowercase().is_in(_ABSENT)
    return (
        texts.alias("text")
        .to_frame()
        .with_columns(value.alias("value"), pl.lit(None, pl.Int64).alias("unit"))
        .with_columns(pl.when(pl.col("value").is_null() & ~absent).then(pl.lit("not_a_year")).alias("fault"))
    )


def _parts(texts: pl.Series, style: NumberStyle, *, plain_too: bool = False) -> pl.DataFrame:
    """Split each text into percent sign, word (thousand, million), whole digits and decimals, or name its fault."""
    lean = pl.col("text").str.replace_all("[\u00a0\u202f\u2009]", " ").str.strip_chars().str.to_lowercase()
    body = pl.col("body")
    return (
        texts.alias("text")
        .to_frame()
        .with_columns(lean.str.replace(_PEOPLE, "").alias("body"))
        .with_columns(pl.when(~body.is_in(_ABSENT)).then(body).alias("body"))
        .with_columns(body.str.contains(_PERCENT_SIGN).alias("is_percent"), _power(body).alias("power"))
        .with_columns(_without_words(body).alias("body"))
        .with_columns(_plain(body, style, plain_too=plain_too).alias("plain"))
        .with_columns(
            body.str.contains(r"^[-−]\s*[\d.,]+$|^\([\d.,]+\)$").alias("is_negative"),
            pl.col("plain").str.extract(r"^(\d+)").str.replace(r"^0+(\d)", "$1").alias("whole"),
            pl.col("plain").str.extract(r"\.(\d*)$").fill_null("").alias("decimals"),
        )
        .with_columns(_shape_fault(body).alias("fault"))
    )


def _power(body: pl.Expr) -> pl.Expr:
    is_thousands = body.str.contains(r"\d\s*" + _THOUSANDS_WORD)
    is_millions = body.str.contains(r"\d\s*" + _MILLIONS_WORD)
    return pl.when(is_thousands).then(pl.lit(3)).when(is_millions).then(pl.lit(6)).otherwise(pl.lit(0)).cast(pl.Int64)


def _without_words(body: pl.Expr) -> pl.Expr:
    bare = body.str.replace(_PERCENT_SIGN, "").str.replace(f"(\\d)\\s*(?:{_THOUSANDS_WORD}|{_MILLIONS_WORD})", "$1")
    return pl.when(bare.str.contains(_SPACED_THOUSANDS)).then(bare.str.replace_all(" ", "")).otherwise(bare)


def _plain(body: pl.Expr, style: NumberStyle, *, plain_too: bool) -> pl.Expr:
    """Rewrite a number of the stated style with digits and one decimal point only."""
    fits = body.str.contains(_SHAPES[style])
    if style is NumberStyle.ID:
        rewritten = body.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    else:
        rewritten = body.str.replace_all(",", "", literal=True)
    plain = pl.when(fits).then(rewritten)
    return pl.coalesce(pl.when(body.str.contains(_SHAPES[NumberStyle.PLAIN])).then(body), plain) if plain_too else plain


def _shape_fault(body: pl.Expr) -> pl.Expr:
    return (
        pl.when(body.is_null() | pl.col("plain").is_not_null())
        .then(pl.lit(None, pl.String))
        .when(pl.col("is_negative"))
        .then(pl.lit("negative"))
        .when(body.str.contains(r"^\d[\d.,\s]*$"))
        .then(pl.lit("number_style"))
        .otherwise(pl.lit("not_a_number"))
    )


def _nearest(whole: pl.Expr) -> pl.Expr:
    zeros = whole.str.extract(r"[1-9]\d*?(0*)$").str.len_bytes().fill_null(0).cast(pl.Int64)
    return pl.when(zeros >= _ROUNDED_FROM_ZEROS).then(_ten_to(zeros)).otherwise(pl.lit(1, pl.Int64))


def _ten_to(exponent: pl.Expr) -> pl.Expr:
    return pl.lit(10, pl.Int64).pow(exponent.clip(0, 12).cast(pl.UInt32))


def _answer(parts: pl.DataFrame, fault: pl.Expr, unit: pl.Expr) -> pl.DataFrame:
    sound = pl.col("body").is_not_null() & pl.col("fault").is_null()
    return (
        parts.with_columns(pl.when(pl.col("body").is_not_null()).then(fault).alias("fault"), unit.alias("unit"))
        .with_columns(pl.when(sound).then("value").alias("value"), pl.when(sound).then("unit").alias("unit"))
        .select("text", "value", "unit", "fault")
    )
