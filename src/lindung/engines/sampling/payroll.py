"""A payroll sheet as companies keep it: title in row 1, information in row 2, headers in row 4."""

from pathlib import Path

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import Flags, stream
from lindung.engines.sampling.listing import Listing, make_listing
from lindung.engines.sampling.mark import FILE_PREFIX, SAMPLE_MARK
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.population import Population
from lindung.engines.sampling.register_files import of_listing
from lindung.engines.sampling.society import office_words
from lindung.engines.sampling.styles import written_phones, written_sexes
from lindung.engines.sampling.writing import write_rows
from lindung.engines.sampling.written import WrittenFile

_NAME = f"{FILE_PREFIX}daftar-upah.xlsx"
_EMPLOYERS = 40
_ROWS = 800
_FIRST_ROW = 5
_CANNOT_SHOW = (
    "E03", "E04", "E07", "E08", "E11", "E12", "E13", "E19", "deceased_noted", "moved_noted", "active_self_paid",
    "active_sponsored", "nik_cut_to_zero",
)  # fmt: skip


def write_payroll(population: Population, directory: Path, mix: ErrorMix) -> WrittenFile:
    """Write the workers whom some employers have not registered yet, and a few whom they have."""
    listing = make_listing(
        population,
        rows=_ROWS,
        mix=mix.without(*_CANNOT_SHOW),
        stage="payroll",
        among=_employed(population),
        segment="PU",
    )
    table = _columns(listing, population)
    above: list[list[str]] = [
        [f"{SAMPLE_MARK}: DAFTAR UPAH TENAGA KERJA"], [f"Keadaan {population.on:%d-%m-%Y}; semua nama rekaan"], [],
    ]  # fmt: skip
    write_rows(directory / _NAME, [*above, table.columns, *table.iter_rows()], sheet="Upah")
    places = pl.int_range(_FIRST_ROW, _FIRST_ROW + table.height, dtype=pl.UInt32, eager=True)
    return of_listing(_NAME, "workers", "payroll", listing, places)


def _employed(population: Population) -> Flags:
    employer = population.people["employer"].to_numpy()
    largest = np.argsort(-np.bincount(employer[employer >= 0]), kind="stable")[:_EMPLOYERS]
    return np.isin(employer, largest)


def _columns(listing: Listing, population: Population) -> pl.DataFrame:
    rng, rows = stream(population.seed, "payroll columns"), listing.rows
    firm = population.employers.select("npp", "tax_number", firm="name", employer=pl.int_range(pl.len()).cast(pl.Int32))
    provinces = population.villages.select("village_code", "province")
    rows = rows.join(firm, on="employer", how="left", maintain_order="left")
    rows = rows.join(provinces, on="village_code", how="left", maintain_order="left")
    began = pl.lit(population.on) - pl.duration(days=pl.lit(pl.Series(rng.integers(20, 3000, rows.height))))
    wage = pl.Series(rng.integers(22, 80, rows.height)) * 100_000
    yes, blank = pl.lit("Y"), pl.lit(None, dtype=pl.String)
    return rows.select(
        pl.int_range(1, pl.len() + 1).alias("NO"),
        pl.col("nik").alias("NIK"),
        blank.alias("NO KPJ"),
        pl.col("name").alias("NAMA LENGKAP"),
        pl.col("birth_place").alias("TEMPAT LAHIR"),
        pl.col("born").dt.strftime("%d-%m-%Y").alias("TANGGAL LAHIR"),
        written_sexes(rows["sex"]).alias("JENIS KELAMIN (L/P)"),
        pl.col("marital_status")
        .replace_strict(office_words()["payroll"]["marital_status"])
        .alias("STATUS PERKAWINAN (TK/K/D/C)"),
        pl.col("address").alias("ALAMAT"),
        pl.col("village").alias("KELURAHAN"),
        pl.col("district").alias("KECAMATAN"),
        pl.col("regency").alias("KOTA/KAB"),
        pl.col("province").alias("PROVINSI"),
        blank.alias("KODE POS"),
        written_phones(rng, rows["phone"]).alias("NO HP"),
        blank.alias("EMAIL"),
        pl.col("mother_name").alias("NAMA IBU KANDUNG"),
        began.dt.strftime("%d-%m-%Y").alias("TGL MULAI BEKERJA"),
        wage.alias("UPAH"),
        blank.alias("STATUS KEPESERTAAN"),
        *(yes.alias(programme) for programme in ("JHT", "JKK", "JKM", "JP (Y/N)")),
        pl.col("npp").alias("KODE PERUSAHAAN"),
        pl.col("firm").alias("NAMA PERUSAHAAN"),
        pl.col("tax_number").alias("NPWP PERUSAHAAN"),
    )
