"""The answer as a file: a row and its status, and under them how many rows have each status."""

import io
from pathlib import Path
from typing import Final

import polars as pl

from lindung.engines.linkage.exchange.faults import ExchangeError
from lindung.engines.linkage.exchange.keyed_hash import Terms
from lindung.engines.linkage.exchange.status_file import (
    HEADERS,
    ROWS,
    TOTAL,
    StatusTotals,
    checked_answer,
    status_table,
    totals_of,
    totals_table,
)
from lindung.vocabulary.language import Language, Words
from lindung.workflows.linking.sheets import Sheet, write_book, write_csv

KINDS: Final = (".xlsx", ".csv", ".parquet")
_TITLE: Final = Words("Status kepesertaan, {period}", "Status of membership, {period}")
_LIST, _SUMMARY = Words("Status", "Status"), Words("Ringkasan", "Summary")
_ACTIVE: Final = Words(
    "aktif sampai: terlindungi sampai akhir bulan itu", "active until: insured to the end of that month"
)
_TO_CHECK: Final = Words(
    "perlu diperiksa: NIK, nama, atau tanggal lahir tidak cocok semuanya; cocokkan dengan KTP",
    "to be checked: NIK, name and birth date do not all agree; compare them with the identity card",
)


def answer_bytes(rows: pl.DataFrame, target: Path, *, terms: Terms, language: Language) -> tuple[bytes, StatusTotals]:
    """Write ANSWER as the kind of file that a name asks for, and count it.

    Raises:
        ExchangeError: The name asks for another kind, or a row id could name a person.
    """
    answer = checked_answer(rows)
    totals = totals_of(answer)
    written = io.BytesIO()
    if target.suffix == ".parquet":
        answer.write_parquet(written)
    elif target.suffix == ".csv":
        write_csv(written, _listed(answer, totals, terms, language))
    elif target.suffix == ".xlsx":
        write_book(written, (_listed(answer, totals, terms, language), _summed(totals, terms, language)), language)
    else:
        raise ExchangeError(_OTHER_KIND)
    return written.getvalue(), totals


def _listed(answer: pl.DataFrame, totals: StatusTotals, terms: Terms, language: Language) -> Sheet:
    return Sheet(
        name=_LIST.in_language(language),
        title=_TITLE.in_language(language).format(period=terms.period),
        notes=tuple(words.in_language(language) for words in (_ACTIVE, _TO_CHECK)),
        headers=tuple(HEADERS[name].in_language(language) for name in ("row_id", "status")),
        rows=status_table(answer, language),
        total=(TOTAL.in_language(language), totals.words.in_language(language)),
        widths=(24, 48),
    )


def _summed(totals: StatusTotals, terms: Terms, language: Language) -> Sheet:
    return Sheet(
        name=_SUMMARY.in_language(language),
        title=_TITLE.in_language(language).format(period=terms.period),
        notes=(f"{terms.purpose}; {terms.counterpart}",),
        headers=(HEADERS["status"].in_language(language), ROWS.in_language(language)),
        rows=totals_table(totals, language),
        total=(TOTAL.in_language(language), totals.rows),
        widths=(32, 14),
    )


_OTHER_KIND: Final = Words(
    "Jawaban ditulis sebagai .xlsx, .csv, atau .parquet. Beri nama --out seperti status.xlsx.",
    "An answer is written as .xlsx, .csv or .parquet. Name --out like status.xlsx.",
)
