"""Area codes of a file: dotted Kemendagri codes, or a refusal that says why digits alone prove nothing."""

import polars as pl

from lindung.engines.intake.conventions import CodeSystem

_DOTTED = r"^(?:ID|[1-9]\d(?:\.\d{2}(?:\.\d{2}(?:\.[1-9]\d{3})?)?)?)$"
_DIGITS = r"^[1-9]\d(?:\d{2}(?:\d{2}(?:[1-9]\d{3})?)?)?$"


def area_codes(texts: pl.Series, system: CodeSystem | None, *, are_numbers: bool) -> pl.DataFrame:
    """Read codes into text, value and fault.

    A bare province code such as 33 is taken when the file states Kemendagri codes or writes others with dots.
    """
    code = pl.col("text").str.strip_chars()
    has_dots = bool(texts.str.contains(r"^\s*\d\d\.\d\d").any())
    is_kemendagri = system is CodeSystem.KEMENDAGRI
    accepts_bare_province = pl.lit(is_kemendagri or has_dots) | code.str.contains(r"\.|^ID$")
    dotted = pl.when(code.str.contains(_DOTTED) & accepts_bare_province).then(code)
    from_digits = pl.when(pl.lit(is_kemendagri) & code.str.contains(_DIGITS)).then(_with_dots(code))
    fault = (
        pl.when(pl.lit(system is CodeSystem.BPS))
        .then(pl.lit("bps_codes"))
        .when(pl.lit(are_numbers) & ~pl.lit(is_kemendagri & (not has_dots)))
        .then(pl.lit("code_is_a_number"))
        .when(pl.col("value").is_not_null())
        .then(pl.lit(None, pl.String))
        .when(code.str.contains(_DIGITS) & ~pl.lit(is_kemendagri))
        .then(pl.lit("code_system_unstated"))
        .otherwise(pl.lit("no_area_code"))
    )
    return (
        texts.alias("text")
        .to_frame()
        .with_columns(pl.coalesce(dotted, from_digits).alias("value"))
        .with_columns(fault.alias("fault"))
        .select("text", pl.when(pl.col("fault").is_null()).then("value").alias("value"), "fault")
    )


def _with_dots(code: pl.Expr) -> pl.Expr:
    return (
        code.str.replace(r"^(\d{2})(\d{2})", "$1.$2")
        .str.replace(r"^(\d{2}\.\d{2})(\d{2})", "$1.$2")
        .str.replace(r"^(\d{2}\.\d{2}\.\d{2})(\d{4})$", "$1.$2")
    )
