"""Amounts as people type them."""

import pytest

from lindung.web.public.calculators.fields import typed_amount


@pytest.mark.parametrize(
    "text",
    [
        "2200000",
        "2.200.000",
        "2,200,000",
        "2 200 000",
        "Rp2.200.000",
        "Rp 2.200.000,-",
        "2.200.000,00",
        " IDR 2,200,000.00 ",
    ],
)
def test_reads_one_amount_in_many_ways(text: str) -> None:
    assert typed_amount(text) == 2_200_000


@pytest.mark.parametrize(
    "text", ["-1", "−1", "2,2", "2.2 jt", "1.00.000", "1e6", "nan", "٢٢٠٠", "0x10", "", "2.200.00"]
)
def test_refuses_what_could_be_read_in_two_ways(text: str) -> None:
    assert typed_amount(text) is None
