import csv
import io
import json
from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lindung.engines.intake.faults import UnusableFileError
from lindung.registry.models import Delivery
from lindung.workflows.deliveries.check import start_check
from lindung.workflows.deliveries.look import progress_of, propose, report_of, summary_of
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.registers import register_of
from tests.workflows.deliveries.lists import (
    HEADERS,
    NOW,
    OPTIONS,
    checked,
    csv_of,
    failure_of,
    imported,
    received,
    state_of,
    states_of,
    verdicts_of,
    worker,
    xlsx_of,
)

pytestmark = pytest.mark.django_db

MIXED = [
    worker(1),
    worker(2),
    worker(3, NIK="337481170580000"),
    worker(4, TANGGAL_LAHIR="17-05-1950", NIK="3374811705500004"),
    worker(5, **{"DESA/KELURAHAN": "Tidak Dikenal"}),
]


def test_read_is_accepted_plus_to_repair_plus_not_eligible() -> None:
    report = report_of(checked(csv_of(MIXED)))
    assert (report.rows_read, report.accepted, report.to_repair, report.not_eligible) == (5, 2, 2, 1)
    assert report.survival == 2 / 5


def test_the_villages_add_up_to_the_list() -> None:
    report = report_of(checked(csv_of(MIXED)))
    totals = [sum(getattr(village, name) for village in report.villages) for name in ("rows", "accepted", "to_repair")]
    assert totals == [5, 2, 2]


def test_the_list_of_deliveries_says_the_same_totals() -> None:
    told = asdict(summary_of(checked(csv_of(MIXED))))
    assert [told[name] for name in ("rows_read", "accepted", "to_repair", "not_eligible")] == [5, 2, 2, 1]


def test_every_reason_has_a_masked_example_in_a_row_of_the_file() -> None:
    groups = {group.reason: group for group in report_of(checked(csv_of(MIXED))).groups}
    assert set(groups) == {"nik_not_sixteen", "too_old", "village_unknown"}
    nik = groups["nik_not_sixteen"]
    assert (nik.column, nik.example, nik.example_row) == ("NIK", "337481••••••00", 4)


def test_keeps_no_name_and_no_number_in_the_record() -> None:
    checked(csv_of(MIXED))
    record = Delivery.objects.get()
    kept = json.dumps([record.options, record.layout, record.totals, str(record)])
    assert [row["NIK"] for row in MIXED if row["NIK"] in kept] == []
    assert [row["NAMA"] for row in MIXED if row["NAMA"] in kept] == []


def test_marks_a_list_of_invented_people() -> None:
    assert summary_of(checked(csv_of(MIXED))).is_sample


def test_does_not_mark_a_list_without_niks() -> None:
    assert not summary_of(checked(csv_of([worker(1, NIK=""), worker(2, NIK="")]))).is_sample


def test_checks_the_same_from_the_file_and_from_the_sealed_texts() -> None:
    at_once = checked(csv_of(MIXED))
    delivery_id = received(csv_of(MIXED))
    propose(delivery_id=delivery_id, options=OPTIONS)
    start_check(delivery_id=delivery_id, options=OPTIONS, by="Petugas Contoh", now=NOW)
    assert report_of(delivery_id) == report_of(at_once)
    assert verdicts_of(delivery_id).equals(verdicts_of(at_once))


def test_a_village_may_stand_as_a_title_above_its_rows() -> None:
    people = [worker(number) for number in (1, 2, 3)]
    cells = [
        [row[name] for name in ("NO", "NAMA", "NIK", "TANGGAL LAHIR", "JENIS KELAMIN", "PEKERJAAN")] for row in people
    ]
    sheet = [
        ["DAFTAR USULAN PEKERJA RENTAN"],
        ["NO", "NAMA", "NIK", "TANGGAL LAHIR", "JK", "PEKERJAAN"],
        ["KELURAHAN SEKARAN"],
        *cells[:2],
        ["JUMLAH", "2"],
        ["KELURAHAN PATEMON"],
        *cells[2:],
        ["JUMLAH", "1"],
    ]
    report = report_of(checked(xlsx_of(sheet), "usulan.xlsx"))
    assert (report.rows_read, report.accepted) == (3, 3)
    assert {(village.village_code, village.rows) for village in report.villages} == {
        ("33.74.12.1009", 2), ("33.74.12.1008", 1),
    }  # fmt: skip
    assert report.passed_over["totals"] == 2


