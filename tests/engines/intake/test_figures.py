from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from lindung.engines.intake.conventions import CodeSystem, NumberStyle
from lindung.engines.intake.faults import FigureFaultsError, UnusableFileError
from lindung.engines.intake.figure_table import COUNT_COLUMNS, FIGURE_TABLE
from tests.sample_tables import csv_of, figure, figures, sheet_of, workbook_of

PUBLISHED = Path(__file__).parents[3] / ".." / "shared" / "data" / "published_coverage.csv"
SHIPPED = Path(__file__).parents[3] / "src" / "lindung" / "workflows" / "facts" / "published_figures.csv"
WIDE = (
    "area_name,level,parent,as_of,employed,covered,coverage_pct,target_year,target_pct,target_count,gap_count,segment,"
    "note,source\n"
)
SOLO = (
    "Kota Surakarta,kota,Jawa Tengah,2024-12-17,227164,100512,44.24,2025,57.02,149607,126652,total,"
    '"check: pct=truncated(computed 44.246) | text also gives 12.78 points",001.txt'
)
RIAU = (
    "Riau Contoh,provinsi,Indonesia,2024,,29980000,,,,1400000,325000,,"
    "published to nearest: covered 10000 | basis=NIK; x,"
)


def refusal(source: bytes, **how: object) -> FigureFaultsError:
    with pytest.raises(FigureFaultsError) as caught:
        figures(source, **how)  # type: ignore[arg-type]  # handed through
    return caught.value


def test_reads_a_published_row_with_the_precision_it_was_printed_in() -> None:
    solo = figure(csv_of(SOLO, headers=WIDE))
    assert solo["row"] == 1
    assert solo["file_row"] == 2
    assert (solo["employed"], solo["employed_nearest"]) == (227_164, 1)
    assert (solo["coverage_pct"], solo["coverage_pct_unit"]) == (44_240_000, 10_000)
    assert (solo["target_year"], solo["target_count"], solo["gap_count"]) == (2025, 149_607, 126_652)
    assert (solo["gap_pct"], solo["area_code"]) == (None, None)
    assert solo["note"] == "check: pct=truncated(computed 44.246) | text also gives 12.78 points"


def test_says_unstated_where_the_file_is_silent() -> None:
    solo = figure(csv_of("A,2025,1,1"))
    assert (solo["segment"], solo["numerator_basis"], solo["denominator_kind"]) == ("total", "unstated", "unstated")
    assert (solo["target_origin"], solo["status"], solo["level"], solo["source"]) == (
        "unstated",
        "published",
        None,
        None,
    )


def test_prefers_the_rounding_and_basis_that_a_note_states() -> None:
    riau = figure(csv_of(RIAU, headers=WIDE))
    assert (riau["covered_nearest"], riau["target_count_nearest"], riau["gap_count_nearest"]) == (
        10_000,
        100_000,
        1_000,
    )
    assert riau["employed_nearest"] is None
    assert (riau["numerator_basis"], riau["level"]) == ("nik_domicile", "province")


def test_an_explicit_column_wins_over_the_note() -> None:
    row = figure(b"wilayah,tanggal,peserta,dasar hitung,catatan\nA,2025,1,tempat kerja,basis=NIK\n")
    assert row["numerator_basis"] == "workplace"


def test_numbers_data_rows_from_one_and_remembers_the_rows_of_the_file() -> None:
    read = figures(csv_of("", "A,2025,1,1", "", "B,2025,1,1"))
    assert read.select("row", "file_row").rows() == [(1, 3), (2, 5)]


def test_keeps_the_own_word_of_a_source_for_an_unknown_segment() -> None:
    read = figures(b"wilayah,tanggal,segmen,peserta\nA,2025, Guru mengaji ,1\nA,2025,Bukan Penerima Upah,1\n")
    assert read["segment"].to_list() == ["Guru mengaji", "BPU"]


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("68.01", NumberStyle.PLAIN, (None, 68_010_000, 10_000)),
        ("12.78%", NumberStyle.PLAIN, (None, 12_780_000, 10_000)),
        ('"68,01%"', NumberStyle.ID, (None, 68_010_000, 10_000)),
        ("94802", NumberStyle.PLAIN, (94_802, None, None)),
    ],
)
def test_understands_a_gap_printed_in_percent(
    text: str, style: NumberStyle, expected: tuple[int | None, int | None, int | None]
) -> None:
    row = figure(f"wilayah,tanggal,gap\nA,2025,{text}\n".encode(), numbers=style)
    assert (row["gap_count"], row["gap_pct"], row["gap_pct_unit"]) == expected


def test_refuses_two_gaps_in_percent() -> None:
    assert refusal(b"wilayah,tanggal,gap,gap persen\nA,2025,68.01,12.78\n").reason == "two_gaps"


def test_reads_indonesian_numbers_when_told_to() -> None:
    source = b"Wilayah;Per;Penduduk bekerja;Peserta aktif;Cakupan (%)\nA;30 April 2025;418.702;1,4 juta;44,24\n"
    row = figure(source, numbers=NumberStyle.ID)
    assert (row["employed"], row["covered"], row["covered_nearest"]) == (418_702, 1_400_000, 100_000)
    assert (row["coverage_pct"], row["as_of"]) == (44_240_000, "2025-04-30")


def test_refuses_comma_decimals_and_says_how_to_read_them() -> None:
    error = refusal(csv_of('Kota Contoh,2025,"44,24",1'))
    assert (error.reason, error.row, error.column) == ("number_style", 2, "employed")
    assert error.words.id.startswith("Baris 2, kolom employed: “44,24”")
    assert "--numbers id" in error.words.id
    assert "--numbers en" in error.words.en


