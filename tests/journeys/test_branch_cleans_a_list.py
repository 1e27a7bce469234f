"""A branch compares a regency's proposal with its registers, has the villages repair it, and saves and corrects it."""

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.decide import start_import, undo_import, waive
from lindung.workflows.deliveries.hand_out import annex, returns_zip
from lindung.workflows.deliveries.look import events_of, report_of, summaries, summary_of
from lindung.workflows.deliveries.plain import Report
from lindung.workflows.deliveries.registers import changes_between, register_of, registers, verify
from lindung.workflows.deliveries.take_back import delivery_of_workbook, take_back_workbook
from lindung.workflows.make_sample import SampleFile, SampleMade, make_sample
from tests.workflows.deliveries.conftest import data_directory, worker_in_this_process
from tests.workflows.deliveries.lists import BY, NOW, WHY, checked, imported

pytestmark = pytest.mark.django_db
__all__ = ["data_directory", "worker_in_this_process"]
ON = date(2026, 11, 22)
LAST_YEAR = date(2025, 11, 22)
FIRST_ROW = 6


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SampleMade:
    directory = tmp_path_factory.mktemp("contoh")
    return make_sample(area_code="33.74", workers=600, seed=3, directory=directory, on=ON, progress=lambda *_: None)


def file_of(sample: SampleMade, name: str) -> SampleFile:
    return next(file for file in sample.files if file.name == name)


def stated_for(file: SampleFile) -> dict[str, object]:
    return {"register": RegisterKind(file.register), "profile": file.profile}


def bring(sample: SampleMade, name: str, **stated: object) -> str:
    """Import a file of the sample and return its delivery."""
    return imported(sample.directory / name, name, **(stated_for(file_of(sample, name)) | stated))


def found_in(report: Report) -> dict[str, int]:
    return {group.reason: group.rows for group in report.groups}


def repair_all(data: bytes) -> bytes:
    """Take every row off the list, as a village does that finds nobody again."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet: Worksheet = book.worksheets[0]
    answer = max(int(cell.column) for cell in sheet[FIRST_ROW - 1] if cell.value == "Perbaikan")
    for row in range(FIRST_ROW, sheet.max_row + 1):
        sheet.cell(row, answer).value = "Hapus dari usulan"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_branch_cleans_a_list(sample: SampleMade) -> None:
    for name in ("contoh-peserta.csv", "contoh-kematian.xlsx", "contoh-pegawai.csv"):
        bring(sample, name)
    before = summary_of(bring(sample, "contoh-usulan-tahun-lalu.csv", payer="APBD Kota", as_of=LAST_YEAR))
    proposal = file_of(sample, "contoh-usulan.csv")
    delivery_id = checked(sample.directory / proposal.name, proposal.name, payer="APBD Kota", **stated_for(proposal))

    report = report_of(delivery_id)
    assert report.rows_read == proposal.rows == report.accepted + report.to_repair + report.not_eligible
    assert sum(village.rows for village in report.villages) == proposal.rows
    unchecked = [words.en for words in report.notes if words.en.startswith("Not checked")]
    assert all("E05 " in words for words in unchecked)  # nobody else has proposed yet
    assert found_in(report)["too_old"] >= proposal.planted["too_old"]
    assert summary_of(delivery_id).is_sample

    with zipfile.ZipFile(returns_zip(delivery_id)) as archive:
        books = {name: archive.read(name) for name in archive.namelist()}
    name, data = next(iter(books.items()))
    assert delivery_of_workbook(data, name) == delivery_id
    back = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].max_row - FIRST_ROW + 1
    take_back_workbook(delivery_id=delivery_id, data=repair_all(data), file_name=name, by=BY, now=NOW)
    assert found_in(report_of(delivery_id))["withdrawn"] == back

    waive(delivery_id=delivery_id, reason="too_old", by=BY, why=WHY, now=NOW)
    start_import(delivery_id=delivery_id, by=BY, now=NOW)
    after, told = summary_of(delivery_id), report_of(delivery_id)
    register = register_of(str(after.snapshot_id))
    assert (register.rows_read, register.rows) == (told.rows_read, told.accepted)
    assert register.rows_read == (
        register.rows_new + register.rows_changed + register.rows_same + register.rows_refused
    )
    assert verify(register.snapshot_id).is_sound
    assert len(annex(delivery_id, "csv").read().decode("utf-8-sig").splitlines()) == told.accepted + 1

    counts = changes_between(str(before.snapshot_id), register.snapshot_id)
    assert counts.current_rows == counts.same + counts.changed + counts.joined == register.rows
    assert (register.rows_new, register.rows_left) == (counts.joined, counts.left)

    undo_import(delivery_id=delivery_id, by=BY, why=WHY, now=NOW)
    assert [one.undone_why for one in registers() if one.snapshot_id == register.snapshot_id] == [WHY]
    assert [event.words.en for event in events_of(delivery_id)][-1] == "Register undone."
    assert len(summaries()) == 5


def test_every_office_file_of_a_sample_is_read_to_its_last_row(sample: SampleMade) -> None:
    read = {
        file.name: report_of(checked(sample.directory / file.name, file.name, **stated_for(file))).rows_read
        for file in sample.files
    }
    assert read == {file.name: file.rows for file in sample.files}


def test_an_office_file_is_known_by_its_headers(sample: SampleMade, tmp_path: Path) -> None:
    delivered = {
        file.name: checked(sample.directory / file.name, file.name, register=RegisterKind(file.register), profile=None)
        for file in sample.files
    }
    assert {name for name, delivery_id in delivered.items() if summary_of(delivery_id).rows_read is None} == set()


def test_what_was_planted_is_found(sample: SampleMade) -> None:
    proposal = file_of(sample, "contoh-usulan.csv")
    for name in ("contoh-peserta.csv", "contoh-kematian.xlsx", "contoh-pegawai.csv"):
        bring(sample, name)
    rules = {"one_per_household": True}
    report = report_of(checked(sample.directory / proposal.name, proposal.name, rules=rules, **stated_for(proposal)))
    truth = pl.read_parquet(sample.directory / "truth" / "contoh-usulan.parquet").filter(~pl.col("needs_linkage"))
    planted = dict(truth.group_by("reason").len().iter_rows())
    found = found_in(report)
    assert {reason for reason, rows in planted.items() if found.get(reason, 0) < rows} == set()
