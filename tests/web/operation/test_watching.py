"""What a monitor is told, from where it may ask, and that nothing of a person is in it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import DatabaseError, connection
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from lindung.registry.models.delivery import Delivery
from lindung.vocabulary.role import Role
from lindung.web.operation import health
from tests.sample_accounts import PASSWORD, account_with

pytestmark = pytest.mark.django_db
PROXIED = {"x-forwarded-for": "198.51.100.7", "x-forwarded-proto": "https"}


@pytest.fixture
def monitor(data_directory: Path) -> Client:
    """Ask from this machine by its address, under a name that the pages do not answer to."""
    data_directory.mkdir()
    return Client(REMOTE_ADDR="127.0.0.1", headers={"host": "10.9.8.7:8000"})


def samples(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_the_process_answers_to_any_name_and_from_anywhere() -> None:
    answer = Client(REMOTE_ADDR="203.0.113.9", headers={"host": "apa-saja.example"}).get("/sehat")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer.headers["Cache-Control"] == "no-store"


def test_is_ready_when_every_part_is_well(monitor: Client) -> None:
    answer = monitor.get("/sehat/siap")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "parts": dict.fromkeys(("database", "migrations", "directory", "keys", "disk"), "ok"),
    }


def break_database(patch: pytest.MonkeyPatch, settings: Any, data: Path) -> None:
    def unreachable() -> None:
        raise DatabaseError

    patch.setattr(connection, "cursor", unreachable)


def break_migrations(patch: pytest.MonkeyPatch, settings: Any, data: Path) -> None:
    patch.setattr("django.db.migrations.executor.MigrationExecutor.migration_plan", lambda *_: ["satu"])


def break_directory(patch: pytest.MonkeyPatch, settings: Any, data: Path) -> None:
    (data / ".restoring" / "old").mkdir(parents=True)


def break_keys(patch: pytest.MonkeyPatch, settings: Any, data: Path) -> None:
    (data / "rusak.key").write_text("bukan kunci")
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, key_path=data / "rusak.key")


def break_disk(patch: pytest.MonkeyPatch, settings: Any, data: Path) -> None:
    patch.setattr(health, "FULL_BYTES", 1 << 62)


@pytest.mark.parametrize(
    "break_it",
    [break_database, break_migrations, break_directory, break_keys, break_disk],
    ids=lambda one: one.__name__,
)
def test_names_the_part_that_is_not_well_to_whoever_may_watch(
    monitor: Client,
    monkeypatch: pytest.MonkeyPatch,
    settings: LazySettings,
    data_directory: Path,
    break_it: Callable[[pytest.MonkeyPatch, Any, Path], None],
) -> None:
    break_it(monkeypatch, settings, data_directory)
    answer = monitor.get("/sehat/siap")
    stranger = Client(REMOTE_ADDR="203.0.113.9").get("/sehat/siap")
    monkeypatch.undo()
    assert (answer.status_code, stranger.status_code) == (503, 503)
    part = break_it.__name__.removeprefix("break_")
    assert [name for name, state in answer.json()["parts"].items() if state == "fail"][:1] == [part]
    assert stranger.json() == {"status": "fail"}


@pytest.mark.parametrize("path", ["/sehat", "/sehat/siap", "/metrik"])
def test_is_only_asked(monitor: Client, path: str) -> None:
    assert monitor.post(path).status_code == 405


def test_counts_pages_by_name_and_never_tells_an_address(monitor: Client, areas: None) -> None:
    reader = Client(REMOTE_ADDR="127.0.0.1", headers={"host": "localhost"})
    before = samples(monitor.get("/metrik").content.decode())
    for path in ("/undangan/rahasia-sekali/", "/undangan/rahasia-lain/", "/tidak/ada/siti-aminah", "/cari/?q=siti"):
        reader.get(path)
    told = monitor.get("/metrik").content.decode()
    after = samples(told)
    counted = {key[1]: value - before.get(key, 0) for key, value in after.items() if key[0] == "lindung_requests_total"}
    of_pages = {dict(labels)["view"]: number for labels, number in counted.items() if number}
    assert of_pages["invitation"] == 2
    assert of_pages["unknown"] == 1
    assert not [word for word in ("rahasia", "siti", "aminah", "q=") if word in told]
    assert {name for _, labels in after for name, _ in labels} <= {"view", "method", "status", "le", "state", "outcome"}


def test_counts_sign_ins_and_what_waits(monitor: Client, areas: None) -> None:
    account_with(Role.MANPOWER)
    reader = Client(REMOTE_ADDR="127.0.0.1", headers={"host": "localhost"})
    before = samples(monitor.get("/metrik").content.decode())
    reader.post("/masuk/", {"login": "petugas", "password": "salah sama sekali"})
    reader.post("/masuk/", {"login": "petugas", "password": PASSWORD})
    now = datetime.now(tz=UTC)
    for state, beat in (("received", None), ("checking", now), ("importing", now - timedelta(hours=1))):
        Delivery.objects.create(
            file_name="a.csv", file_bytes=1, received_by="Uji", received_at=now, state=state, beat_at=beat
        )
    after = samples(monitor.get("/metrik").content.decode())

    def grown(outcome: str) -> float:
        key = ("lindung_sign_ins_total", (("outcome", outcome),))
        return after[key] - before.get(key, 0)

    assert (grown("refused"), grown("done")) == (1, 1)
    assert after["lindung_deliveries", (("state", "received"),)] == 1
    assert after["lindung_deliveries_stalled", ()] == 1
    assert after["lindung_database_up", ()] == 1
    assert not [key for key in after if "petugas" in json.dumps(key)]


@pytest.mark.parametrize(
    ("sender", "headers", "monitors", "is_https", "expected"),
    [
        ("127.0.0.1", {}, "127.0.0.1/32", False, 200),
        ("::1", {}, "::1/128", False, 200),
        ("203.0.113.9", {}, "127.0.0.1/32", False, 404),
        ("10.1.2.3", {}, "10.1.2.0/24", False, 200),
        ("127.0.0.1", PROXIED, "127.0.0.1/32", False, 404),
        ("127.0.0.1", {"x-forwarded-for": "127.0.0.1"}, "127.0.0.1/32", False, 404),
        ("127.0.0.1", PROXIED, "127.0.0.1/32", True, 404),
        ("127.0.0.1", PROXIED, "198.51.100.0/24", True, 200),
        ("127.0.0.1", {"x-forwarded-for": "127.0.0.1, 198.51.100.7"}, "127.0.0.1/32", True, 404),
        ("127.0.0.1", {"x-forwarded-proto": "https"}, "127.0.0.1/32", True, 404),
        ("127.0.0.1", {"forwarded": "for=203.0.113.9"}, "127.0.0.1/32", False, 404),
    ],
)
def test_tells_figures_to_the_addresses_of_the_setting_only(
    monitor: Client,
    settings: LazySettings,
    sender: str,
    headers: dict[str, str],
    monitors: str,
    is_https: bool,
    expected: int,
) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, monitors=(ip_network(monitors),))
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if is_https else None
    assert Client(REMOTE_ADDR=sender, headers=headers).get("/metrik").status_code == expected
