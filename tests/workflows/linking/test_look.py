"""What the doors see of stored linkages: totals that add up, sources with their days."""

from datetime import date, timedelta

import pytest

from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.registry.snapshots.snapshot import undo_snapshot
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.coverage_status import CoverageStatus
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.linking.look import current_linkage_shown, linkage_shown, linkages_shown
from tests.engines.linkage.listed_people import listed_people
from tests.workflows.linking.stored_linkage import MADE_AT, stored_linkage

PERSONS = listed_people().filter("is_person").height


def test_totals_add_up_from_rows_to_people_to_statuses() -> None:
    told = linkage_shown(stored_linkage().manifest.linkage_id)
    assert told.rows == told.people + told.repeated
    assert told.people == sum(told.persons.values()) == PERSONS
    assert set(told.persons) == set(CoverageStatus)
    assert told.workers == sum(told.persons[status] for status in CoverageStatus if status.is_worker)


def test_names_every_source_with_its_day_and_rows() -> None:
    told = linkage_shown(stored_linkage().manifest.linkage_id)
    assert [(one.side, one.register, one.as_of, one.rows, one.is_undone) for one in told.sources] == [
        ("workers", RegisterKind.WORKFORCE, date(2026, 11, 1), 4, False),
        ("participants", RegisterKind.PARTICIPANTS, date(2026, 11, 1), 3, False),
    ]


def test_tells_a_source_that_was_taken_back() -> None:
    stored = stored_linkage()
    workers = stored.manifest.snapshots["workers"][0]
    undo_snapshot(office_vault(), workers, by="Petugas Rekaan", at=MADE_AT, why="salah berkas")
    assert [one.is_undone for one in linkage_shown(stored.manifest.linkage_id).sources] == [True, False]


def test_says_what_the_caps_left_out() -> None:
    (left,) = linkage_shown(stored_linkage().manifest.linkage_id).left_out
    assert (left.rule.en, left.values, left.pairs) == ("sound of the name, birth", 2, 5000)


def test_lists_the_newest_first_and_by_area() -> None:
    first = stored_linkage()
    second = stored_linkage(made_at=MADE_AT + timedelta(hours=1))
    other = stored_linkage(area=AreaCode("33.72"))
    ids = [one.manifest.linkage_id for one in (second, first)]
    assert [one.linkage_id for one in linkages_shown("33.74")] == ids
    assert {one.linkage_id for one in linkages_shown()} == {*ids, other.manifest.linkage_id}


def test_takes_the_newest_of_the_area_around() -> None:
    stored = stored_linkage()
    found = current_linkage_shown("33.74.15.1001")
    assert found is not None
    assert (found.linkage_id, found.area_name) == (stored.manifest.linkage_id, "Kota Semarang")
    assert current_linkage_shown("33") is None


@pytest.mark.parametrize("asked", ["ffffffffffff", "../33.74", ""])
def test_an_unknown_linkage_is_nobodys(asked: str) -> None:
    stored_linkage()
    with pytest.raises(SnapshotGoneError):
        linkage_shown(asked)
