import io
import json
from datetime import date
from typing import Any

import polars as pl
import pytest

from lindung.engines.linkage.exchange.faults import ExchangeError, PersonalDataError
from lindung.engines.linkage.exchange.keyed_hash import Terms
from lindung.vocabulary.month import Month
from lindung.workflows.exchange.hashed_file import HashedList, ListKind, hashed_bytes, read_hashed

TERMS = Terms("status desa", "BPJS Rekaan", Month(2026, 11), date(2026, 12, 31))
HASHES = {"by_nik": ["a" * 64, None], "by_nik_name": ["b" * 64, None], "by_name": ["c" * 64, "d" * 64]}
ASKED = HashedList(ListKind.ASKED, "1a2b3c4d", TERMS, pl.DataFrame({"row_id": ["1", "A-2"], **HASHES}))
HELD = HashedList(ListKind.HELD, "1a2b3c4d", TERMS, pl.DataFrame({**HASHES, "until": ["2026-12", "2026-11"]}))


def read(made: HashedList, *, is_parquet: bool = False) -> HashedList:
    return read_hashed(hashed_bytes(made, is_parquet=is_parquet), name="daftar")


def csv_with(**columns: Any) -> bytes:
    told = {"version": "1", "kind": "asked", "key_id": "1a2b3c4d", **TERMS.to_plain()}
    rows = ASKED.rows.with_columns(**{name: pl.Series(values) for name, values in columns.items()})
    return f"# lindung-exchange {json.dumps(told)}\n{rows.write_csv()}".encode()


@pytest.mark.parametrize("is_parquet", [True, False])
@pytest.mark.parametrize("made", [ASKED, HELD])
def test_reads_what_was_written(made: HashedList, *, is_parquet: bool) -> None:
    found = read(made, is_parquet=is_parquet)
    assert (found.kind, found.key_id, found.terms) == (made.kind, made.key_id, made.terms)
    assert found.rows.equals(made.rows)


@pytest.mark.parametrize(
    "columns",
    [
        {"nik": ["1", "2"]},
        {"x": ["3374810101800001", None]},
        {"catatan": ["Rekaan Baca", "Rekaan Cadi"]},
        {"nama": [None, None]},
    ],
)
def test_refuses_columns_that_look_like_a_nik_or_a_name(columns: dict[str, list[str | None]]) -> None:
    with pytest.raises(PersonalDataError) as refused:
        read_hashed(csv_with(**columns), name="daftar.csv")
    assert "1 columns that look like a NIK" in str(refused.value)
    assert "3374" not in str(refused.value)


def test_refuses_a_list_that_was_never_hashed() -> None:
    rows = pl.DataFrame({"NO": ["1"], "NIK": ["3374810101800001"], "NAMA": ["Rekaan Baca"]})
    parquet = io.BytesIO()
    rows.write_parquet(parquet)
    for data in (rows.write_csv().encode(), parquet.getvalue(), rows.write_csv(separator=";").encode()):
        with pytest.raises(PersonalDataError):
            read_hashed(data, name="daftar.csv")


@pytest.mark.parametrize("row_id", ["3374810101800001", "Rekaan Baca"])
def test_refuses_row_ids_that_name_somebody(row_id: str) -> None:
    with pytest.raises(PersonalDataError):
        read_hashed(csv_with(row_id=["1", row_id]), name="daftar.csv")


@pytest.mark.parametrize("hashed", ["3374810101800001", "Rekaan", "A" * 64, "a" * 63])
def test_refuses_hashes_that_are_none(hashed: str) -> None:
    with pytest.raises(ExchangeError, match="is no hashed list"):
        read_hashed(csv_with(by_nik=[hashed, None]), name="daftar.csv")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a,b\n1,2\n",
        b"# lindung-exchange []\nrow_id\n1\n",
        b"# lindung-exchange {}\nrow_id\n1\n",
        b"# lindung-exchange {\nrow_id\n1\n",
        b"PAR1broken",
        b"\xff\xfe",
        csv_with(extra=["1", "2"]),
    ],
)
def test_refuses_what_is_no_hashed_list(data: bytes) -> None:
    with pytest.raises(ExchangeError, match="is no hashed list"):
        read_hashed(data, name="daftar.csv")
