from collections.abc import Callable
from datetime import timedelta

import pytest

from lindung.registry.models import Delivery
from lindung.registry.snapshots.faults import AlreadyUndoneError, DiskFullError, SnapshotGoneError
from lindung.registry.snapshots.snapshot import undo_snapshot
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.workflows.deliveries import registers as registers_module
from lindung.workflows.deliveries.check import start_check
from lindung.workflows.deliveries.decide import (
    apply_fix,
    claim_import,
    refuse,
    start_import,
    undo_import,
    undo_register,
    unwaive,
    waive,
)
from lindung.workflows.deliveries.errors import DeliveryError, WrongStateError
from lindung.workflows.deliveries.look import events_of, options_of, report_of, summary_of
from lindung.workflows.deliveries.plain import DeliveryState, Fix
from lindung.workflows.deliveries.registers import register_of, registers
from tests.workflows.deliveries.lists import (
    BY,
    NOW,
    OPTIONS,
    WHY,
    checked,
    csv_of,
    imported,
    received,
    state_of,
    states_of,
    verdicts_of,
    worker,
    xlsx_of,
)

pytestmark = pytest.mark.django_db
OLD = worker(3, TANGGAL_LAHIR="17-05-1950", NIK="3374811705500003")
LIST = csv_of([worker(1), worker(2), OLD])
LATER = NOW + timedelta(days=1)


def fixes_of(delivery_id: str, reason: str) -> tuple[Fix, ...]:
    return next(group.fixes for group in report_of(delivery_id).groups if group.reason == reason)


def apply(delivery_id: str, fix: Fix) -> None:
    apply_fix(delivery_id=delivery_id, fix_kind=fix.kind, value=fix.value, by=BY, why=WHY, now=NOW)


def snapshot_of_delivery(delivery_id: str) -> str:
    return str(summary_of(delivery_id).snapshot_id)


def test_sets_a_reason_aside_for_the_whole_list() -> None:
    delivery_id = checked(LIST)
    assert [fix.kind for fix in fixes_of(delivery_id, "too_old")] == ["waive"]
    waive(delivery_id=delivery_id, reason="too_old", by=BY, why=WHY, now=NOW)
    assert states_of(delivery_id) == ["accepted"] * 3
    group = next(group for group in report_of(delivery_id).groups if group.reason == "too_old")
    assert (group.is_waived, group.rows) == (True, 1)
    assert WHY in [event.why for event in events_of(delivery_id)]


def test_lets_a_reason_count_again() -> None:
    delivery_id = checked(LIST)
    before = verdicts_of(delivery_id)
    waive(delivery_id=delivery_id, reason="too_old", by=BY, why=WHY, now=NOW)
    unwaive(delivery_id=delivery_id, reason="too_old", by=BY, why=WHY, now=NOW)
    assert verdicts_of(delivery_id).equals(before)


def test_waiving_twice_is_waiving_once() -> None:
    delivery_id = checked(LIST)
    for _ in range(2):
        waive(delivery_id=delivery_id, reason="too_old", by=BY, why=WHY, now=NOW)
    options = options_of(delivery_id)
    assert options is not None
    assert options.waived == ("too_old",)


@pytest.mark.parametrize("reason", ["nik_not_sixteen", "village_unknown", "no_such_reason"])
def test_does_not_set_aside_what_must_be_repaired(reason: str) -> None:
    delivery_id = checked(csv_of([worker(1, NIK="337481")]))
    with pytest.raises(DeliveryError):
        waive(delivery_id=delivery_id, reason=reason, by=BY, why=WHY, now=NOW)
    assert states_of(delivery_id) == ["to_repair"]


def test_reads_an_unknown_village_as_the_closest_one() -> None:
    rows = [worker(1), *(worker(number, **{"DESA/KELURAHAN": "Sekarran"}) for number in (2, 3))]
    delivery_id = checked(csv_of(rows))
    (fix,) = fixes_of(delivery_id, "village_unknown")
    assert (fix.kind, fix.rows, fix.value["to"]) == ("correct", 2, "33.74.12.1009")
    apply(delivery_id, fix)
    assert states_of(delivery_id) == ["accepted"] * 3


