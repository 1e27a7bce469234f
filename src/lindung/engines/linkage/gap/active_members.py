"""Where each active member of an extract belongs in the account of an area: on its list, on none, or elsewhere."""

from enum import StrEnum
from typing import Final

import polars as pl

from lindung.engines.linkage.gap.reconciliation import PersonCounts
from lindung.engines.linkage.status.columns import given_links
from lindung.engines.linkage.status.coverage_status import persons_of
from lindung.engines.linkage.status.domicile import domicile_is_unknown, lives_elsewhere
from lindung.engines.linkage.status.membership import best_memberships, with_standing
from lindung.engines.linkage.status.rules import StatusRules
from lindung.engines.linkage.status.scope import dead_by_register, on_register
from lindung.vocabulary.coverage_status import CoverageStatus
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCode


class MemberPlace(StrEnum):
    """Where an active member belongs in the account of an area."""

    LISTED = "listed"
    UNLISTED = "unlisted"
    ELSEWHERE = "elsewhere"
    NOT_A_WORKER = "not_a_worker"
    UNPLACED = "unplaced"

    @property
    def words(self) -> Words:
        """The place in both languages."""
        return _WORDS[self]


ACTIVE: Final = ("person", "place", "r_id", "id", "segment", "payer", "covered_until", "village_code")
"""Columns of active members: their key, a MemberPlace, the row among the members, the row on the list or null."""


def active_members(
    participants: pl.DataFrame,
    status: pl.DataFrame,
    links: pl.DataFrame,
    *,
    month: Month,
    rules: StatusRules,
    area: AreaCode,
    death_links: pl.DataFrame | None = None,
    deaths: pl.DataFrame | None = None,
    personnel_links: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """List the active members of an extract, each person once, with the columns ACTIVE.

    Who only may be on the list (a possible link) counts as unlisted until somebody decides. The place of the list wins
    over that of the extract.

    Args:
        participants: Members (MEMBER).
        status: Status of the list's rows in the same month under the same rules (STATUS).
        links: Workers to members (LINK).
        month: The month asked.
        rules: Values of the law.
        area: The area whose account is made.
        death_links: Members to deaths, or None.
        deaths: That register (DEATH).
        personnel_links: Members to personnel, or None.
    """
    members = with_standing(participants, month, rules).with_columns(pl.col("id").alias("r_id"))
    flagged = members.with_columns(
        is_out=dead_by_register(members, death_links, deaths, month) | on_register(members, personnel_links)
    ).with_columns(pl.col("is_out").any().over("person"))
    active = best_memberships(flagged).filter("is_active")
    matches = given_links(links, status, members).filter(pl.col("decision") == "match")
    listed = active.join(_listed(status, members, matches, area), on="person", how="left", maintain_order="left")
    _refuse_another_month(listed)
    own = pl.coalesce("worker", -1 - pl.col("person"))  # below zero: not on the list
    told = listed.with_columns(place=_place(area), id=pl.col("listed_id"), person=own)
    return told.unique("person", keep="first", maintain_order=True).sort("r_id").select(ACTIVE)


def person_counts(status: pl.DataFrame, members: pl.DataFrame, area: AreaCode) -> PersonCounts:
    """Count the persons of a list who live in an area and the active members by their place."""
    here = persons_of(status).filter(~lives_elsewhere(pl.col("village_code"), area))
    statuses, places = _sizes(here["status"]), _sizes(members["place"])
    return PersonCounts(
        covered=statuses.get(CoverageStatus.COVERED, 0),
        possible=statuses.get(CoverageStatus.POSSIBLE, 0),
        uncovered=statuses.get(CoverageStatus.UNCOVERED, 0),
        unlisted=places.get(MemberPlace.UNLISTED, 0),
        elsewhere=places.get(MemberPlace.ELSEWHERE, 0),
        not_workers=places.get(MemberPlace.NOT_A_WORKER, 0),
        unplaced=places.get(MemberPlace.UNPLACED, 0),
    )


def _listed(status: pl.DataFrame, members: pl.DataFrame, matches: pl.DataFrame, area: AreaCode) -> pl.DataFrame:
    """Return for each person among the members the person of the list that matches."""
    persons = persons_of(status).select(
        worker="person", listed_id="id", listed_status="status",
        listed_elsewhere=lives_elsewhere(pl.col("village_code"), area),
    )  # fmt: skip
    return (
        matches.join(members.select("r_id", "person"), on="r_id")
        .join(status.select(l_id="id", worker="person"), on="l_id")
        .group_by("person")
        .agg(pl.col("worker").min())
        .join(persons, on="worker")
    )


def _refuse_another_month(listed: pl.DataFrame) -> None:
    unlike = listed["listed_status"].is_in([CoverageStatus.POSSIBLE.value, CoverageStatus.UNCOVERED.value]).sum()
    if unlike:
        raise ValueError(
            f"{unlike} active members match somebody whose status is not covered. "
            "Compute the status and the members for one month, with the same rules and links."
        )


def _place(area: AreaCode) -> pl.Expr:
    status, village = pl.col("listed_status"), pl.col("village_code")
    gone = status.is_in([CoverageStatus.DEAD.value, CoverageStatus.OUTSIDE_SCOPE.value])
    away = (status == CoverageStatus.MOVED) | pl.col("listed_elsewhere")
    on_no_list = status.is_null()
    return (
        pl.when(gone | (on_no_list & pl.col("is_out")))
        .then(pl.lit(MemberPlace.NOT_A_WORKER.value))
        .when(away | (on_no_list & lives_elsewhere(village, area)))
        .then(pl.lit(MemberPlace.ELSEWHERE.value))
        .when(on_no_list & domicile_is_unknown(village, area))
        .then(pl.lit(MemberPlace.UNPLACED.value))
        .when(on_no_list)
        .then(pl.lit(MemberPlace.UNLISTED.value))
        .otherwise(pl.lit(MemberPlace.LISTED.value))
    )


def _sizes(codes: pl.Series) -> dict[str, int]:
    return dict(codes.value_counts().iter_rows())


_WORDS = {
    MemberPlace.LISTED: Words("ada di daftar", "on the list"),
    MemberPlace.UNLISTED: Words("tinggal di wilayah, tidak ada di daftar", "lives in the area, on no list"),
    MemberPlace.ELSEWHERE: Words("tinggal di luar wilayah", "lives outside the area"),
    MemberPlace.NOT_A_WORKER: Words("meninggal atau di luar cakupan", "deceased or outside the scope"),
    MemberPlace.UNPLACED: Words("domisili tidak diketahui", "domicile unknown"),
}
