"""Why a roster's file cannot be opened at all, each with what to do about it."""

from collections.abc import Sequence

from lindung.engines.intake.faults import UnusableFileError, shortened
from lindung.vocabulary.language import Words


def too_many_tables(limit: int) -> UnusableFileError:
    """Say that a sheet starts a new table again and again."""
    return UnusableFileError(
        "too_many_tables",
        Words(
            f"Satu lembar berisi lebih dari {limit} tabel dengan judul yang berbeda. Satukan dalam satu tabel dengan "
            "satu baris judul.",
            f"One sheet holds more than {limit} tables with different headers. Bring them into one table with one "
            "header row.",
        ),
    )


def too_large_unpacked(name: str) -> UnusableFileError:
    """Say that a workbook holds far more than its size promises."""
    return UnusableFileError(
        "too_large",
        Words(
            f"Isi {name} lebih besar daripada yang bisa dibuka dengan aman. Hapus lembar dan format yang tidak "
            "dipakai, pecah menjadi beberapa berkas, atau simpan sebagai CSV.",
            f"Unpacked, {name} is larger than can be opened safely. Remove sheets and formats that are not used, "
            "split it, or save it as CSV.",
        ),
    )


def too_wide(name: str, sheet: str | None) -> UnusableFileError:
    """Say that a sheet spans more cells than a list can."""
    place = (f", lembar “{shortened(sheet)}”", f", sheet “{shortened(sheet)}”") if sheet else ("", "")
    return UnusableFileError(
        "too_wide",
        Words(
            f"Tabel di {name}{place[0]} terlalu lebar: ada isi yang jauh di luar daftar. Salin hanya daftarnya ke "
            "lembar baru, lalu coba lagi.",
            f"The table in {name}{place[1]} is too wide: something stands far outside the list. Copy only the list to "
            "a new sheet, then try again.",
        ),
    )


def only_headers(name: str) -> UnusableFileError:
    """Say that a file has headers and nobody below them."""
    return UnusableFileError(
        "only_headers",
        Words(
            f"Berkas {name} hanya berisi judul kolom, belum ada satu pun baris data. Isi minimal satu baris di bawah "
            "judul, lalu kirim lagi.",
            f"The file {name} holds only headers and no row of data. Fill in at least one row below the headers, then "
            "send it again.",
        ),
    )


def nothing_in_it(name: str) -> UnusableFileError:
    """Say that a file holds no text at all."""
    return UnusableFileError(
        "empty_file",
        Words(
            f"Berkas {name} kosong. Kirim berkas yang berisi baris judul dan minimal satu baris data.",
            f"The file {name} is empty. Send one with a header row and at least one row of data.",
        ),
    )


def no_sheets(name: str) -> UnusableFileError:
    """Say that a workbook has only hidden sheets or none with cells."""
    return UnusableFileError(
        "no_sheets",
        Words(
            f"Berkas {name} tidak punya lembar kerja yang terlihat. Tampilkan lembar yang berisi daftar (klik kanan, "
            "“Unhide”), simpan, lalu coba lagi.",
            f"The file {name} has no visible worksheet. Unhide the sheet that holds the list (right click, “Unhide”), "
            "save, then try again.",
        ),
    )


def binary_text(name: str) -> UnusableFileError:
    """Say that a file is neither a workbook nor a text."""
    return UnusableFileError(
        "binary",
        Words(
            f"Berkas {name} berisi byte yang bukan teks. Simpan ulang dari Excel sebagai “CSV UTF-8” atau xlsx.",
            f"The file {name} holds bytes that are no text. Save it again from Excel as “CSV UTF-8” or xlsx.",
        ),
    )


def damaged_parquet(name: str) -> UnusableFileError:
    """Say that a Parquet file cannot be read."""
    return UnusableFileError(
        "damaged",
        Words(
            f"Berkas Parquet {name} rusak, terpotong atau terkunci sehingga tidak bisa dibaca. Minta kiriman ulang, "
            "atau minta dalam bentuk CSV.",
            f"The Parquet file {name} is damaged, cut off or locked and cannot be read. Ask for it again, or ask for "
            "it as CSV.",
        ),
    )


def nested_columns(columns: Sequence[str]) -> UnusableFileError:
    """Say which columns of a Parquet file hold no single value."""
    listed = ", ".join(f"“{shortened(column)}”" for column in columns[:5])
    return UnusableFileError(
        "nested_columns",
        Words(
            f"Kolom {listed} berisi daftar, susunan atau data biner, bukan satu nilai per baris. Hapus atau pecah "
            "kolom itu, lalu simpan ulang.",
            f"The columns {listed} hold lists, structures or binary data, not one value per row. Remove or split "
            "them, then save the file again.",
        ),
    )


def giant_text() -> UnusableFileError:
    """Say that some text of a Parquet file is far too long to be a cell; where it stands is not known yet."""
    return UnusableFileError(
        "giant_cell",
        Words(
            "Satu sel berisi lebih dari 32.767 huruf, biasanya dokumen yang tertempel. Hapus isi sel itu, lalu simpan "
            "ulang berkasnya.",
            "One cell holds more than 32,767 characters, usually a document that was pasted in. Empty that cell and "
            "save the file again.",
        ),
    )


def too_many_rows(name: str, limit: int) -> UnusableFileError:
    """Say that a file claims more rows than a country has workers."""
    return UnusableFileError(
        "too_many_rows",
        Words(
            f"Berkas {name} menyebut lebih dari {f'{limit:,}'.replace(',', '.')} baris. Pecah per kabupaten/kota, lalu "
            "coba lagi.",
            f"The file {name} claims more than {limit:,} rows. Split it by regency, then try again.",
        ),
    )


def locked_workbook(name: str) -> UnusableFileError:
    """Say that a workbook has a password."""
    return UnusableFileError(
        "encrypted",
        Words(
            f"Berkas {name} terkunci kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu coba lagi.",
            f"The file {name} is locked with a password. Open it in Excel, remove the password, save, try again.",
        ),
    )
