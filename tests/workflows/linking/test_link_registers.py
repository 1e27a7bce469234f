"""Registers of an office linked: every worker gets a status, every count is the length of a list."""

from collections import Counter
from datetime import date, datetime, timedelta

import polars as pl
import pytest

from lindung.engines.linkage.link import quiet
from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.registry.snapshots.linkage import Linkage, linkages
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.link_registers import link_registers, registers_of
from tests.workflows.linking.office_people import AREA, MONTH, NOW, member, nik, stored, without_nik, worker

pytestmark = pytest.mark.django_db

DAY = MONTH.plus(1).first_day


def linkage(*, now: datetime = NOW) -> Linkage:
    registers = registers_of(area=AREA, on=DAY)
    return link_registers(registers, month=MONTH, by="Petugas Rekaan", now=now, told=quiet).linkage


def status_of(found: Linkage) -> dict[str, tuple[str, str]]:
    rows = pl.concat([*found.table(office_vault(), "status", ["name", "status", "reason"])])
    return {name: (status, reason) for name, status, reason in rows.iter_rows()}


@pytest.fixture
def office() -> None:
    """Sixty workers: of the first forty everybody is a member."""
    stored(RegisterKind.WORKFORCE, [worker(number) for number in range(60)])
    stored(RegisterKind.PARTICIPANTS, [member(number) for number in range(40)])


@pytest.mark.usefixtures("office")
def test_says_of_everybody_whether_covered() -> None:
    told = Counter(status for status, _ in status_of(linkage()).values())
    assert told == {"covered": 40, "uncovered": 20}


@pytest.mark.usefixtures("office")
def test_counts_of_the_manifest_are_the_lengths_of_the_lists() -> None:
    found = linkage()
    counts = found.manifest.counts
    assert counts["persons"] == {"covered": 40, "uncovered": 20}
    left = counts["left"]
    assert left["rows"] == left["matched"] + left["possible"] + left["without"] == 60
    assert found.manifest.tables["status"] == 60
    assert found.manifest.tables["links"] == sum(pairs for *_, pairs in counts["pairs"])


@pytest.mark.usefixtures("office")
def test_names_the_snapshots_and_the_model_it_was_made_from() -> None:
    told = linkage().manifest
    assert {name: len(ids) for name, ids in told.snapshots.items()} == {
        "workers": 1, "participants": 1, "deaths": 0, "personnel": 0,
    }  # fmt: skip
    assert told.model_version
    assert set(told.model) >= {"m", "u", "prior_bits"}


def test_the_dead_and_civil_servants_do_not_count() -> None:
    stored(RegisterKind.WORKFORCE, [worker(number) for number in range(30)])
    stored(RegisterKind.PARTICIPANTS, [member(number) for number in range(20)])
    stored(RegisterKind.DEATHS, [worker(3, died_on=date(2026, 5, 1)), worker(25, died_on=date(2026, 5, 1))])
    stored(RegisterKind.PERSONNEL, [worker(26)])
    found = linkage()
    told = {name: status for name, (status, _) in status_of(found).items()}
    named = {number: told[str(worker(number)["name"])] for number in (3, 25, 26, 4, 27)}
    assert named == {3: "dead", 25: "dead", 26: "outside_scope", 4: "covered", 27: "uncovered"}
    assert found.manifest.counts["account"]["not_workers"] == 1  # person 3 is dead and still an active member


def test_a_member_without_a_nik_is_found_by_name_birth_and_village() -> None:
    stored(RegisterKind.WORKFORCE, [worker(number) for number in range(60)])
    stored(
        RegisterKind.PARTICIPANTS, [*(member(n) for n in range(30)), *(member(n, **without_nik()) for n in (40, 41))]
    )
    told = status_of(linkage())
    assert [told[str(worker(number)["name"])][0] for number in (40, 41, 42)] == ["covered", "covered", "uncovered"]


