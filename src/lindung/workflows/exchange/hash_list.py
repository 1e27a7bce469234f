"""Hash a list of ours under the key of an exchange, so that it can be matched without anybody's number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import polars as pl

from lindung.engines.linkage.exchange.keyed_hash import HASHES, ExchangeKey, hashed_people
from lindung.engines.linkage.exchange.keyed_match import ASKED, HELD
from lindung.engines.linkage.exchange.row_ids import check_row_ids
from lindung.engines.linkage.plain_map import PlainMap
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.exchange_status import ExchangeAct
from lindung.workflows.exchange.active_members import members_of
from lindung.workflows.exchange.hashed_file import HashedList, ListKind, hashed_bytes
from lindung.workflows.exchange.key_file import read_key
from lindung.workflows.exchange.listed_people import last_months, listed_people
from lindung.workflows.exchange.record import sha256_of, write_recorded

USUAL_MAP: Final = "nik=nik,name=name,born_on=birth_date"


@dataclass(frozen=True)
class ListHashed:
    """A hashed list that was written: rows = hashed + without.

    Attributes:
        kind: Which side of the exchange it is.
        key_id: Key it was hashed under.
        rows: Rows in it.
        hashed: Rows with a hash.
        without: Rows that say too little to have one; they come back as to be checked.
        inactive: Rows of the source that were left out, because they are not active in the month.
    """

    kind: ListKind
    key_id: str
    rows: int
    hashed: int
    without: int
    inactive: int = 0


def hash_asked(
    source: Path, target: Path, *, key_file: Path, mapping: PlainMap, id_column: str, by: str, now: datetime
) -> ListHashed:
    """Hash the rows of a list whose statuses are asked for; only row ids and hashes are written.

    Raises:
        ExchangeError: The key may not be used, or row ids are missing, doubled or could name a person.
        LinkingError: The list cannot be read.
        MapError: It lacks a mapped column.
    """
    key = read_key(key_file, today=now.date())
    listed = listed_people(source, mapping, mark=id_column)
    check_row_ids(listed.marks)
    rows = hashed_people(listed.people, key).with_columns(row_id=listed.marks).select(list(ASKED))
    return _written(target, HashedList(ListKind.ASKED, key.key_id, key.terms, rows), by=by, now=now)


def hash_held(
    source: Path, target: Path, *, key_file: Path, mapping: PlainMap, until_column: str, by: str, now: datetime
) -> ListHashed:
    """Hash the members of a list who are active in the month of the key; hashes and last months are written.

    Raises:
        ExchangeError: The key may not be used, or a last month cannot be read.
        LinkingError: The list cannot be read.
        MapError: It lacks a mapped column.
    """
    key = read_key(key_file, today=now.date())
    listed = listed_people(source, mapping, mark=until_column)
    known = listed.people.with_columns(last_months(listed.marks, name=source.name))
    active = known.filter(pl.col("until") >= str(key.terms.period))
    return _held(active, key, target, by=by, now=now, inactive=known.height - active.height)


def hash_participants(
    snapshot_ids: Sequence[str], target: Path, *, key_file: Path, by: str, now: datetime
) -> ListHashed:
    """Hash the members of registers of participants who are active in the month of the key.

    Raises:
        ExchangeError: The key may not be used, or a register is not one of participants.
        RegisterError: A register is not there or cannot be read.
    """
    key = read_key(key_file, today=now.date())
    members = members_of(office_vault(), snapshot_ids, key.terms.period)
    return _held(members.active, key, target, by=by, now=now, inactive=members.inactive)


def _held(active: pl.DataFrame, key: ExchangeKey, target: Path, *, by: str, now: datetime, inactive: int) -> ListHashed:
    """Write members sorted by their hashes, so that their order tells nothing of the list they come from."""
    rows = hashed_people(active, key).with_columns(active["until"]).select(list(HELD)).sort(*HELD)
    return _written(target, HashedList(ListKind.HELD, key.key_id, key.terms, rows), by=by, now=now, inactive=inactive)


def _written(target: Path, made: HashedList, *, by: str, now: datetime, inactive: int = 0) -> ListHashed:
    hashed = int(made.rows.select(pl.any_horizontal(pl.col(form).is_not_null() for form in HASHES).sum()).item())
    data = hashed_bytes(made, is_parquet=target.suffix == ".parquet")
    write_recorded(
        target, data, act=ExchangeAct.HASHED, terms=made.terms, key_id=made.key_id, by=by, now=now,
        rows_asked=made.rows.height, rows_found=hashed, file_sha256=sha256_of(data),
    )  # fmt: skip
    return ListHashed(made.kind, made.key_id, made.rows.height, hashed, made.rows.height - hashed, inactive)