def test_reads_an_unknown_village_in_a_title_as_the_closest_one() -> None:
    names = ("NO", "NAMA", "NIK", "TANGGAL LAHIR", "JENIS KELAMIN", "PEKERJAAN")
    cells = [[worker(number)[name] for name in names] for number in (1, 2, 3)]
    sheet = [[*names], ["KELURAHAN SEKARRAN"], *cells[:2], ["KELURAHAN PATEMON"], *cells[2:]]
    delivery_id = checked(xlsx_of(sheet), "usulan.xlsx")
    (fix,) = fixes_of(delivery_id, "village_unknown")
    assert (fix.rows, fix.value["to"]) == (2, "33.74.12.1009")
    apply(delivery_id, fix)
    assert states_of(delivery_id) == ["accepted"] * 3
    assert {village.village_code for village in report_of(delivery_id).villages} == {"33.74.12.1008", "33.74.12.1009"}


@pytest.mark.parametrize(("order", "state"), [("day_first", "accepted"), ("month_first", "to_repair")])
def test_reads_dates_in_the_order_a_person_states(order: str, state: str) -> None:
    delivery_id = checked(csv_of([worker(1, NIK="3374810512800001", TANGGAL_LAHIR="05/12/1980")]))
    assert states_of(delivery_id) == ["to_repair"]
    fix = next(fix for fix in fixes_of(delivery_id, "birth_ambiguous") if fix.value == {"order": order})
    apply(delivery_id, fix)
    assert states_of(delivery_id) == [state]


def test_does_not_offer_an_order_of_dates_twice() -> None:
    delivery_id = checked(csv_of([worker(1, NIK="3374810512800001", TANGGAL_LAHIR="05/12/1980")]))
    apply(delivery_id, fixes_of(delivery_id, "birth_ambiguous")[0])
    assert "birth_ambiguous" not in {group.reason for group in report_of(delivery_id).groups}


def test_knows_no_other_fix() -> None:
    delivery_id = checked(LIST)
    with pytest.raises(DeliveryError):
        apply(delivery_id, Fix("erase", Words("", ""), 1, {}))
    assert state_of(delivery_id) == DeliveryState.CHECKED


@pytest.mark.parametrize("target", ["nik", "name", "phone", "no_such_target"])
def test_corrects_no_cell_that_names_a_person_for_a_whole_list(target: str) -> None:
    delivery_id = checked(LIST)
    with pytest.raises(DeliveryError):
        apply(delivery_id, Fix("correct", Words("", ""), 1, {"target": target, "from": "1", "to": "2"}))
    assert state_of(delivery_id) == DeliveryState.CHECKED


def test_decides_nothing_about_a_list_that_was_never_checked() -> None:
    delivery_id = received(LIST)
    with pytest.raises(WrongStateError):
        waive(delivery_id=delivery_id, reason="too_old", by=BY, why=WHY, now=NOW)


def test_saves_the_accepted_rows_as_a_register() -> None:
    register = register_of(snapshot_of_delivery(imported(LIST)))
    assert (register.rows_read, register.rows_new, register.rows_refused) == (3, 2, 1)


def test_of_two_saves_one_passes(idle: list[tuple[str, str]]) -> None:
    delivery_id = received(LIST)
    Delivery.objects.update(state=DeliveryState.CHECKED, totals={"report": {"accepted": 1}})
    start_import(delivery_id=delivery_id, by=BY, now=NOW)
    with pytest.raises(WrongStateError):
        start_import(delivery_id=delivery_id, by=BY, now=NOW)
    assert len(idle) == 1


def test_saves_nothing_when_no_row_is_accepted() -> None:
    delivery_id = checked(csv_of([OLD]))
    with pytest.raises(DeliveryError):
        claim_import(delivery_id=delivery_id, by=BY, now=NOW)
    assert state_of(delivery_id) == DeliveryState.CHECKED
    assert registers() == []


def test_saves_no_refused_list() -> None:
    delivery_id = checked(LIST)
    refuse(delivery_id=delivery_id, by=BY, why=WHY, now=NOW)
    with pytest.raises(WrongStateError):
        claim_import(delivery_id=delivery_id, by=BY, now=NOW)
    assert (state_of(delivery_id), registers()) == (DeliveryState.REFUSED, [])


def test_refuses_no_list_whose_register_counts() -> None:
    delivery_id = imported(LIST)
    with pytest.raises(DeliveryError):
        refuse(delivery_id=delivery_id, by=BY, why=WHY, now=NOW)
    start_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    with pytest.raises(DeliveryError):
        refuse(delivery_id=delivery_id, by=BY, why=WHY, now=NOW)
    assert state_of(delivery_id) == DeliveryState.CHECKED


