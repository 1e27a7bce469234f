"""What each file of a release is for, in words for the page."""

from typing import Final

from lindung.vocabulary.language import Words

FILE_WORDS: Final = {
    "observations.csv": Words(
        "Semua angka, untuk lembar kerja dan skrip (UTF-8, koma).",
        "All numbers, for spreadsheets and scripts (UTF-8, comma).",
    ),
    "observations.parquet": Words(
        "Semua angka, padat dan bertipe, untuk Python, R, DuckDB.",
        "All numbers, compact and typed, for Python, R, DuckDB.",
    ),
    "observations.json": Words("Semua angka sebagai JSON.", "All numbers as JSON."),
    "sdmx.csv": Words(
        "Semua angka sebagai SDMX-CSV 2.0, untuk kantor statistik.",
        "All numbers as SDMX-CSV 2.0, for statistical offices.",
    ),
    "dictionary.csv": Words("Kamus data sebagai tabel.", "The data dictionary as a table."),
    "dictionary.json": Words("Kamus data sebagai JSON.", "The data dictionary as JSON."),
    "dataset.jsonld": Words("Metadata DCAT-AP untuk katalog data.", "DCAT-AP metadata for data catalogues."),
}
