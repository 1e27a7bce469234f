"""Villages by their official names, however a list writes them."""

import polars as pl

from lindung.vocabulary.areas.gazetteer import gazetteer


def with_official_names(villages: pl.DataFrame) -> pl.DataFrame:
    """Replace ``village`` by the official name wherever ``village_code`` is known; the rest stays as written."""
    names = gazetteer().select(village_code="code", official="name")
    named = villages.join(names, on="village_code", how="left", maintain_order="left")
    return named.with_columns(village=pl.coalesce("official", "village")).drop("official")
