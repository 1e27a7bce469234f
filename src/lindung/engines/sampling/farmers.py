"""The e-RDKK of farmers' groups: the NIK stands in the column KTP, some of them as numbers."""

from pathlib import Path

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import some_texts, stream
from lindung.engines.sampling.listing import Listing, make_listing, without_notes
from lindung.engines.sampling.mark import FILE_PREFIX, SAMPLE_MARK
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.population import Population
from lindung.engines.sampling.register_files import of_listing
from lindung.engines.sampling.society import office_words
from lindung.engines.sampling.writing import write_rows
from lindung.engines.sampling.written import WrittenFile

_NAME = f"{FILE_PREFIX}e-rdkk.xlsx"
_ROWS = 1_500
_FIRST_ROW = 3
_CANNOT_SHOW = (
    "E03", "E12", "E13", "E17", "E19", "deceased_noted", "moved_noted", "in_school", "civil_servant", "soldier_police",
    "pensioner", "nik_sex_differs",
)  # fmt: skip
_SEASONS = ("MT1", "MT2", "MT3")
_KINDS = ("Pupuk Urea (Kg)", "Pupuk NPK (Kg)", "Pupuk NPK Formula (Kg)", "Pupuk Organik (Kg)")


def write_farmers(population: Population, directory: Path, mix: ErrorMix) -> WrittenFile:
    """Write the plan of the area's farmers."""
    occupations = office_words()["farmers"]["occupations"]
    among = population.people["occupation"].is_in(occupations).to_numpy()
    listing = make_listing(population, rows=_ROWS, mix=mix.without(*_CANNOT_SHOW), stage="e-rdkk", among=among)
    listing = without_notes(listing, "nik_sex_differs")
    columns = _columns(listing, population)
    is_number = columns["is_number"].to_list()
    table = columns.drop("is_number")
    rows = [list(row) for row in table.iter_rows()]
    nik = table.columns.index("KTP")
    for row, stored_as_number in zip(rows, is_number, strict=True):
        row[nik] = int(row[nik]) if stored_as_number else row[nik]
    title = [f"{SAMPLE_MARK}: e-RDKK"]
    write_rows(directory / _NAME, [title, table.columns, *rows], sheet="RDKK")
    places = pl.int_range(_FIRST_ROW, _FIRST_ROW + len(rows), dtype=pl.UInt32, eager=True)
    return of_listing(_NAME, "workers", "e_rdkk", listing, places)


def _columns(listing: Listing, population: Population) -> pl.DataFrame:
    rng, rows, words = stream(population.seed, "e-rdkk columns"), listing.rows, office_words()["farmers"]
    size = rows.height
    return rows.select(
        some_texts(rng, words["advisers"], size).alias("Nama Penyuluh"),
        pl.col("village_code").str.replace_all(".", "", literal=True).alias("Kode Desa"),
        pl.lit("K000").alias("Kode Kios Pengecer"),
        pl.lit("KIOS CONTOH").alias("Nama Kios Pengecer"),
        pl.concat_str(pl.lit("GAPOKTAN "), pl.col("village")).alias("Gapoktan"),
        some_texts(rng, words["groups"], size).alias("Nama Poktan"),
        pl.col("name").alias("Nama Petani"),
        pl.col("nik").alias("KTP"),
        pl.col("birth_place").alias("Tempat Lahir"),
        pl.col("born").dt.strftime("%Y-%m-%d").alias("Tanggal Lahir"),
        pl.col("mother_name").alias("Nama Ibu Kandung"),
        pl.col("address").alias("Alamat"),
        pl.lit(words["subsector"]).alias("Subsektor"),
        *(column for season in _SEASONS for column in _season(rng, season, size, words["crops"])),
        "is_number",
    )


def _season(rng: np.random.Generator, season: str, rows: int, crops: list[str]) -> list[pl.Series]:
    land = pl.Series(f"Luas Lahan (Ha) {season}", rng.integers(1, 20, rows) / 10)
    fertiliser = [pl.Series(f"{kind} {season}", rng.integers(0, 30, rows) * 5) for kind in _KINDS]
    return [some_texts(rng, crops, rows).alias(f"Komoditas {season}"), land, *fertiliser]
