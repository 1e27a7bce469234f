"""A new key for an office: everything sealed again, decisions found again, killed runs taken up."""

from datetime import UTC, datetime

import pytest

from lindung.registry.models import Delivery, PairDecision
from lindung.registry.models.audit_line import AuditLine
from lindung.registry.snapshots.blobs import keep_sealed, kept_sealed
from lindung.registry.snapshots.linkage import Linkage, linkages
from lindung.registry.snapshots.snapshot import snapshots
from lindung.registry.snapshots.vault import office_vault
from lindung.registry.snapshots.verify import verify_snapshot
from lindung.workflows.keys.rotate import KeysError, alone, retire, rotate
from lindung.workflows.keys.sealed_places import Kept, sealed_places
from lindung.workflows.keys.show import keys_shown
from tests.registry.snapshots.test_reseal import KilledError, Until
from tests.workflows.linking.pairs_to_review import SECOND, linkage_of_pairs, read, state_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 2, 3, tzinfo=UTC)


@pytest.fixture
def linkage() -> Linkage:
    """Store two registers and a linkage of them, and read two pairs."""
    made = linkage_of_pairs()
    read(made, "1-1")
    read(made, "2-2")
    return made


def decided() -> list[tuple[str, str, str]]:
    return list(PairDecision.objects.order_by("id").values_list("pair_ref", "verdict", "key_id"))


def test_everything_lies_under_the_new_key_and_decisions_are_found(linkage: Linkage) -> None:
    vault = office_vault()
    old, before = vault.keys.newest().key_id, (state_of(linkage, "1-1"), state_of(linkage, "2-2"))
    done = rotate(vault, by="Petugas Contoh", now=NOW)
    assert done.directories == {Kept.REGISTERS: 2, Kept.LINKAGES: 1}
    assert (done.rows, done.records, done.records_left, done.is_resumed) == (8 + 8 + 7, 2, 0, False)
    assert {key for place in sealed_places(vault) for key in place.keys} == {done.key_id}
    assert [key for _, _, key in decided()] == [done.key_id] * 2
    retire(vault, old, by="Petugas Contoh", now=NOW)
    assert (state_of(linkage, "1-1"), state_of(linkage, "2-2")) == before
    assert all(verify_snapshot(vault, one.manifest.snapshot_id).is_sound for one in snapshots(vault))
    assert [one.manifest.linkage_id for one in linkages(vault)] == [linkage.manifest.linkage_id]


def test_a_second_reader_joins_a_decision_made_before(linkage: Linkage) -> None:
    rotate(office_vault(), by="Petugas Contoh", now=NOW)
    first = PairDecision.objects.get(pair_ref="2-2")
    PairDecision.objects.filter(pk=first.pk).update(is_sampled=True)
    again = read(linkage, "2-2", by=SECOND, seen=first.pk)
    assert PairDecision.objects.get(pk=again.decision_id).pair_key == first.pair_key


@pytest.mark.parametrize("steps", range(7))
def test_a_killed_run_leaves_all_readable_and_is_taken_up_with_the_same_key(linkage: Linkage, steps: int) -> None:
    vault = office_vault()
    before, old = state_of(linkage, "1-1"), vault.keys.newest().key_id
    with pytest.raises(KilledError):
        rotate(vault, by="Petugas Contoh", now=NOW, alive=Until(steps))
    assert state_of(linkage, "1-1") == before
    made = vault.keys.newest().key_id
    assert made != old
    done = rotate(vault, by="Petugas Contoh", now=NOW)
    assert (done.key_id, done.is_resumed) == (made, True)
    assert [one.is_needed for one in keys_shown(vault)] == [False, True]
    retire(vault, old, by="Petugas Contoh", now=NOW)
    assert state_of(linkage, "1-1") == before
    assert all(verify_snapshot(vault, one.manifest.snapshot_id).is_sound for one in snapshots(vault))


def test_a_next_run_makes_a_next_key(linkage: Linkage) -> None:
    vault = office_vault()
    first = rotate(vault, by="Petugas Contoh", now=NOW)
    assert first.removed == 3
    second = rotate(vault, by="Petugas Contoh", now=NOW)
    assert second.key_id != first.key_id
    assert not second.is_resumed
    assert AuditLine.objects.filter(act="keys rotate").count() == 2


def test_a_delivery_that_is_being_worked_on_is_left_for_later(linkage: Linkage) -> None:
    vault = office_vault()
    ids = {}
    for state in ("receiving", "received"):
        made = Delivery.objects.create(
            file_name="usulan.csv", file_bytes=4, received_by="Petugas Contoh", received_at=NOW, state=state
        )
        keep_sealed(vault.deliveries / made.public_id / "source", "000", state.encode(), keys=vault.keys)
        ids[state] = made.public_id
    old = vault.keys.newest().key_id
    done = rotate(vault, by="Petugas Contoh", now=NOW)
    assert (done.directories[Kept.DELIVERIES], done.busy) == (1, 1)
    with pytest.raises(KeysError, match="still needed by 1"):
        retire(vault, old, by="Petugas Contoh", now=NOW)
    Delivery.objects.filter(state="receiving").update(state="received")
    assert rotate(vault, by="Petugas Contoh", now=NOW).key_id == done.key_id
    retire(vault, old, by="Petugas Contoh", now=NOW)
    told = {state: kept_sealed(vault.deliveries / ids[state] / "source", "000", keys=vault.keys) for state in ids}
    assert told == {"receiving": b"receiving", "received": b"received"}


def test_decisions_of_a_register_that_is_gone_keep_their_key(linkage: Linkage) -> None:
    vault = office_vault()
    old = vault.keys.newest().key_id
    PairDecision.objects.filter(pair_ref="1-1").update(left_snapshot="tidakada")
    done = rotate(vault, by="Petugas Contoh", now=NOW)
    assert (done.records, done.records_left) == (1, 1)
    assert {key for ref, _, key in decided() if ref == "1-1"} == {old}
    with pytest.raises(KeysError, match="1 records"):
        retire(vault, old, by="Petugas Contoh", now=NOW)


def test_the_newest_key_stays(linkage: Linkage) -> None:
    vault = office_vault()
    with pytest.raises(KeysError, match="newest"):
        retire(vault, vault.keys.newest().key_id, by="Petugas Contoh", now=NOW)


def test_two_runs_at_once_are_one(linkage: Linkage) -> None:
    vault = office_vault()
    keys = len(vault.keys.all())
    with alone(vault), pytest.raises(KeysError, match="Another command"):
        rotate(vault, by="Petugas Contoh", now=NOW)
    assert len(vault.keys.all()) == keys


def test_a_key_that_is_needed_and_not_there_is_told(linkage: Linkage) -> None:
    vault = office_vault()
    old = vault.keys.newest().key_id
    vault.keys.add()
    vault.keys.remove(old)
    lost = [one for one in keys_shown(vault) if one.is_lost]
    assert [(one.key_id, one.directories[Kept.REGISTERS], one.records) for one in lost] == [
        (old, 2, {"pair decisions": 2})
    ]
