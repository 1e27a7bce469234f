"""Every membership of an extract with the person it belongs to and where that person lives, for counting by month."""

from typing import Final

import polars as pl

from lindung.engines.linkage.status.columns import (
    DEATH,
    MEMBER,
    Columns,
    given,
    given_links,
    given_persons,
)
from lindung.engines.linkage.status.coverage_status import persons_of

MEMBERSHIP: Final[Columns] = {
    "r_id": pl.Int64,             # place of the row among the members
    "person": pl.Int64,           # person of the list from 0 up, or below 0 who is on no list
    "village_code": pl.String,    # of the list, else of the extract, else the regency of the NIK
    "domicile_from": pl.String,   # DOMICILES: which of them it was
    "died_on": pl.Date,           # by a register of deaths
    "is_deceased": pl.Boolean,    # by one, with or without a day
}  # fmt: skip

DOMICILES: Final = ("list", "extract", "nik")
"""Where a domicile may come from, the surest first: a NIK tells where somebody was registered first, and stays when
people move or areas are split (PP 37/2007 Art. 37)."""


def memberships(
    members: pl.DataFrame,
    status: pl.DataFrame,
    links: pl.DataFrame,
    *,
    deaths: pl.DataFrame | None = None,
    death_links: pl.DataFrame | None = None,
    listed_death_links: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Return MEMBERSHIP for every row of an extract, in its order; the rows of one person share the person.

    Args:
        members: Members (MEMBER) with ``nik_regency``.
        status: Status of the list's rows (STATUS).
        links: Workers to members (LINK); only matches bring a member to the list.
        deaths: Register of deaths (DEATH), or None.
        death_links: Members to deaths (LINK), or None.
        listed_death_links: Workers to deaths (LINK), or None.
    """
    rows = given_persons(members, MEMBER).with_columns(members["nik_regency"])
    matches = given_links(links, status, rows).filter(pl.col("decision") == "match")
    listed = _listed(rows, status, matches)
    found = rows.join(listed, on="person", how="left", maintain_order="left")
    placed = found.with_columns(
        code=pl.coalesce("listed_village", "village_code", "nik_regency"),
        domicile_from=pl.coalesce(
            *(
                pl.when(pl.col(column).is_not_null()).then(pl.lit(name))
                for name, column in zip(DOMICILES, ("listed_village", "village_code", "nik_regency"), strict=True)
            )
        ),
    )
    dead = pl.concat(
        [_dead(rows, deaths, death_links), _dead_on_list(rows, status, matches, deaths, listed_death_links)]
    )
    died = dead.group_by("person").agg(pl.col("died_on").min(), is_deceased=pl.lit(value=True))
    told = placed.join(died, on="person", how="left", maintain_order="left").with_columns(
        r_id="id",
        village_code="code",
        person=pl.coalesce("worker", -1 - pl.col("person")),
        is_deceased=pl.col("is_deceased").fill_null(value=False),
    )
    return told.select(pl.col(name).cast(kind) for name, kind in MEMBERSHIP.items())


def _listed(rows: pl.DataFrame, status: pl.DataFrame, matches: pl.DataFrame) -> pl.DataFrame:
    """Return for each person among the members the person of the list that matches, and the village the list says."""
    places = persons_of(status).select(worker="person", listed_village="village_code")
    return (
        _workers_of(rows, status, matches)
        .group_by("person")
        .agg(pl.col("worker").min())
        .join(places, on="worker", how="left")
    )


def _workers_of(rows: pl.DataFrame, status: pl.DataFrame, matches: pl.DataFrame) -> pl.DataFrame:
    listed = status.select(l_id="id", worker="person")
    return matches.join(rows.select(r_id="id", person="person"), on="r_id").join(listed, on="l_id")


def _dead(rows: pl.DataFrame, deaths: pl.DataFrame | None, links: pl.DataFrame | None) -> pl.DataFrame:
    """Return the persons among the members who match a death."""
    return _died(deaths, links).join(rows.select(l_id="id", person="person"), on="l_id").select("person", "died_on")


def _dead_on_list(
    rows: pl.DataFrame,
    status: pl.DataFrame,
    matches: pl.DataFrame,
    deaths: pl.DataFrame | None,
    links: pl.DataFrame | None,
) -> pl.DataFrame:
    """Return those whom the list knows to be dead, by the members they match."""
    died = _died(deaths, links).join(status.select(l_id="id", worker="person"), on="l_id")
    return _workers_of(rows, status, matches).join(died, on="worker").select("person", "died_on")


def _died(deaths: pl.DataFrame | None, links: pl.DataFrame | None) -> pl.DataFrame:
    if links is None:
        return pl.DataFrame(schema={"l_id": pl.Int64, "died_on": pl.Date})
    days = given(deaths, DEATH) if deaths is not None else pl.DataFrame(schema=DEATH)
    matched = links.filter(pl.col("decision") == "match")
    return matched.join(days, left_on="r_id", right_on="id", how="left").select("l_id", "died_on")
