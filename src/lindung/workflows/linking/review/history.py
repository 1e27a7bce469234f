"""Everything that people ever decided about a pair: who, when, what, why; what was undone or replaced stays."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import polars as pl
from django.db.models import Q

from lindung.registry.models import PairDecision
from lindung.registry.models.pair_decision import MEMBER_KEYS, WORKER_KEYS
from lindung.registry.snapshots.keys import KeyRing
from lindung.vocabulary.language import Words
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.vocabulary.review_state import ReviewState
from lindung.workflows.linking.review.blind_keys import BlindKeys
from lindung.workflows.linking.review.held_pairs import KINDS
from lindung.workflows.linking.review.reviewed import Reviewed

COLUMNS: Final = {"left": WORKER_KEYS, "right": MEMBER_KEYS}


@dataclass(frozen=True)
class Past:
    """One decision about a pair.

    Attributes:
        decision_id: Its number.
        reading: First, second or third.
        verdict: What the reader said; None where the next reader must not know yet.
        reader: Who read.
        decided_at: When.
        why: Why, or "".
        is_elsewhere: It was made about another linkage.
        undone_by: Who undid or replaced it, or "".
        undone_at: When, or None.
        undone_why: Why, or "".
    """

    decision_id: int
    reading: int
    verdict: PairVerdict | None
    reader: str
    decided_at: datetime
    why: str
    is_elsewhere: bool
    undone_by: str
    undone_at: datetime | None
    undone_why: str


def history(one: Reviewed) -> list[Past]:
    """Return what was decided about one pair, the oldest first."""
    pair = one.laid.row(0, named=True)
    is_hidden = pair["state"] == ReviewState.SECOND
    return [
        Past(
            decision_id=decision.pk,
            reading=decision.reading,
            verdict=None if is_hidden and decision.undone_at is None else PairVerdict(decision.verdict),
            reader=decision.reader,
            decided_at=decision.decided_at,
            why="" if is_hidden and decision.undone_at is None else decision.why,
            is_elsewhere=decision.linkage_id != one.linkage.manifest.linkage_id,
            undone_by=decision.undone_by,
            undone_at=decision.undone_at,
            undone_why=decision.undone_why,
        )
        for decision in PairDecision.objects.filter(Q(pair_key__in=one.pair_keys) | _undone_about(one))
    ]


@dataclass(frozen=True)
class Told:
    """One decision as the page after it tells it.

    Attributes:
        decision_id: Its number.
        verdict: What was decided.
        reading: First, second or third.
        is_sampled: The pair is drawn to be read by two people.
        pair_ref: Where it was decided.
    """

    decision_id: int
    verdict: PairVerdict
    reading: int
    is_sampled: bool
    pair_ref: str


def told_decision(decision_id: int) -> Told | None:
    """Return a standing decision by its number, or None."""
    found = PairDecision.objects.standing().filter(pk=decision_id).first() if decision_id else None
    if found is None:
        return None
    return Told(found.pk, PairVerdict(found.verdict), found.reading, found.is_sampled, found.pair_ref)


def recognised(one: Reviewed) -> list[Words]:
    """Say how the persons of an older decision were known again where something about them has changed."""
    key = one.laid["pair_key"][0]
    told = []
    for side, words in _SIDES.items():
        for person in one.found[side].filter(pl.col("pair_key").eq_missing(key)).iter_rows(named=True):
            if person["row_id"] == one.laid[f"{side}_id"][0] and person["changed"]:
                by, changed = (_listed(person[name]) for name in ("by", "changed"))
                told.append(
                    Words(
                        f"{words.id} dikenali dari {by.id}; {changed.id} kini lain daripada saat diputuskan.",
                        f"{words.en} is known by {by.en}; {changed.en} is another now than when it was decided.",
                    )
                )
    return told


def _undone_about(one: Reviewed) -> Q:
    """Ask for decisions that were undone about the same two persons, of whom every known key agrees."""
    persons = Q(pk__in=[])
    for key_id in PairDecision.objects.order_by().values_list("key_id", flat=True).distinct():
        persons |= _agrees(one, "left", key_id) & _agrees(one, "right", key_id)
    pair = one.laid.row(0, named=True)
    same_rows = Q(
        left_snapshot=pair["left_snapshot"], left_row=pair["left_row"], right_snapshot=pair["right_snapshot"],
        right_row=pair["right_row"],
    )  # fmt: skip
    return ~Q(undone_at=None) & (persons | same_rows)


def _agrees(one: Reviewed, side: str, key_id: str) -> Q:
    keys = _keys(one, side, one.vault.keys, key_id)
    columns = {column: keys[kind] for column in COLUMNS[side] if (kind := column.split("_")[1]) in keys}
    is_one, none_differs = Q(pk__in=[]), Q()
    for column, key in columns.items():
        is_one |= Q(**{column: key})
        none_differs &= Q(**{f"{column}__in": (key, "")})
    return is_one & none_differs


def _keys(one: Reviewed, side: str, ring: KeyRing, key_id: str) -> dict[str, str]:
    keys = BlindKeys.under(ring, key_id).keys(one.pairs.side(side), KINDS[side])
    return dict(keys.select("kind", "key").iter_rows())


def _listed(kinds: list[str]) -> Words:
    words = [_KINDS[kind] for kind in kinds]
    return Words(", ".join(word.id for word in words), ", ".join(word.en for word in words))


_SIDES = {"left": Words("Pekerja", "The worker"), "right": Words("Peserta", "The member")}
_KINDS = {
    "nik": Words("NIK", "NIK"),
    "kpj": Words("KPJ", "KPJ"),
    "name": Words("nama, tanggal lahir, dan desa", "name, birth date and village"),
    "place": Words("baris yang sama", "the same row"),
}
