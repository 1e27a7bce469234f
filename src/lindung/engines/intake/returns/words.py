"""The words of the return workbooks, Indonesian first."""

from datetime import date
from typing import Final

from lindung.engines.intake.returns.facts import DeliveryFacts
from lindung.vocabulary.language import Language, Words

SAMPLE: Final = Words("CONTOH – orang rekaan", "SAMPLE – invented people")
WITHOUT_VILLAGE: Final = Words("Tanpa desa", "Without village")
WITHOUT_VILLAGE_SLUG: Final = "tanpa-desa"
ALL_VILLAGES_SLUG: Final = "semua"

REPAIR_SHEET: Final = Words("Perbaikan", "Repair")
GUIDE_SHEET: Final = Words("Petunjuk", "How to")
SUMMARY_SHEET: Final = Words("Ringkasan", "Summary")
ANNEX_SHEET: Final = Words("BNBA", "BNBA")

ROW_HEADER: Final = Words("Baris", "Row")
VERDICT_HEADER: Final = Words("Hasil periksa", "Finding")
CODE_HEADER: Final = Words("Kode", "Code")
WHO_HEADER: Final = Words("Siapa memperbaiki", "Who can repair it")
FIX_HEADER: Final = Words("Perbaikan", "Repair")
NOTE_HEADER: Final = Words("Catatan", "Note")
KEY_HEADER: Final = Words("Kunci", "Key")

CHOOSE_TITLE: Final = Words("Pilih dari daftar", "Choose from the list")
CHOOSE_MESSAGE: Final = Words(
    "Pilih salah satu jawaban dari daftar. Keterangan lain ditulis di kolom Catatan.",
    "Choose one of the answers of the list. Anything else belongs in the column Note.",
)

GUIDE_STEPS: Final = (
    Words(
        "Buka lembar Perbaikan. Setiap baris adalah satu orang dari daftar yang Anda kirim.",
        "Open the sheet Repair. Every row is one person of the list you sent.",
    ),
    Words(
        "Baca kolom Hasil periksa. Sel berwarna menunjukkan isi yang perlu diperiksa.",
        "Read the column Finding. A coloured cell shows what to look at.",
    ),
    Words(
        "Cocokkan dengan KTP atau KK, lalu perbaiki langsung di sel itu. NIK dan nomor lain ditulis sebagai teks, "
        "lengkap dengan angka nol di depan.",
        "Compare it with the identity or family card and repair it right in that cell. Identity and phone numbers are "
        "texts, with their leading zeros.",
    ),
    Words(
        "Pilih jawaban di kolom Perbaikan. “{confirmed}” berarti isinya benar dan tidak diubah; “{removed}” berarti "
        "orang itu tidak lagi diusulkan.",
        "Choose an answer in the column Repair. “{confirmed}” means that the cells are right as they are; “{removed}” "
        "means that the person is no longer proposed.",
    ),
    Words(
        "Bila perlu, tulis keterangan di kolom Catatan.",
        "Write an explanation in the column Note where it helps.",
    ),
    Words(
        "Jangan menambah baris atau mengubah judul kolom. Baris yang tidak diubah tetap seperti semula. Orang baru "
        "dikirim dalam daftar tersendiri.",
        "Do not add rows or change headers. A row left alone stays as it was. New people come in a list of their own.",
    ),
    Words(
        "Simpan berkas ini sebagai .xlsx dengan nama yang sama, lalu kirim kembali.",
        "Save this file as .xlsx under the same name and send it back.",
    ),
)
GUIDE_COLOURS: Final = Words("Arti warna", "What the colours mean")
WRONG_COLOUR: Final = Words("Periksa dan perbaiki sel ini", "Look at this cell and repair it")
NOTED_COLOUR: Final = Words("Perhatikan; boleh tetap", "Take note; it may stay")
GUIDE_CODES: Final = Words("Kode dalam berkas ini", "Codes in this file")
MEANING_HEADER: Final = Words("Arti", "Meaning")
ROWS_HEADER: Final = Words("Jumlah baris", "Rows")

