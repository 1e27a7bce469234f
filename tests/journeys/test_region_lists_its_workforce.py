"""A region stores everybody who works in it, whatever their status, from any file it has, and compares two years."""

from datetime import date

import polars as pl
import pytest

from lindung.registry.snapshots.snapshot import snapshot_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.hand_out import annex
from lindung.workflows.deliveries.look import report_of, summary_of
from lindung.workflows.deliveries.registers import changes_between, register_of, verify
from lindung.workflows.make_sample import SampleMade, make_sample
from tests.workflows.deliveries.conftest import data_directory, worker_in_this_process
from tests.workflows.deliveries.lists import imported

pytestmark = pytest.mark.django_db
__all__ = ["data_directory", "worker_in_this_process"]
ON = date(2026, 11, 22)
LATER = date(2026, 12, 22)
BESIDE = ("contoh-peserta.csv", "contoh-kematian.xlsx", "contoh-pegawai.csv")
WORKFORCE = "contoh-pekerja.csv"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SampleMade:
    directory = tmp_path_factory.mktemp("contoh")
    return make_sample(area_code="33.74", workers=900, seed=4, directory=directory, on=ON, progress=lambda *_: None)


@pytest.fixture
def beside(sample: SampleMade) -> None:
    """Import the registers a proposal would be compared with."""
    for file in [one for one in sample.files if one.name in BESIDE]:
        imported(sample.directory / file.name, file.name, register=RegisterKind(file.register), profile=file.profile)


def bring(sample: SampleMade, name: str, profile: str, **stated: object) -> str:
    return imported(sample.directory / name, name, register=RegisterKind.WORKFORCE, profile=profile, payer="", **stated)


def rows_of(delivery_id: str) -> pl.DataFrame:
    vault = office_vault()
    return pl.concat(snapshot_of(vault, str(summary_of(delivery_id).snapshot_id)).rows(vault))


@pytest.mark.usefixtures("beside")
def test_a_region_stores_everybody_and_keeps_what_the_list_says_of_them(sample: SampleMade) -> None:
    delivery_id = bring(sample, WORKFORCE, "workforce_list")
    register = register_of(str(summary_of(delivery_id).snapshot_id))
    file = next(one for one in sample.files if one.name == WORKFORCE)
    assert register.rows_read == register.rows == file.rows
    assert verify(register.snapshot_id).is_sound

    rows, planted = rows_of(delivery_id), file.planted
    notes = dict(rows["life_note"].drop_nulls().value_counts().iter_rows())
    assert notes == {"deceased": planted["deceased_noted"], "moved": planted["moved_noted"]}
    assert set(rows["segment"]) == {"PU", "BPU", "jakon", "PMI"}
    assert rows["village_code"].is_not_null().all()

    truth = pl.read_parquet(sample.directory / "truth" / "contoh-pekerja.parquet")
    short = truth.filter(pl.col("reason") == "nik_not_sixteen")["file_row"]
    kept = rows.filter(pl.col("nik_short").is_not_null())
    assert kept["file_row"].is_in(short.implode()).all()
    assert kept["nik_short"].cast(pl.String).str.len_chars().eq(15).all()


def test_what_was_planted_is_noted(sample: SampleMade) -> None:
    found = {group.reason: group.rows for group in report_of(bring(sample, WORKFORCE, "workforce_list")).groups}
    planted = next(one for one in sample.files if one.name == WORKFORCE).planted
    told_by_linkage = {"deceased_registered", "name_differs"}
    assert found == {reason: rows for reason, rows in planted.items() if reason not in told_by_linkage}


@pytest.mark.usefixtures("beside")
@pytest.mark.parametrize(
    ("name", "profile"),
    [
        ("contoh-opensid-keluarga.csv", "opensid_family"),
        ("contoh-p3ke-perorangan.xlsx", "p3ke_individual"),
        ("contoh-usulan-desa.xlsx", "village_list"),
        ("contoh-usulan.csv", "generic_persons"),
    ],
)
def test_a_region_stores_everybody_of_another_office_s_file(sample: SampleMade, name: str, profile: str) -> None:
    report = report_of(bring(sample, name, profile))
    assert report.rows_read == report.accepted == next(one.rows for one in sample.files if one.name == name)
    assert {group.severity for group in report.groups} <= {"review"}


def test_a_region_sees_what_changed_since_its_last_list(sample: SampleMade) -> None:
    before = bring(sample, WORKFORCE, "workforce_list")
    after = bring(sample, WORKFORCE, "workforce_list", as_of=LATER)
    rows = summary_of(before).accepted or 0
    counts = changes_between(str(summary_of(before).snapshot_id), str(summary_of(after).snapshot_id))
    assert (counts.same, counts.changed, counts.joined, counts.left) == (rows, 0, 0, 0)
    assert len(annex(after, "csv").read().decode("utf-8-sig").splitlines()) == rows + 1
