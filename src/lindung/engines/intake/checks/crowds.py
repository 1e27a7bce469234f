"""Reasons seen only over many rows: phones shared by families, second persons of a household, sudden wage earners."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.intake.checks.keys import first_of_each, repeated

NOT_WAGE_WORK: Final = ("not_working", "student", "pensioner", "unclear")
"""Classes of occupations that do not look like work for a wage."""


@dataclass(frozen=True)
class Crowded:
    """Places (counted from 0) of rows, each with the number of rows it shares something with."""

    places: np.ndarray
    counts: np.ndarray


def shared_phones(places: np.ndarray, phones: np.ndarray, families: np.ndarray, *, least: int) -> Crowded:
    """Find rows whose phone stands in so many rows of so many families, or more.

    Args:
        places: Places of the rows that have a phone.
        phones: Their numbers.
        families: Hash or number of their families.
        least: Rows, and different families among them.
    """
    held = repeated(phones)
    rows = pl.DataFrame({"place": places[held], "phone": phones[held], "family": families[held]})
    crowds = rows.group_by("phone").agg(count=pl.len(), families=pl.col("family").n_unique())
    crowds = crowds.filter((pl.col("count") >= least) & (pl.col("families") >= least))
    found = rows.join(crowds, on="phone").sort("place")
    return Crowded(found["place"].to_numpy(), found["count"].to_numpy())


def later_of_household(families: np.ndarray, is_double: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Find the later rows of each family card, with the row that came first; a double is no second person."""
    counted = np.where(is_double, 0, families)
    places = repeated(counted)
    first = first_of_each(counted[places])
    later = first != np.arange(places.size)
    return places[later], places[first[later]]


def bursts(rows: pl.DataFrame, *, members: int, share: int) -> Crowded:
    """Find new wage earners of an employer that took on many in one month, most of one village or not wage workers.

    Args:
        rows: place, employer, month, village, is_odd of new wage earners.
        members: Least number of new members of one employer in a month.
        share: Percent of them that live in one village, or have an occupation that is no wage work.
    """
    crowd = ["employer", "month"]
    of_village = rows.group_by(*crowd, "village").agg(alike=pl.len()).group_by(crowd).agg(pl.col("alike").max())
    odd = rows.group_by(crowd).agg(count=pl.len(), odd=pl.col("is_odd").sum()).join(of_village, on=crowd)
    most = pl.max_horizontal("odd", "alike") * 100 >= share * pl.col("count")
    found = rows.join(odd.filter((pl.col("count") >= members) & most), on=crowd).sort("place")
    return Crowded(found["place"].to_numpy(), found["count"].to_numpy())


def new_wage_earners(clean: pl.DataFrame, start: int, villages: np.ndarray) -> pl.DataFrame:
    """Return place, employer, month, village, is_odd of wage earners whose employer and first month are known."""
    began = pl.coalesce("covered_from", "started_on").dt.truncate("1mo")
    employer = pl.coalesce("employer_npp", pl.col("employer").str.to_lowercase().str.strip_chars())
    return (
        clean.select(
            "segment",
            employer=employer.hash(17),
            is_named=employer.is_not_null(),
            month=began,
            village=pl.Series(villages),
            is_odd=pl.col("occupation_class").is_in(NOT_WAGE_WORK).fill_null(value=False),
        )
        .with_row_index("place", offset=start)
        .filter((pl.col("segment") == "PU") & pl.col("is_named") & pl.col("month").is_not_null())
        .drop("segment", "is_named")
    )
