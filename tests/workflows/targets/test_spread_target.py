import io

import pytest
import xlsxwriter

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.target_numbers import TargetFileError
from lindung.opendata.models import TargetPlan, TargetShare
from lindung.opendata.queries.target_plan import current_plans, plan_of, shares_of, sums_of_levels, versions_of
from lindung.registry.models import TargetEntry
from lindung.vocabulary.target_plan import SpreadRule, TargetBasis, TwentyReading, UnknownNumbers
from lindung.vocabulary.wilayah import AreaLevel
from lindung.workflows.targets.errors import TargetError
from lindung.workflows.targets.numbers import NumbersFile
from lindung.workflows.targets.spread_target import preview_target, spread_target
from lindung.workflows.targets.store_version import VersionStored
from tests.workflows.targets.conftest import CITY, HEAD, NOW, district_codes, villages_file, wanted

DISTRICTS, VILLAGES = 16, 177


def store(file: NumbersFile | None = None, **changes: object) -> VersionStored:
    return spread_target(wanted(**changes), entered_by="Petugas Contoh", now=NOW, file=file)


def refused_rows(text: str) -> TargetFileError:
    with pytest.raises(TargetFileError) as refused:
        preview_target(wanted(), file=NumbersFile(data=(HEAD + text).encode(), name="angka.csv"))
    return refused.value


@pytest.mark.usefixtures("city")
def test_spreads_over_districts_and_villages_with_exact_sums_on_both_levels() -> None:
    stored = store(villages_file())
    assert (stored.version, stored.areas, stored.with_share) == (1, DISTRICTS + VILLAGES, DISTRICTS + VILLAGES)
    assert sums_of_levels(stored.plan_id) == {AreaLevel.DISTRICT: 90_000, AreaLevel.VILLAGE: 90_000}
    shares = shares_of(stored.plan_id)
    for district in [share for share in shares if share.level is AreaLevel.DISTRICT]:
        assert sum(share.share or 0 for share in shares if share.parent_code == district.code) == district.share
        assert district.basis is TargetBasis.SUM_BELOW
        assert district.is_divided


@pytest.mark.usefixtures("city")
def test_keeps_origin_decree_rule_numbers_and_who_apart() -> None:
    stored = store(villages_file(), decree="Keputusan Wali Kota 050/12 Tahun 2026, 5 Januari 2026", note="rapat")
    plan = plan_of(stored.plan_id)
    assert plan is not None
    assert (plan.origin, plan.decree, plan.note) == (
        "region", "Keputusan Wali Kota 050/12 Tahun 2026, 5 Januari 2026", "rapat",
    )  # fmt: skip
    assert (plan.rule, plan.workers, plan.as_of) == (SpreadRule.BY_GAP, 177_000, "2025-12")
    entry = TargetEntry.objects.get()
    assert (entry.plan_id, entry.act, entry.entered_by, entry.file_name) == (
        stored.plan_id, "spread", "Petugas Contoh", "angka.csv",
    )  # fmt: skip
    assert len(entry.file_sha256) == 64


@pytest.mark.usefixtures("city")
def test_a_preview_says_the_same_and_stores_nothing() -> None:
    preview = preview_target(wanted(), file=villages_file())
    assert not TargetPlan.objects.exists()
    stored = store(villages_file())
    assert {share.code: share.share for share in preview.shares} == {
        share.code: share.share for share in shares_of(stored.plan_id)
    }
    assert (preview.rows_read, preview.replaces_version) == (VILLAGES, None)
    assert preview_target(wanted(), file=villages_file()).replaces_version == 1


@pytest.mark.usefixtures("district_figures")
def test_takes_the_ledger_where_no_file_is_given() -> None:
    stored = store(down_to=AreaLevel.DISTRICT, count=418_702)
    shares = shares_of(stored.plan_id)
    assert {share.basis for share in shares} == {TargetBasis.FIGURES}
    assert {share.as_of for share in shares} == {"2025-12-31"}
    assert sum(share.share or 0 for share in shares) == 418_702
    plan = plan_of(stored.plan_id)
    assert plan is not None
    assert (plan.covered, plan.target_pct) == (323_900, 55_319_981)  # 418,702 of 756,873


@pytest.mark.usefixtures("district_figures")
def test_a_percentage_and_both_readings_of_twenty_percent_become_people() -> None:
    def counted(**changes: object) -> int:
        told = wanted(down_to=AreaLevel.DISTRICT, count=None, **changes)
        return preview_target(told).amount.count

    assert counted(percent=55_320_000) == 418_702
    assert counted(more=TwentyReading.RELATIVE) == 323_900 + 64_780
    assert counted(more=TwentyReading.POINTS) == 323_900 + 151_375


@pytest.mark.usefixtures("district_figures")
def test_villages_nobody_counted_refuse_the_spread_unless_it_stops_above_or_leaves_them_out() -> None:
    with pytest.raises(TargetError) as refused:
        store(count=418_702)
    assert "kelurahan" not in refused.value.words.id
    assert "belum diketahui" in refused.value.words.id
    stored = store(count=418_702, unknown=UnknownNumbers.LEAVE_OUT)
    assert stored.with_share == DISTRICTS
    remarks = preview_target(wanted(count=418_702, unknown=UnknownNumbers.LEAVE_OUT)).remarks
    assert any(said.en.startswith("177 areas have no share") for said in remarks)
    assert any(said.en.startswith("16 areas are not spread further") for said in remarks)


@pytest.mark.usefixtures("district_figures")
def test_says_where_the_numbers_of_two_levels_differ() -> None:
    remarks = preview_target(wanted(count=418_702, down_to=AreaLevel.DISTRICT)).remarks
    # 16 times 20,000 and 10 * (0 + 1 + ... + 15)
    said = (
        "The covered inside Kota Semarang add up to 321,200, but Kota Semarang itself has 323,900: "
        "a difference of 2,700."
    )
    assert [remark.en for remark in remarks] == [said]


