import stat
import threading
from pathlib import Path

import pytest

from lindung.settings.environment import SettingError, read_environment
from lindung.vocabulary.language import Language


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LINDUNG_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.mark.usefixtures("data")
def test_needs_no_setting_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    environment = read_environment()
    assert environment.database_url is None
    assert environment.allowed_hosts == ("localhost", "127.0.0.1", "[::1]")
    assert not environment.answers_elsewhere
    assert not environment.is_debug
    assert not environment.is_https
    assert environment.language is Language.ID


def test_keeps_data_in_the_data_home_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LINDUNG_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert read_environment().data_directory == tmp_path / "lindung"


def test_creates_a_secret_that_only_the_owner_reads(data: Path) -> None:
    secret = read_environment().secret_key()
    assert len(secret) >= 48
    assert stat.S_IMODE((data / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert [path.name for path in data.iterdir()] == ["secret.key"]


@pytest.mark.usefixtures("data")
def test_keeps_its_secret() -> None:
    assert read_environment().secret_key() == read_environment().secret_key()


def test_gives_each_installation_its_own_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = set()
    for name in ("one", "two", "three"):
        monkeypatch.setenv("LINDUNG_DATA", str(tmp_path / name))
        secrets.add(read_environment().secret_key())
    assert len(secrets) == 3


@pytest.mark.usefixtures("data")
def test_agrees_on_one_secret_when_many_start_at_once() -> None:
    environment, found, gate = read_environment(), [], threading.Barrier(8)

    def start() -> None:
        gate.wait()
        found.append(environment.secret_key())

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


@pytest.mark.parametrize("content", ["", "short"])
def test_refuses_a_damaged_secret_without_showing_it(data: Path, content: str) -> None:
    data.mkdir()
    (data / "secret.key").write_text(content)
    with pytest.raises(SettingError, match="damaged or empty"):
        read_environment().secret_key()


@pytest.mark.parametrize("name", ["LINDUNG_DEBUG", "LINDUNG_HTTPS", "LINDUNG_BAHASA"])
def test_refuses_a_value_it_does_not_know(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "perhaps")
    with pytest.raises(SettingError, match=f"{name} must be one of") as refusal:
        read_environment()
    assert "perhaps" not in refusal.value.words.id
    assert f"{name} harus" in refusal.value.words.id


def test_takes_an_empty_setting_for_an_absent_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINDUNG_HOSTS", "")
    monkeypatch.setenv("DATABASE_URL", "")
    environment = read_environment()
    assert environment.allowed_hosts == ("localhost", "127.0.0.1", "[::1]")
    assert environment.database_url is None


def test_answers_to_the_names_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINDUNG_HOSTS", "dasbor.kantor.local, localhost")
    environment = read_environment()
    assert environment.allowed_hosts == ("dasbor.kantor.local", "localhost")
    assert environment.answers_elsewhere


def test_keeps_the_keys_of_the_registers_with_the_data_or_where_it_is_told(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LINDUNG_KEYS", raising=False)
    assert read_environment().key_path == data / "register.key"
    monkeypatch.setenv("LINDUNG_KEYS", str(tmp_path / "elsewhere" / "keys"))
    assert read_environment().key_path == tmp_path / "elsewhere" / "keys"
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("data")
def test_reads_how_many_numbers_an_account_may_have_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_environment().reveals_per_hour == 30
    monkeypatch.setenv("LINDUNG_REVEALS", "0")
    assert read_environment().reveals_per_hour == 0


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("text", ["-1", "1001", "banyak", "1.5"])
def test_refuses_a_limit_that_makes_no_sense(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("LINDUNG_REVEALS", text)
    with pytest.raises(SettingError, match="LINDUNG_REVEALS"):
        read_environment()


def test_reads_whom_the_office_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_environment().help_contact == ""
    monkeypatch.setenv("LINDUNG_HELP", " Meja bantuan, bantuan@contoh.id ")
    assert read_environment().help_contact == "Meja bantuan, bantuan@contoh.id"


@pytest.mark.parametrize("contact", ["a" * 201, "satu baris\ndua baris"])
def test_refuses_a_contact_that_is_no_single_line(monkeypatch: pytest.MonkeyPatch, contact: str) -> None:
    monkeypatch.setenv("LINDUNG_HELP", contact)
    with pytest.raises(SettingError, match="LINDUNG_HELP must be one line of text"):
        read_environment()
