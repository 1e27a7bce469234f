"""Invented workers, members and links for the tests of the status; nobody is named, a row is its place."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from lindung.engines.linkage.status.columns import LINK, MEMBER, STATUS, WORKER
from lindung.engines.linkage.status.coverage_status import coverage_status
from lindung.engines.linkage.status.rules import StatusRules
from lindung.vocabulary.month import Month

MONTH = Month(2026, 12)
HERE, ELSEWHERE = "33.74.15.1001", "33.22.01.2001"
RULES = StatusRules(
    grace_months=3,
    age_limit_years=65,
    youngest_age_years=17,
    members_may_continue=True,
    self_paid=("", "-", "mandiri"),
)
Row = Mapping[str, Any]  # Any: a cell of any column
WORKER_ROW: Row = {"birth_date": date(1980, 5, 15), "occupation_class": "working", "village_code": HERE}
ACTIVE: Row = {
    "membership": "active",
    "segment": "BPU",
    "covered_until": date(2026, 12, 31),
    "payer": "Pemkot",
    "village_code": HERE,
}
LAPSED: Row = {**ACTIVE, "membership": "inactive", "covered_until": date(2026, 3, 31)}


def workers(*rows: Row) -> pl.DataFrame:
    """A list; each row differs from an ordinary worker in the cells given."""
    return pl.DataFrame([{"id": place, **WORKER_ROW, **row} for place, row in enumerate(rows)], schema=WORKER)


def members(*rows: Row) -> pl.DataFrame:
    """A register of members, whole rows."""
    return pl.DataFrame([{"id": place, **row} for place, row in enumerate(rows)], schema=MEMBER)


def links(*pairs: tuple[int, int], decision: str = "match", stage: str = "nik", score: float = 0.99) -> pl.DataFrame:
    """Links that are all of one kind."""
    rows = [
        {"l_id": left, "r_id": right, "stage": stage, "score": score, "decision": decision} for left, right in pairs
    ]
    return pl.DataFrame(rows, schema=LINK)


def possible(*pairs: tuple[int, int], stage: str = "residue", score: float = 0.4) -> pl.DataFrame:
    """Links that nobody has decided."""
    return links(*pairs, decision="possible", stage=stage, score=score)


def status_of(
    listed: Sequence[Row], known: Sequence[Row], linked: pl.DataFrame | None = None, **more: Any
) -> pl.DataFrame:  # Any: registers, month and rules
    """The status of a list."""
    given = {"month": MONTH, "rules": RULES, **more}
    return coverage_status(workers(*listed), members(*known), links() if linked is None else linked, **given)


def told(status: pl.DataFrame) -> list[tuple[str, str]]:
    """Status and reason of each row."""
    assert dict(status.schema) == STATUS
    return status.select("status", "reason").rows()
