"""Some areas of the packaged list in the test database, without loading all of them."""

import polars as pl

from lindung.opendata.models import Area
from lindung.vocabulary.areas.gazetteer import gazetteer


def store_areas(*codes: str) -> None:
    """Store the areas with these codes, everything inside them, and the country and province around them."""
    around = {"ID", *(code[:2] for code in codes), *(code[:5] for code in codes)}
    inside = pl.any_horizontal(pl.col("code").str.starts_with(code) for code in codes)
    rows = gazetteer().filter(inside | pl.col("code").is_in(around)).rename({"parent_code": "parent_id"})
    Area.objects.bulk_create(Area(**row) for row in rows.iter_rows(named=True))
