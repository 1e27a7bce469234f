"""From names as printed to area codes; an ambiguous name is no code."""

from functools import cache
from typing import Final

import polars as pl

from lindung.vocabulary.areas.gazetteer import aliases, gazetteer
from lindung.vocabulary.areas.naming import folded_name_expr, kind_word_expr, normalised_name_expr
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaKind, AreaLevel

NAMES: Final = ("area_name", "level", "parent")
"""Columns of the names :func:`resolve_areas` takes."""

_REGENCIES = (AreaKind.KABUPATEN, AreaKind.KOTA)
_DESA = (AreaKind.DESA, AreaKind.DESA_ADAT)
KINDS_OF_LEVEL_WORD: Final[dict[str, tuple[AreaKind, ...]]] = {
    "national": (AreaKind.NEGARA,), "nasional": (AreaKind.NEGARA,), "negara": (AreaKind.NEGARA,),
    "country": (AreaKind.NEGARA,),
    "province": (AreaKind.PROVINSI,), "provinsi": (AreaKind.PROVINSI,),
    "kabupaten": (AreaKind.KABUPATEN,), "kota": (AreaKind.KOTA,), "city": (AreaKind.KOTA,),
    "regency": _REGENCIES, "kabupaten kota": _REGENCIES, "kab kota": _REGENCIES,
    "kecamatan": (AreaKind.KECAMATAN,), "district": (AreaKind.KECAMATAN,),
    "kelurahan": (AreaKind.KELURAHAN,), "desa": _DESA, "desa adat": (AreaKind.DESA_ADAT,),
    "village": (AreaKind.KELURAHAN, *_DESA), "kelurahan desa": (AreaKind.KELURAHAN, *_DESA),
}  # fmt: skip
"""Words for a level, folded, and the kinds of area they allow; any other word (``branch``) allows none."""

_KEY: Final = ["name_folded", "level_folded", "parent_folded"]
_TIERS: Final = {level.value: max(level.value, AreaLevel.REGENCY.value) for level in AreaLevel}


def resolve_areas(names: pl.DataFrame) -> pl.DataFrame:
    """Say which area each printed name means.

    The kind word before the name counts (*Kota Semarang*), and so do the stated level and the area above, which may be
    any ancestor. Without a level and a kind word, provinces and regencies are preferred to districts, and these to
    villages; *Semarang* stays ambiguous, because a regency and a city bear the name. Each distinct name is
    resolved once.

    Args:
        names: The columns area_name, level and parent; level and parent may be null.

    Returns:
        The rows of ``names`` in their order, with area_code (null when no area or several fit) and candidates (how
        many fit).
    """
    folded = names.with_columns(_folded(name).alias(key) for name, key in zip(NAMES, _KEY, strict=True))
    asked = folded.select(_KEY).unique().with_row_index("id")
    found = asked.join(_resolved(asked), on="id", how="left").select(
        *_KEY, "area_code", pl.col("candidates").fill_null(0).cast(pl.Int64)
    )
    return folded.join(found, on=_KEY, how="left", maintain_order="left").drop(_KEY)


def bears_name(named: pl.DataFrame) -> pl.Series:
    """Say of each row whether the area of ``area_code`` goes by ``area_name``: official, an alias, however spaced.

    A kind word must be the area's own (*Kota Semarang* is not 33.22); a row without a name is true, one without a code
    or with a code that is not in the list is false.
    """
    folded = named.select("area_code", name_folded=_folded("area_name"))
    asked = folded.select("name_folded").unique().with_row_index("id").with_columns(level_folded=pl.lit(""))
    pairs = asked.join(_of_that_name(asked), on="id").select("name_folded", area_code="code", bears=pl.lit(value=True))
    found = folded.join(pairs, on=["name_folded", "area_code"], how="left", maintain_order="left")
    return found.select(pl.col("bears").fill_null(value=False) | (pl.col("name_folded") == "")).to_series()


def _folded(name: str) -> pl.Expr:
    return folded_name_expr(pl.col(name).cast(pl.String).fill_null(""))


