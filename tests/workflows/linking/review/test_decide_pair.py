"""Readers decide, one at a time; nothing is overwritten and nothing is deleted."""

from datetime import timedelta

import pytest

from lindung.registry.models import PairDecision
from lindung.registry.snapshots.linkage import Linkage
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.workflows.linking.review.decide_pair import decide, undo
from lindung.workflows.linking.review.errors import NotYoursError, TakenError, UnknownPairError
from lindung.workflows.linking.review.reviewed import under_review
from tests.registry.snapshots.people import FIRST_NIK
from tests.workflows.linking.pairs_to_review import (
    FIRST,
    NOW,
    SECOND,
    THIRD,
    draw,
    linkage_of_pairs,
    read,
    state_of,
)

pytestmark = pytest.mark.django_db
SAME, DIFFERENT, UNSURE = PairVerdict.SAME, PairVerdict.DIFFERENT, PairVerdict.UNSURE


@pytest.fixture
def linkage() -> Linkage:
    return linkage_of_pairs()


def test_keeps_who_when_why_and_what_was_seen(linkage: Linkage) -> None:
    made = read(linkage, "2-2", DIFFERENT, why="beda ibu")
    kept = PairDecision.objects.get(pk=made.decision_id)
    assert (kept.verdict, kept.reading, kept.reader, kept.decided_at, kept.why) == (
        DIFFERENT,
        1,
        FIRST,
        NOW,
        "beda ibu",
    )
    assert (kept.linkage_id, kept.pair_ref, kept.area_code) == (linkage.manifest.linkage_id, "2-2", "33.74.01.1003")
    assert kept.evidence["levels"]["name"] == "equal"
    assert (kept.evidence["score"], kept.evidence["stage"], kept.evidence["decision"]) == (0.35, "residue", "possible")


def test_keeps_nothing_that_tells_who_the_persons_are(linkage: Linkage) -> None:
    kept = PairDecision.objects.filter(pk=read(linkage, "2-2").decision_id).values().get()
    told = str(kept)
    assert str(FIRST_NIK + 2) not in told
    assert "rekaan" not in told.casefold()
    assert "1980" not in told


def test_leaves_out_numbers_of_persons_from_the_reason(linkage: Linkage) -> None:
    made = read(linkage, "2-2", why=f"NIK {FIRST_NIK} dan HP 0812-9900-0001 sama")
    assert PairDecision.objects.get(pk=made.decision_id).why == "NIK ••• dan HP ••• sama"


def test_a_double_click_does_the_work_once(linkage: Linkage) -> None:
    first = read(linkage, "2-2", SAME, seen=0)
    assert read(linkage, "2-2", SAME, seen=0) == first
    assert PairDecision.objects.count() == 1


def test_who_is_slower_is_told_and_overwrites_nothing(linkage: Linkage) -> None:
    before = under_review(linkage.manifest.linkage_id)
    first = read(linkage, "2-2", SAME)
    for seen in (0, None):
        with pytest.raises(TakenError):
            decide(before, "2-2", verdict=DIFFERENT, reader=SECOND, why="", now=NOW, seen=seen)
    assert list(PairDecision.objects.standing().values_list("pk", "verdict")) == [(first.decision_id, SAME)]


def test_a_settled_pair_is_undone_before_it_is_decided_again(linkage: Linkage) -> None:
    made = read(linkage, "2-2", SAME)
    draw(made, is_sampled=False)
    with pytest.raises(NotYoursError, match="Undo the decision first"):
        read(linkage, "2-2", DIFFERENT, by=SECOND)


def test_the_second_reader_is_somebody_else(linkage: Linkage) -> None:
    made = read(linkage, "2-2", UNSURE)
    assert state_of(linkage, "2-2") == "second"
    with pytest.raises(NotYoursError, match="somebody else's turn"):
        read(linkage, "2-2", SAME, by="pembaca  SATU", seen=made.decision_id)
    assert read(linkage, "2-2", SAME, by=SECOND).reading == 2
    assert state_of(linkage, "2-2") == "decided"


