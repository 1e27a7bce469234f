"""Tell a village the statuses of its own rows, where both the list and the register of participants lie here."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lindung.engines.linkage.exchange.keyed_hash import ExchangeKey, hashed_people
from lindung.engines.linkage.exchange.keyed_match import HELD, answers
from lindung.engines.linkage.exchange.row_ids import check_row_ids
from lindung.engines.linkage.exchange.status_file import StatusTotals
from lindung.engines.linkage.plain_map import PlainMap
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.exchange_status import ExchangeAct
from lindung.vocabulary.language import Language
from lindung.vocabulary.month import Month
from lindung.workflows.exchange.active_members import members_of
from lindung.workflows.exchange.agreed_terms import agreed_terms
from lindung.workflows.exchange.answer_file import answer_bytes
from lindung.workflows.exchange.listed_people import listed_people
from lindung.workflows.exchange.record import sha256_of, write_recorded


def tell_statuses(
    source: Path, target: Path, *, snapshot_ids: Sequence[str], mapping: PlainMap, id_column: str, purpose: str,
    counterpart: str, period: Month, by: str, now: datetime, language: Language, secret: bytes,
) -> StatusTotals:  # fmt: skip
    """Write a status for every row of a list, by the same rules as between two offices; the log keeps that it was told.

    Args:
        source: List with row ids.
        target: File of the answer: xlsx, csv or parquet.
        snapshot_ids: Registers of participants.
        mapping: Which columns of the list mean what.
        id_column: Column of row ids.
        purpose: Why it is told.
        counterpart: Who is told.
        period: Month whose statuses are told.
        by: Who does it.
        now: When.
        language: Of the answer.
        secret: Random bytes for a key that is forgotten at once.

    Raises:
        ExchangeError: Row ids could name a person, or the kind of file is unknown.
        LinkingError: The list cannot be read.
        RegisterError: A register is not there or cannot be read.
    """
    terms = agreed_terms(purpose=purpose, counterpart=counterpart, period=period, expires_on=now.date())
    key = ExchangeKey(terms, secret)
    listed = listed_people(source, mapping, mark=id_column)
    check_row_ids(listed.marks)
    active = members_of(office_vault(), snapshot_ids, period).active
    held = hashed_people(active, key).with_columns(active["until"]).select(list(HELD))
    asked = hashed_people(listed.people, key).with_columns(row_id=listed.marks)
    data, totals = answer_bytes(answers(held, asked), target, terms=terms, language=language)
    write_recorded(
        target, data, act=ExchangeAct.TOLD, terms=terms, key_id="", by=by, now=now, rows_asked=totals.rows,
        rows_found=totals.active, rows_to_check=totals.to_check, file_sha256=sha256_of(source.read_bytes()),
    )  # fmt: skip
    return totals
