from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lindung.registry.models import Delivery
from lindung.registry.snapshots.manifest import MANIFEST_FILE
from lindung.settings.environment import Environment
from lindung.vocabulary.delivery_state import DeliveryState
from lindung.vocabulary.language import Language
from lindung.workflows.installation.finding import Health
from lindung.workflows.installation.registers import examine_deliveries, examine_registers
from tests.registry.snapshots.people import person, persons, store, vault_in

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    vault = vault_in(tmp_path)
    store(vault, persons([person(1), person(2)]))
    return Environment(
        data_directory=vault.directory, database_url=None, allowed_hosts=("localhost",),
        is_debug=False, is_https=False, language=Language.ID, key_path=vault.keys.path,
        monitors=(), oidc_path=None,
        log_format="plain",
    )  # fmt: skip


def manifest(environment: Environment) -> Path:
    return next(environment.data_directory.glob(f"registers/*/*/*/{MANIFEST_FILE}"))


def test_finds_registers_and_their_keys_sound(environment: Environment) -> None:
    found = examine_registers(environment)
    assert found.health is Health.OK
    assert "1 register, 2 baris" in found.words.id


def test_says_that_registers_without_their_key_file_cannot_be_read(environment: Environment) -> None:
    environment.key_path.unlink()
    found = examine_registers(environment)
    assert found.health is Health.FAIL
    assert "1 registers cannot be read" in found.words.en


def test_says_that_others_can_read_the_keys(environment: Environment) -> None:
    environment.key_path.chmod(0o644)
    assert examine_registers(environment).health is Health.FAIL


def test_says_that_a_key_is_lost(environment: Environment) -> None:
    text = environment.key_path.read_text("ascii")
    environment.key_path.write_text(f"00000000 {text.split()[1]}\n", "ascii")
    assert examine_registers(environment).health is Health.FAIL


def test_says_that_a_manifest_was_changed(environment: Environment) -> None:
    path = manifest(environment)
    path.chmod(0o600)
    path.write_text(path.read_text("utf-8").replace('"rows_new": 2', '"rows_new": 3'), "utf-8")
    found = examine_registers(environment)
    assert found.health is Health.FAIL
    assert "changed after it was stored" in found.words.en


@pytest.mark.django_db
@pytest.mark.parametrize(("silent", "health"), [(timedelta(minutes=1), Health.OK), (timedelta(hours=1), Health.WARN)])
def test_names_work_that_stopped_half_way(silent: timedelta, health: Health) -> None:
    Delivery.objects.create(
        file_name="daftar.csv", file_bytes=1, received_by="Disnaker", received_at=NOW - silent,
        state=DeliveryState.CHECKING, beat_at=NOW - silent,
    )  # fmt: skip
    assert examine_deliveries(NOW).health is health