def _resolved(asked: pl.DataFrame) -> pl.DataFrame:
    """Return area_code and candidates of the asked names that have candidates, by id."""
    fitting = _within_parent(_of_stated_kind(_of_that_name(asked)), asked)
    tier = pl.col("level").replace_strict(_TIERS)
    nearest = fitting.filter(tier == tier.min().over("id"))
    return nearest.group_by("id").agg(
        area_code=pl.when(pl.col("code").n_unique() == 1).then(pl.col("code").first()),
        candidates=pl.col("code").n_unique(),
    )


def _of_that_name(asked: pl.DataFrame) -> pl.DataFrame:
    """Pair each asked name with the areas that bear it, whole or after the kind word."""
    keyed = asked.select(
        "id",
        "level_folded",
        whole=_compact(pl.col("name_folded")),
        stripped=_compact(normalised_name_expr(pl.col("name_folded"))),
        kind_word=kind_word_expr(pl.col("name_folded")),
    )
    is_free = (
        pl.col("kind_word").is_null() | (pl.col("level_folded") != "") | (pl.col("level") > AreaLevel.REGENCY.value)
    )
    whole = keyed.join(_bearers(), left_on="whole", right_on="key").filter(is_free)
    after_kind = keyed.filter(pl.col("kind_word").is_not_null()).join(_bearers(), left_on="stripped", right_on="key")
    has_that_kind = (pl.col("kind_word") == pl.col("kind")) | (
        (pl.col("kind_word") == AreaKind.DESA.value) & (pl.col("kind") == AreaKind.DESA_ADAT.value)
    )
    columns = ("id", "level_folded", "code", "kind", "level")
    return pl.concat([whole.select(columns), after_kind.filter(has_that_kind).select(columns)]).unique()


def _of_stated_kind(pairs: pl.DataFrame) -> pl.DataFrame:
    """Keep the areas whose kind the stated level allows; an empty level allows each."""
    allowed = pl.DataFrame(
        [(word, kind.value) for word, kinds in KINDS_OF_LEVEL_WORD.items() for kind in kinds],
        schema=["level_folded", "kind"],
        orient="row",
    )
    unstated = pairs.filter(pl.col("level_folded") == "")
    return pl.concat([unstated, pairs.join(allowed, on=["level_folded", "kind"], how="semi")])


def _within_parent(pairs: pl.DataFrame, asked: pl.DataFrame) -> pl.DataFrame:
    """Keep the areas that lie in an area of the parent's name; an empty parent allows each."""
    with_parent = pairs.join(asked.select("id", "parent_folded"), on="id")
    unstated = with_parent.filter(pl.col("parent_folded") == "")
    stated = with_parent.filter(pl.col("parent_folded") != "")
    ancestors = stated.select("id", "code", "parent_folded", ancestor=_ancestors(pl.col("code"))).explode("ancestor")
    inside = ancestors.join(
        _parents(stated), left_on=["parent_folded", "ancestor"], right_on=["parent_folded", "code"], how="semi"
    )
    return pl.concat([unstated, stated.join(inside, on=["id", "code"], how="semi")])


def _parents(stated: pl.DataFrame) -> pl.DataFrame:
    """Return the areas each printed parent may mean, in the columns parent_folded and code."""
    parents = stated.select(name_folded="parent_folded").unique().with_row_index("id")
    named = _of_that_name(parents.with_columns(level_folded=pl.lit("")))
    return parents.join(named, on="id").select("code", parent_folded="name_folded")


def _ancestors(code: pl.Expr) -> pl.Expr:
    """List the codes above an area, from the country down, without the area itself."""
    above = [pl.when(code.str.len_chars() > length).then(code.str.slice(0, length)) for length in (2, 5, 8)]
    country = pl.when(code != COUNTRY_CODE).then(pl.lit(COUNTRY_CODE))
    return pl.concat_list(country, *above).list.drop_nulls()


@cache
def _bearers() -> pl.DataFrame:
    """Return each name, official or alias, with the areas that bear it."""
    areas = gazetteer().select("code", "kind", "level", "search_name")
    also = aliases().select("code", "search_name").join(areas.drop("search_name"), on="code")
    names = pl.concat([areas, also.select(areas.columns)])
    return names.select("code", "kind", "level", key=_compact(pl.col("search_name"))).unique()


def _compact(folded: pl.Expr) -> pl.Expr:
    """Leave the spaces out: Pangkal Pinang and Pangkalpinang, Bau-Bau and Baubau are one."""
    return folded.str.replace_all(" ", "", literal=True)