@pytest.mark.usefixtures("district_figures")
def test_a_row_of_the_file_takes_the_place_of_the_ledger() -> None:
    first = district_codes()[0]
    file = NumbersFile(data=f"{HEAD}{first},50000,100,2026-01\n".encode(), name="angka.csv")
    preview = preview_target(wanted(count=418_702, down_to=AreaLevel.DISTRICT), file=file)
    assert [share.basis for share in preview.shares[:2]] == [TargetBasis.FILE, TargetBasis.FIGURES]
    assert preview.shares[0].covered == 100
    assert any("2025-12-31 to 2026-01" in said.en for said in preview.remarks)


@pytest.mark.usefixtures("district_figures")
def test_a_file_with_every_village_takes_the_place_of_the_ledger_above_them_too() -> None:
    preview = preview_target(wanted(), file=villages_file())
    assert (preview.workers, preview.amount.count) == (177_000, 90_000)
    assert {share.basis for share in preview.inside(CITY)} == {TargetBasis.SUM_BELOW}
    assert preview.covered == 300 * 177 + 2 * sum(range(60)) + sum(range(57)) == 58_236
    said = (
        "The file differs from the ledger for 17 areas, and the file is used. Kota Semarang: 177,000 workers "
        "(ledger 756,873), 58,236 covered (ledger 323,900)."
    )
    assert [remark.en for remark in preview.remarks] == [said]


@pytest.mark.usefixtures("city")
def test_a_file_with_refused_rows_is_refused_whole_with_totals_that_add_up() -> None:
    text = (
        "33.74.01,100,10,2026\n33.74.01,100,10,2026\n33.72.01,5,1,\n33.99,5,1,\n33.74.02,5,9,\n33.74.03,,9,\n"
        "JUMLAH,5,1,\n33.74.04,lima,1,\n33.74.05,5,1,kemarin\n33.74.06,7,2,2026\n"
    )
    error = refused_rows(text)
    assert (error.rows_read, error.rows_usable, error.rows_refused) == (10, 1, 9)
    assert [(fault.row, fault.reason) for fault in error.faults] == [
        (2, "area_twice"), (3, "area_twice"), (4, "outside_area"), (5, "unknown_area"), (6, "covered_above_workers"),
        (7, "number_missing"), (8, "no_area_code"), (9, "not_a_number"), (10, "not_a_date"),
    ]  # fmt: skip
    assert all(fault.words.id.startswith(f"Baris {fault.row}") for fault in error.faults)


@pytest.mark.usefixtures("city")
def test_a_file_without_a_needed_column_is_refused() -> None:
    with pytest.raises(UnusableFileError) as refused:
        preview_target(wanted(), file=NumbersFile(data=b"area_code,workers\n33.74.01,5\n", name="angka.csv"))
    assert refused.value.reason == "missing_column"


@pytest.mark.usefixtures("city")
def test_reads_a_workbook_as_well() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["kode kemendagri", "pekerja", "terlindungi"])
        for row, code in enumerate(district_codes(), start=1):
            page.write_row(row, 0, [code, 1_000, 250])
    file = NumbersFile(data=content.getvalue(), name="angka.xlsx")
    preview = preview_target(wanted(count=8_000, down_to=AreaLevel.DISTRICT), file=file)
    assert {share.share for share in preview.shares} == {500}


@pytest.mark.usefixtures("city")
def test_a_second_target_of_the_same_area_time_and_origin_is_a_new_version() -> None:
    first = store(villages_file())
    second = store(villages_file(), count=95_000)
    assert (second.version, second.replaces_id) == (2, first.plan_id)
    other = store(villages_file(), due="2026-12")
    assert other.version == 1
    assert [plan.plan_id for plan in current_plans(CITY)] == [other.plan_id, second.plan_id]
    old = plan_of(first.plan_id)
    assert old is not None
    assert (old.is_current, old.superseded_by_id, old.target_count) == (False, second.plan_id, 90_000)
    assert [plan.version for plan in versions_of(old)] == [2, 1]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"due": "26"}, "due"),
        ({"due": "2026-13"}, "due"),
        ({"count": None}, "amount"),
        ({"percent": 1}, "amount"),
        ({"count": 2_000_000_000}, "amount"),
        ({"count": -1}, "amount"),
        ({"count": None, "percent": 100_100_000}, "amount"),
        ({"area_code": "33.74.01.1001"}, "area"),
        ({"area_code": "99.99"}, "area"),
        ({"decree": "x" * 301}, "decree"),
    ],
)
@pytest.mark.usefixtures("city")
def test_refuses_what_is_no_target_and_names_the_field(changes: dict[str, object], field: str) -> None:
    inside = str(changes.get("area_code", CITY)) == CITY
    with pytest.raises(TargetError) as refused:
        store(villages_file() if inside else None, **changes)
    assert refused.value.field == field
    assert not TargetPlan.objects.exists()
    assert not TargetEntry.objects.exists()


@pytest.mark.usefixtures("city")
def test_a_percentage_of_unknown_workers_is_refused() -> None:
    with pytest.raises(TargetError) as refused:
        store(count=None, percent=50_000_000)
    assert "pekerja wilayah ini belum diketahui" in refused.value.words.id


@pytest.mark.usefixtures("city")
def test_nothing_is_stored_when_nobody_is_named() -> None:
    with pytest.raises(TargetError) as refused:
        spread_target(wanted(), entered_by="  ", now=NOW, file=villages_file())
    assert refused.value.field == "entered_by"
    assert not TargetShare.objects.exists()
