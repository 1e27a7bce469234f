"""Which villages an office file is about."""

import polars as pl

from lindung.engines.sampling.draws import Flags
from lindung.engines.sampling.population import Population


def people_of_villages(population: Population, villages: int) -> Flags:
    """Say who lives in the largest villages, so many of them."""
    largest = population.villages.sort("share", "village_code", descending=[True, False])["village_code"].head(villages)
    return population.people["village_code"].is_in(largest.implode()).to_numpy()


def people_of_district(population: Population, place: int) -> Flags:
    """Say who lives in a district, counted from the largest; only in villages whose name means one village."""
    by_name = population.villages.filter(pl.col("has_own_name"))
    sizes = by_name.group_by(district=pl.col("village_code").str.slice(0, 8)).agg(pl.col("share").sum())
    ordered = sizes.sort("share", "district", descending=[True, False])["district"]
    inside = by_name.filter(pl.col("village_code").str.starts_with(ordered[place % ordered.len()]))["village_code"]
    return population.people["village_code"].is_in(inside.implode()).to_numpy()
