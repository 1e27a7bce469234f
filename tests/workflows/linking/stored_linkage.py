"""A stored linkage of invented people: every mix of place, status and reason, with links that can be explained."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any, Final

import polars as pl

from lindung.engines.linkage.comparisons import COMPARISONS
from lindung.engines.linkage.gap.active_members import MemberPlace, person_counts
from lindung.engines.linkage.status.columns import STATUS
from lindung.engines.linkage.status.coverage_status import persons_of
from lindung.registry.snapshots.linkage import Linkage, LinkageManifest, write_linkage
from lindung.registry.snapshots.snapshot import Snapshot, new_snapshot_id
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.linking.stored_tables import LINK_ROWS, MEMBER_ROWS, STATUS_ROWS
from tests.engines.linkage.explaining.test_explain import MODEL
from tests.engines.linkage.listed_people import AREA, listed_rows
from tests.workflows.linking.office_people import member, stored, worker

MADE_AT: Final = datetime(2026, 11, 30, 4, tzinfo=UTC)
MEMBERS: Final = (
    ("33.74.15.1001", MemberPlace.UNLISTED), ("33.74.15.1002", MemberPlace.NOT_A_WORKER),
    ("33.74.10.1001", MemberPlace.ELSEWHERE), ("33.74", MemberPlace.UNPLACED), (None, MemberPlace.UNPLACED),
    ("33.22.01.2001", MemberPlace.ELSEWHERE), ("33.74.15.1001", MemberPlace.LISTED),
)  # fmt: skip
MATCH: Final = {"c_name": 1, "c_birth": 1, "c_place": 1, "c_sex": 1}
"""A pair that agrees in everything but the NIK, which one of them lacks."""


def stored_linkage(
    *, area: AreaCode = AREA, month: date = date(2026, 11, 1), made_at: datetime = MADE_AT, is_sample: bool = True,
    rows: pl.DataFrame | None = None, lists: RegisterKind = RegisterKind.WORKFORCE,
) -> Linkage:  # fmt: skip
    """Store a linkage whose manifest counts what its tables hold."""
    status = status_table(listed_rows() if rows is None else rows)
    members = member_table()
    workers = stored(lists, [worker(number) for number in range(4)], area=area.text)
    participants = stored(RegisterKind.PARTICIPANTS, [member(number) for number in range(3)], area=area.text)
    links = link_table(workers, participants)
    manifest = LinkageManifest(
        linkage_id=new_snapshot_id(), area_code=area.text, month=month,
        snapshots={
            "workers": [workers.manifest.snapshot_id], "participants": [participants.manifest.snapshot_id],
            "deaths": [], "personnel": [],
        },
        model=asdict(MODEL), model_version="1", engine="duckdb", counts=counts(status, members, area),
        rules=[{"rule": "sound_birth", "pairs": 9, "capped_values": 2, "capped_pairs": 5000}], code_version="0.1.0",
        is_sample=is_sample, made_by="Petugas Rekaan", made_at=made_at,
    )  # fmt: skip
    tables = {"status": (STATUS_ROWS, [status]), "members": (MEMBER_ROWS, [members]), "links": (LINK_ROWS, [links])}
    return write_linkage(office_vault(), manifest, tables)


def status_table(rows: pl.DataFrame) -> pl.DataFrame:
    """Return listed rows with every column of a stored status table."""
    lacking = [pl.lit(None, dtype=kind).alias(name) for name, kind in STATUS_ROWS.items() if name not in rows.columns]
    return rows.with_columns(lacking).select(pl.col(name).cast(kind) for name, kind in STATUS_ROWS.items())


def member_table() -> pl.DataFrame:
    """Return active members, one for each way to belong to the account."""
    rows = [{"place": str(place), "village_code": code, "row": at} for at, (code, place) in enumerate(MEMBERS)]
    return pl.DataFrame([dict.fromkeys(MEMBER_ROWS) | row for row in rows], schema=MEMBER_ROWS)


def counts(status: pl.DataFrame, members: pl.DataFrame, area: AreaCode) -> dict[str, Any]:  # Any: nested totals
    """Count as the linkage itself does."""
    persons = persons_of(status.select(*STATUS))
    return {
        "left": {"rows": status.height, "matched": 1, "possible": 0, "without": status.height - 1},
        "right": {"rows": 3, "matched": 1, "possible": 0, "without": 2},
        "pairs": [["residue", "match", 1], ["same_person", "possible", 1]],
        "persons": dict(persons["status"].value_counts().iter_rows()),
        "account": asdict(person_counts(status.select(*STATUS), members, area)),
    }


def link_table(workers: Snapshot, participants: Snapshot) -> pl.DataFrame:
    """Return three links: a match, its rival, and one that came with another."""
    levels = dict.fromkeys((comparison.column for comparison in COMPARISONS), 0)
    at = {"left_snapshot": workers.manifest.snapshot_id, "right_snapshot": participants.manifest.snapshot_id}
    rows = [
        {"left_row": 1, "right_row": 1, "stage": "residue", "decision": "match", "score": 0.9, "weight": 24.0,
         **levels, **MATCH},
        {"left_row": 1, "right_row": 2, "stage": "residue", "decision": "possible", "score": 0.05, "weight": 20.0,
         **levels, **MATCH},
        {"left_row": 2, "right_row": 3, "stage": "same_person", "decision": "possible", "score": 0.4, "weight": None,
         **dict.fromkeys(levels)},
    ]  # fmt: skip
    placed = [{**at, "left_id": row["left_row"], "right_id": row["right_row"], **row} for row in rows]
    return pl.DataFrame([dict.fromkeys(LINK_ROWS) | row for row in placed], schema=LINK_ROWS)
