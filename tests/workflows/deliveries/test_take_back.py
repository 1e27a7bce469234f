import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import polars as pl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lindung.engines.intake.checks.catalogue import reasons
from lindung.engines.intake.faults import UnusableFileError
from lindung.registry.models import Delivery
from lindung.vocabulary.language import Language
from lindung.workflows.deliveries.decide import start_import
from lindung.workflows.deliveries.errors import WrongStateError
from lindung.workflows.deliveries.hand_out import return_workbook, returns_zip
from lindung.workflows.deliveries.look import events_of, report_of, summary_of
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.registers import register_of, registers
from lindung.workflows.deliveries.take_back import delivery_of_workbook, take_back_workbook
from tests.workflows.deliveries.lists import (
    BY,
    NOW,
    checked,
    csv_of,
    imported,
    received,
    state_of,
    states_of,
    verdicts_of,
    worker,
)

pytestmark = pytest.mark.django_db
SEKARAN = "33.74.12.1009"
HEADER = 5
LIST = csv_of([
    worker(1),
    worker(2, NIK="337481170580"),
    worker(3, NIK="3374811705800000"),
    worker(4, TANGGAL_LAHIR="17-05-1950", NIK="3374811705500004"),
    worker(5, NIK="", **{"DESA/KELURAHAN": "Patemon"}),
    worker(6),
])  # fmt: skip
Clerk = Callable[[Worksheet, dict[str, int]], None]


def workbook(delivery_id: str, village: str | None = SEKARAN) -> bytes:
    return return_workbook(delivery_id, village)[1]


