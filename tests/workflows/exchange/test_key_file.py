import json
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from lindung.engines.linkage.exchange.faults import ExchangeError, KeyExpiredError
from lindung.vocabulary.month import Month
from lindung.workflows.exchange.key_file import MOST_DAYS, read_key
from tests.workflows.exchange.two_offices import NOW, key_in

TODAY = NOW.date()


def test_only_its_owner_can_read_the_file(tmp_path: Path) -> None:
    assert stat.S_IMODE(key_in(tmp_path).path.stat().st_mode) == 0o600


def test_says_what_the_key_is_for_and_never_the_secret(tmp_path: Path) -> None:
    made = key_in(tmp_path)
    assert made.terms.expires_on == TODAY + timedelta(days=30)
    assert (made.terms.purpose, made.terms.counterpart, made.terms.period) == (
        "status desa",
        "BPJS Rekaan",
        Month(2026, 11),
    )
    secret = json.loads(made.path.read_text())["secret"]
    assert secret not in f"{made!r} {read_key(made.path, today=TODAY)!r}"


def test_reads_what_was_made(tmp_path: Path) -> None:
    made = key_in(tmp_path)
    key = read_key(made.path, today=TODAY)
    assert (key.key_id, key.terms) == (made.key_id, made.terms)


def test_two_keys_have_two_names(tmp_path: Path) -> None:
    assert key_in(tmp_path, "a.json").key_id != key_in(tmp_path, "b.json", counterpart="Dinas Rekaan").key_id


def test_overwrites_no_key(tmp_path: Path) -> None:
    key_in(tmp_path)
    with pytest.raises(FileExistsError):
        key_in(tmp_path)


@pytest.mark.parametrize("terms", [{"purpose": " "}, {"counterpart": ""}, {"purpose": "x" * 201}])
def test_refuses_a_key_for_nothing_or_nobody(tmp_path: Path, terms: dict[str, str]) -> None:
    with pytest.raises(ExchangeError, match="Say the purpose"):
        key_in(tmp_path, **terms)
    assert not (tmp_path / "kunci.json").exists()


@pytest.mark.parametrize("days", [-1, MOST_DAYS + 1])
def test_refuses_a_last_day_that_is_past_or_far(tmp_path: Path, days: int) -> None:
    with pytest.raises(ExchangeError, match="The last day of a key lies between"):
        key_in(tmp_path, expires_on=TODAY + timedelta(days=days))


def test_refuses_a_key_after_its_last_day(tmp_path: Path) -> None:
    made = key_in(tmp_path, expires_on=date(2026, 12, 5))
    read_key(made.path, today=date(2026, 12, 5))
    with pytest.raises(KeyExpiredError, match="good until 2026-12-05"):
        read_key(made.path, today=date(2026, 12, 6))


def test_refuses_a_file_that_others_can_read(tmp_path: Path) -> None:
    made = key_in(tmp_path)
    made.path.chmod(0o640)
    with pytest.raises(ExchangeError, match="can be read by others"):
        read_key(made.path, today=TODAY)


@pytest.mark.parametrize(
    "change",
    [{"expires_on": "2027-12-31"}, {"purpose": "lain"}, {"secret": "c2VjcmV0"}, {"secret": "?"}, {"version": 2}],
)
def test_refuses_a_file_that_was_changed(tmp_path: Path, change: dict[str, object]) -> None:
    made = key_in(tmp_path)
    made.path.write_text(json.dumps(json.loads(made.path.read_text()) | change))
    with pytest.raises(ExchangeError, match="is no key file"):
        read_key(made.path, today=TODAY)


@pytest.mark.parametrize("text", ["", "[]", "{}", "kunci"])
def test_refuses_what_is_no_key_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lain.json"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(ExchangeError, match="is no key file"):
        read_key(path, today=TODAY)
