"""Clean columns for the peers of the linkage, so that what is measured is linking and not washing.

NIKs without marks and placeholders, names without titles, the three parts of a NIK; the peers' clocks do not count it.
"""

from pathlib import Path
from typing import Final

import polars as pl

from lindung.vocabulary.persons.naming import name_key_expr, name_sound_expr

PREPARED: Final = (
    "id", "nik", "nik_region", "nik_date", "nik_serial", "name_key", "name_sound", "birth_date", "sex", "village_code",
)  # fmt: skip
_PLACEHOLDER: Final = r"^(?:(?:0+|1+|9+)|1234567890123456)$"


def write_columns(source: Path, target: Path) -> None:
    """Prepare a list for the peers."""
    digits = pl.col("nik").str.replace_all(r"[ '.-]", "")
    is_whole = digits.str.contains(r"^\d{16}$") & ~digits.str.contains(_PLACEHOLDER)
    prepared = pl.scan_parquet(source).with_columns(
        nik=pl.when(is_whole).then(digits), name_key=name_key_expr(pl.col("name"))
    )
    nik = pl.col("nik")
    prepared.with_columns(
        nik_region=nik.str.slice(0, 6),
        nik_date=nik.str.slice(6, 6),
        nik_serial=nik.str.slice(12),
        name_sound=name_sound_expr(pl.col("name_key")),
    ).select(PREPARED).sink_parquet(target)
