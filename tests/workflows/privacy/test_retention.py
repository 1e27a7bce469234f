"""The retention schedule: what is past its time goes, what something rests on stays, and all of it is told."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from lindung.registry.models import Delivery
from lindung.registry.models.audit_line import AuditLine
from lindung.registry.snapshots.blobs import keep_sealed
from lindung.registry.snapshots.coverage_build import builds
from lindung.registry.snapshots.linkage import linkages
from lindung.registry.snapshots.snapshot import snapshots, undo_snapshot
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.retention_kind import RetentionKind
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.privacy.retention import ScheduleLine, run_schedule, schedule
from tests.workflows.coverage.stored_builds import store_build
from tests.workflows.linking.office_people import stored, worker
from tests.workflows.linking.pairs_to_review import linkage_of_pairs

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 3, tzinfo=UTC)
LONG_AGO = date(2020, 1, 1)


def due(found: list[ScheduleLine]) -> dict[str, int]:
    return {line.kind.value: len(line.items) for line in found if line.items}


def register(day: date) -> str:
    return stored(RegisterKind.WORKERS, [worker(number) for number in range(3)], as_of=day).manifest.snapshot_id


def delivery(state: str, *, days: int) -> Path:
    made = Delivery.objects.create(
        file_name="usulan.csv", file_bytes=4, received_by="Petugas Contoh", received_at=NOW - timedelta(days=days),
        state=state, snapshot_id="abc" * (state == "imported"),
    )  # fmt: skip
    vault = office_vault()
    keep_sealed(vault.deliveries / made.public_id / "source", "000", b"data", keys=vault.keys)
    return vault.deliveries / made.public_id


def test_every_kind_has_a_period_with_a_source() -> None:
    found = schedule(office_vault(), NOW)
    assert [line.kind for line in found] == list(RetentionKind)
    assert all(line.period.source and isinstance(line.period.value, int) for line in found)


def test_old_registers_go_and_the_newest_stays_however_old() -> None:
    old, older, newest = register(date(2021, 1, 1)), register(LONG_AGO), register(date(2021, 6, 1))
    assert due(schedule(office_vault(), NOW)) == {"registers": 2}
    (line,) = [line for line in run_schedule(office_vault(), by="Petugas Contoh", now=NOW, door="cli") if line.items]
    assert {item.item_id for item in line.items} == {old, older}
    assert line.size_bytes > 0
    assert [one.manifest.snapshot_id for one in snapshots(office_vault())] == [newest]


def test_what_is_within_its_time_stays() -> None:
    register(date(2022, 1, 1))
    register(date(2023, 1, 1))
    assert due(schedule(office_vault(), NOW)) == {}


def test_looking_removes_nothing() -> None:
    register(LONG_AGO)
    register(date(2021, 1, 1))
    schedule(office_vault(), NOW)
    assert len(snapshots(office_vault())) == 2


def test_a_register_that_was_taken_back_goes_with_its_mark() -> None:
    only = register(LONG_AGO)
    vault = office_vault()
    undo_snapshot(vault, only, by="Petugas Contoh", at=NOW, why="keliru")
    run_schedule(vault, by="Petugas Contoh", now=NOW, door="cli")
    assert [path for path in vault.registers.rglob("*") if path.is_file()] == []


def test_registers_of_a_linkage_that_stays_stay() -> None:
    linkage_of_pairs(as_of=LONG_AGO, made_at=NOW)
    linkage_of_pairs(as_of=date(2021, 1, 1), made_at=NOW)
    assert due(schedule(office_vault(), NOW)) == {}


def test_an_old_linkage_goes_with_the_registers_only_it_rested_on() -> None:
    linkage_of_pairs(as_of=LONG_AGO, made_at=datetime(2020, 2, 1, tzinfo=UTC))
    kept = linkage_of_pairs(as_of=date(2026, 1, 1), made_at=NOW)
    assert due(schedule(office_vault(), NOW)) == {"registers": 2, "linkages": 1}
    run_schedule(office_vault(), by="Petugas Contoh", now=NOW, door="cli")
    assert [one.manifest.linkage_id for one in linkages(office_vault())] == [kept.manifest.linkage_id]
    assert due(schedule(office_vault(), NOW)) == {}


def test_uploads_and_finished_deliveries_have_times_of_their_own() -> None:
    stays = [delivery("received", days=179), delivery("imported", days=364), delivery("checking", days=900)]
    goes = [delivery("received", days=181), delivery("refused", days=366)]
    assert due(schedule(office_vault(), NOW)) == {"uploads": 1, "deliveries": 1}
    run_schedule(office_vault(), by="Petugas Contoh", now=NOW, door="cli")
    assert [path.exists() for path in (*stays, *goes)] == [True] * 3 + [False] * 2
    closed = Delivery.objects.get(public_id=goes[0].name)
    assert closed.state == "refused"
    assert "jadwal retensi" in closed.events.get().what_id


def test_each_thing_has_a_line_of_the_trail() -> None:
    old = register(LONG_AGO)
    register(date(2021, 1, 1))
    run_schedule(office_vault(), by="Petugas Contoh", now=NOW, door="cli")
    line = AuditLine.objects.get(act="retention run")
    assert (line.about, line.area_code, line.name, line.outcome) == (
        f"registers {old}", "33.74", "Petugas Contoh", "done",
    )  # fmt: skip
    assert "lima tahun" in line.why


def test_a_run_that_was_killed_is_finished_by_the_next() -> None:
    old = register(LONG_AGO)
    register(date(2021, 1, 1))
    vault = office_vault()
    (place,) = vault.registers.rglob(f"*-{old}")
    place.rename(place.with_name(f".{place.name}.removing"))  # killed between hiding and clearing
    assert len(snapshots(vault)) == 1
    run_schedule(vault, by="Petugas Contoh", now=NOW, door="cli")
    assert list(vault.registers.rglob("*.removing")) == []


def test_an_old_build_goes_and_what_the_newest_rests_on_stays() -> None:
    persons = {"33.74": (5, 5)}
    builds_made = [store_build("33.74", persons) for _ in range(2)]
    long_after = datetime(2031, 6, 1, tzinfo=UTC)
    assert due(schedule(office_vault(), NOW)) == {}
    assert due(schedule(office_vault(), long_after)) == {"builds": 1}
    run_schedule(office_vault(), by="Petugas Contoh", now=long_after, door="cli")
    kept = [one.manifest.build_id for one in builds(office_vault())]
    assert len(kept) == 1
    assert kept[0] in {one.manifest.build_id for one in builds_made}


def test_a_schedule_narrowed_to_an_area_tells_of_no_other() -> None:
    register(LONG_AGO)
    register(date(2021, 1, 1))
    (line,) = [line for line in schedule(office_vault(), NOW) if line.items]
    assert [len(line.within([AreaCode(area)]).items) for area in ("33", "33.74", "33.72")] == [1, 1, 0]
    assert [len(line.within([AreaCode(area)]).there) for area in ("33", "33.74", "33.72")] == [2, 2, 0]
