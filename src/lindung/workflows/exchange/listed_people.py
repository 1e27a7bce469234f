"""People of a plain list: what is hashed of them, the row ids they are known by, and until when they are active."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from lindung.engines.linkage.exchange.faults import ExchangeError
from lindung.engines.linkage.exchange.keyed_hash import PEOPLE
from lindung.engines.linkage.plain_map import PlainMap
from lindung.vocabulary.language import Words
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.files.plain_files import PlainFile

_MONTH: Final = r"^([0-9]{4}-(?:0[1-9]|1[0-2]))(?:-[0-9]{2})?(?:[ T].*)?$"


@dataclass(frozen=True)
class ListedPeople:
    """People of a list.

    Attributes:
        people: PEOPLE.
        marks: Identifier of each row, or its last month, as texts.
    """

    people: pl.DataFrame
    marks: pl.Series


def listed_people(path: Path, mapping: PlainMap, *, mark: str) -> ListedPeople:
    """Read people and one more column of a file.

    Args:
        path: Parquet, csv or a workbook.
        mapping: Which columns mean what.
        mark: The column of row ids, or of last months.

    Raises:
        LinkingError: The file cannot be read.
        MapError: It lacks a mapped column.
        ExchangeError: It lacks the further column.
    """
    file = PlainFile(path)
    mapping.check(file.columns, file=path.name)
    if mark not in file.columns:
        raise ExchangeError(_no_column(path.name, mark))
    frames, marks = [], []
    for batch in file.batches([*mapping.named, mark]):
        records = mapping.records(batch)
        frames.append(records.select(name for name in PEOPLE if name in records.columns))
        marks.append(batch[mark].cast(pl.String).str.strip_chars().replace("", None))
    if not frames:
        raise LinkingError(_empty(path.name))
    return ListedPeople(pl.concat(frames), pl.concat(marks))


def last_months(marks: pl.Series, *, name: str) -> pl.Series:
    """Read last months, or days of them, like 2026-12 or 2026-12-31; a blank one is null.

    Raises:
        ExchangeError: One can be read as neither.
    """
    months = marks.str.extract(_MONTH)
    unread = months.is_null() & marks.is_not_null()
    if unread.any():
        raise ExchangeError(_no_month(name, int(unread.arg_true()[0]) + 1))
    return months.alias("until")


def _no_column(file: str, column: str) -> Words:
    return Words(
        f"{file} tidak mempunyai kolom {column}. Sebutkan kolom tanda baris dengan --id, atau bulan terakhir dengan "
        "--until.",
        f"{file} has no column {column}. Name the column of row ids with --id, or of last months with --until.",
    )


def _no_month(file: str, row: int) -> Words:
    return Words(
        f"{file}, baris data {row}: bulan terakhir tidak terbaca. Tulis seperti 2026-12 atau 2026-12-31.",
        f"{file}, data row {row}: the last month cannot be read. Write it like 2026-12 or 2026-12-31.",
    )


def _empty(file: str) -> Words:
    return Words(f"{file} tidak memuat baris.", f"{file} holds no rows.")
