import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from lindung.engines.intake.checks.catalogue import codes
from lindung.engines.intake.returns import book, drop_downs
from lindung.engines.intake.returns.facts import Grouping
from lindung.engines.intake.returns.write import write_return_workbooks
from lindung.vocabulary.language import Language
from tests.engines.intake.returns.sample_rows import (
    COLUMNS,
    CONFIRMED,
    FIRST,
    HEADERS,
    REMOVED,
    REPAIRED,
    batch,
    cells,
    facts,
    people,
    people_in,
    row,
    workbook,
    written,
)  # fmt: skip

WRONG, NOTED = "FFFBE9E4", "FFFBF1DF"


def sheet_of(path: Path, name: str = "Perbaikan") -> Any:
    return openpyxl.load_workbook(path)[name]


def xml_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(part).decode() for part in archive.namelist())


def answers_at(sheet: Any, at: int) -> list[str]:
    place = f"{sheet.cell(at, COLUMNS['Perbaikan']).coordinate}"
    (rule,) = [rule for rule in sheet.data_validations.dataValidation if place in rule.sqref]
    _, cells_of_source = rule.formula1.split("!")
    return [cell.value for cell in sheet.parent["_lindung"][cells_of_source.replace("$", "")][0]]


def test_writes_one_workbook_per_village_with_only_its_rows(tmp_path: Path) -> None:
    files = written(tmp_path)
    assert [(file.village, file.rows, file.to_repair, file.not_eligible) for file in files] == [
        ("Bojongsalaman", 1, 0, 1), ("Karangayu", 2, 2, 0), ("Tanpa desa", 1, 1, 0),
    ]  # fmt: skip
    assert people_in(files[0].path) == [("SARI REKAAN", None, None)]
    assert people_in(files[1].path) == [
        ("SITI REKAAN", "33748152058", "080000000001"),
        ("TONO REKAAN", "0374810101800005", "0813"),
    ]
    assert people_in(files[2].path) == [("JOKO REKAAN", "3.37E+15", "0811")]


def test_hides_no_text_of_another_village_anywhere_in_a_workbook(tmp_path: Path) -> None:
    names = {1: "SITI", 3: "SARI", 4: "JOKO", 5: "TONO", 2: "BUDI"}
    found = [{name for name in names.values() if name in xml_of(file.path)} for file in written(tmp_path)]
    assert found == [{"SARI"}, {"SITI", "TONO"}, {"JOKO"}]


def test_gives_the_sender_all_villages_in_one(tmp_path: Path) -> None:
    (file,) = write_return_workbooks([people()], HEADERS, directory=tmp_path, facts=facts(), by=Grouping.SENDER)
    assert (file.rows, file.village, file.path.name) == (4, "Kota Semarang", "perbaikan-semua-AbC123def456.xlsx")


def test_names_files_by_village_and_delivery_only(tmp_path: Path) -> None:
    assert [file.path.name for file in written(tmp_path)] == [
        "perbaikan-bojongsalaman-3374131003-AbC123def456.xlsx",
        "perbaikan-karangayu-3374141004-AbC123def456.xlsx",
        "perbaikan-tanpa-desa-AbC123def456.xlsx",
    ]


def test_keeps_two_villages_of_one_name_apart(tmp_path: Path) -> None:
    files = written(tmp_path, batch(row(1, "A"), row(2, "B", village_code="33.74.15.1001")))
    assert len({file.path for file in files}) == 2


def test_writes_nothing_when_every_row_is_accepted(tmp_path: Path) -> None:
    assert written(tmp_path, batch(row(1, "A", state="accepted"))) == ()
    assert list(tmp_path.iterdir()) == []


def test_gathers_a_village_from_several_batches(tmp_path: Path) -> None:
    (file,) = written(tmp_path, batch(row(1, "A")), batch(row(2, "B")))
    assert [person[0] for person in people_in(file.path)] == ["A", "B"]


