"""The big list: what an office merged from its villages and proposes for protection."""

import polars as pl

from lindung.engines.sampling.draws import stream
from lindung.engines.sampling.listing import Listing
from lindung.engines.sampling.styles import written_dates, written_names, written_niks, written_phones, written_sexes


def proposal_columns(listing: Listing, seed: int) -> pl.DataFrame:
    """Write a list with the headers of a merged proposal, one row per row of the list."""
    rng, rows = stream(seed, "proposal"), listing.rows
    return pl.DataFrame(
        {
            "NO": pl.int_range(1, rows.height + 1, eager=True),
            "NIK": written_niks(rng, rows["nik"]),
            "NO KK": rows["kk"],
            "NAMA LENGKAP": written_names(rng, rows["name"]),
            "TEMPAT LAHIR": rows["birth_place"],
            "TANGGAL LAHIR": written_dates(rng, rows["born"]),
            "JENIS KELAMIN": written_sexes(rows["sex"]),
            "ALAMAT": rows["address"],
            "RT": rows["rt"],
            "RW": rows["rw"],
            "KELURAHAN": rows["village"],
            "KECAMATAN": rows["district"],
            "KABUPATEN/KOTA": rows["regency"],
            "PEKERJAAN": rows["occupation"],
            "NO HP": written_phones(rng, rows["phone"]),
            "NAMA IBU KANDUNG": rows["mother_name"],
            "PADAN DUKCAPIL": rows["match"],
            "KETERANGAN": rows["note"],
        }
    )
