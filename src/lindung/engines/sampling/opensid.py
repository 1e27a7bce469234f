"""The family export of OpenSID, the village information system: csv, many columns, code numbers."""

from pathlib import Path

import polars as pl

from lindung.engines.sampling.areas_chosen import people_of_villages
from lindung.engines.sampling.listing import by_village, make_listing
from lindung.engines.sampling.mark import FILE_PREFIX
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.population import Population
from lindung.engines.sampling.register_files import of_listing
from lindung.engines.sampling.society import office_words
from lindung.engines.sampling.styles import written_sexes
from lindung.engines.sampling.writing import write_csv
from lindung.engines.sampling.written import WrittenFile

_NAME = f"{FILE_PREFIX}opensid-keluarga.csv"
_VILLAGES = 3
_ROWS = 2_000
_CANNOT_SHOW = ("E03", "E13", "E17", "deceased_noted", "moved_noted", "nik_cut_to_zero")


def write_opensid(population: Population, directory: Path, mix: ErrorMix) -> WrittenFile:
    """Write the export of a few villages."""
    among = people_of_villages(population, _VILLAGES)
    listing = make_listing(population, rows=_ROWS, mix=mix.without(*_CANNOT_SHOW), stage="opensid", among=among)
    listing = by_village(listing)
    places = write_csv(_columns(listing.rows), directory / _NAME)
    return of_listing(_NAME, "workers", "opensid_family", listing, places)


def _columns(rows: pl.DataFrame) -> pl.DataFrame:
    codes = office_words()["opensid"]
    blank = pl.lit(None, dtype=pl.String)
    return rows.select(
        "address", dusun="hamlet", rw="rw", rt="rt", nama="name", no_kk="kk", nik="nik",
        sex=written_sexes(rows["sex"], male="1", female="2"), tempatlahir="birth_place",
        tanggallahir=pl.col("born").dt.strftime("%Y-%m-%d"), agama_id=blank, pendidikan_kk_id=blank,
        pendidikan_sedang_id=blank, pekerjaan_id=pl.col("occupation").replace_strict(codes["occupation"]),
        status_kawin=pl.col("marital_status").replace_strict(codes["marital_status"]),
        kk_level=pl.col("relation").replace_strict(codes["relation"]), warganegara_id=pl.lit("1"), nama_ayah=blank,
        nama_ibu="mother_name",
        **dict.fromkeys((
            "golongan_darah_id", "akta_lahir", "dokumen_pasport", "tanggal_akhir_paspor", "dokumen_kitas", "ayah_nik",
            "ibu_nik", "akta_perkawinan", "tanggalperkawinan", "akta_perceraian", "tanggalperceraian", "cacat_id",
            "cara_kb_id", "hamil", "ktp_el", "status_rekam", "alamat_sekarang",
        ), blank),
    ).rename({"address": "alamat"})  # fmt: skip