def test_an_unknown_profile_is_a_failure_with_a_sentence() -> None:
    delivery_id = checked(csv_of(MIXED), profile="bukan-profil")
    assert state_of(delivery_id) == DeliveryState.FAILED
    assert "bukan-profil" in failure_of(delivery_id)
    assert progress_of(delivery_id, NOW).failure is not None


@pytest.mark.parametrize("stated", [{"sheet": "Lain"}, {"mapping": {"WARNA": "nik"}}])
def test_what_is_stated_wrongly_is_a_failure_with_a_sentence(stated: dict[str, object]) -> None:
    sheet = [list(HEADERS), *([row[name] for name in HEADERS] for row in MIXED)]
    delivery_id = checked(xlsx_of(sheet), "usulan.xlsx", **stated)
    assert state_of(delivery_id) == DeliveryState.FAILED
    assert failure_of(delivery_id)


CELL = st.one_of(
    st.sampled_from([
        "", "-", "3374811205800001", "3.37481E+15", "'3374811205800002", "337481120580000", "12/05/80", "31-02-1990",
        "12 Mei 1980", "L", "P", "Sekaran", "Nelayan", "=cmd|' /C calc'!A0", "JUMLAH", "TOTAL", "KELURAHAN PATEMON",
        "\x00", '"', "a\nb", "0800990000001",
    ]),
    st.text(max_size=12),
)  # fmt: skip
RAGGED = st.lists(st.lists(CELL, min_size=0, max_size=12), max_size=12)


def written(rows: list[list[str]], delimiter: str, encoding: str, *, titles: int) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n", escapechar="\\")
    writer.writerows([["DAFTAR USULAN"]] * titles)
    writer.writerow(HEADERS)
    writer.writerows(rows)
    return text.getvalue().encode(encoding, errors="replace")


def outcome(data: bytes) -> tuple[str, int, int]:
    """Check a file; return where it ends, the rows read and the sum of what became of them."""
    try:
        delivery_id = checked(data)
    except UnusableFileError as error:
        return error.words.en, 0, 0
    told = summary_of(delivery_id)
    return told.state, told.rows_read or 0, (told.accepted or 0) + (told.to_repair or 0) + (told.not_eligible or 0)


@given(
    rows=RAGGED,
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    titles=st.integers(0, 2),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_broken_list_is_refused_or_adds_up(rows: list[list[str]], delimiter: str, encoding: str, titles: int) -> None:
    state, read, sum_of_states = outcome(written(rows, delimiter, encoding, titles=titles))
    assert state in {DeliveryState.CHECKED, DeliveryState.FAILED}
    assert read == sum_of_states


@given(data=st.binary(max_size=400))
@example(data=b"\x1c")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_bytes_after_a_header_are_refused_or_add_up(data: bytes) -> None:
    state, read, sum_of_states = outcome(",".join(HEADERS).encode() + b"\n" + data)
    assert state in {DeliveryState.CHECKED, DeliveryState.FAILED}
    assert read == sum_of_states


@given(wrong=st.lists(st.sampled_from(["NIK", "TANGGAL LAHIR", "DESA/KELURAHAN", "NAMA"]), min_size=1, max_size=8))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_the_manifest_adds_up_whatever_is_wrong(wrong: list[str]) -> None:
    rows = [worker(1), *(worker(number, **{column: ""}) for number, column in enumerate(wrong, 2))]
    delivery_id = imported(csv_of(rows))
    told, record = register_of(str(summary_of(delivery_id).snapshot_id)), summary_of(delivery_id)
    assert told.rows_read == len(rows) == told.rows_new + told.rows_changed + told.rows_same + told.rows_refused
    assert told.rows == record.accepted
    assert told.rows_refused == (record.to_repair or 0) + (record.not_eligible or 0)


def test_rows_keep_the_order_of_the_file() -> None:
    assert states_of(checked(csv_of(MIXED))) == ["accepted", "accepted", "to_repair", "not_eligible", "to_repair"]
