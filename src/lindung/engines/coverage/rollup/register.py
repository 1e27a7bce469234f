"""Writing registers in their order, so that whoever counts them meets one village after another."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import polars as pl

ORDER: Final = ("domicile", "person")
ROWS_PER_GROUP: Final = 250_000
"""A few hundred villages: a question about a district reads a part of the file."""


def write_register(rows: pl.LazyFrame, columns: Mapping[str, Any], path: Path) -> None:  # Any: Polars types
    """Write rows of SPELL, SETTLED or WORKER as Parquet, sorted by village, with exactly the columns declared.

    Raises:
        polars.exceptions.ColumnNotFoundError: A column is missing.
        polars.exceptions.InvalidOperationError: A value does not fit its column.
    """
    told = rows.select(pl.col(name).cast(kind) for name, kind in columns.items()).sort(ORDER)
    told.sink_parquet(path, compression="zstd", compression_level=1, row_group_size=ROWS_PER_GROUP, statistics=True)
