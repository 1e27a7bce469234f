from pathlib import Path

import pytest

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.sheets.open import open_source, sample_of
from lindung.engines.intake.table import TableKind
from tests.engines.intake.sheets.sample_sheets import (
    BUDI,
    HEADERS,
    SITI,
    csv_rows,
    known,
    ods_of,
    opened,
    parquet_of,
    rows_of,
    xls_of,
    xlsb_of,
)
from tests.sample_tables import sheet_of


@pytest.mark.parametrize(
    ("contents", "kind"),
    [
        (csv_rows(HEADERS, SITI), TableKind.CSV),
        (sheet_of(HEADERS, SITI), TableKind.XLSX),
        (xls_of([HEADERS, SITI]), TableKind.XLS),
        (xlsb_of([HEADERS, SITI]), TableKind.XLSB),
        (ods_of([HEADERS, SITI]), TableKind.ODS),
        (parquet_of(**{header: [text] for header, text in zip(HEADERS, SITI, strict=True)}), TableKind.PARQUET),
    ],
)
def test_opens_every_kind_by_its_contents_and_not_by_its_name(contents: bytes, kind: TableKind, tmp_path: Path) -> None:
    path = tmp_path / "usulan.txt"
    path.write_bytes(contents)
    source = open_source(path, name="usulan.txt", known=known)
    assert (source.kind, source.name, rows_of(source)) == (kind, "usulan.txt", [SITI])
    assert source.blocks[0].headers == HEADERS
    assert [each.name for each in tmp_path.iterdir()] == ["usulan.txt"]


def test_shows_the_first_rows_of_every_table() -> None:
    source = opened(
        csv_rows(HEADERS, SITI, BUDI, SITI, ("NIK", "DESA", "JK", ""), ("3374810202750002", "MAJU", "L", ""))
    )
    samples = sample_of(source, rows=2)
    assert [sample.block.number for sample in samples] == [0, 1]
    assert samples[0].rows == (SITI, BUDI)
    assert samples[1].rows == (("3374810202750002", "MAJU", "L", None),)


@pytest.mark.parametrize(
    ("contents", "reason"),
    [(b"", "empty_file"), (b"%PDF-1.7", "pdf"), (b"PK\x03\x04xx", "damaged"), (b"PAR1xxxxPAR1", "damaged")],
)
def test_refuses_what_is_no_list_and_says_what_to_do(contents: bytes, reason: str) -> None:
    with pytest.raises(UnusableFileError) as refusal:
        opened(contents)
    assert refusal.value.reason == reason
    assert refusal.value.words.id.endswith(".")


def test_refuses_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError) as refusal:
        open_source(tmp_path / "tiada.csv", name="tiada.csv", known=known)
    assert refusal.value.reason == "unreadable"
