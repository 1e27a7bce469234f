"""The individual sheet of the poverty list P3KE: a workbook with two title rows above the headers."""

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import some_texts, stream
from lindung.engines.sampling.listing import Listing, make_listing
from lindung.engines.sampling.mark import FILE_PREFIX
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.population import Population
from lindung.engines.sampling.register_files import of_listing
from lindung.engines.sampling.society import office_words
from lindung.engines.sampling.styles import written_sexes
from lindung.engines.sampling.writing import write_workbook
from lindung.engines.sampling.written import WrittenFile

_NAME = f"{FILE_PREFIX}p3ke-perorangan.xlsx"
_ROWS = 4_000
_POOR = 4
_CANNOT_SHOW = ("E13", "E17", "E19", "deceased_noted", "moved_noted", "nik_cut_to_zero")
_AGES = (
    ("Usia < 7 Tahun", 0, 6), ("Usia 7-12 Tahun", 7, 12), ("Usia 13-15 Tahun", 13, 15), ("Usia 16-18 Tahun", 16, 18),
    ("Usia 19-21 Tahun", 19, 21), ("Usia 22-59 Tahun", 22, 59), ("Usia 60+ Tahun", 60, 200),
)  # fmt: skip
_AIDS = ("Penerima BPNT", "Penerima BPUM", "Penerima BST", "Penerima PKH", "Penerima SEMBAKO", "Resiko Stunting")


def write_poverty_list(population: Population, directory: Path, mix: ErrorMix) -> WrittenFile:
    """Write the sheet of the people of the four lowest deciles."""
    among = (population.people["decile"] <= _POOR).to_numpy()
    listing = make_listing(population, rows=_ROWS, mix=mix.without(*_CANNOT_SHOW), stage="p3ke", among=among)
    titles = ["DATA P3KE INDIVIDU", f"Keadaan {population.on:%d-%m-%Y}"]
    places = write_workbook(directory / _NAME, _columns(listing, population), titles=titles, sheet="Individu")
    return of_listing(_NAME, "workers", "p3ke_individual", listing, places)


def _columns(listing: Listing, population: Population) -> pl.DataFrame:
    rng, rows = stream(population.seed, "p3ke columns"), listing.rows
    provinces = population.villages.select("village_code", "province")
    rows = rows.join(provinces, on="village_code", how="left", maintain_order="left")
    aids = {name: pl.Series(np.where(rng.random(rows.height) < 0.3, "Ya", "Tidak")) for name in _AIDS}
    return rows.select(
        pl.int_range(1, pl.len() + 1).alias("No"),
        pl.concat_str(pl.lit("F"), pl.col("family_id")).alias("ID Keluarga P3KE"),
        pl.col("province").alias("Provinsi"),
        pl.col("regency").alias("Kabupaten/Kota"),
        pl.col("district").alias("Kecamatan"),
        pl.col("village").alias("Desa/Kelurahan"),
        pl.col("village_code").str.replace_all(".", "", literal=True).alias("Kode Kemdagri"),
        pl.col("decile").alias("Desil Kesejahteraan"),
        pl.col("address").alias("Alamat"),
        pl.concat_str(pl.lit("I"), pl.col("person_id")).alias("ID Individu"),
        pl.col("name").alias("Nama"),
        pl.col("nik").alias("NIK"),
        pl.col("match").replace_strict({"PADAN": "Ya", "TIDAK PADAN": "Tidak"}, default=None).alias("Padan Dukcapil"),
        written_sexes(rows["sex"], "Laki-laki", "Perempuan").alias("Jenis Kelamin"),
        pl.col("relation").alias("Hubungan dengan Kepala Keluarga"),
        pl.col("born").dt.strftime("%Y-%m-%d").alias("Tanggal Lahir"),
        pl.col("marital_status").alias("Status Kawin"),
        pl.col("occupation").alias("Pekerjaan"),
        some_texts(rng, office_words()["education"]["levels"], rows.height).alias("Pendidikan"),
        *(_in_age(first, last, population.on).alias(header) for header, first, last in _AGES),
        *(column.alias(name) for name, column in aids.items()),
    )


def _in_age(first: int, last: int, on: date) -> pl.Expr:
    age = (pl.lit(on) - pl.col("born")).dt.total_days() // 365.25
    return pl.when(age.is_between(first, last)).then(pl.lit("Ya")).otherwise(pl.lit("Tidak"))
