"""Persons are remembered without keeping who they are."""

import hmac
from pathlib import Path

import polars as pl
import pytest

from lindung.registry.snapshots.faults import KeyLostError
from lindung.registry.snapshots.keys import KeyRing, hkdf
from lindung.workflows.linking.review.blind_keys import MEMBER_KINDS, BlindKeys, Keyed, is_drawn, pair_key_of
from lindung.workflows.linking.review.held_pairs import RECORD
from tests.workflows.linking.office_people import member, without_nik


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    return KeyRing(tmp_path / "register.key")


@pytest.fixture
def blind(ring: KeyRing) -> BlindKeys:
    return BlindKeys.under(ring, ring.newest().key_id)


def records(*rows: dict[str, object]) -> pl.DataFrame:
    placed = [dict.fromkeys(RECORD) | {"id": at, "snapshot": "s"} | row for at, row in enumerate(rows)]
    return pl.DataFrame([{name: row[name] for name in RECORD} for row in placed], schema=RECORD)


def keys_of(blind: BlindKeys, *rows: dict[str, object]) -> dict[tuple[int, str], str]:
    return {(row, kind): key for row, kind, key in blind.keys(records(*rows), MEMBER_KINDS).iter_rows()}


def test_is_hmac_sha256_under_a_key_of_the_installation(ring: KeyRing, blind: BlindKeys) -> None:
    secret = hkdf(ring.with_id(blind.key_id).secret, salt=b"lindung pair decisions", purpose=b"lindung blind key 1\x00")
    assert blind.key("nik", "1") == hmac.digest(secret, b"nik:1", "sha256").hex()


def test_the_same_person_has_the_same_keys_in_another_register(blind: BlindKeys) -> None:
    found = keys_of(blind, member(3), member(3, row=99, file_row=100, phone_number=1))
    assert {kind: found[0, kind] for kind in MEMBER_KINDS} == {kind: found[1, kind] for kind in MEMBER_KINDS}


def test_different_persons_and_kinds_never_share_a_key(blind: BlindKeys) -> None:
    found = keys_of(blind, *(member(number) for number in range(1, 21)))
    assert len({*found.values()}) == len(found) == 60


def test_another_installation_makes_other_keys(blind: BlindKeys, tmp_path: Path) -> None:
    other = KeyRing(tmp_path / "other.key")
    assert keys_of(BlindKeys.under(other, other.newest().key_id), member(1)) != keys_of(blind, member(1))


@pytest.mark.parametrize("lacking", ["name_key", "birth_date", "village_code"])
def test_a_name_alone_is_nobody(blind: BlindKeys, lacking: str) -> None:
    assert [kind for _, kind in keys_of(blind, member(1, **{lacking: None}))] == ["kpj", "nik"]


@pytest.mark.parametrize("kpj", [None, "", "-", "0", "00000000", "123"])
def test_a_placeholder_is_no_member_number(blind: BlindKeys, kpj: str | None) -> None:
    assert [kind for _, kind in keys_of(blind, member(1, kpj=kpj))] == ["nik", "name"]


def test_a_damaged_nik_is_none(blind: BlindKeys) -> None:
    assert [kind for _, kind in keys_of(blind, member(1, **without_nik()))] == ["kpj", "name"]


def test_a_lost_key_says_so(ring: KeyRing) -> None:
    ring.newest()
    with pytest.raises(KeyLostError):
        BlindKeys.under(ring, "ffffffff")


def test_a_pair_without_any_key_is_known_by_its_rows(blind: BlindKeys) -> None:
    nobody = [Keyed({}, "a" * 12, row) for row in (1, 2)]
    known = Keyed({"nik": "n"}, "b" * 12, 1)
    assert pair_key_of(blind, nobody[0], known) != pair_key_of(blind, nobody[1], known)


def test_about_one_pair_in_ten_is_drawn_and_always_the_same_ones(blind: BlindKeys) -> None:
    keys = [blind.key("pair", str(number)) for number in range(4000)]
    drawn = [is_drawn(blind, key) for key in keys]
    assert 300 < sum(drawn) < 500
    assert [is_drawn(blind, key) for key in keys] == drawn
