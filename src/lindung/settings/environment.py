"""The one place that reads the environment: where the data lie, which database, which secret."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from lindung.vocabulary.language import Language, Words

SECRET_FILE = "secret.key"  # noqa: S105 - the name of a file, not a secret # nosec B105
SECRET_BYTES = 48
KEY_FILE = "register.key"
DEFAULT_HOSTS = "localhost,127.0.0.1,[::1]"


class SettingError(ValueError):
    """A setting of the machine cannot be used; nothing was started.

    Attributes:
        words: What is wrong and what to do, without the value.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True)
class Environment:
    """What the machine tells Lindung.

    Attributes:
        data_directory: The one directory that holds everything Lindung keeps (``LINDUNG_DATA``).
        database_url: ``postgresql://…`` or None for SQLite in the data directory (``DATABASE_URL``).
        allowed_hosts: Host names the pages answer to (``LINDUNG_HOSTS``, comma-separated).
        is_debug: Developer pages (``LINDUNG_DEBUG=1``).
        is_https: Pages are reached through a proxy that speaks HTTPS (``LINDUNG_HTTPS=1``).
        language: Language of the commands (``LINDUNG_BAHASA``, ``id`` or ``en``).
        key_path: File with the keys of the registers (``LINDUNG_KEYS``).
        database_role: Whether pages ask PostgreSQL under the role of the desk (``LINDUNG_ROLE=desk``).
    """

    data_directory: Path
    database_url: str | None
    allowed_hosts: tuple[str, ...]
    is_debug: bool
    is_https: bool
    language: Language
    key_path: Path
    database_role: str = ""

    @property
    def answers_elsewhere(self) -> bool:
        """Whether the pages answer to a name other than this machine's own."""
        return not set(self.allowed_hosts) <= set(_hosts(DEFAULT_HOSTS))

    @property
    def database_path(self) -> Path:
        """Where the embedded database lies."""
        return self.data_directory / "lindung.sqlite3"

    @property
    def secret_path(self) -> Path:
        """Where this installation's own secret lies."""
        return self.data_directory / SECRET_FILE

    def prepare(self) -> None:
        """Create the data directory, readable by its owner only."""
        self.data_directory.mkdir(mode=0o700, parents=True, exist_ok=True)

    def secret_key(self) -> str:
        """Return this installation's secret, made on first start and readable by its owner only."""
        self.prepare()
        if not self.secret_path.exists():
            self._make_secret()
        return self._stored_secret()

    def _make_secret(self) -> None:
        """Write a new secret beside its place and link it there, so that two starts at once agree on one."""
        draft = self.secret_path.with_name(f"{SECRET_FILE}.{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(SECRET_BYTES))
        with suppress(FileExistsError):
            os.link(draft, self.secret_path)
        draft.unlink()

    def _stored_secret(self) -> str:
        secret = self.secret_path.read_text(encoding="ascii").strip()
        if len(secret) < SECRET_BYTES:
            raise SettingError(
                Words(
                    f"{self.secret_path} rusak atau kosong. Hapus berkas itu lalu mulai lagi; formulir yang terbuka "
                    "perlu dimuat ulang.",
                    f"{self.secret_path} is damaged or empty. Remove it and start again; open forms need a reload.",
                )
            )
        return secret


def read_environment() -> Environment:
    """Read the environment once, at a door."""
    data, keys = os.environ.get("LINDUNG_DATA"), os.environ.get("LINDUNG_KEYS")
    directory = _place(data) if data else user_data_path("lindung", appauthor=False)
    return Environment(
        data_directory=directory,
        database_url=os.environ.get("DATABASE_URL") or None,
        allowed_hosts=_hosts(os.environ.get("LINDUNG_HOSTS") or DEFAULT_HOSTS),
        is_debug=_one_of("LINDUNG_DEBUG", ("0", "1")) == "1",
        is_https=_one_of("LINDUNG_HTTPS", ("0", "1")) == "1",
        language=read_language(),
        key_path=_place(keys) if keys else directory / KEY_FILE,
        database_role=_one_of("LINDUNG_ROLE", ("", "desk")),
    )


def read_language() -> Language:
    """Read the language of the commands."""
    return Language(_one_of("LINDUNG_BAHASA", tuple(Language)))


def _place(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _hosts(text: str) -> tuple[str, ...]:
    return tuple(host.strip() for host in text.split(",") if host.strip())


def _one_of(name: str, allowed: tuple[str, ...]) -> str:
    """Return a setting's value; the first allowed one is the default."""
    value = os.environ.get(name) or allowed[0]
    if value not in allowed:
        choices = " / ".join(allowed)
        raise SettingError(Words(f"{name} harus salah satu dari: {choices}.", f"{name} must be one of: {choices}."))
    return value