def test_a_third_settles_what_two_see_differently(linkage: Linkage) -> None:
    draw(read(linkage, "2-2", SAME))
    assert state_of(linkage, "2-2") == "second"
    read(linkage, "2-2", DIFFERENT, by=SECOND)
    assert state_of(linkage, "2-2") == "third"
    for reader in (FIRST, SECOND):
        with pytest.raises(NotYoursError):
            read(linkage, "2-2", SAME, by=reader)
    assert read(linkage, "2-2", DIFFERENT, by=THIRD).reading == 3
    assert state_of(linkage, "2-2") == "decided"


def test_a_reading_is_drawn_once_for_all(linkage: Linkage) -> None:
    draw(read(linkage, "2-2", SAME))
    assert read(linkage, "2-2", SAME, by=SECOND).is_sampled


def test_undoes_the_last_reading_and_keeps_it(linkage: Linkage) -> None:
    made = read(linkage, "2-2", SAME)
    undo(decision_id=made.decision_id, by=FIRST, why="", now=NOW + timedelta(minutes=1))
    assert state_of(linkage, "2-2") == "waiting"
    assert PairDecision.objects.get(pk=made.decision_id).undone_by == FIRST
    assert read(linkage, "2-2", DIFFERENT).reading == 1


def test_undoes_the_last_reading_first(linkage: Linkage) -> None:
    first = read(linkage, "2-2", UNSURE)
    second = read(linkage, "2-2", SAME, by=SECOND)
    with pytest.raises(TakenError):
        undo(decision_id=first.decision_id, by=FIRST, why="", now=NOW)
    undo(decision_id=second.decision_id, by=SECOND, why="", now=NOW)
    assert state_of(linkage, "2-2") == "second"


def test_who_undoes_what_somebody_else_decided_says_why(linkage: Linkage) -> None:
    made = read(linkage, "2-2", SAME)
    with pytest.raises(NotYoursError, match="Write why"):
        undo(decision_id=made.decision_id, by=SECOND, why=" ", now=NOW)
    undo(decision_id=made.decision_id, by=SECOND, why="KTP sudah diperiksa", now=NOW)
    assert PairDecision.objects.get(pk=made.decision_id).undone_why == "KTP sudah diperiksa"


def test_a_decision_is_undone_once(linkage: Linkage) -> None:
    made = read(linkage, "2-2", SAME)
    undo(decision_id=made.decision_id, by=FIRST, why="", now=NOW)
    for number in (made.decision_id, 0):
        with pytest.raises(TakenError):
            undo(decision_id=number, by=FIRST, why="", now=NOW)


def test_a_match_may_be_contested(linkage: Linkage) -> None:
    made = read(linkage, "0-0", DIFFERENT)
    draw(made, is_sampled=False)
    assert state_of(linkage, "0-0") == "decided"


@pytest.mark.parametrize("ref", ["1-7", "99-99", "2", "a-b", "2-2-2", "-", "9" * 50 + "-1"])
def test_refuses_what_is_no_pair(linkage: Linkage, ref: str) -> None:
    with pytest.raises(UnknownPairError):
        read(linkage, ref)


def test_refuses_a_reading_by_nobody(linkage: Linkage) -> None:
    with pytest.raises(NotYoursError, match="your name"):
        read(linkage, "2-2", by="  ")


def test_another_key_of_the_ring_does_not_make_another_pair(linkage: Linkage) -> None:
    from lindung.registry.snapshots.vault import office_vault

    first = read(linkage, "2-2", UNSURE)
    office_vault().keys.add()
    second = read(linkage, "2-2", SAME, by=SECOND)
    other = read(linkage, "3-3", SAME)
    kept = {key: {*PairDecision.objects.filter(pk=key).values_list("key_id", "pair_key")} for key in (
        first.decision_id, second.decision_id, other.decision_id
    )}  # fmt: skip
    assert kept[first.decision_id] == kept[second.decision_id]
    assert len({key_id for told in kept.values() for key_id, _ in told}) == 1
