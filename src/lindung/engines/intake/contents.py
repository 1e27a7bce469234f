"""What a file really is, told by its first bytes and not by its name."""

import hashlib
import io
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from lindung.engines.intake.faults import UnusableFileError
from lindung.vocabulary.language import Words

MAX_UNPACKED_BYTES = 2 * 1024**3
_HEAD_BYTES = 4096
_PIECE_BYTES = 4_000_000
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRANGERS = (
    (b"\x89PNG", Words("gambar PNG", "a PNG picture")),
    (b"\xff\xd8\xff", Words("foto JPEG", "a JPEG photo")),
    (b"GIF8", Words("gambar GIF", "a GIF picture")),
    (b"{\\rtf", Words("dokumen RTF", "an RTF document")),
    (b"Rar!", Words("arsip RAR", "a RAR archive")),
    (b"7z\xbc\xaf", Words("arsip 7z", "a 7z archive")),
    (b"\x1f\x8b", Words("arsip gzip", "a gzip archive")),
    (b"SQLite format 3", Words("basis data SQLite", "an SQLite database")),
)
_ZIP_MEMBERS = (("xl/workbook.xml", "xlsx"), ("xl/workbook.bin", "xlsb"))
_PDF = Words("PDF", "a PDF")
_PARQUET = b"PAR1"


def opened(source: Path | bytes, name: str) -> BinaryIO:
    """Open the file for reading, or refuse a path that cannot be read."""
    if isinstance(source, bytes):
        return io.BytesIO(source)
    try:
        return source.open("rb")
    except OSError as error:
        raise UnusableFileError(
            "unreadable",
            Words(
                f"Berkas {name} tidak bisa dibuka: tidak ada, berupa folder, atau tanpa izin baca. Periksa letaknya.",
                f"The file {name} cannot be opened: it is missing, a folder, or not readable. Check the path.",
            ),
        ) from error


def sha256_of(source: Path | bytes, name: str) -> str:
    """Return the digest of a file in hexadecimal digits; a file of any size is read piece by piece."""
    digest = hashlib.sha256()
    with opened(source, name) as file:
        while piece := file.read(_PIECE_BYTES):
            digest.update(piece)
    return digest.hexdigest()


def kind_of_contents(source: Path | bytes, name: str, *, takes_parquet: bool = False) -> str:
    """Return csv, xlsx, xlsb, xls or ods, and parquet where it is taken; refuse an empty file and what is no table."""
    with opened(source, name) as file:
        head = file.read(_HEAD_BYTES)
        if not head.strip(b"\xef\xbb\xbf \t\r\n"):
            raise _empty(name)
        if head.startswith(_PARQUET):
            if takes_parquet:
                return "parquet"
            raise _stranger(name, Words("berkas Parquet", "a Parquet file"))
        if b"%PDF-" in head[:1024]:
            raise _stranger(name, _PDF)
        for signature, words in _STRANGERS:
            if head.startswith(signature):
                raise _stranger(name, words)
        if head.startswith(_ZIP):
            return _kind_of_zip(file, name)
        if head.startswith(_OLE):
            return _kind_of_ole(head + file.read(), name)
    _refuse_markup(head, name)
    return "csv"


def _kind_of_zip(file: BinaryIO, name: str) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            members = {member.filename: member.file_size for member in archive.infolist()}
            mimetype = _start_of(archive, "mimetype") if "mimetype" in members else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise damaged(name) from error
    if sum(members.values()) > MAX_UNPACKED_BYTES:
        raise UnusableFileError(
            "too_large",
            Words(
                f"Isi {name} lebih dari 2 GB bila dibuka. Pecah menjadi beberapa berkas, atau simpan sebagai CSV.",
                f"Unpacked, {name} holds more than 2 GB. Split it, or save it as CSV.",
            ),
        )
    for member, kind in _ZIP_MEMBERS:
        if member in members:
            return kind
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if "word/document.xml" in members:
        raise _stranger(name, Words("dokumen Word", "a Word document"))
    raise _stranger(name, Words("arsip ZIP", "a ZIP archive"))


def _start_of(archive: zipfile.ZipFile, member: str) -> bytes:
    with archive.open(member) as contents:
        return contents.read(_HEAD_BYTES)


def _kind_of_ole(contents: bytes, name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in contents:
        raise UnusableFileError(
            "encrypted",
            Words(
                f"Berkas {name} terkunci kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu coba lagi.",
                f"The file {name} is locked with a password. Open it in Excel, remove the password, save, try again.",
            ),
        )
    if any(stream.encode("utf-16-le") in contents for stream in ("Workbook", "Book")):
        return "xls"
    raise _stranger(name, Words("dokumen Office lama", "an old Office document"))


def _refuse_markup(head: bytes, name: str) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start.startswith(b"<"):
        return
    if b"office:spreadsheet" in start:
        raise _stranger(name, Words("XML Spreadsheet 2003", "XML Spreadsheet 2003"))
    if b"<html" in start or b"<table" in start or b"<!doctype html" in start:
        raise UnusableFileError(
            "html",
            Words(
                f"Berkas {name} isinya halaman web (HTML), bukan lembar kerja. Buka di Excel, simpan sebagai .xlsx.",
                f"The file {name} holds a web page (HTML), not a worksheet. Open it in Excel and save it as .xlsx.",
            ),
        )
    raise _stranger(name, Words("XML", "XML"))


def damaged(name: str) -> UnusableFileError:
    """Say that a workbook cannot be opened."""
    return UnusableFileError(
        "damaged",
        Words(
            f"Berkas {name} rusak atau terpotong sehingga tidak bisa dibaca. Minta kiriman ulang, atau buka di Excel "
            "dan simpan ulang sebagai .xlsx.",
            f"The file {name} is damaged or cut off and cannot be read. Ask for it again, or open it in Excel and "
            "save it anew as .xlsx.",
        ),
    )


def _empty(name: str) -> UnusableFileError:
    return UnusableFileError(
        "empty_file",
        Words(
            f"Berkas {name} kosong. Kirim berkas yang berisi baris judul dan minimal satu baris angka.",
            f"The file {name} is empty. Send one with a header row and at least one row of figures.",
        ),
    )


def _stranger(name: str, contents: Words) -> UnusableFileError:
    return UnusableFileError(
        "pdf" if contents is _PDF else "not_a_table",
        Words(
            f"Berkas {name} isinya {contents.id}, bukan tabel. Kirim lembar kerjanya (xlsx atau ods) atau CSV.",
            f"The file {name} holds {contents.en}, not a table. Send the worksheet (xlsx or ods) or a CSV.",
        ),
    )
