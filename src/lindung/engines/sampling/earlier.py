"""The proposal of a year ago, so that two registers can be compared: who joined, left, changed, died and moved."""

import numpy as np
import polars as pl

from lindung.engines.sampling.choosing import kinds_of_people
from lindung.engines.sampling.draws import stream
from lindung.engines.sampling.listing import LISTED, Listing
from lindung.engines.sampling.population import Population

_STAYED = 0.90
_LEFT = 0.05


def earlier_listing(population: Population, now: Listing) -> Listing:
    """Return the list of a year ago without errors: most of today's clean rows, who died since, and some who left.

    Everybody stands in the village of a year ago. Who moved, died or left is told by comparing with the population.
    """
    rng = stream(population.seed, "earlier")
    clean = now.rows.with_row_index("at").join(now.notes.select("at").cast(pl.UInt32), on="at", how="anti")
    stayed = clean.filter(pl.Series(rng.random(clean.height) < _STAYED))["person_id"]
    kinds = kinds_of_people(population)
    died = population.people.filter(pl.Series(kinds["deceased_registered"] | kinds["deceased_noted"]))["person_id"]
    others = np.flatnonzero(kinds["clean"])
    left = population.people["person_id"].gather(rng.permutation(others)[: round(stayed.len() * _LEFT)])
    wanted = pl.DataFrame({"person_id": pl.concat([stayed, died, left])}).unique(maintain_order=True)
    people = wanted.join(population.people, on="person_id", how="left", maintain_order="left")
    people = people.unique("family_id", keep="first", maintain_order=True)
    return Listing(_a_year_ago(people, population), now.notes.clear())


def _a_year_ago(people: pl.DataFrame, population: Population) -> pl.DataFrame:
    names = population.villages.select(
        "village_code", old_village="village", old_district="district", old_regency="regency"
    )
    moved_back = people.with_columns(village_code="village_code_before").join(
        names, on="village_code", how="left", maintain_order="left"
    )
    written = moved_back.with_columns(village="old_village", district="old_district", regency="old_regency")
    return written.select(
        *LISTED, note=pl.lit(None, dtype=pl.String), match=pl.lit("PADAN"), is_number=pl.lit(value=False)
    ).sort("village_code", maintain_order=True)
