"""Small rosters of invented people in every format an office sends."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

import polars as pl

from lindung.engines.intake.headers import normalised
from lindung.engines.intake.sheets.open import open_source
from lindung.engines.intake.sheets.raw import RawSource
from tests.sample_tables import sheet_of

HEADERS = ("NO", "NAMA", "NIK", "ALAMAT")
SITI = ("1", "SITI AMINAH", "3374810101800001", "Jl. Mawar 5")
BUDI = ("2", "BUDI SANTOSO", "3374810202750002", "Jl. Melati 7")
_KNOWN = frozenset(
    {"no", "nama", "nik", "alamat", "ttl", "tempat", "ttltempat", "ttltanggal", "desa", "pekerjaan", "nohp", "kk", "jk"}
)

Cell = str | float | None


def known(text: str) -> bool:
    """Know the few headers of these tests."""
    return normalised(text) in _KNOWN


def opened(source: bytes, sheet: str | None = None) -> RawSource:
    return open_source(source, name="usulan.xlsx", sheet=sheet, known=known)


def rows_of(source: RawSource) -> list[tuple[str | None, ...]]:
    """Return the texts of all data rows, without their place."""
    return [row for batch in source.batches() for row in batch.frame.select("^s[0-9]+$").rows()]


def column_of(source: RawSource, name: str) -> list[object]:
    return [value for batch in source.batches() for value in batch.frame[name].to_list()]


def csv_rows(*rows: Sequence[str | None], separator: str = ",") -> bytes:
    return "".join(separator.join(cell or "" for cell in row) + "\n" for row in rows).encode()


def parquet_of(**columns: object) -> bytes:
    target = io.BytesIO()
    pl.DataFrame(columns).write_parquet(target)
    return target.getvalue()


def zip_of(members: Mapping[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contents in members.items():
            archive.writestr(name, contents)
    return target.getvalue()


def rewritten(package: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Replace or add members of a package."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zip_of({**members, **changes})


def sheet_xml_of(package: bytes, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(part)


def xlsx_of(rows: Sequence[Sequence[Cell]]) -> bytes:
    return sheet_of(*map(tuple, rows))


def ods_of(rows: Sequence[Sequence[Cell]], *, extra: str = "") -> bytes:
    """Write an OpenDocument sheet; ``extra`` are rows of XML below."""
    body = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Data">{body}{extra}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="x"/></manifest:manifest>'
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return zip_of({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest})


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
    return (
        f'<table:table-cell office:value-type="float" office:value="{cell:.0f}"><text:p>x</text:p></table:table-cell>'
    )


def xlsb_of(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Write a binary workbook with one sheet, record by record (MS-XLSB)."""
    bundle = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Data")
    book = xlsb_record(131) + xlsb_record(143) + xlsb_record(156, bundle) + xlsb_record(144) + xlsb_record(132)
    sheet = xlsb_record(129) + xlsb_record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, 20)) + xlsb_record(145)
    for number, row in enumerate(rows):
        sheet += xlsb_record(0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0))
        sheet += b"".join(_xlsb_cell(place, cell) for place, cell in enumerate(row) if cell is not None)
    sheet += xlsb_record(146) + xlsb_record(130)
    return zip_of({"xl/workbook.bin": book, "xl/worksheets/sheet1.bin": sheet, "xl/_rels/workbook.bin.rels": _RELS})


def xlsb_far_cell(row: int, column: int) -> bytes:
    """Write the records of a sheet with a single number far away."""
    cell = xlsb_record(5, struct.pack("<IId", column, 0, 1.0))
    row_header = xlsb_record(0, struct.pack("<IIHHBI", row, 0, 300, 0, 0, 0))
    return (
        xlsb_record(129)
        + xlsb_record(148, bytes(16))
        + xlsb_record(145)
        + row_header
        + cell
        + xlsb_record(146)
        + xlsb_record(130)
    )


_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.bin"/></Relationships>'
)


def _xlsb_cell(place: int, cell: str | float) -> bytes:
    start = struct.pack("<II", place, 0)
    if isinstance(cell, str):
        return xlsb_record(6, start + _wide(cell))
    return xlsb_record(5, start + struct.pack("<d", cell))


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb_record(kind: int, data: bytes = b"") -> bytes:
    return _sevens(kind) + _sevens(len(data)) + data


def _sevens(number: int) -> bytes:
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _sevens(rest) if rest else bytes([low])


def xls_of(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Write an old workbook (BIFF8) in an OLE file with one stream."""
    cells = [
        _xls_cell(number, place, cell)
        for number, row in enumerate(rows)
        for place, cell in enumerate(row)
        if cell is not None
    ]
    return ole_of(xls_stream(*cells))


def xls_stream(*records: bytes, shared: Sequence[bytes] = (), sheets: int = 1) -> bytes:
    """Write the stream of an old workbook: shared texts, and the same records in every sheet."""
    start = _biff_start(5) + b"".join(shared)
    sheet = _biff_start(0x10) + b"".join(records) + xls_record(0x0A)
    first = len(start) + sheets * 17 + 4
    places = [first + number * len(sheet) for number in range(sheets)]
    bound = [
        xls_record(0x85, struct.pack("<IBBBB", at, 0, 0, 5, 0) + b"Data%d" % number) for number, at in enumerate(places)
    ]
    return start + b"".join(bound) + xls_record(0x0A) + sheet * sheets


def _biff_start(part: int) -> bytes:
    return xls_record(0x809, struct.pack("<HHHHII", 0x600, part, 0, 0, 0, 6))


def _xls_cell(row: int, place: int, cell: str | float) -> bytes:
    start = struct.pack("<HHH", row, place, 0)
    if isinstance(cell, str):
        return xls_record(0x204, start + struct.pack("<HB", len(cell), 0) + cell.encode("latin-1"))
    return xls_record(0x203, start + struct.pack("<d", cell))


def xls_record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def ole_of(stream: bytes) -> bytes:
    """Pack one stream in sectors of 512 bytes: table of sectors, directory, stream."""
    stream = stream.ljust(4096, b"\0")
    stream += bytes(-len(stream) % 512)
    count = len(stream) // 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + count), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    directory = _entry("Root Entry", 5, child=1, start=0xFFFFFFFE) + _entry("Workbook", 2, start=2, size=len(stream))
    return header.ljust(512, b"\xff") + table + directory.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, *, child: int = 0xFFFFFFFF, start: int, size: int = 0) -> bytes:
    text = name.encode("utf-16-le")
    links = struct.pack("<BBIII", kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return (
        text.ljust(64, b"\0") + struct.pack("<H", len(text) + 2) + links + bytes(36) + struct.pack("<IQ", start, size)
    )
