"""All areas of the packaged list as one table."""

import lzma
from functools import cache
from importlib.resources import files
from typing import Final

import polars as pl

from lindung.vocabulary.areas.naming import folded_name_expr, normalised_name_expr
from lindung.vocabulary.areas.stock import LevelStock
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaKind, AreaLevel

COUNTRY_NAME: Final = "Indonesia"
GAZETTEER: Final = {
    "code": pl.String,
    "name": pl.String,
    "kind": pl.String,
    "level": pl.Int8,
    "parent_code": pl.String,
    "search_name": pl.String,
}
"""Columns of :func:`gazetteer`."""

_FIRST_CITY = "71"


@cache
def gazetteer() -> pl.DataFrame:
    """Return every area of the decree, the country first, then by code.

    ``search_name`` is folded; of provinces and regencies the kind before the name is taken off, because their official
    names carry it. Names of districts and villages stay whole: in *Kota Agung* the first word is part of the name.
    """
    country = pl.DataFrame({"code": [COUNTRY_CODE], "name": [COUNTRY_NAME]})
    areas = pl.concat([country, _table("areas.csv.xz")]).with_columns(level=_level(pl.col("code")))
    return areas.with_columns(
        kind=_kind(pl.col("code"), pl.col("level")),
        parent_code=_parent(pl.col("code"), pl.col("level")),
        search_name=_search_name(pl.col("name"), pl.col("level")),
    ).select(pl.col(name).cast(kind) for name, kind in GAZETTEER.items())


def stock_of(gazetteer: pl.DataFrame) -> list[LevelStock]:
    """Add up a list of areas, level by level."""
    letters = (pl.col(name).str.len_chars().sum().cast(pl.Int64) for name in ("name", "search_name"))
    rows = gazetteer.group_by("level").agg(pl.len().cast(pl.Int64), *letters).sort("level").rows()
    return [LevelStock(*row) for row in rows]


@cache
def aliases() -> pl.DataFrame:
    """Return other names people use, in the columns alias, code and search_name; one may name two areas."""
    return _table("aliases.csv").with_columns(search_name=folded_name_expr(pl.col("alias")))


def _table(name: str) -> pl.DataFrame:
    data = files(__package__).joinpath(name).read_bytes()
    plain = lzma.decompress(data) if name.endswith(".xz") else data
    return pl.read_csv(plain, schema_overrides={"code": pl.String}, infer_schema=False)


def _level(code: pl.Expr) -> pl.Expr:
    dots = code.str.count_matches(".", literal=True)
    return pl.when(code == COUNTRY_CODE).then(0).otherwise(dots + 1).cast(pl.Int8)


def _kind(code: pl.Expr, level: pl.Expr) -> pl.Expr:
    is_city = code.str.slice(3, 2) >= _FIRST_CITY
    regency = pl.when(is_city).then(pl.lit(AreaKind.KOTA.value)).otherwise(pl.lit(AreaKind.KABUPATEN.value))
    village = code.str.slice(9, 1).replace_strict(
        {"1": AreaKind.KELURAHAN.value, "3": AreaKind.DESA_ADAT.value}, default=AreaKind.DESA.value
    )
    return (
        pl.when(level == AreaLevel.COUNTRY.value).then(pl.lit(AreaKind.NEGARA.value))
        .when(level == AreaLevel.PROVINCE.value).then(pl.lit(AreaKind.PROVINSI.value))
        .when(level == AreaLevel.REGENCY.value).then(regency)
        .when(level == AreaLevel.DISTRICT.value).then(pl.lit(AreaKind.KECAMATAN.value))
        .otherwise(village)
    )  # fmt: skip


def _parent(code: pl.Expr, level: pl.Expr) -> pl.Expr:
    return (
        pl.when(level == AreaLevel.PROVINCE.value)
        .then(pl.lit(COUNTRY_CODE))
        .when(level > AreaLevel.PROVINCE.value)
        .then(code.str.replace(r"\.\d+$", ""))
    )


def _search_name(name: pl.Expr, level: pl.Expr) -> pl.Expr:
    carries_kind = level <= AreaLevel.REGENCY.value
    return pl.when(carries_kind).then(normalised_name_expr(name)).otherwise(folded_name_expr(name))
