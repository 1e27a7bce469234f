import io
import zipfile
from pathlib import Path

import pytest

from lindung.engines.intake.contents import kind_of_contents
from lindung.engines.intake.faults import UnusableFileError
from tests.sample_tables import csv_of, sheet_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zip_of(**members: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, contents in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), contents)
    return target.getvalue()


def test_tells_the_kind_by_contents_and_not_by_name() -> None:
    assert kind_of_contents(csv_of("A,2025,1,1"), "angka.xlsx") == "csv"
    assert kind_of_contents(sheet_of(("wilayah",)), "angka.csv") == "xlsx"
    assert kind_of_contents(zip_of(xl__workbook_dot_bin=""), "a") == "xlsb"
    assert kind_of_contents(zip_of(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "a") == "ods"
    assert kind_of_contents(OLE + "Workbook".encode("utf-16-le"), "a") == "xls"


@pytest.mark.parametrize(
    ("contents", "reason", "said"),
    [
        (b"", "empty_file", "kosong"),
        (b"\xef\xbb\xbf \r\n", "empty_file", "kosong"),
        (b"%PDF-1.7\n...", "pdf", "isinya PDF"),
        (b"\x89PNG\r\n", "not_a_table", "gambar PNG"),
        (b"<html><table><tr><td>1</td></tr></table>", "html", "HTML"),
        (b"\n <!DOCTYPE html>", "html", "HTML"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "not_a_table",
            "2003",
        ),
        (b"<?xml version='1.0'?><data/>", "not_a_table", "XML"),
        (b"PK\x03\x04 cut off", "damaged", "rusak"),
        (zip_of(word__document_dot_xml=""), "not_a_table", "dokumen Word"),
        (zip_of(a="x"), "not_a_table", "arsip ZIP"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "kata sandi"),
        (OLE, "not_a_table", "dokumen Office lama"),
    ],
)
def test_refuses_what_holds_no_table_and_says_what_it_holds(contents: bytes, reason: str, said: str) -> None:
    with pytest.raises(UnusableFileError) as refusal:
        kind_of_contents(contents, "angka.xlsx")
    assert refusal.value.reason == reason
    assert said in refusal.value.words.id
    assert "angka.xlsx" in refusal.value.words.en


def test_takes_parquet_only_where_it_is_asked_for() -> None:
    assert kind_of_contents(b"PAR1....PAR1", "a.parquet", takes_parquet=True) == "parquet"
    with pytest.raises(UnusableFileError, match="Parquet") as refusal:
        kind_of_contents(b"PAR1....PAR1", "a.parquet")
    assert refusal.value.reason == "not_a_table"


def test_refuses_a_package_whose_first_member_does_not_unpack() -> None:
    package = bytearray(zip_of(mimetype="application/vnd.oasis.opendocument.spreadsheet" * 9))
    package[30 + len("mimetype")] ^= 0xFF
    with pytest.raises(UnusableFileError) as refusal:
        kind_of_contents(bytes(package), "a.ods")
    assert refusal.value.reason in {"damaged", "not_a_table"}


def test_refuses_a_missing_path_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "tiada.csv"):
        with pytest.raises(UnusableFileError) as refusal:
            kind_of_contents(path, "tiada.csv")
        assert refusal.value.reason == "unreadable"
