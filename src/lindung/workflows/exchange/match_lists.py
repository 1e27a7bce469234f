"""Match a hashed list of another office with ours, and answer it row by row."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from lindung.engines.linkage.exchange.faults import OtherTermsError
from lindung.engines.linkage.exchange.keyed_hash import Terms
from lindung.engines.linkage.exchange.keyed_match import answers
from lindung.engines.linkage.exchange.status_file import StatusTotals
from lindung.vocabulary.exchange_status import ExchangeAct
from lindung.vocabulary.language import Language, Words
from lindung.workflows.exchange.answer_file import answer_bytes
from lindung.workflows.exchange.hashed_file import HashedList, ListKind, read_hashed
from lindung.workflows.exchange.record import sha256_of, write_recorded


@dataclass(frozen=True)
class ListsMatched:
    """An answer that was written.

    Attributes:
        key_id: Key of the exchange.
        terms: What it was agreed for.
        totals: How many rows have each status.
    """

    key_id: str
    terms: Terms
    totals: StatusTotals


def match_lists(
    ours: Path, theirs: Path, target: Path, *, key_id: str, by: str, now: datetime, language: Language
) -> ListsMatched:
    """Write a status for every row of their list, and nothing else; the log keeps that it was asked.

    Args:
        ours: Hashed list of active members.
        theirs: Hashed list of rows that are asked for.
        target: File of the answer: xlsx, csv or parquet.
        key_id: Key that both lists were hashed under, as it was agreed.
        by: Who does it.
        now: When.
        language: Of the answer.

    Raises:
        KeyExpiredError: The last day of the key is past.
        OtherTermsError: The lists are of two exchanges, or of the same side of one.
        PersonalDataError: A list holds what looks like a NIK or a name.
        ExchangeError: A file is no hashed list.
    """
    asked_with = theirs.read_bytes()
    held, asked = read_hashed(ours.read_bytes(), name=ours.name), read_hashed(asked_with, name=theirs.name)
    _refuse_other_terms(held, asked, key_id)
    held.terms.check(now.date())
    answer = answers(held.rows, asked.rows)
    data, totals = answer_bytes(answer, target, terms=held.terms, language=language)
    write_recorded(
        target, data, act=ExchangeAct.MATCHED, terms=held.terms, key_id=key_id, by=by, now=now, rows_asked=totals.rows,
        rows_found=totals.active, rows_to_check=totals.to_check, file_sha256=sha256_of(asked_with),
    )  # fmt: skip
    return ListsMatched(key_id, held.terms, totals)


def _refuse_other_terms(held: HashedList, asked: HashedList, key_id: str) -> None:
    if (held.kind, asked.kind) != (ListKind.HELD, ListKind.ASKED):
        raise OtherTermsError(_SIDES)
    if held.terms.purpose != asked.terms.purpose:
        raise OtherTermsError(_PURPOSES)
    if {held.key_id, asked.key_id} != {key_id} or held.terms != asked.terms:
        raise OtherTermsError(_KEYS)


_SIDES: Final = Words(
    "Urutannya: daftar peserta kita (dengan bulan terakhir), lalu daftar yang ditanyakan (dengan tanda baris).",
    "The order is: our list of members (with last months), then the list that is asked for (with row ids).",
)
_PURPOSES: Final = Words(
    "Kedua daftar disandikan untuk keperluan yang berbeda. Setiap keperluan memerlukan kunci dan persetujuan sendiri.",
    "The two lists were hashed for different purposes. Each purpose needs a key and an agreement of its own.",
)
_KEYS: Final = Words(
    "Kedua daftar tidak memakai kunci, mitra, bulan, dan hari terakhir yang sama seperti disepakati (--key-id).",
    "The two lists do not have the key, counterpart, month and last day in common that were agreed on (--key-id).",
)