FACT_HEADER: Final = Words("Keterangan", "Fact")
VALUE_HEADER: Final = Words("Isi", "Value")
FILE: Final = Words("Berkas", "File")
REGISTER: Final = Words("Register", "Register")
AREA: Final = Words("Wilayah", "Area")
AS_OF: Final = Words("Keadaan tanggal", "As of")
CHECKED_ON: Final = Words("Diperiksa tanggal", "Checked on")
DELIVERY: Final = Words("Nomor kiriman", "Delivery")
TOTAL_HEADER: Final = Words("Hasil", "Result")
READ: Final = Words("dibaca", "read")
SURVIVAL: Final = Words("layak dari yang dibaca", "accepted of those read")
WITH_NOTES: Final = Words("layak dengan catatan", "accepted with a note")
REASON_HEADER: Final = Words("Temuan", "Finding")
IS_NOTE: Final = Words("catatan", "note")
IS_WAIVED: Final = Words("dikesampingkan", "set aside")
VILLAGE_HEADER: Final = Words("Desa/kelurahan", "Village")
VILLAGE_CODE_HEADER: Final = Words("Kode wilayah", "Area code")
TOTAL: Final = Words("Jumlah", "Total")
PASSED_OVER: Final = Words("Baris yang bukan data", "Rows that are no data")
NOT_CHECKED: Final = Words("Tidak diperiksa", "Not checked")
NOTES: Final = Words("Catatan", "Notes")
_FOOTER_NAME: Final = 80


def day_words(day: date, language: Language) -> str:
    """Write a day: 30-04-2025, or 2025-04-30 in English."""
    return day.strftime("%d-%m-%Y") if language is Language.ID else day.isoformat()


def title_lines(facts: DeliveryFacts, place: str) -> tuple[str, str, str]:
    """Say in three short lines what the workbook is, where it comes from and what to do with it."""
    title = Words(f"Perbaikan daftar: {place}", f"List to repair: {place}")
    return _marked(title, facts), origin_line(facts), _what_to_do(facts)


def origin_line(facts: DeliveryFacts) -> str:
    """Name the register, the area, the file and its days in one line."""
    as_of, checked_on = day_words(facts.as_of, facts.language), day_words(facts.checked_on, facts.language)
    return Words(
        f"{facts.register.id}, {facts.area_name}. Berkas {facts.file_name}, keadaan {as_of}, diperiksa {checked_on}.",
        f"{facts.register.en}, {facts.area_name}. File {facts.file_name}, as of {as_of}, checked {checked_on}.",
    ).in_language(facts.language)


def annex_title(facts: DeliveryFacts) -> str:
    """Name the annex and its area."""
    return _marked(
        Words(f"Daftar by name by address: {facts.area_name}", f"List by name by address: {facts.area_name}"), facts
    )


def summary_title(facts: DeliveryFacts) -> str:
    """Name the summary and its area."""
    return _marked(Words(f"Ringkasan periksa: {facts.area_name}", f"Summary of the check: {facts.area_name}"), facts)


def footer(facts: DeliveryFacts) -> str:
    """Write the file, the day of the check and page n of m at the foot of a printed page."""
    # "&" opens a code in a footer; doubled it is a letter.
    name = facts.file_name[:_FOOTER_NAME].replace("&", "&&")
    of = Words("dari", "of").in_language(facts.language)
    return f"&L&8{name}&C&8 {day_words(facts.checked_on, facts.language)}&R&8&P {of} &N"


def _marked(title: Words, facts: DeliveryFacts) -> str:
    said = title.in_language(facts.language)
    return f"{SAMPLE.in_language(facts.language)} | {said}" if facts.is_sample else said


def _what_to_do(facts: DeliveryFacts) -> str:
    to_id, to_en = (f" kepada {facts.send_to}", f" to {facts.send_to}") if facts.send_to else ("", "")
    by = day_words(facts.send_by, facts.language) if facts.send_by else ""
    by_id, by_en = (f" paling lambat {by}", f" by {by}") if by else ("", "")
    return Words(
        f"Perbaiki sel berwarna, pilih jawaban di kolom Perbaikan, lalu kirim kembali berkas ini{to_id}{by_id}.",
        f"Repair the coloured cells, choose an answer in the column Repair, then send this file back{to_en}{by_en}.",
    ).in_language(facts.language)
