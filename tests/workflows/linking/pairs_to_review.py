"""A stored linkage of a few invented pairs, made by hand so that a test says what the linkage found."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import polars as pl

from lindung.engines.linkage.comparisons import COMPARISONS
from lindung.engines.linkage.explaining.given_pairs import levels_of
from lindung.engines.linkage.outcome import outcome_of_links
from lindung.registry.models import PairDecision
from lindung.registry.snapshots.linkage import Linkage, LinkageManifest, write_linkage
from lindung.registry.snapshots.snapshot import Snapshot, new_snapshot_id
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.coverage_status import CoverageStatus
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.linking.review.decide_pair import Decided, decide
from lindung.workflows.linking.review.reviewed import one_pair, under_review
from lindung.workflows.linking.stored_tables import LINK_ROWS
from tests.engines.linkage.explaining.test_explain import MODEL
from tests.registry.snapshots.people import persons
from tests.workflows.linking.office_people import AREA, LATEST, member, stored, without_nik, worker

MADE_AT: Final = datetime(2026, 11, 30, 4, tzinfo=UTC)
NOW: Final = datetime(2026, 12, 1, 2, tzinfo=UTC)
FIRST, SECOND, THIRD = "Pembaca Satu", "Pembaca Dua", "Pembaca Tiga"
Rows = list[dict[str, Any]]  # Any: columns of a register
Pair = tuple[int, int, str, str, float]
"""Worker, member, stage, decision, score."""

WORKERS: Final = [worker(number, **(without_nik() if number % 2 else {})) for number in range(8)]
MEMBERS: Final = [member(number, **without_nik()) for number in range(8)]
PAIRS: Final[Sequence[Pair]] = (
    (0, 0, "nik", "match", 1.0),
    (1, 1, "residue", "possible", 0.52),
    (2, 2, "residue", "possible", 0.35),
    (3, 3, "double", "possible", 0.2),
    (4, 4, "doubtful", "possible", 0.05),
    (5, 5, "residue", "possible", 0.78),
    (5, 6, "residue", "possible", 0.15),
)


def linkage_of_pairs(
    workers: Rows = WORKERS, members: Rows = MEMBERS, pairs: Sequence[Pair] = PAIRS, *, made_at: datetime = MADE_AT,
    as_of: date = LATEST, area: str = AREA,
) -> Linkage:  # fmt: skip
    """Store two registers and what a linkage found among them; a person's number is the number of its row."""
    lists = stored(RegisterKind.WORKFORCE, workers, as_of=as_of, area=area)
    register = stored(RegisterKind.PARTICIPANTS, members, as_of=as_of, area=area)
    links = links_between(lists, register, workers, members, pairs)
    outcome = outcome_of_links(links, left_rows=len(workers), right_rows=len(members))
    manifest = LinkageManifest(
        linkage_id=new_snapshot_id(), area_code=area, month=date(2026, 11, 1),
        snapshots={
            "workers": [lists.manifest.snapshot_id], "participants": [register.manifest.snapshot_id],
            "deaths": [], "personnel": [],
        },
        model=asdict(MODEL), model_version="1", engine="duckdb",
        counts={
            "left": asdict(outcome.left), "right": asdict(outcome.right),
            "pairs": [[*key, pairs] for key, pairs in outcome.pairs.items()],
            "persons": {CoverageStatus.UNCOVERED.value: len(workers)}, "account": {},
        },
        rules=[], code_version="0.1.0", is_sample=True, made_by="Petugas Rekaan", made_at=made_at,
    )  # fmt: skip
    return write_linkage(office_vault(), manifest, {"links": (LINK_ROWS, [links])})


def links_between(
    lists: Snapshot, register: Snapshot, workers: Rows, members: Rows, pairs: Sequence[Pair]
) -> pl.DataFrame:
    """Return LINK_ROWS of pairs, with the levels that the linkage would read."""
    left = persons([workers[one] for one, *_ in pairs])
    right = persons([members[other] for _, other, *_ in pairs])
    read = levels_of(left, right)
    return pl.DataFrame(
        {
            "left_snapshot": lists.manifest.snapshot_id, "left_row": left["row"],
            "right_snapshot": register.manifest.snapshot_id, "right_row": right["row"],
            "left_id": [one for one, *_ in pairs], "right_id": [other for _, other, *_ in pairs],
            "stage": [stage for _, _, stage, *_ in pairs], "decision": [said for *_, said, _ in pairs],
            "score": [score for *_, score in pairs], "weight": 20.0,
            **{comparison.column: read[comparison.column] for comparison in COMPARISONS},
            "village_code": left["village_code"], "decided": None, "recheck": None,
        },
        schema=LINK_ROWS,
    )  # fmt: skip


def read(
    linkage: Linkage, ref: str, verdict: PairVerdict = PairVerdict.SAME, *, by: str = FIRST, why: str = "",
    seen: int | None = None, days: int = 0,
) -> Decided:  # fmt: skip
    """Let somebody read a pair."""
    reviewed = under_review(linkage.manifest.linkage_id)
    return decide(reviewed, ref, verdict=verdict, reader=by, why=why, now=NOW + timedelta(days=days), seen=seen)


def draw(decided: Decided, *, is_sampled: bool = True) -> None:
    """Draw a pair for a second reading, or not, whatever chance says."""
    key = PairDecision.objects.get(pk=decided.decision_id).pair_key
    PairDecision.objects.filter(pair_key=key).update(is_sampled=is_sampled)


def state_of(linkage: Linkage, ref: str) -> str:
    """Say where a pair stands."""
    return str(one_pair(under_review(linkage.manifest.linkage_id), ref).laid["state"].item())
