import hmac
import json
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from lindung.engines.linkage.exchange.faults import KeyExpiredError
from lindung.engines.linkage.exchange.keyed_hash import FORMS, HASH_LETTERS, ExchangeKey, Terms, hashed_people
from lindung.vocabulary.month import Month

TERMS = Terms("status desa", "BPJS Rekaan", Month(2026, 11), date(2026, 12, 31))
KEY = ExchangeKey(TERMS, bytes(range(32)))
NIK = "3374810101800001"


def people(**columns: object) -> pl.DataFrame:
    given = {"nik": [NIK], "name": ["Hj. Siti Aminah, S.Pd."], "birth_date": [date(1980, 1, 1)]}
    return pl.DataFrame({**given, **columns})


def hashes(key: ExchangeKey = KEY, **columns: object) -> dict[str, str | None]:
    return hashed_people(people(**columns), key).row(0, named=True)


@pytest.mark.parametrize(
    ("form", "text"),
    [("nik", NIK), ("nik_name", f"{NIK}|siti"), ("name", "sitiaminah|1980-01-01")],
)
def test_anybody_can_compute_the_same_hash(form: str, text: str) -> None:
    terms = '{"counterpart": "BPJS Rekaan", "expires_on": "2026-12-31", "period": "2026-11", "purpose": "status desa"}'
    derived = hmac.digest(
        hmac.digest(b"lindung exchange 1\x00", bytes(range(32)), "sha256"),
        f'["{form}", {terms}]'.encode() + b"\x01",
        "sha256",
    )
    assert hashes()[f"by_{form}"] == hmac.digest(derived, text.encode(), "sha256").hex()


def test_a_hash_is_sixty_four_digits_and_holds_no_number() -> None:
    for text in hashes().values():
        assert text is not None
        assert len(text) == HASH_LETTERS
        assert NIK not in text


@pytest.mark.parametrize(
    "change",
    [
        {"purpose": "lain"},
        {"counterpart": "Dinas Rekaan"},
        {"period": Month(2026, 12)},
        {"expires_on": date(2027, 12, 31)},
    ],
)
def test_other_terms_give_other_hashes_and_another_name(change: dict[str, object]) -> None:
    other = replace(KEY, terms=replace(TERMS, **change))  # type: ignore[arg-type]  # one field, of its type
    assert other.key_id != KEY.key_id
    assert all(one != another for one, another in zip(hashes(other).values(), hashes().values(), strict=True))


def test_another_secret_gives_other_hashes() -> None:
    assert hashes(replace(KEY, secret=b"x" * 32)) != hashes()


@pytest.mark.parametrize("written", ["337481 010180 0001", "3374.8101.0180.0001", f"'{NIK}"])
def test_reads_a_nik_however_it_is_written(written: str) -> None:
    assert hashes(nik=[written]) == hashes()


def test_hears_a_name_however_it_is_spelt() -> None:
    assert hashes(name=["SITTI AMINAH"]) == hashes()
    assert hashes(name=[None], name_key=["siti aminah"]) == hashes()


@pytest.mark.parametrize("nik", [None, "", "-", "337481010180000", "3374819901800001", "3,37E+15"])
def test_has_no_hash_of_a_number_that_is_no_nik(nik: str | None) -> None:
    told = hashes(nik=pl.Series([nik], dtype=pl.String))
    assert (told["by_nik"], told["by_nik_name"]) == (None, None)
    assert told["by_name"] is not None


def test_has_no_hash_of_what_is_not_said() -> None:
    told = hashes(birth_date=pl.Series([None], dtype=pl.Date), name=pl.Series([None], dtype=pl.String))
    assert (told["by_nik_name"], told["by_name"]) == (None, None)
    assert told["by_nik"] is not None


def test_every_form_has_a_hash_of_its_own() -> None:
    assert len({KEY.hashes(form, pl.Series(["a"])).item() for form in FORMS}) == len(FORMS)


def test_shows_its_name_only() -> None:
    assert f"{KEY} {KEY!r}" == f"ExchangeKey({KEY.key_id}) ExchangeKey({KEY.key_id})"
    assert len(KEY.key_id) == 8


def test_is_good_on_its_last_day_and_not_after() -> None:
    TERMS.check(date(2026, 12, 31))
    with pytest.raises(KeyExpiredError, match="good until 2026-12-31"):
        TERMS.check(date(2027, 1, 1))


def test_terms_are_read_as_they_are_written() -> None:
    assert Terms.from_plain(json.loads(json.dumps(TERMS.to_plain()))) == TERMS