def test_parts_a_very_large_village(tmp_path: Path) -> None:
    rows = batch(*(row(number, "A") for number in range(1, 6)))
    files = write_return_workbooks([rows], HEADERS, directory=tmp_path, facts=facts(), rows_in_a_workbook=2)
    assert [(file.part, file.rows) for file in files] == [(1, 2), (2, 2), (3, 1)]
    assert len({file.path for file in files}) == 3


def test_says_what_it_is_and_that_the_people_are_invented(tmp_path: Path) -> None:
    path = workbook(tmp_path, row(1, "A"), send_to="Disnaker Kota Semarang", send_by=date(2026, 1, 20))
    lines = [line[0] for line in cells(path, "Perbaikan")[:3]]
    assert lines == [
        "CONTOH – orang rekaan | Perbaikan daftar: Karangayu",
        "Usulan pekerja, Kota Semarang. Berkas usulan.xlsx, keadaan 05-01-2026, diperiksa 06-01-2026.",
        (
            "Perbaiki sel berwarna, pilih jawaban di kolom Perbaikan, lalu kirim kembali berkas ini kepada Disnaker "
            "Kota Semarang paling lambat 20-01-2026."
        ),
    ]


def test_marks_no_real_list_as_a_sample(tmp_path: Path) -> None:
    assert "CONTOH" not in xml_of(workbook(tmp_path, row(1, "A"), is_sample=False))


def test_shows_finding_code_and_who_beside_the_row(tmp_path: Path) -> None:
    header, person = cells(workbook(tmp_path, row(1, "A")), "Perbaikan")[FIRST - 2 :]
    assert header == (
        "Baris", *HEADERS, "Hasil periksa", "Kode", "Siapa memperbaiki", "Perbaikan", "Catatan", "Kunci",
    )  # fmt: skip
    assert person[0] == 5
    assert person[4:7] == ("NIK bukan 16 angka. Tulis sesuai KTP.", "E01", "desa/kelurahan")


def test_speaks_english_when_asked(tmp_path: Path) -> None:
    path = workbook(tmp_path, row(1, "A"), language=Language.EN)
    assert openpyxl.load_workbook(path).sheetnames == ["Repair", "How to", "_lindung"]
    assert cells(path, "Repair")[FIRST - 2][4] == "Finding"


def test_names_nameless_columns_by_their_place(tmp_path: Path) -> None:
    (file,) = write_return_workbooks([people()], ["NAMA", "", " NO\nHP "], directory=tmp_path, facts=facts(),
                                     by=Grouping.SENDER)  # fmt: skip
    assert cells(file.path, "Perbaikan")[FIRST - 2][1:4] == ("NAMA", "(2)", "NO HP")


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "=1+1", "+62812", "-1", "@SUM(A1)", "\tx", "{=1}", "http://x.id", "0012", "3.37E+15"]
)
def test_writes_every_text_as_text(tmp_path: Path, text: str) -> None:
    path = workbook(tmp_path, row(1, text, sentence=text))
    cell = sheet_of(path).cell(FIRST, COLUMNS["NAMA"])
    assert (cell.value, cell.hyperlink) == (text, None)
    assert "<f>" not in xml_of(path)


def test_colours_what_to_repair_and_what_to_note(tmp_path: Path) -> None:
    sheet = sheet_of(workbook(tmp_path, row(1, "A", None, "0812", evidence=[1], noted=[1, 2])))
    tints = [sheet.cell(FIRST, column).fill.fgColor.rgb for column in (2, 3, 4)]
    assert tints == ["00000000", WRONG, NOTED]


def test_unlocks_only_data_and_answers(tmp_path: Path) -> None:
    sheet = sheet_of(workbook(tmp_path, row(1, "A", None, "0812", evidence=[])))
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    locked = [sheet.cell(FIRST, column).protection.locked for column in (1, 2, 4, 5, 6, 7, 10)]
    assert locked == [True, False, False, True, True, True, True]
    # Empty cells take the look of their column.
    assert [sheet.column_dimensions[letter].protection.locked for letter in "BHI"] == [False, False, False]


