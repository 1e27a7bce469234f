"""Every membership belongs to somebody who lives somewhere: the list knows best, then the extract, then the NIK."""

from datetime import date
from typing import Any

import polars as pl

from lindung.engines.linkage.status.columns import DEATH
from lindung.engines.linkage.status.memberships import memberships
from tests.engines.linkage.status_people import (
    ACTIVE,
    ELSEWHERE,
    HERE,
    LAPSED,
    Row,
    links,
    members,
    possible,
    status_of,
)

NO_REGENCY = "33.74"


def held(listed: list[Row], known: list[Row], linked: pl.DataFrame, **registers: Any) -> pl.DataFrame:  # Any: tables
    rows = members(*known).with_columns(nik_regency=pl.lit(NO_REGENCY))
    return memberships(rows, status_of(listed, known, linked), linked, **registers)


def test_a_listed_member_lives_where_the_list_says() -> None:
    told = held([{}], [{**ACTIVE, "village_code": ELSEWHERE}], links((0, 0)))
    assert told.select("person", "village_code", "domicile_from").rows() == [(0, HERE, "list")]


def test_a_possible_link_brings_nobody_to_the_list() -> None:
    told = held([{}], [ACTIVE], possible((0, 0)))
    assert told.select("person", "village_code", "domicile_from").rows() == [(-1, HERE, "extract")]


def test_a_member_without_a_village_is_placed_by_the_number() -> None:
    told = held([{}], [{**ACTIVE, "village_code": None}], links())
    assert told.select("village_code", "domicile_from").rows() == [(NO_REGENCY, "nik")]


def test_two_memberships_of_one_person_follow_the_one_that_is_linked() -> None:
    told = held([{}], [LAPSED, {**ACTIVE, "person": 0}], links((0, 1)))
    assert told["person"].to_list() == [0, 0]


def test_a_death_found_on_either_side_is_the_persons() -> None:
    deaths = pl.DataFrame({"id": [0, 1], "died_on": [date(2026, 3, 2), None]}, schema=DEATH)
    by_member = held([{}], [ACTIVE, LAPSED], links(), deaths=deaths, death_links=links((1, 0)))
    assert by_member.select("is_deceased", "died_on").rows() == [(False, None), (True, date(2026, 3, 2))]
    by_list = held([{}], [ACTIVE], links((0, 0)), deaths=deaths, listed_death_links=links((0, 1)))
    assert by_list.select("is_deceased", "died_on").rows() == [(True, None)]