def test_undoes_an_import_as_a_new_fact() -> None:
    delivery_id = imported(LIST)
    undo_import(delivery_id=delivery_id, by=BY, why=WHY, now=LATER)
    register = register_of(snapshot_of_delivery(delivery_id))
    assert (register.undone_by, register.undone_at, register.undone_why) == (BY, LATER, WHY)
    assert (register.rows, state_of(delivery_id)) == (2, DeliveryState.UNDONE)


def test_undoes_the_register_of_a_list_that_was_checked_again() -> None:
    delivery_id = imported(LIST)
    start_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    undo_import(delivery_id=delivery_id, by=BY, why=WHY, now=LATER)
    assert register_of(snapshot_of_delivery(delivery_id)).undone_at == LATER
    assert state_of(delivery_id) == DeliveryState.UNDONE


def test_undoes_nothing_that_was_not_saved() -> None:
    delivery_id = checked(LIST)
    with pytest.raises(WrongStateError):
        undo_import(delivery_id=delivery_id, by=BY, why=WHY, now=NOW)
    assert state_of(delivery_id) == DeliveryState.CHECKED


def test_an_undo_that_cannot_be_written_leaves_the_register_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    delivery_id = imported(LIST)

    def full(*_: object, **__: object) -> None:
        raise DiskFullError(Words("penuh", "full"))

    monkeypatch.setattr(registers_module, "undo_snapshot", full)
    with pytest.raises(DiskFullError):
        undo_import(delivery_id=delivery_id, by=BY, why=WHY, now=NOW)
    assert state_of(delivery_id) == DeliveryState.IMPORTED


def test_an_undo_that_was_killed_half_way_can_be_repeated() -> None:
    delivery_id = imported(LIST)
    undo_snapshot(office_vault(), snapshot_of_delivery(delivery_id), by=BY, at=NOW, why=WHY)
    undo_import(delivery_id=delivery_id, by="lain", why="lain", now=LATER)
    assert state_of(delivery_id) == DeliveryState.UNDONE
    assert register_of(snapshot_of_delivery(delivery_id)).undone_by == BY


@pytest.mark.parametrize("act", [start_import, undo_import])
def test_nothing_follows_an_undo(act: Callable[..., None]) -> None:
    delivery_id = imported(LIST)
    undo_import(delivery_id=delivery_id, by=BY, why=WHY, now=NOW)
    reason = {undo_import: {"why": WHY}}.get(act, {})
    with pytest.raises(WrongStateError):
        act(delivery_id=delivery_id, by=BY, now=NOW, **reason)


def test_undoes_a_register_by_its_own_identifier_and_its_delivery_follows() -> None:
    delivery_id = imported(LIST)
    undo_register(snapshot_id=snapshot_of_delivery(delivery_id), by=BY, why=WHY, now=LATER)
    assert state_of(delivery_id) == DeliveryState.UNDONE


def test_undoes_a_register_once() -> None:
    delivery_id = imported(LIST)
    undo_register(snapshot_id=snapshot_of_delivery(delivery_id), by=BY, why=WHY, now=LATER)
    with pytest.raises(AlreadyUndoneError):
        undo_register(snapshot_id=snapshot_of_delivery(delivery_id), by=BY, why=WHY, now=LATER)


def test_undoes_no_unknown_register() -> None:
    with pytest.raises(SnapshotGoneError):
        undo_register(snapshot_id="0123456789ab", by=BY, why=WHY, now=LATER)


def test_the_same_file_again_makes_the_same_rows() -> None:
    imported(LIST)
    again = register_of(snapshot_of_delivery(imported(LIST)))
    assert (again.rows_new, again.rows_changed, again.rows_same, again.rows_left) == (0, 0, 2, 0)


def test_the_next_list_tells_who_is_new_changed_and_gone() -> None:
    imported(csv_of([worker(1), worker(2), worker(3)]))
    after = csv_of([worker(1), worker(2, PEKERJAAN="Pedagang"), worker(4), worker(5, NIK="1")])
    told = register_of(snapshot_of_delivery(imported(after)))
    assert (told.rows_new, told.rows_changed, told.rows_same, told.rows_refused, told.rows_left) == (1, 1, 1, 1, 1)
    assert told.rows_read == 1 + 1 + 1 + 1


def test_an_undone_register_is_not_compared_with() -> None:
    first = imported(LIST)
    undo_import(delivery_id=first, by=BY, why=WHY, now=NOW)
    again = register_of(snapshot_of_delivery(imported(LIST)))
    assert (again.previous_id, again.rows_new) == ("", 2)