def test_offers_each_row_its_own_answers(tmp_path: Path) -> None:
    rows = [row(1, "A"), row(2, "B", fixes=["Ya, benar", REMOVED]), row(3, "C"), row(4, "D", fixes=[])]
    sheet = sheet_of(workbook(tmp_path, *rows))
    assert answers_at(sheet, FIRST) == [REPAIRED, CONFIRMED, REMOVED]
    assert answers_at(sheet, FIRST + 1) == ["Ya, benar", REMOVED]
    assert answers_at(sheet, FIRST + 2) == [REPAIRED, CONFIRMED, REMOVED]
    assert answers_at(sheet, FIRST + 3) == [REPAIRED, REMOVED]


def test_offers_answers_over_many_scattered_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drop_downs, "_RANGES_IN_A_RULE", 2)
    rows = [row(number, "A", fixes=[REMOVED] if number % 2 else [REPAIRED]) for number in range(1, 10)]
    sheet = sheet_of(workbook(tmp_path, *rows))
    offered = [answers_at(sheet, FIRST + place) for place in range(9)]
    assert offered == [[REMOVED], [REPAIRED]] * 4 + [[REMOVED]]


def test_prints_on_a4_with_headers_on_every_page(tmp_path: Path) -> None:
    sheet = sheet_of(workbook(tmp_path, row(1, "A"), file_name="A&B.xlsx"))
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$5:$5", "A6")
    assert sheet.auto_filter.ref == "A5:J6"
    assert sheet.oddFooter.right.text == "&P dari &N"
    assert "A&amp;&amp;B.xlsx" in xml_of(workbook(tmp_path, row(1, "A"), file_name="A&B.xlsx"))


def test_explains_the_steps_and_the_codes_that_occur(tmp_path: Path) -> None:
    guide = cells(workbook(tmp_path, row(1, "A"), row(2, "B", codes="E01 E07")), "Petunjuk")
    assert ("E01", codes()["E01"].words.id, 2) in guide
    assert ("E07", codes()["E07"].words.id, 1) in guide
    assert "“Sudah sesuai KTP”" in guide[7][1]
    assert guide[4][0] == "1."


def test_keeps_the_hidden_sheet_hidden_and_without_persons(tmp_path: Path) -> None:
    sheet = sheet_of(workbook(tmp_path, row(1, "SITI REKAAN", "33748152058", "0812")), "_lindung")
    assert sheet.sheet_state == "hidden"
    told = {str(cell) for line in sheet.iter_rows(values_only=True) for cell in line}
    assert not told & {"SITI REKAAN", "33748152058", "0812"}


def test_writes_the_same_cells_when_streamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = cells(written(tmp_path)[1].path, "Perbaikan")
    monkeypatch.setattr(book, "HELD_ROWS", 0)
    assert cells(written(tmp_path)[1].path, "Perbaikan") == held


@pytest.mark.parametrize("held", [0, 20_000])
def test_leaves_nothing_but_whole_workbooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    monkeypatch.setattr(book, "HELD_ROWS", held)
    files = written(tmp_path)
    assert set(tmp_path.rglob("*")) == {file.path for file in files}


def test_leaves_nothing_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        written(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_passes_on_that_a_directory_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        written(tmp_path / "gone")


def test_counts_a_text_column_that_a_batch_lacks_as_empty(tmp_path: Path) -> None:
    (file,) = written(tmp_path, batch(row(1, "A", "1", "2")).drop("s2"))
    assert people_in(file.path) == [("A", "1", None)]


def test_refuses_a_frame_that_is_no_return_row(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="sentence, fixes"):
        written(tmp_path, people().drop("sentence", "fixes"))


def test_cuts_a_text_no_cell_can_hold(tmp_path: Path) -> None:
    assert len(people_in(workbook(tmp_path, row(1, "x" * 40_000)))[0][0]) == 16_000


def test_takes_frames_of_any_number_of_batches_lazily(tmp_path: Path) -> None:
    def batches() -> Any:
        yield pl.DataFrame(people())

    (*_, last) = write_return_workbooks(batches(), HEADERS, directory=tmp_path, facts=facts())
    assert last.village_code is None
