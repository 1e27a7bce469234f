from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from lindung.registry.models import PairDecision
from lindung.registry.models.pair_decision import reader_key_of
from lindung.vocabulary.pair_verdict import PairVerdict

NOW = datetime(2026, 12, 1, 2, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def decision(reading: int = 1, reader: str = "Pembaca Satu", **fields: Any) -> PairDecision:
    usual = {
        "key_id": "0a1b2c3d", "pair_key": "a" * 64, "worker_nik_key": "b" * 64, "member_kpj_key": "c" * 64,
        "area_code": "33.74.01.1001", "verdict": PairVerdict.SAME, "reading": reading, "reader": reader,
        "reader_key": reader_key_of(reader), "decided_at": NOW, "linkage_id": "0123456789ab", "pair_ref": "1-2",
        "left_snapshot": "1" * 12, "left_row": 1, "right_snapshot": "2" * 12, "right_row": 2,
        "evidence": {"levels": {}, "before": [], "score": 0.5},
    }  # fmt: skip
    return PairDecision.objects.create(**{**usual, **fields})


def test_of_two_first_readings_one_stands() -> None:
    decision()
    with pytest.raises(IntegrityError), transaction.atomic():
        decision(reader="Pembaca Dua")
    assert PairDecision.objects.standing().count() == 1


def test_nobody_reads_a_pair_twice() -> None:
    decision()
    with pytest.raises(IntegrityError), transaction.atomic():
        decision(reading=2, reader="  pembaca   SATU ")


def test_another_pair_is_another_matter() -> None:
    decision()
    decision(pair_key="d" * 64)
    assert PairDecision.objects.standing().count() == 2


def test_an_undone_decision_stays_and_makes_room() -> None:
    first = decision()
    assert first.undo(by="Pembaca Dua", at=NOW, why="salah pencet")
    second = decision(replaces=first)
    assert list(PairDecision.objects.standing()) == [second]
    first.refresh_from_db()
    assert (first.undone_by, first.undone_at, first.undone_why) == ("Pembaca Dua", NOW, "salah pencet")


def test_of_two_who_undo_at_once_one_passes() -> None:
    first = decision()
    again = PairDecision.objects.get(pk=first.pk)
    assert first.undo(by="Pembaca Satu", at=NOW, why="")
    assert not again.undo(by="Pembaca Dua", at=NOW, why="")
    assert again.undone_at is None
    assert PairDecision.objects.get(pk=first.pk).undone_by == "Pembaca Satu"


@pytest.mark.parametrize(
    "fields",
    [{"verdict": "perhaps"}, {"reading": 0}, {"reading": 4}, {"pair_key": ""}, {"undone_at": NOW}, {"undone_by": "x"}],
)
def test_the_database_refuses_what_cannot_be(fields: Mapping[str, Any]) -> None:
    made = decision()
    with pytest.raises(IntegrityError), transaction.atomic():
        PairDecision.objects.filter(pk=made.pk).update(**fields)


def test_a_decision_that_was_replaced_cannot_be_deleted() -> None:
    first = decision()
    first.undo(by="Pembaca Satu", at=NOW, why="")
    decision(replaces=first)
    with pytest.raises(ProtectedError):
        first.delete()


def test_shows_neither_a_person_nor_a_reader() -> None:
    assert str(decision()).startswith("Decision ")
    assert "Pembaca" not in str(decision(pair_key="e" * 64))
