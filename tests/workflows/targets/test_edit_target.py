import pytest

from lindung.opendata.queries.target_plan import PlannedShare, plan_of, shares_of, sums_of_levels
from lindung.registry.models import TargetEntry
from lindung.vocabulary.target_plan import UnknownNumbers
from lindung.vocabulary.wilayah import AreaLevel
from lindung.workflows.targets.edit_target import edit_target
from lindung.workflows.targets.errors import TargetError, TargetGoneError
from lindung.workflows.targets.spread_target import spread_target
from lindung.workflows.targets.store_version import VersionStored
from lindung.workflows.targets.undo_target import undo_target
from tests.workflows.targets.conftest import NOW, villages_file, wanted

DISTRICT, OTHER = "33.74.01", "33.74.02"
VILLAGE = "33.74.01.1001"


@pytest.fixture
def plan(city: None) -> int:
    return spread_target(wanted(), entered_by="Petugas Contoh", now=NOW, file=villages_file()).plan_id


def edit(plan_id: int, shares: dict[str, int | None], **told: str) -> VersionStored:
    return edit_target(plan_id=plan_id, shares=shares, entered_by="Camat Contoh", now=NOW, **told)


def by_code(plan_id: int) -> dict[str, PlannedShare]:
    return {share.code: share for share in shares_of(plan_id)}


def test_an_edited_village_keeps_its_number_and_its_neighbours_take_the_rest(plan: int) -> None:
    before = by_code(plan)
    after = by_code(edit(plan, {VILLAGE: 777}).plan_id)
    assert (after[VILLAGE].share, after[VILLAGE].is_edited) == (777, True)
    inside = [share for share in after.values() if share.parent_code == DISTRICT]
    assert sum(share.share or 0 for share in inside) == before[DISTRICT].share
    elsewhere = [code for code, share in before.items() if share.parent_code != DISTRICT]
    assert all(before[code] == after[code] for code in elsewhere)


def test_an_edited_district_moves_the_others_and_its_villages_and_sums_stay_exact(plan: int) -> None:
    before = by_code(plan)
    more = (before[DISTRICT].share or 0) + 500
    stored = edit(plan, {DISTRICT: more})
    after = by_code(stored.plan_id)
    assert after[DISTRICT].share == more
    assert (after[OTHER].share or 0) < (before[OTHER].share or 0)
    assert sums_of_levels(stored.plan_id) == {AreaLevel.DISTRICT: 90_000, AreaLevel.VILLAGE: 90_000}


def test_earlier_edits_stay_and_can_be_given_back_to_the_rule(plan: int) -> None:
    untouched = by_code(plan)
    first = edit(plan, {VILLAGE: 777})
    second = edit(first.plan_id, {OTHER: 4_000})
    assert by_code(second.plan_id)[VILLAGE].share == 777
    third = edit(second.plan_id, {OTHER: None, VILLAGE: None})
    assert by_code(third.plan_id) == untouched


def test_a_decree_comes_later_and_makes_a_version_of_its_own(plan: int) -> None:
    stored = edit(plan, {}, decree="Keputusan Wali Kota 1/2026")
    changed = plan_of(stored.plan_id)
    assert changed is not None
    assert (changed.decree, changed.version) == ("Keputusan Wali Kota 1/2026", 2)


def test_who_edited_is_remembered_apart(plan: int) -> None:
    stored = edit(plan, {VILLAGE: 777})
    entry = TargetEntry.objects.get(plan_id=stored.plan_id)
    assert (entry.act, entry.entered_by, entry.file_name) == ("edit", "Camat Contoh", "")


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({VILLAGE: 1_001}, "pekerjanya hanya 1.000"),
        ({VILLAGE: -1}, "di bawah nol"),
        ({DISTRICT: 60_000}, "pekerjanya hanya"),
        ({"33.72.01": 5}, "tidak ada di rencana ini"),
        ({}, "Tidak ada yang berubah"),
        ({VILLAGE: None}, "Tidak ada yang berubah"),
    ],
)
def test_an_edit_that_cannot_be_met_changes_nothing(plan: int, shares: dict[str, int | None], said: str) -> None:
    with pytest.raises(TargetError) as refused:
        edit(plan, shares)
    assert said in refused.value.words.id
    current = plan_of(plan)
    assert current is not None
    assert current.is_current


def test_two_people_who_change_the_same_version_cannot_both_succeed(plan: int) -> None:
    edit(plan, {VILLAGE: 777})
    with pytest.raises(TargetGoneError):
        edit(plan, {VILLAGE: 778})


def test_an_area_left_out_gets_a_share_by_hand(city: None) -> None:
    file = villages_file(skip=1)
    told = wanted(unknown=UnknownNumbers.LEAVE_OUT, count=60_000)
    plan_id = spread_target(told, entered_by="Petugas Contoh", now=NOW, file=file).plan_id
    assert by_code(plan_id)[DISTRICT].share is None
    after = by_code(edit(plan_id, {DISTRICT: 2_000}).plan_id)
    assert after[DISTRICT].share == 2_000
    assert sum(share.share or 0 for share in after.values() if share.parent_code == "33.74") == 60_000


def test_undo_goes_back_to_the_version_before_and_keeps_both(plan: int) -> None:
    second = edit(plan, {VILLAGE: 777}).plan_id
    undone = undo_target(plan_id=second, entered_by="Petugas Contoh", now=NOW)
    assert undone.restored_id == plan
    first, taken_back = plan_of(plan), plan_of(second)
    assert first is not None
    assert taken_back is not None
    assert (first.is_current, first.superseded_by_id) == (True, None)
    assert (taken_back.is_current, taken_back.undone_at) == (False, NOW)
    assert edit(plan, {VILLAGE: 700}).version == 3


def test_undoing_the_first_version_leaves_no_current_one_and_works_once(plan: int) -> None:
    assert undo_target(plan_id=plan, entered_by="Petugas Contoh", now=NOW).restored_id is None
    with pytest.raises(TargetGoneError):
        undo_target(plan_id=plan, entered_by="Petugas Contoh", now=NOW)
    again = spread_target(wanted(), entered_by="Petugas Contoh", now=NOW, file=villages_file())
    assert (again.version, again.replaces_id) == (2, None)


def test_an_old_version_cannot_be_undone(plan: int) -> None:
    edit(plan, {VILLAGE: 777})
    with pytest.raises(TargetGoneError):
        undo_target(plan_id=plan, entered_by="Petugas Contoh", now=NOW)