def repaired(data: bytes, clerk: Clerk) -> bytes:
    """Open a workbook, let the clerk write into its first sheet, and save it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    headers = {str(cell.value): int(cell.column) for cell in sheet[HEADER]}
    clerk(sheet, headers)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def row_of(sheet: Worksheet, file_row: int) -> int:
    return next(row for row in range(HEADER + 1, sheet.max_row + 1) if sheet.cell(row, 1).value == file_row)


def writes(file_row: int, header: str, value: Any) -> Clerk:  # Any: a cell
    """Return a clerk who writes one cell of the row that stood there in the file."""

    def clerk(sheet: Worksheet, headers: dict[str, int]) -> None:
        sheet.cell(row_of(sheet, file_row), headers[header]).value = value

    return clerk


def take_back(delivery_id: str, data: bytes, name: str = "perbaikan.xlsx") -> None:
    take_back_workbook(delivery_id=delivery_id, data=data, file_name=name, by=BY, now=NOW)


def test_a_repair_changes_just_its_row() -> None:
    delivery_id = checked(LIST)
    before = verdicts_of(delivery_id)
    take_back(delivery_id, repaired(workbook(delivery_id), writes(3, "NIK", "3374811705800002")))
    after = verdicts_of(delivery_id)
    assert after.filter(pl.col("row") != 2).equals(before.filter(pl.col("row") != 2))
    assert states_of(delivery_id) == ["accepted", "accepted", "to_repair", "not_eligible", "to_repair", "accepted"]


def test_a_workbook_that_nobody_touched_changes_nothing() -> None:
    delivery_id = checked(LIST)
    before = verdicts_of(delivery_id)
    take_back(delivery_id, repaired(workbook(delivery_id), lambda sheet, headers: None))
    assert verdicts_of(delivery_id).equals(before)
    assert "0 changed, 0 withdrawn, 0 stated to agree with the card" in events_of(delivery_id)[-3].words.en


def test_a_nik_that_came_back_as_a_number_is_flagged_and_not_guessed() -> None:
    delivery_id = checked(LIST)
    take_back(delivery_id, repaired(workbook(delivery_id), writes(3, "NIK", 3374811705800020)))
    verdict = verdicts_of(delivery_id).row(1, named=True)
    assert (verdict["state"], verdict["mask"]) == ("to_repair", reasons()["nik_cut_to_zero"].mask)


def test_a_card_that_agrees_sets_aside_what_may_be_answered_so() -> None:
    delivery_id = checked(LIST)
    take_back(delivery_id, repaired(workbook(delivery_id), writes(4, "Perbaikan", "Sudah sesuai KTP")))
    verdict = verdicts_of(delivery_id).row(2, named=True)
    assert verdict["state"] == "accepted"
    assert verdict["waived"] == reasons()["nik_serial"].mask


@pytest.mark.parametrize(("file_row", "state"), [(3, "to_repair"), (5, "not_eligible")])
def test_a_card_sets_nothing_aside_that_does_not_offer_it(file_row: int, state: str) -> None:
    delivery_id = checked(LIST)
    take_back(delivery_id, repaired(workbook(delivery_id), writes(file_row, "Perbaikan", "Sudah sesuai KTP")))
    verdict = verdicts_of(delivery_id).row(file_row - 2, named=True)
    assert (verdict["state"], verdict["waived"]) == (state, 0)


def test_a_person_taken_off_the_list_is_withdrawn_and_stays_on_record() -> None:
    delivery_id = checked(LIST)
    take_back(delivery_id, repaired(workbook(delivery_id), writes(3, "Perbaikan", "Hapus dari usulan")))
    verdict = verdicts_of(delivery_id).row(1, named=True)
    assert (verdict["state"], verdict["mask"]) == ("not_eligible", reasons()["withdrawn"].mask)
    assert report_of(delivery_id).rows_read == 6


def test_a_workbook_whose_rows_were_emptied_changes_nothing() -> None:
    def empties(sheet: Worksheet, headers: dict[str, int]) -> None:
        for row in sheet.iter_rows(min_row=HEADER + 1):
            for cell in row:
                cell.value = None

    delivery_id = checked(LIST)
    before = verdicts_of(delivery_id)
    take_back(delivery_id, repaired(workbook(delivery_id), empties))
    assert verdicts_of(delivery_id).equals(before)


def test_the_newest_answer_to_a_row_counts() -> None:
    delivery_id = checked(LIST)
    issued = workbook(delivery_id)
    take_back(delivery_id, repaired(issued, writes(3, "Perbaikan", "Hapus dari usulan")))
    assert states_of(delivery_id)[1] == "not_eligible"
    take_back(delivery_id, repaired(issued, writes(3, "NIK", "3374811705800002")))
    assert states_of(delivery_id)[1] == "accepted"


def test_a_later_workbook_leaves_earlier_repairs_of_other_rows() -> None:
    delivery_id = checked(LIST)
    issued = workbook(delivery_id)
    take_back(delivery_id, repaired(issued, writes(3, "NIK", "3374811705800002")))
    take_back(delivery_id, repaired(workbook(delivery_id), writes(4, "NIK", "3374811705800003")))
    take_back(delivery_id, repaired(workbook(delivery_id, "33.74.12.1008"), writes(6, "NIK", "3374811705800005")))
    assert states_of(delivery_id) == ["accepted"] * 3 + ["not_eligible"] + ["accepted"] * 2


def test_a_workbook_of_an_older_check_does_not_take_a_repair_back() -> None:
    delivery_id = checked(LIST)
    older = workbook(delivery_id)
    take_back(delivery_id, repaired(older, writes(3, "NIK", "3374811705800002")))
    take_back(delivery_id, repaired(older, writes(4, "NIK", "3374811705800003")))
    assert states_of(delivery_id)[1:3] == ["accepted", "accepted"]


def test_the_next_workbook_shows_the_repaired_cells_only_of_rows_still_wrong() -> None:
    delivery_id = checked(LIST)
    take_back(delivery_id, repaired(workbook(delivery_id), writes(3, "NIK", "33748117058000021")))
    book = openpyxl.load_workbook(io.BytesIO(workbook(delivery_id)))
    niks = {row[0]: row[3] for row in book.worksheets[0].iter_rows(min_row=HEADER + 1, values_only=True)}
    assert niks == {3: "33748117058000021", 4: "3374811705800000", 5: "3374811705500004"}


def test_a_repaired_list_is_saved_in_the_place_of_the_register_before() -> None:
    delivery_id = imported(LIST)
    first = str(summary_of(delivery_id).snapshot_id)
    take_back(delivery_id, repaired(workbook(delivery_id), writes(3, "NIK", "3374811705800002")))
    assert state_of(delivery_id) == DeliveryState.CHECKED
    start_import(delivery_id=delivery_id, by=BY, now=NOW)
    second = register_of(str(summary_of(delivery_id).snapshot_id))
    assert (second.previous_id, second.rows_new, second.rows_same, second.rows_refused) == (first, 1, 2, 3)
    assert [one.snapshot_id for one in registers() if one.undone_at is None] == [second.snapshot_id]


@pytest.mark.parametrize("state", [DeliveryState.REFUSED, DeliveryState.CHECKING])
def test_a_closed_or_busy_list_takes_no_repairs(state: DeliveryState) -> None:
    delivery_id = checked(LIST)
    data = repaired(workbook(delivery_id), writes(3, "NIK", "3374811705800002"))
    Delivery.objects.update(state=state, beat_at=NOW)
    before = verdicts_of(delivery_id)
    with pytest.raises(WrongStateError):
        take_back(delivery_id, data)
    Delivery.objects.update(state=DeliveryState.CHECKED)
    take_back(delivery_id, repaired(workbook(delivery_id), lambda sheet, headers: None))
    assert verdicts_of(delivery_id).equals(before)


def test_a_workbook_of_another_delivery_is_refused() -> None:
    delivery_id, other = checked(LIST), checked(LIST)
    with pytest.raises(UnusableFileError) as refusal:
        take_back(delivery_id, workbook(other))
    assert refusal.value.reason == "return_delivery"


@pytest.mark.parametrize("data", [LIST, b"bukan daftar"])
def test_a_file_that_is_no_workbook_of_ours_is_refused(data: bytes) -> None:
    delivery_id = checked(LIST)
    with pytest.raises(UnusableFileError) as refusal:
        take_back(delivery_id, data, "lain.csv")
    assert refusal.value.reason == "no_return"


def test_a_workbook_without_a_checked_list_is_refused() -> None:
    delivery_id = received(LIST)
    with pytest.raises(WrongStateError):
        take_back(delivery_id, workbook(checked(LIST)))


def test_knows_the_delivery_of_a_workbook_by_its_contents() -> None:
    delivery_id = checked(LIST)
    assert delivery_of_workbook(workbook(delivery_id), "nama-lain.xlsx") == delivery_id
    assert delivery_of_workbook(LIST, "daftar.csv") is None


def test_a_workbook_whose_list_is_not_kept_is_refused() -> None:
    delivery_id = checked(LIST)
    data = workbook(delivery_id)
    Delivery.objects.update(public_id="lainlainlain")
    with pytest.raises(UnusableFileError) as refusal:
        delivery_of_workbook(data, "perbaikan.xlsx")
    assert refusal.value.reason == "unknown_return"


def test_an_english_workbook_is_taken_back_as_well() -> None:
    delivery_id = checked(LIST)
    with zipfile.ZipFile(returns_zip(delivery_id, Language.EN)) as archive:
        data = next(archive.read(name) for name in archive.namelist() if "sekaran" in name)
    take_back(delivery_id, repaired(data, writes(4, "Repair", "As on the identity card")))
    assert states_of(delivery_id)[2] == "accepted"
