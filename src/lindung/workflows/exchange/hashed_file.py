"""Hashed lists as files: Parquet or csv, with the terms of the exchange beside the rows and nothing else in them."""

import io
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import polars as pl

from lindung.engines.linkage.exchange.faults import ExchangeError, PersonalDataError
from lindung.engines.linkage.exchange.keyed_hash import HASH_LETTERS, HASHES, Terms
from lindung.engines.linkage.exchange.keyed_match import ASKED, HELD
from lindung.engines.linkage.exchange.personal_columns import personal_columns
from lindung.engines.linkage.exchange.row_ids import check_row_ids
from lindung.vocabulary.language import Words

_VERSION: Final = "1"
_MARK: Final = "lindung-exchange"
_FIRST_LINE: Final = f"# {_MARK} "
_PARQUET: Final = b"PAR1"
_HASH: Final = rf"^[0-9a-f]{{{HASH_LETTERS}}}$"
_MONTH: Final = r"^[0-9]{4}-(?:0[1-9]|1[0-2])$"


class ListKind(StrEnum):
    """Which side of an exchange a hashed list is: rows that are asked for, or members whose status is known."""

    ASKED = "asked"
    HELD = "held"


@dataclass(frozen=True)
class HashedList:
    """A hashed list and what it is for.

    Attributes:
        kind: Which side it is.
        key_id: Key it was hashed under.
        terms: What the key was agreed for.
        rows: ASKED or HELD.
    """

    kind: ListKind
    key_id: str
    terms: Terms
    rows: pl.DataFrame


def hashed_bytes(hashed: HashedList, *, is_parquet: bool) -> bytes:
    """Write a hashed list."""
    told = {"version": _VERSION, "kind": hashed.kind.value, "key_id": hashed.key_id, **hashed.terms.to_plain()}
    target = io.BytesIO()
    if is_parquet:
        hashed.rows.write_parquet(target, metadata={_MARK: json.dumps(told)})
    else:
        target.write(f"{_FIRST_LINE}{json.dumps(told)}\n".encode())
        hashed.rows.write_csv(target)
    return target.getvalue()


def read_hashed(data: bytes, *, name: str) -> HashedList:
    """Read a hashed list.

    Raises:
        PersonalDataError: It holds a column that looks like a NIK or a name, or row ids that could name a person.
        ExchangeError: It is no hashed list, or was changed.
    """
    told, rows = _parted(data, name)
    _refuse_personal_columns(rows, name)
    try:
        kind = ListKind(told["kind"])
        terms, key_id = Terms.from_plain(told), str(told["key_id"])
        is_sound = told["version"] == _VERSION
    except (ValueError, KeyError, TypeError):
        raise ExchangeError(_no_list(name)) from None
    columns = [*(ASKED if kind is ListKind.ASKED else HELD)]
    if not is_sound or rows.columns != columns or not _is_hashed(rows):
        raise ExchangeError(_no_list(name))
    if kind is ListKind.ASKED:
        check_row_ids(rows["row_id"])
    return HashedList(kind, key_id, terms, rows)


def _parted(data: bytes, name: str) -> tuple[dict[str, Any], pl.DataFrame]:  # Any: whatever a file says of itself
    """Part what a file says of itself, if anything, from its rows."""
    try:
        if data.startswith(_PARQUET):
            said = pl.read_parquet_metadata(io.BytesIO(data)).get(_MARK, "{}")
            rows = pl.read_parquet(io.BytesIO(data)).cast(pl.String)
        else:
            first, _, rest = data.decode("utf-8-sig").partition("\n")
            is_marked = first.startswith(_FIRST_LINE)
            said = first.removeprefix(_FIRST_LINE) if is_marked else "{}"
            rows = pl.read_csv(io.BytesIO(rest.encode() if is_marked else data), infer_schema=False)
        told = json.loads(said)
    except (ValueError, pl.exceptions.PolarsError):
        raise ExchangeError(_no_list(name)) from None
    return (told if isinstance(told, dict) else {}), rows


def _refuse_personal_columns(rows: pl.DataFrame, name: str) -> None:
    """Refuse a file with names or numbers of people in it, before anything else is said of it."""
    others = [column for column in rows.columns if column not in {*ASKED, *HELD}]
    personal = personal_columns(rows.select(others))
    if personal:
        raise PersonalDataError(_personal(name, len(personal)))


def _is_hashed(rows: pl.DataFrame) -> bool:
    shapes = {**dict.fromkeys(HASHES, _HASH), **({"until": _MONTH} if "until" in rows.columns else {})}
    return all(bool(rows[column].drop_nulls().str.contains(shape).all()) for column, shape in shapes.items())


def _personal(name: str, columns: int) -> Words:
    return Words(
        f"{name} memuat {columns} kolom yang tampak seperti NIK, nomor, atau nama orang. Berkas itu tidak boleh "
        "dikirim; buat ulang dengan lindung exchange hash.",
        f"{name} has {columns} columns that look like a NIK, a number or a name of people. Such a file may not be "
        "sent; make it again with lindung exchange hash.",
    )


def _no_list(name: str) -> Words:
    return Words(
        f"{name} bukan daftar yang disandikan, atau isinya diubah. Buat dengan lindung exchange hash.",
        f"{name} is no hashed list, or was changed. Make it with lindung exchange hash.",
    )
