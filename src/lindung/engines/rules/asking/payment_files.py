"""Payments as people write them: 2026-01..2026-03@2026-01-10, or tables with the columns from, to and paid_on."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date

from lindung.engines.rules.asking.reading import read_day, read_months, read_programmes
from lindung.engines.rules.machinery.inputs import InputError
from lindung.engines.rules.status.payments import RISK_PROGRAMMES, Payment, PaymentError
from lindung.vocabulary.language import Words
from lindung.vocabulary.programme import Programme

COLUMNS = ("from", "to", "paid_on", "programmes", "payer", "received_on")
EXAMPLE = "2026-01..2026-03@2026-01-10"


def read_payments(given: Iterable[object]) -> tuple[Payment, ...]:
    """Read payments: texts like 2026-01..2026-03@2026-01-10, or mappings with from, to, paid_on.

    Raises:
        InputError: One of them cannot be read.
    """
    return tuple(_mapped(one) if isinstance(one, Mapping) else _written(str(one)) for one in given)


def read_payment_file(content: bytes, *, is_json: bool) -> tuple[Payment, ...]:
    """Read payments from a CSV table or a JSON list.

    Raises:
        InputError: It is no such file, or one payment cannot be read.
    """
    try:
        text = content.decode("utf-8-sig")
        rows = json.loads(text) if is_json else _rows(text)
    except (ValueError, csv.Error, RecursionError):
        raise _unreadable() from None
    if not isinstance(rows, list) or not rows:
        raise _unreadable()
    return read_payments(rows)


def _rows(text: str) -> list[dict[str, str]]:
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    return [{str(name).strip().lower(): value for name, value in row.items() if value} for row in rows]


def _written(text: str) -> Payment:
    months, at, day = text.partition("@")
    if not at:
        raise InputError(Words(f"paid: tulis seperti {EXAMPLE}.", f"paid: write it like {EXAMPLE}."), "paid")
    named = read_months(months, "paid")
    return Payment(read_day(day, "paid"), named[0], named[-1])


def _mapped(row: Mapping[str, object]) -> Payment:
    if not {"from", "paid_on"} <= set(row) <= set(COLUMNS):
        raise _unreadable()
    first = read_months(row["from"], "from")[0]
    last = read_months(row.get("to") or row["from"], "to")[-1]
    programmes = read_programmes(row.get("programmes"))
    try:
        return Payment(
            paid_on=read_day(row["paid_on"], "paid_on"),
            from_month=first,
            to_month=last,
            programmes=frozenset(Programme(name.upper()) for name in programmes) or RISK_PROGRAMMES,
            payer=str(row.get("payer") or "self"),
            received_on=_optional_day(row.get("received_on")),
        )
    except PaymentError as error:
        raise InputError(error.words, "payments") from None
    except ValueError:
        listed = ", ".join(programmes)
        raise InputError(
            Words(f"programmes: {listed!r} tidak dikenal.", f"programmes: {listed!r} is not known."), "programmes"
        ) from None


def _optional_day(given: object) -> date | None:
    return read_day(given, "received_on") if given else None


def _unreadable() -> InputError:
    listed = ", ".join(COLUMNS)
    return InputError(
        Words(
            f"payments: perlu daftar dengan from dan paid_on; kolom: {listed}.",
            f"payments: a list with from and paid_on is needed; columns: {listed}.",
        ),
        "payments",
    )
