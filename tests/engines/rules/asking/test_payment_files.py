from datetime import date

import pytest

from lindung.engines.rules.asking.payment_files import read_payment_file, read_payments
from lindung.engines.rules.machinery.inputs import InputError
from lindung.engines.rules.status.payments import Payment
from lindung.vocabulary.month import Month
from lindung.vocabulary.programme import Programme

QUARTER = Payment(date(2026, 1, 10), Month(2026, 1), Month(2026, 3))


def test_reads_a_text_a_mapping_a_table_and_a_list_alike() -> None:
    row = {"from": "2026-01", "to": "2026-03", "paid_on": date(2026, 1, 10)}
    table = b"from,to,paid_on,payer\n2026-01,2026-03,2026-01-10,\n"
    listed = b'[{"from": "2026-01", "to": "2026-03", "paid_on": "2026-01-10"}]'
    assert read_payments(["2026-01..2026-03@2026-01-10", row]) == (QUARTER, QUARTER)
    assert read_payment_file(table, is_json=False) == read_payment_file(listed, is_json=True) == (QUARTER,)


def test_reads_what_was_paid_for_and_by_whom() -> None:
    row = {"from": "2026-01", "paid_on": "2026-01-10", "programmes": "jkk,jkm,jht", "payer": "apbd",
           "received_on": "2025-12-20"}  # fmt: skip
    (payment,) = read_payments([row])
    assert payment.to_month == Month(2026, 1)
    assert payment.programmes == {Programme.JKK, Programme.JKM, Programme.JHT}
    assert (payment.payer, payment.received_on) == ("apbd", date(2025, 12, 20))


@pytest.mark.parametrize(
    "given",
    [
        "2026-01",
        "2026-01@",
        "@2026-01-10",
        "2026-03..2026-01@2026-01-10",
        {"from": "2026-01"},
        {"paid_on": "2026-01-10"},
        {"from": "2026-01", "paid_on": "2026-01-10", "amount": 5},
        {"from": "2026-03", "to": "2026-01", "paid_on": "2026-01-10"},
    ],
)
def test_refuses_what_is_no_payment(given: object) -> None:
    with pytest.raises(InputError):
        read_payments([given])