def test_a_corrected_nik_is_followed_in_the_next_snapshot() -> None:
    stored(RegisterKind.PARTICIPANTS, [member(number) for number in range(30)])
    before = [worker(number, **(nik(900) if number == 7 else {})) for number in range(40)]
    stored(RegisterKind.WORKFORCE, before, as_of=date(2026, 9, 1))
    first = linkage()
    stored(RegisterKind.WORKFORCE, [worker(number) for number in range(40)], as_of=date(2026, 11, 1))
    second = linkage(now=NOW + timedelta(hours=1))
    name = str(worker(7)["name"])
    assert status_of(second)[name][0] == "covered"
    stages = {
        run: pl.concat([*run_of.table(office_vault(), "links")]).filter(pl.col("right_row") == 8)["stage"].to_list()
        for run, run_of in (("first", first), ("second", second))
    }
    assert stages["second"] == ["nik"]
    assert stages["first"] != ["nik"]
    assert [one.manifest.linkage_id for one in linkages(office_vault())] == [
        second.manifest.linkage_id, first.manifest.linkage_id,
    ]  # fmt: skip


def test_the_newest_list_counts_and_proposals_only_where_there_is_no_list() -> None:
    stored(RegisterKind.PARTICIPANTS, [member(1)])
    proposals = stored(RegisterKind.WORKERS, [worker(2)])
    assert registers_of(area=AREA, on=DAY).workers == [proposals]
    workforce = stored(RegisterKind.WORKFORCE, [worker(1)])
    assert registers_of(area=AREA, on=DAY).workers == [workforce]


def test_named_snapshots_are_taken_and_give_the_area() -> None:
    workforce = stored(RegisterKind.WORKFORCE, [worker(1)], area="33.72")
    members = stored(RegisterKind.PARTICIPANTS, [member(1)], area="33.72")
    ids = [workforce.manifest.snapshot_id], [members.manifest.snapshot_id]
    chosen = registers_of(area=None, on=DAY, workers=ids[0], participants=ids[1])
    assert (chosen.area_code, chosen.workers, chosen.participants) == ("33.72", [workforce], [members])


def test_refuses_a_register_of_another_kind() -> None:
    members = stored(RegisterKind.PARTICIPANTS, [member(1)])
    with pytest.raises(LinkingError, match="here it must be"):
        registers_of(area=AREA, on=DAY, workers=[members.manifest.snapshot_id])


def test_refuses_an_area_without_registers() -> None:
    with pytest.raises(LinkingError, match="Import first"):
        registers_of(area="33.72", on=DAY)


def test_refuses_an_unknown_snapshot() -> None:
    with pytest.raises(SnapshotGoneError):
        registers_of(area=AREA, on=DAY, workers=["ffffffffffff"])


@pytest.mark.parametrize(("regency", "group"), [("82.05", "unplaced"), ("82.08", "unlisted"), ("64.04", "elsewhere")])
def test_a_nik_of_a_split_area_does_not_tell_in_which_part_a_member_lives(regency: str, group: str) -> None:
    """Pulau Taliabu was split from Kepulauan Sula: a NIK of Sula may belong to somebody in either."""
    here = {"village_code": "82.08.01.2001"}
    stored(RegisterKind.WORKFORCE, [worker(number, **here) for number in range(20)], area="82.08")
    beside = member(90, village_code=None, nik_regency=regency)
    stored(RegisterKind.PARTICIPANTS, [*(member(number, **here) for number in range(10)), beside], area="82.08")
    registers = registers_of(area="82.08", on=DAY)
    found = link_registers(registers, month=MONTH, by="Petugas Rekaan", now=NOW, told=quiet).linkage
    account = found.manifest.counts["account"]
    assert {name: account[name] for name in ("unplaced", "unlisted", "elsewhere")} == {
        "unplaced": 0, "unlisted": 0, "elsewhere": 0, group: 1,
    }  # fmt: skip