@pytest.mark.parametrize(
    ("line", "reason", "column"),
    [
        ("A,,1,1", "no_date", "as_of"),
        ("A,31/02/2025,1,1", "impossible_date", "as_of"),
        (",2025,1,1", "no_area", "area_name"),
        ("Total,2025,1,1", "total_row", "area_name"),
        ("JUMLAH SELURUHNYA,2025,1,1", "total_row", "area_name"),
        ("A,2025,-1,1", "negative", "employed"),
        ("A,2025,abc,1", "not_a_number", "employed"),
        (f"{'A' * 121},2025,1,1", "too_long", "area_name"),
    ],
)
def test_refuses_a_row_that_says_no_figure(line: str, reason: str, column: str) -> None:
    error = refusal(csv_of("Kota Contoh,2025,1,1", line))
    assert (error.reason, error.row, error.column) == (reason, 3, column)


def test_collects_the_faults_of_the_whole_file_in_its_order() -> None:
    error = refusal(csv_of("A,2025,1,x", "B,,1,1", ",2025,-1,1"))
    found = [(fault.row, fault.column, fault.reason) for fault in error.faults]
    assert found == [
        (2, "covered", "not_a_number"),
        (3, "as_of", "no_date"),
        (4, "area_name", "no_area"),
        (4, "employed", "negative"),
    ]
    assert error.total == 4


def test_counts_the_faults_that_it_does_not_list() -> None:
    error = refusal(csv_of(*["A,2025,x,y"] * 60))
    assert (len(error.faults), error.total) == (50, 120)
    assert error.faults[-1].row == 26


def test_lists_the_words_that_a_column_knows() -> None:
    error = refusal(b"wilayah,tanggal,peserta,status\nA,2025,1,bagus\n")
    assert error.reason == "unknown_word"
    assert "provisional" in error.words.id


@pytest.mark.parametrize("text", ["24", "1999", "dua ribu", "2025/2026"])
def test_refuses_what_is_no_target_year(text: str) -> None:
    assert refusal(f"wilayah,tanggal,tahun target\nA,2025,{text}\n".encode()).reason == "not_a_year"


@pytest.mark.parametrize(
    ("header", "stated", "reason"),
    [
        ("kode", None, "code_system_unstated"),
        ("kode_bps", None, "bps_codes"),
        ("kode", CodeSystem.BPS, "bps_codes"),
    ],
)
def test_refuses_codes_of_another_or_an_unstated_system(header: str, stated: CodeSystem | None, reason: str) -> None:
    error = refusal(f"{header},tanggal,peserta\n1608,2025,1\n".encode(), code_system=stated)
    assert (error.reason, error.row, error.column) == (reason, 2, header)


def test_takes_digits_when_header_or_person_states_kemendagri() -> None:
    assert figure(b"kode_kemendagri,tanggal,peserta\n3374,2025,1\n")["area_code"] == "33.74"
    assert figure(b"kode,tanggal,peserta\n3374,2025,1\n", code_system=CodeSystem.KEMENDAGRI)["area_code"] == "33.74"


def test_remarks_a_denominator_that_a_header_calls_labour_force() -> None:
    read = figures(b"wilayah,tanggal,angkatan kerja,catatan\nA,2025,5,lama\nB,2025,5,\nC,2025,,\n")
    assert read["note"].to_list() == [
        "lama; denominator said as labour force",
        "denominator said as labour force",
        None,
    ]
    assert read["denominator_kind"].unique().to_list() == ["unstated"]


@pytest.mark.parametrize("headers", ["pekerja,peserta\n1,2\n", "wilayah,peserta\nA,2\n", "tanggal,peserta\n2025,2\n"])
def test_refuses_a_table_without_area_or_date(headers: str) -> None:
    with pytest.raises(UnusableFileError) as caught:
        figures(headers.encode())
    assert (caught.value.reason, caught.value.row) == ("missing_column", 1)


def test_reads_a_workbook_with_numbers_and_dates() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ("Wilayah", "Tanggal", "Pekerja", "Cakupan"))
        sheet.write(1, 0, "A")
        sheet.write_datetime(1, 1, date(2025, 4, 30), book.add_format({"num_format": "d mmm yyyy"}))
        sheet.write_row(1, 2, (227164, 44.24))

    row = figure(workbook_of(fill))
    assert (row["as_of"], row["employed"], row["coverage_pct"]) == ("2025-04-30", 227_164, 44_240_000)


def test_suspects_cells_in_percent_format_but_takes_a_written_percent_sign() -> None:
    error = refusal(sheet_of(("Wilayah", "Tanggal", "Cakupan"), ("A", "2025", 0.4424)))
    assert (error.reason, error.row, error.column) == ("percent_cell_format", 2, "Cakupan")
    assert figure(sheet_of(("Wilayah", "Tanggal", "Cakupan"), ("A", "2025", "0.75%")))["coverage_pct"] == 750_000


def test_refuses_codes_stored_as_numbers_in_a_workbook() -> None:
    assert refusal(sheet_of(("Kode", "Tanggal", "Pekerja"), (33.10, "2025", 5))).reason == "code_is_a_number"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(PUBLISHED, marks=pytest.mark.skipif(not PUBLISHED.exists(), reason="not in a plain clone")),
        SHIPPED,
    ],
    ids=["published_coverage", "published_figures"],
)
def test_reads_the_published_figures_without_change(path: Path) -> None:
    read = figures(path.read_bytes())
    assert read.schema == FIGURE_TABLE
    assert read.height > 90
    assert read["level"].null_count() == 0
    for name in COUNT_COLUMNS:
        assert read[name].null_count() == read[f"{name}_nearest"].null_count()
