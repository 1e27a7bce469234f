"""The answers of a sponsor form: no birth date, no address, only what the form asks."""

from pathlib import Path

import polars as pl

from lindung.engines.sampling.draws import some_texts, stream
from lindung.engines.sampling.listing import Listing, make_listing, without_notes
from lindung.engines.sampling.mark import FILE_PREFIX
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.names import draw_names
from lindung.engines.sampling.population import Population
from lindung.engines.sampling.register_files import of_listing
from lindung.engines.sampling.society import office_words
from lindung.engines.sampling.styles import written_names, written_phones
from lindung.engines.sampling.writing import write_workbook
from lindung.engines.sampling.written import WrittenFile

_NAME = f"{FILE_PREFIX}formulir-donatur.xlsx"
_ROWS = 400
_UNSEEN = ("nik_birth_differs", "nik_sex_differs")
_CANNOT_SHOW = (
    *_UNSEEN, "E03", "E19", "same_person_other_nik", "deceased_noted", "moved_noted", "nik_cut_to_zero",
)  # fmt: skip


def write_sponsors(population: Population, directory: Path, mix: ErrorMix) -> WrittenFile:
    """Write the workers whom civil servants wish to sponsor."""
    listing = make_listing(population, rows=_ROWS, mix=mix.without(*_CANNOT_SHOW), stage="sponsors")
    listing = without_notes(listing, *_UNSEEN)
    titles = ["JAWABAN FORMULIR DONATUR"]
    places = write_workbook(directory / _NAME, _columns(listing, population), titles=titles, sheet="Jawaban")
    return of_listing(_NAME, "workers", "sponsor_form", listing, places)


def _columns(listing: Listing, population: Population) -> pl.DataFrame:
    rng, rows, words = stream(population.seed, "sponsor columns"), listing.rows, office_words()["sponsors"]
    size = rows.height
    programmes = some_texts(rng, list(words["dues"]), size)
    names = draw_names(rng, rng.random(size) < 0.5, population.area_code)
    return rows.select(
        names.alias("Nama Donatur"),
        pl.concat_str(pl.lit("0000000000"), pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(8)).alias("NIP"),
        some_texts(rng, words["posts"], size).alias("Jabatan"),
        some_texts(rng, words["offices"], size).alias("OPD"),
        written_names(rng, rows["name"], 0.5).alias("Nama Pekerja"),
        pl.col("nik").alias("NIK Pekerja"),
        written_phones(rng, rows["phone"]).alias("Nomor Ponsel"),
        pl.col("occupation").alias("Jenis Pekerjaan"),
        some_texts(rng, words["workplaces"], size).alias("Lokasi Bekerja"),
        programmes.alias("Pilihan Program"),
        programmes.replace_strict(words["dues"]).alias("Nominal Iuran"),
        pl.lit("Ya").alias("Surat Kuasa Autodebet"),
        pl.lit("Ya").alias("Buku Rekening"),
        pl.lit("Ya").alias("KTP"),
    )
