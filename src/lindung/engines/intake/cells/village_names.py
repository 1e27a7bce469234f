"""Villages, districts and regencies of the list of areas by the names a row may give them."""

from functools import cache
from typing import Final

import polars as pl

from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.areas.naming import folded_name_expr, kind_word_expr, normalised_name_expr
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaLevel

_BEFORE: Final = (
    r"^(?:kelurahan desa|desa kelurahan|kel desa|desa kel|kelurahan|kel|kalurahan|desa adat|desa|ds"
    r"|nagari|gampong|kampung|pekon) "
)
_ABOVE: Final = r" (?:kecamatan|kec|distrik|kapanewon|kemantren|kabupaten|kab|provinsi|prov) .*$"
_DISTRICT_INSIDE: Final = (
    r" (?:kecamatan|kec|distrik|kapanewon|kemantren) (.+?)(?: (?:kabupaten|kab|kota|provinsi|prov) .*)?$"
)
_DISTRICT_WORD: Final = r"^(?:kecamatan|kec|distrik|kapanewon|kemantren) "


def is_within(code: pl.Expr, area_code: str) -> pl.Expr:
    """Say which areas are the area itself or lie in it."""
    if area_code == COUNTRY_CODE:
        return pl.lit(value=True)
    return (code == area_code) | code.str.starts_with(f"{area_code}.")


def with_keys(asked: pl.DataFrame) -> pl.DataFrame:
    """Add to village, village_code, district and regency the forms in which they are compared."""
    folded = asked.with_columns(
        folded_name_expr(pl.col(name)).alias(f"{name}_folded") for name in ("village", "district", "regency")
    )
    place = pl.col("village_folded").str.replace(_ABOVE, "")
    district = pl.coalesce(
        pl.col("district_folded").str.replace(_DISTRICT_WORD, ""),
        pl.col("village_folded").str.extract(_DISTRICT_INSIDE),
    )
    return folded.with_columns(
        whole=_compact(place),
        bare=_compact(place.str.replace(_BEFORE, "")),
        kind=kind_word_expr(place),
        district_key=_compact(district),
        regency_key=_compact(normalised_name_expr(pl.col("regency_folded"))),
        regency_kind=kind_word_expr(pl.col("regency_folded")),
        stated_code=_dotted(pl.col("village_code")),
    )


def bare_keys(texts: pl.Series) -> list[str]:
    """Return the names of villages without the kind before them and without blanks, to measure how alike they are."""
    place = folded_name_expr(pl.col("text")).str.replace(_ABOVE, "")
    return texts.alias("text").to_frame().select(_compact(place.str.replace(_BEFORE, ""))).to_series().to_list()


@cache
def villages() -> pl.DataFrame:
    """Return every village: code, name, kind, key, and the key and code of its district."""
    areas = gazetteer().select("code", "name", "kind", "level", "parent_code", key=_compact(pl.col("search_name")))
    districts = areas.filter(pl.col("level") == AreaLevel.DISTRICT.value).select(parent_code="code", of_district="key")
    found = areas.filter(pl.col("level") == AreaLevel.VILLAGE.value).join(districts, on="parent_code")
    return found.select("code", "name", "kind", "key", "of_district").sort("code")


@cache
def regencies() -> pl.DataFrame:
    """Return every regency: regency_code, key and kind."""
    areas = gazetteer().filter(pl.col("level") == AreaLevel.REGENCY.value)
    return areas.select(of_regency="code", key=_compact(pl.col("search_name")), of_kind="kind")


def _compact(folded: pl.Expr) -> pl.Expr:
    return folded.str.replace_all(" ", "", literal=True)


def _dotted(code: pl.Expr) -> pl.Expr:
    digits = code.str.replace(r"[.,]0$", "").str.replace_all(r"[^0-9]", "")
    parts = [digits.str.slice(start, length) for start, length in ((0, 2), (2, 2), (4, 2), (6, 4))]
    return pl.when(digits.str.len_bytes() == 10).then(pl.concat_str(parts, separator="."))
