"""What the words of a single row say about it: a village's heading, a total, a signature, a row of column numbers."""

import re
from collections.abc import Sequence
from typing import Final

Cells = Sequence[str | None]

_HEADING_CELLS: Final = 3
_VILLAGE: Final = r"(?:desa|kelurahan|kel|nagari|kampung|kampong|gampong|pekon)"
_VILLAGE_HEADING: Final = re.compile(rf"{_VILLAGE}\b(?:\s*/\s*{_VILLAGE}\b)?[\s.:]*(?=\w)(?P<name>.+)", re.IGNORECASE)
_HAMLET_HEADING: Final = re.compile(r"(?:dusun|dukuh|lingkungan|jorong|banjar)\b[\s.:]*(?=\w).+", re.IGNORECASE)
_OTHER_HEADING: Final = re.compile(r"(?:(?:kecamatan|kec)\b[\s.:]*(?=\w)\D+|(?:rt|rw)\b[\s.:/]*\d.*)", re.IGNORECASE)
_IN_TITLE: Final = re.compile(rf"\b{_VILLAGE}\b(?:\s*/\s*{_VILLAGE}\b)?[\s.:]*(?=\w)(?P<name>.+)", re.IGNORECASE)
_END_OF_PLACE: Final = re.compile(
    r"[,;(]|\b(?:tahun|thn|periode|bulan|tanggal|provinsi|prov|sebanyak|untuk|yang)\b|\d{4}", re.I
)
_TOTAL: Final = re.compile(
    r"(?:grand\s+total|sub\s*-?\s*(?:total|jumlah)|total|jumlah|jml|rekapitulasi|rekap)\b", re.IGNORECASE
)
_SIGNATURE: Final = re.compile(
    r"(?:mengetahui|menyetujui|disetujui oleh|dibuat oleh|disusun oleh|diperiksa oleh|disahkan|hormat kami|"
    r"a\.\s?n\.|an\. |plt\b|pj\.? |kepala\s+(?:desa|dinas|dusun|kelurahan|seksi|bidang)|lurah\b|camat\b|sekretaris\b|"
    r"ketua\s+(?:rt|rw|kelompok|gapoktan)\b|petugas\b|operator\b|nip\b|\(?\s*[._…]{6,})",
    re.IGNORECASE,
)
_PLACE_AND_DAY: Final = re.compile(
    r"[^\W\d][\w .'-]{2,40},\s*(?:tanggal\s*)?(?:\d{1,2}|[._…]{2,})?[\s./-]*(?:[^\W\d]{3,10}|\d{1,2}|[._…]{2,})[\s./-]*"
    r"(?:\d{4}|20[._…]+|[._…]{2,})\s*",
)
_COLUMN_NUMBER: Final = re.compile(r"[(\[]?-?(\d{1,2})[)\].]?")
_LONG_NUMBER: Final = re.compile(r"\d{12}")
_RUNNING_NUMBER: Final = re.compile(r"\d{1,6}[.)]?")

SPEAKING_WORDS: Final = (
    r"(?i)^\W*(?:desa|kelurahan|kel|nagari|kampung|kampong|gampong|pekon|dusun|dukuh|lingkungan|jorong|banjar|"
    r"kecamatan|kec|rt|rw|grand|sub|subtotal|subjumlah|total|jumlah|jml|rekap|rekapitulasi|mengetahui|menyetujui|"
    r"disetujui|dibuat|disusun|diperiksa|disahkan|hormat|a\.|an\.|plt|pj|kepala|lurah|camat|sekretaris|ketua|petugas|"
    r"operator|nip)\b"
)
"""A column test for the first words of headings, totals and signatures; only rows that pass are looked at singly."""


def filled(cells: Cells) -> list[str]:
    """List the texts of a row that are not blank."""
    return [text for text in cells if text is not None and text.strip()]


def village_heading(cells: Cells) -> str | None:
    """Return "DESA SUKAMAJU" when the row holds nothing but a village's heading, in one cell or as label and name."""
    return _heading(cells, _VILLAGE_HEADING)


def hamlet_heading(cells: Cells) -> str | None:
    """Return the heading of a part of a village, such as "DUSUN KRAJAN", when the row holds nothing else."""
    return _heading(cells, _HAMLET_HEADING)


def is_other_heading(cells: Cells) -> bool:
    """Say whether the row is only the heading of a district, an RT or an RW."""
    return _heading(cells, _OTHER_HEADING) is not None


def village_in_title(cells: Cells) -> str | None:
    """Return the village that a title above the headers names: "Daftar pekerja DESA SUKAMAJU tahun 2026"."""
    found = _IN_TITLE.search(_flat(filled(cells)))
    if found is None:
        return None
    start = found.start("name")
    end = _END_OF_PLACE.search(found.string, start)
    name = found.string[start : end.start() if end else None].strip(" .:-")
    return f"{found.string[found.start() : start].strip(' .:')} {name}" if name else None


def is_total(cells: Cells) -> bool:
    """Say whether the row adds up others: its first text says so and no cell holds a long number such as a NIK."""
    texts = filled(cells)
    return bool(texts) and _TOTAL.match(texts[0].lstrip(" .:-")) is not None and not has_long_number(texts)


def is_signature(cells: Cells) -> bool:
    """Say whether the row belongs to the signatures below a list: who signs, where and when."""
    texts = filled(cells)
    signs = any(_SIGNATURE.match(text.strip()) or _PLACE_AND_DAY.fullmatch(text.strip()) for text in texts)
    return signs and not has_long_number(texts)


def is_column_numbers(cells: Cells) -> bool:
    """Say whether the row only numbers the columns: (1) (2) (3), which a spreadsheet may have turned into -1 -2 -3."""
    found = [_COLUMN_NUMBER.fullmatch(text.strip()) for text in filled(cells)]
    numbers = [int(match[1]) for match in found if match]
    counts = len(numbers) >= 3 and len(numbers) == len(found)
    return counts and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2


def is_running_number(text: str | None) -> bool:
    """Say whether a cell only counts the rows."""
    return text is not None and _RUNNING_NUMBER.fullmatch(text.strip()) is not None


def has_long_number(cells: Cells) -> bool:
    """Say whether a cell holds twelve digits or more in a row, as a NIK or a card number does."""
    return any(_LONG_NUMBER.search(text) for text in cells if text)


def _heading(cells: Cells, wording: re.Pattern[str]) -> str | None:
    texts = filled(cells)
    if not texts or len(texts) > _HEADING_CELLS or (len(texts) == _HEADING_CELLS and texts[1].strip() != ":"):
        return None
    flat = _flat(texts)
    return flat if len(flat) <= 100 and wording.fullmatch(flat) else None


def _flat(texts: Sequence[str]) -> str:
    return " ".join(" ".join(texts).replace(":", " ").split())
