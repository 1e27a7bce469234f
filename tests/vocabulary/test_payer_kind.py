"""Payers as offices write them."""

import re

import pytest

from lindung.vocabulary.payer_kind import PayerKind, payer_patterns


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("pemberi kerja", PayerKind.EMPLOYER),
        ("mandiri", PayerKind.SELF),
        ("", PayerKind.SELF),
        ("dbhcht 2026", PayerKind.TOBACCO_FUND),
        ("apbd kota semarang", PayerKind.REGENCY_BUDGET),
        ("apbd provinsi jawa tengah", PayerKind.PROVINCE_BUDGET),
        ("dana desa", PayerKind.VILLAGE_BUDGET),
        ("pemerintah daerah", PayerKind.GOVERNMENT),
        ("baznas kab. demak", PayerKind.CHARITY),
        ("csr pt maju", PayerKind.COMPANY),
        ("orang tua asuh", PayerKind.SPONSOR),
    ],
)
def test_reads_a_payer(written: str, kind: PayerKind) -> None:
    found = next(known for known, pattern in payer_patterns().items() if re.search(pattern, written))
    assert found is kind


def test_every_kind_but_the_last_has_a_pattern() -> None:
    assert {*payer_patterns()} == {*PayerKind} - {PayerKind.OTHER}
