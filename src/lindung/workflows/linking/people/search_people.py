"""Look people of a linkage up: search first, a page at a time, the NIK masked; counts come from the same list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

from lindung.engines.linkage.gap.people_chosen import chosen, counts, in_order
from lindung.engines.linkage.gap.people_facets import ListedSex, age_expr
from lindung.registry.snapshots.linkage import Linkage, linkage_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.coverage_status import CoverageStatus, StatusReason
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.linking.masked_nik import masked_nik_expr
from lindung.workflows.linking.people.asked_people import Asked, choice_of
from lindung.workflows.linking.people.held_people import people_of
from lindung.workflows.linking.people.place_names import area_names, place_words

PER_PAGE: Final = 25


@dataclass(frozen=True)
class PersonShown:
    """One person as a look-up shows it.

    Attributes:
        name: As the list writes it.
        nik: Masked, or "" where the list has none that can be read.
        age: On the first day of the month, or None.
        sex: As the list says.
        village: Name of the village.
        village_code: Its code; UNKNOWN or ELSEWHERE where there is none.
        rt: Neighbourhood, or "".
        rw: Neighbourhood above it, or "".
        occupation: As the list writes it, or "".
        status: Where the person stands.
        reason: Why.
        segment: Of the member that the status rests on, or "".
        covered_until: Last day paid for, or None.
        left_id: Place of the row among the rows of the list.
    """

    name: str
    nik: str
    age: int | None
    sex: ListedSex
    village: Words
    village_code: str
    rt: str
    rw: str
    occupation: str
    status: CoverageStatus
    reason: StatusReason
    segment: str
    covered_until: date | None
    left_id: int


@dataclass(frozen=True)
class Found:
    """What a look-up found.

    Attributes:
        total: Persons found; the length of the whole list.
        page: Page shown, from 1.
        pages: Pages there are, at least 1.
        people: Persons on this page.
        by_place: Persons found by village: code, name, count.
        by_status: Persons found by status.
    """

    total: int
    page: int
    pages: int
    people: tuple[PersonShown, ...]
    by_place: tuple[tuple[str, Words, int], ...]
    by_status: dict[CoverageStatus, int]


def search_people(linkage_id: str, asked: Asked, *, page: int = 1) -> Found:
    """Return a page of the people somebody asks for.

    Raises:
        SnapshotGoneError: There is no such linkage.
        SearchFirstError: What was asked names nobody and no place with a reason, or holds an unknown value.
    """
    linkage, people = found_people(linkage_id, asked)
    pages = max(-(-people.height // PER_PAGE), 1)
    shown = min(max(page, 1), pages)
    places = counts(people, ["place"])
    names = area_names(places["place"])
    by_status = dict(counts(people, ["status"]).iter_rows())
    rows = in_order(people, start=(shown - 1) * PER_PAGE, length=PER_PAGE)
    return Found(
        total=people.height,
        page=shown,
        pages=pages,
        people=tuple(_people(rows, Month.of(linkage.manifest.month), names)),
        by_place=tuple((code, place_words(code, names), persons) for code, persons in places.iter_rows()),
        by_status={status: by_status[status] for status in CoverageStatus if status in by_status},
    )


def found_people(linkage_id: str, asked: Asked) -> tuple[Linkage, pl.DataFrame]:
    """Return the people somebody asks for, one row each, unsorted: the list that is shown, counted and exported."""
    vault = office_vault()
    linkage = linkage_of(vault, linkage_id)
    area = AreaCode(linkage.manifest.area_code)
    choice = choice_of(asked, area)
    people = people_of(vault, linkage)
    return linkage, chosen(people.rows, choice, area=area, name_keys=people.name_keys)


def _people(rows: pl.DataFrame, month: Month, names: dict[str, str]) -> Iterator[PersonShown]:
    shown = rows.with_columns(nik=masked_nik_expr(pl.col("nik_number")), age=age_expr(pl.col("birth_date"), month))
    for row in shown.iter_rows(named=True):
        yield PersonShown(
            name=row["name"] or "",
            nik=row["nik"] or "",
            age=row["age"],
            sex=ListedSex(row["sex"]),
            village=place_words(row["place"], names),
            village_code=row["place"],
            rt=row["rt"] or "",
            rw=row["rw"] or "",
            occupation=row["occupation"] or "",
            status=CoverageStatus(row["status"]),
            reason=StatusReason(row["reason"]),
            segment=row["segment"] or "",
            covered_until=row["covered_until"],
            left_id=row["id"],
        )
