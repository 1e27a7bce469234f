import stat
import threading
from pathlib import Path

import pytest

from lindung.registry.snapshots.faults import KeyLostError
from lindung.registry.snapshots.keys import KeyRing, MasterKey, hkdf


def test_derives_as_the_first_case_of_rfc_5869() -> None:
    derived = hkdf(b"\x0b" * 22, salt=bytes(range(13)), purpose=bytes(range(0xF0, 0xFA)))

    assert derived.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"


def test_makes_a_key_on_first_use_that_only_the_owner_reads(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys" / "register.key")
    key = ring.newest()

    assert len(key.secret) == 32
    assert ring.newest() == key == ring.with_id(key.key_id)
    assert stat.S_IMODE(ring.path.stat().st_mode) == 0o600
    assert [path.name for path in ring.path.parent.iterdir()] == ["register.key"]


def test_agrees_on_one_key_when_many_start_at_once(tmp_path: Path) -> None:
    ring, found, gate = KeyRing(tmp_path / "register.key"), [], threading.Barrier(8)

    def start() -> None:
        gate.wait()
        found.append(ring.newest())

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len({key.key_id for key in found}) == 1


def test_a_new_key_seals_from_now_on_and_the_old_one_still_opens(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "register.key")
    old = ring.newest()

    added = ring.add()

    assert ring.newest().key_id == added != old.key_id
    assert ring.with_id(old.key_id) == old


def test_each_file_and_each_directory_has_a_key_of_its_own() -> None:
    master = MasterKey("00000000", b"s" * 32)
    derived = {master.of_file(salt, name) for salt in (b"a" * 32, b"b" * 32) for name in ("part-0", "part-1")}

    assert len(derived) == 4
    assert {len(key) for key in derived} == {32}


def test_never_shows_a_key() -> None:
    assert "secret" not in repr(MasterKey("00000000", b"secret" * 6)).replace("MasterKey", "")


def test_says_what_is_lost_with_a_key(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "register.key")
    ring.newest()

    with pytest.raises(KeyLostError, match="Key deadbeef is not in") as raised:
        ring.with_id("deadbeef")
    assert "tidak dapat dibaca" in raised.value.words.id


def test_looking_for_a_key_makes_none(tmp_path: Path) -> None:
    with pytest.raises(KeyLostError):
        KeyRing(tmp_path / "register.key").with_id("deadbeef")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", ["", "\n", "deadbeef", "deadbeef AAAA", "deadbeef %%%", "é AAAA", "a b c"])
def test_refuses_a_damaged_key_file_and_leaves_it_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "register.key"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(KeyLostError, match="damaged or empty"):
        KeyRing(path).newest()
    assert path.read_text(encoding="utf-8") == content
