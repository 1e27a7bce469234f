"""Plain files of records, whoever made them: Parquet, csv and workbooks, read in batches."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from lindung.vocabulary.language import Words
from lindung.workflows.linking.errors import LinkingError

BATCH_ROWS: Final = 250_000
WORKBOOKS: Final = frozenset({".xlsx", ".xls", ".ods", ".xlsb"})


class PlainFile:
    """A file of records, or a directory of Parquet parts; its columns are known before its rows are read."""

    def __init__(self, path: Path) -> None:
        """Open a file; LinkingError when it cannot be read."""
        self.path = path
        try:
            self.columns = self._columns()
        except FileNotFoundError:
            raise LinkingError(
                Words(f"Berkas {path} tidak ada.", f"The file {path} does not exist."),
            ) from None
        except (OSError, ValueError, pa.ArrowException, pl.exceptions.PolarsError):
            raise LinkingError(unreadable(path)) from None

    def batches(self, columns: list[str]) -> Iterator[pl.DataFrame]:
        """Yield some columns in batches, in the order of the file."""
        if self.path.suffix == ".parquet":
            for part in self._parts():
                yield from _parquet_batches(part, [*dict.fromkeys(columns)])
            return
        rows = self._table().select(*dict.fromkeys(columns))
        yield from rows.iter_slices(BATCH_ROWS)

    def column(self, name: str) -> pl.Series:
        """Read one column."""
        parts = [batch[name] for batch in self.batches([name])]
        return pl.concat(parts) if parts else pl.Series(name, [], dtype=pl.String)

    def _columns(self) -> list[str]:
        if self.path.suffix == ".parquet":
            with pq.ParquetFile(self._parts()[0]) as file:
                return list(file.schema_arrow.names)
        return self._table().columns

    def _parts(self) -> list[Path]:
        parts = sorted(self.path.glob("*.parquet")) if self.path.is_dir() else [self.path]
        return parts or [self.path]

    def _table(self) -> pl.DataFrame:
        if self.path.suffix in WORKBOOKS:
            return pl.read_excel(self.path, engine="calamine", infer_schema_length=0)
        return pl.read_csv(self.path, infer_schema=False, separator=separator_of(self.path))


def _parquet_batches(part: Path, columns: list[str]) -> Iterator[pl.DataFrame]:
    """Read slices, which decode only the row groups that they touch."""
    with pq.ParquetFile(part) as file:
        rows = file.metadata.num_rows
    scan = pl.scan_parquet(part).select(columns)
    for first in range(0, rows, BATCH_ROWS):
        yield scan.slice(first, BATCH_ROWS).collect()


def separator_of(path: Path) -> str:
    """Return what parts the columns of a csv: semicolons where its first line has more of them than of commas."""
    with path.open(encoding="utf-8-sig") as file:
        head = file.readline()
    return ";" if head.count(";") > head.count(",") else ","


def unreadable(path: Path) -> Words:
    return Words(
        f"{path.name} tidak dapat dibaca. Yang dikenal: Parquet, csv, dan buku kerja dengan satu baris judul.",
        f"{path.name} cannot be read. Known are Parquet, csv, and workbooks with one row of headers.",
    )
