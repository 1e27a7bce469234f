"""Where the invented people live: villages of the real list, in plausible proportion."""

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import Flags, Integers, some_texts, stream, weighted
from lindung.engines.sampling.society import society
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.wilayah import AreaLevel

_FIRST_INVENTED_DISTRICT = 81
_INVENTED_DISTRICTS = 16
_SPREAD = 0.6


class UnknownAreaError(ValueError):
    """No village of the packaged list lies in the area."""


def villages_of(area_code: str, seed: int) -> pl.DataFrame:
    """Return the villages of an area with names, ``prefix`` (six invented digits of a NIK) and ``share`` of the people.

    ``has_own_name`` says that no other village of the area bears the name.

    Raises:
        UnknownAreaError: The code names no area with villages.
    """
    areas = gazetteer()
    inside = (pl.col("code") == area_code) | pl.col("code").str.starts_with(f"{area_code}.")
    villages = areas.filter((pl.col("level") == AreaLevel.VILLAGE.value) & inside).sort("code")
    villages = villages.with_columns(has_own_name=pl.col("search_name").is_unique())
    # Two villages of one district may bear one name; no list could say which of them it means.
    is_plain = ~pl.col("name").str.contains(r"[^A-Za-z0-9 '.-]")
    villages = villages.filter(is_plain & pl.struct("parent_code", "search_name").is_unique())
    if villages.is_empty():
        raise UnknownAreaError(f"{area_code} names no area with villages; write a Kemendagri code such as 33.74.")
    sizes = stream(seed, "villages").lognormal(0.0, _SPREAD, villages.height)
    return villages.select(
        village_code="code",
        village=pl.col("name").str.to_uppercase(),
        village_kind=pl.col("kind").str.to_uppercase().replace("DESA_ADAT", "DESA"),
        district=_name_of(areas, pl.col("code").str.slice(0, 8)),
        regency=_name_of(areas, pl.col("code").str.slice(0, 5)),
        province=_name_of(areas, pl.col("code").str.slice(0, 2)),
        regency_code=pl.col("code").str.slice(0, 5),
        prefix=_prefix(pl.col("code")),
        has_own_name="has_own_name",
        share=pl.Series(sizes / sizes.sum()),
    )


def addresses(rng: np.random.Generator, rows: int) -> pl.DataFrame:
    """Draw addresses, hamlets, RT and RW of families."""
    places = society()["places"]
    street = some_texts(rng, places["streets"], rows)
    numbers = pl.Series(rng.integers(1, 180, rows)).cast(pl.String)
    return pl.DataFrame({"street": street, "number": numbers}).select(
        address=pl.concat_str(pl.lit("JL. "), "street", pl.lit(" NO. "), "number"),
        hamlet=some_texts(rng, places["hamlets"], rows),
        rt=_three_digits(rng.integers(1, 13, rows)),
        rw=_three_digits(rng.integers(1, 16, rows)),
    )


def birth_places(rng: np.random.Generator, regencies: pl.Series, area_code: str) -> pl.Series:
    """Draw where people were born: mostly in their own regency, else in another one of the same province."""
    near = rng.random(len(regencies)) < society()["places"]["birthplaces_nearby"]
    names = gazetteer().filter(
        (pl.col("level") == AreaLevel.REGENCY.value) & pl.col("code").str.starts_with(area_code[:2])
    )["name"]
    elsewhere = some_texts(rng, names.to_list(), len(regencies))
    drawn = pl.select(pl.when(pl.Series(near)).then(regencies).otherwise(elsewhere)).to_series()
    return drawn.str.to_uppercase().str.replace(r"^(KABUPATEN|KOTA|KAB\.) ", "")


def first_registered(rng: np.random.Generator, home: Integers, is_elsewhere: Flags, area_code: str) -> Integers:
    """Return the first six digits of the NIK: home's, or of another regency for who was registered elsewhere."""
    regencies = gazetteer().filter(
        (pl.col("level") == AreaLevel.REGENCY.value)
        & ~pl.col("code").str.starts_with(area_code[:5])
        & (pl.lit(area_code).str.starts_with(pl.col("code").str.slice(0, 2)) | (pl.col("code").str.slice(0, 1) == "3"))
    )["code"]
    outside = regencies.filter(~regencies.str.starts_with(area_code))
    four = outside.str.replace(".", "", literal=True).cast(pl.Int64).to_numpy()
    districts = rng.integers(_FIRST_INVENTED_DISTRICT, _FIRST_INVENTED_DISTRICT + 10, home.size)
    other = four[rng.integers(0, four.size, home.size)] * 100 + districts
    return np.where(is_elsewhere, other, home)


def homes(rng: np.random.Generator, villages: pl.DataFrame, rows: int) -> Integers:
    """Draw the village of each family, as a position in the table of villages."""
    return weighted(rng, villages["share"].to_list(), rows)


def _name_of(areas: pl.DataFrame, codes: pl.Expr) -> pl.Expr:
    upper = areas.filter(pl.col("level") < AreaLevel.VILLAGE.value)
    return codes.replace_strict(upper["code"], upper["name"], default=None).str.to_uppercase()


def _prefix(codes: pl.Expr) -> pl.Expr:
    # Real districts are numbered from 01 and none reaches 81: digits from 81 say that the person is invented.
    district = (codes.str.slice(6, 2).cast(pl.Int64) - 1) % _INVENTED_DISTRICTS + _FIRST_INVENTED_DISTRICT
    return codes.str.slice(0, 2).cast(pl.Int64) * 10_000 + codes.str.slice(3, 2).cast(pl.Int64) * 100 + district


def _three_digits(numbers: Integers) -> pl.Series:
    return pl.Series(numbers).cast(pl.String).str.zfill(3)
