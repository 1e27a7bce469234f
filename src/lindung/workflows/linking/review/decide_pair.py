"""Decide about a pair, or undo a decision: one person at a time, nothing is overwritten, nothing is deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from lindung.registry.models import PairDecision
from lindung.registry.models.pair_decision import reader_key_of
from lindung.vocabulary.language import Words
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.vocabulary.review_state import ReviewState
from lindung.workflows.linking.review.errors import NotYoursError, TakenError
from lindung.workflows.linking.review.make_decision import Making
from lindung.workflows.linking.review.pair import READING_OF
from lindung.workflows.linking.review.reviewed import Reviewed, one_pair
from lindung.workflows.linking.without_numbers import without_numbers

LONGEST_NAME: Final = 120
LONGEST_REASON: Final = 500


@dataclass(frozen=True)
class Decided:
    """A reading that was stored.

    Attributes:
        decision_id: Its number.
        reading: First, second or third.
        verdict: What the reader said.
        is_sampled: The pair is drawn to be read by two people.
    """

    decision_id: int
    reading: int
    verdict: PairVerdict
    is_sampled: bool


def decide(
    reviewed: Reviewed, pair_ref: str, *, verdict: PairVerdict, reader: str, why: str, now: datetime, seen: int | None
) -> Decided:
    """Store what one reader says of a pair.

    A pair that is to be looked at again gets a first reading that takes the place of all before it.

    Args:
        reviewed: The linkage as it stands.
        pair_ref: Which pair.
        verdict: What the reader says.
        reader: Who reads.
        why: Why, or "".
        now: When.
        seen: Number of the last standing decision the reader knew of, 0 for none; None does not compare.

    Raises:
        UnknownPairError: The linkage has no such pair.
        TakenError: Somebody else was faster.
        NotYoursError: The pair is settled, or needs another reader than this one.
    """
    one = one_pair(reviewed, pair_ref)
    pair = one.laid.row(0, named=True)
    name = _named(reader)
    state = ReviewState(pair["state"])
    with transaction.atomic():
        standing = _standing([pair["pair_key"]] if pair["pair_key"] else [])
        last = standing[-1].pk if standing else 0
        if seen is not None and seen != last:
            return _same_again(standing, name, verdict)
        _refuse_wrong_reader(state, standing, name)
        replaced = _standing(one.pair_keys) if state is ReviewState.RECHECK else []
        if not all(old.undo(by=name, at=now, why=_reason(why)) for old in replaced):
            raise TakenError
        made = Making(one, standing).decision(
            verdict=verdict, reading=READING_OF[state], reader=name, why=_reason(why), now=now, replaced=replaced
        )
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            if not _standing([made.pair_key]):
                raise  # no other reading stands in the way: the database refused something else
            raise TakenError from None
    return Decided(made.pk, made.reading, verdict, made.is_sampled)


def undo(*, decision_id: int, by: str, why: str, now: datetime) -> None:
    """Let the last standing reading of a pair stand no longer; the readings before it count again.

    Raises:
        TakenError: It was undone before, or somebody has read the pair since.
        NotYoursError: It is somebody else's, and no reason was given.
    """
    name = _named(by)
    with transaction.atomic():
        found = PairDecision.objects.filter(pk=decision_id).first()
        if found is None:
            raise TakenError
        standing = _standing([found.pair_key])
        if not standing or standing[-1].pk != decision_id:
            raise TakenError
        if standing[-1].reader_key != reader_key_of(name) and not why.strip():
            raise NotYoursError(_REASON_NEEDED)
        if not standing[-1].undo(by=name, at=now, why=_reason(why)):
            raise TakenError


def _standing(pair_keys: Sequence[str]) -> list[PairDecision]:
    """Lock and return the standing readings of pairs, the first reading first."""
    chosen = PairDecision.objects.standing().select_for_update().filter(pair_key__in=pair_keys)
    return list(chosen.order_by("reading", "id"))


def _same_again(standing: list[PairDecision], reader: str, verdict: PairVerdict) -> Decided:
    """Answer a double click with what it did the first time; anything else finds the pair changed."""
    last = standing[-1] if standing else None
    if last is None or last.reader_key != reader_key_of(reader) or last.verdict != verdict:
        raise TakenError
    return Decided(last.pk, last.reading, verdict, last.is_sampled)


def _refuse_wrong_reader(state: ReviewState, standing: list[PairDecision], reader: str) -> None:
    if state is ReviewState.DECIDED:
        raise NotYoursError(_SETTLED)
    needs_another = state in {ReviewState.SECOND, ReviewState.THIRD}
    if needs_another and reader_key_of(reader) in {one.reader_key for one in standing}:
        raise NotYoursError(_ANOTHER_READER)


def _named(reader: str) -> str:
    name = " ".join(reader.split())[:LONGEST_NAME]
    if not name:
        raise NotYoursError(_WHO)
    return name


def _reason(why: str) -> str:
    return without_numbers(why, longest=LONGEST_REASON)


_WHO = Words("Tulis nama atau jabatan Anda dulu.", "Write your name or your function first.")
_SETTLED = Words(
    "Pasangan ini sudah diputuskan. Batalkan dulu putusannya, lalu putuskan lagi.",
    "This pair is decided. Undo the decision first, then decide again.",
)
_ANOTHER_READER = Words(
    "Anda sudah membaca pasangan ini; sekarang giliran orang lain. Lanjutkan ke pasangan berikutnya.",
    "You have read this pair; now it is somebody else's turn. Go on to the next pair.",
)
_REASON_NEEDED = Words(
    "Tulis alasannya: putusan ini dibuat orang lain.", "Write why: this decision was made by somebody else."
)
