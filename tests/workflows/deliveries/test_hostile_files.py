import io
import zipfile

import polars as pl
import pytest

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.sheets import packages
from lindung.registry.models import Delivery
from lindung.workflows.deliveries.check import start_check
from lindung.workflows.deliveries.look import propose, report_of, summary_of
from lindung.workflows.deliveries.plain import DeliveryState
from tests.workflows.deliveries.lists import (
    BY,
    HEADERS,
    NOW,
    OPTIONS,
    checked,
    csv_of,
    failure_of,
    received,
    state_of,
    worker,
    xlsx_of,
)

pytestmark = pytest.mark.django_db
PEOPLE = [worker(number) for number in (1, 2, 3)]
SHEET = xlsx_of([list(HEADERS), *([row[name] for name in HEADERS] for row in PEOPLE)])


def parquet() -> bytes:
    target = io.BytesIO()
    pl.DataFrame(PEOPLE).write_parquet(target)
    return target.getvalue()


def with_member(name: str, data: bytes) -> bytes:
    """Return the workbook with one part replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SHEET)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, data)
    return target.getvalue()


HOPELESS = {
    "empty": (b"", "daftar.csv"),
    "blank": (b"\n\n \n", "daftar.csv"),
    "only headers": (csv_of([]), "daftar.csv"),
    "only headers in a workbook": (xlsx_of([list(HEADERS)]), "daftar.xlsx"),
    "cut workbook": (SHEET[: len(SHEET) // 2], "daftar.xlsx"),
    "cut parquet": (parquet()[:-40], "daftar.parquet"),
    "bytes": (bytes(range(256)) * 20, "daftar.csv"),
    "bytes called a workbook": (b"\x00\x01\x02" * 99, "daftar.xlsx"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), "daftar.xlsx"),
    "zip of something else": (with_member("[Content_Types].xml", b"x")[:200], "daftar.xlsx"),
}


@pytest.mark.parametrize("case", HOPELESS)
def test_a_hopeless_file_gets_a_sentence_and_leaves_no_verdict(case: str) -> None:
    data, name = HOPELESS[case]
    delivery_id = received(data, name)
    start_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    assert state_of(delivery_id) == DeliveryState.FAILED
    assert failure_of(delivery_id).count(".") >= 1
    assert summary_of(delivery_id).rows_read is None
    with pytest.raises(UnusableFileError) as refusal:
        propose(delivery_id=delivery_id)
    assert refusal.value.words.en == failure_of(delivery_id)


@pytest.mark.parametrize(
    ("data", "name"),
    [(SHEET, "daftar.csv"), (SHEET, "daftar.xls"), (csv_of(PEOPLE), "daftar.xlsx"), (parquet(), "daftar.csv")],
)
def test_a_file_is_known_by_its_contents_whatever_its_name_says(data: bytes, name: str) -> None:
    report = report_of(checked(data, name))
    assert (report.rows_read, report.accepted) == (3, 3)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_INFLATED_BYTES", 5_000_000)
    delivery_id = checked(with_member("xl/worksheets/sheet2.xml", b"0" * 20_000_000), "daftar.xlsx")
    assert state_of(delivery_id) == DeliveryState.FAILED
    assert "larger than can be opened safely" in failure_of(delivery_id)


def test_macros_are_not_run_and_are_named() -> None:
    report = report_of(checked(with_member("xl/vbaProject.bin", b"macro"), "daftar.xlsm"))
    assert report.rows_read == 3
    assert any("macros" in words.en for words in report.notes)


def test_zero_bytes_in_a_csv_are_refused_or_read_but_never_lost() -> None:
    delivery_id = checked(csv_of([*PEOPLE, worker(4, KET="a\x00b")]))
    told = summary_of(delivery_id)
    assert (told.state, told.rows_read) in {(DeliveryState.CHECKED, 4), (DeliveryState.FAILED, None)}


def test_a_file_that_failed_can_be_checked_with_other_options() -> None:
    delivery_id = checked(SHEET, "daftar.xlsx", sheet="Tidak Ada")
    assert state_of(delivery_id) == DeliveryState.FAILED
    start_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    assert state_of(delivery_id) == DeliveryState.CHECKED
    assert Delivery.objects.get().failure is None
