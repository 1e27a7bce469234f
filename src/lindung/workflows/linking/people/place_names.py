"""Names of places for tables and sentences."""

from collections.abc import Iterable

import polars as pl

from lindung.engines.linkage.gap.people_facets import ELSEWHERE, UNKNOWN
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.language import Language, Words

NO_PLACE = {
    UNKNOWN: Words("Tanpa desa/kelurahan", "Without a village"),
    ELSEWHERE: Words("Tinggal di luar wilayah", "Lives outside the area"),
}


def area_names(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of areas of the packaged list by code; a code that it lacks stands for itself."""
    wanted = pl.Series("code", [*dict.fromkeys(codes)], dtype=pl.String)
    named = gazetteer().filter(pl.col("code").is_in(wanted.implode())).select("code", "name")
    return {**{code: code for code in wanted}, **dict(named.iter_rows())}


def place_words(code: str, names: dict[str, str]) -> Words:
    """Name a place of a linkage, also who lives nowhere known."""
    return NO_PLACE.get(code) or Words(names.get(code, code), names.get(code, code))


def named_places(codes: pl.Series, language: Language) -> pl.DataFrame:
    """Return ``place`` and ``place_name`` for each distinct code, to be joined to a table."""
    names = area_names(code for code in codes.unique() if code not in NO_PLACE)
    said = {code: words.in_language(language) for code, words in NO_PLACE.items()} | names
    return pl.DataFrame(
        {"place": [*said], "place_name": [*said.values()]}, schema=dict.fromkeys(("place", "place_name"), pl.String)
    )
