"""What goes back to a village: the row it knows, and whether the person is active; no number, name, payer or wage."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.engines.linkage.exchange.row_ids import check_row_ids
from lindung.vocabulary.exchange_status import ExchangeStatus
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.month import Month

ANSWER: Final = {"row_id": pl.String, "status": pl.String, "until": pl.String}
"""A row that a village knows, its ExchangeStatus, and of an active one the last month, written like 2026-12."""

HEADERS: Final = {"row_id": Words("Tanda baris", "Row"), "status": Words("Status", "Status")}
TOTAL: Final = Words("Jumlah", "Total")
ROWS: Final = Words("Baris", "Rows")


@dataclass(frozen=True)
class StatusTotals:
    """Rows of an answer: rows = active + not_found + to_check."""

    rows: int
    active: int
    not_found: int
    to_check: int

    @property
    def words(self) -> Words:
        """The sum in one line."""
        parts = {status: getattr(self, status.value) for status in ExchangeStatus}
        return Words(
            f"{self.rows} = " + " + ".join(f"{n} {_short(status).id}" for status, n in parts.items()),
            f"{self.rows} = " + " + ".join(f"{n} {_short(status).en}" for status, n in parts.items()),
        )


def checked_answer(rows: pl.DataFrame) -> pl.DataFrame:
    """Return ANSWER of rows that somebody wants to send, and nothing else of them.

    Raises:
        PersonalDataError: A row's identifier could name a person.
        ExchangeError: An identifier is missing or stands twice.
        ValueError: A status is none, or an active row lacks its month.
    """
    answer = rows.select(pl.col(name).cast(kind) for name, kind in ANSWER.items())
    check_row_ids(answer["row_id"])
    known = [status.value for status in ExchangeStatus]
    is_active = answer["status"] == ExchangeStatus.ACTIVE.value
    if not answer["status"].is_in(known).all() or answer["status"].null_count():
        raise ValueError(f"a status is one of {', '.join(known)}")
    if not (answer["until"].is_not_null() == is_active).all():
        raise ValueError("an active row has a month, and no other row has one")
    for month in answer["until"].drop_nulls().unique():
        Month.parse(month)
    return answer


def totals_of(answer: pl.DataFrame) -> StatusTotals:
    """Count an answer."""
    counted = dict(answer["status"].value_counts().iter_rows())
    return StatusTotals(answer.height, **{status.value: counted.get(status.value, 0) for status in ExchangeStatus})


def status_table(answer: pl.DataFrame, language: Language) -> pl.DataFrame:
    """Write an answer in words: the row, and ``active until 2026-12``, ``not found`` or ``to be checked``."""
    said = {status.value: status.words.in_language(language) for status in ExchangeStatus}
    words = pl.col("status").replace_strict(said, return_dtype=pl.String)
    return answer.select("row_id", status=pl.concat_str([words, pl.col("until")], separator=" ", ignore_nulls=True))


def totals_table(totals: StatusTotals, language: Language) -> pl.DataFrame:
    """Write how many rows have each status."""
    rows = [(_short(status).in_language(language), getattr(totals, status.value)) for status in ExchangeStatus]
    return pl.DataFrame(rows, schema={"status": pl.String, "rows": pl.Int64}, orient="row")


def _short(status: ExchangeStatus) -> Words:
    """Name a status without the month that follows it."""
    return Words("aktif", "active") if status is ExchangeStatus.ACTIVE else status.words
