"""The one place that reads the environment: where the data lie, which database, which secret."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from platformdirs import user_data_path

from lindung.vocabulary.language import Language, Words

SECRET_FILE = "secret.key"  # noqa: S105 - the name of a file, not a secret # nosec B105
SECRET_BYTES = 48
KEY_FILE = "register.key"
DEFAULT_HOSTS = "localhost,127.0.0.1,[::1]"
DEFAULT_MONITORS = "127.0.0.1,::1"
Network = IPv4Network | IPv6Network
DEFAULT_REVEALS = 30
MOST_REVEALS = 1000
LONGEST_CONTACT = 200


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
        monitors: Networks that may ask for metrics (``LINDUNG_MONITOR``, comma-separated).
        oidc_path: File that describes single sign-on, or None (``LINDUNG_OIDC``).
        log_format: How lines of the log are written (``LINDUNG_LOG``, ``plain`` or ``json``).
        reveals_per_hour: Identity numbers that one account may have shown within an hour (``LINDUNG_REVEALS``).
        database_role: Whether pages ask PostgreSQL under the role of the desk (``LINDUNG_ROLE=desk``).
        help_contact: Whom the people of the office ask for help, as the help page says it (``LINDUNG_HELP``), or "".
    """

    data_directory: Path
    database_url: str | None
    allowed_hosts: tuple[str, ...]
    is_debug: bool
    is_https: bool
    language: Language
    key_path: Path
    monitors: tuple[Network, ...]
    oidc_path: Path | None
    log_format: str
    reveals_per_hour: int = DEFAULT_REVEALS
    database_role: str = ""
    help_contact: str = ""

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
        monitors=_networks(os.environ.get("LINDUNG_MONITOR") or DEFAULT_MONITORS),
        oidc_path=_place(oidc) if (oidc := os.environ.get("LINDUNG_OIDC")) else None,
        log_format=_one_of("LINDUNG_LOG", ("plain", "json")),
        reveals_per_hour=_whole("LINDUNG_REVEALS", os.environ.get("LINDUNG_REVEALS"), DEFAULT_REVEALS, MOST_REVEALS),
        database_role=_one_of("LINDUNG_ROLE", ("", "desk")),
        help_contact=_line("LINDUNG_HELP", os.environ.get("LINDUNG_HELP") or ""),
    )


def surroundings(**more: str) -> dict[str, str]:
    """Return the environment for a tool of another program, with what it alone is told."""
    return {**os.environ, **more}


def read_language() -> Language:
    """Read the language of the commands."""
    return Language(_one_of("LINDUNG_BAHASA", tuple(Language)))


def _place(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _hosts(text: str) -> tuple[str, ...]:
    return tuple(host.strip() for host in text.split(",") if host.strip())


def _networks(text: str) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(part) for part in _hosts(text))
    except ValueError:
        raise SettingError(
            Words(
                "LINDUNG_MONITOR harus berisi alamat atau jaringan, misalnya 127.0.0.1,10.1.2.0/24.",
                "LINDUNG_MONITOR must hold addresses or networks, for instance 127.0.0.1,10.1.2.0/24.",
            )
        ) from None


def _whole(name: str, text: str | None, default: int, most: int) -> int:
    """Read a whole number from 0 to the most that makes sense."""
    if not text:
        return default
    if not (text.isascii() and text.isdecimal()) or int(text) > most:
        raise SettingError(
            Words(f"{name} harus bilangan bulat 0 sampai {most}.", f"{name} must be a whole number from 0 to {most}.")
        )
    return int(text)


def _line(name: str, text: str) -> str:
    """Read a line of text that a page shows as it stands."""
    line = text.strip()
    if len(line) > LONGEST_CONTACT or not line.isprintable():
        raise SettingError(
            Words(
                f"{name} harus satu baris teks, paling panjang {LONGEST_CONTACT} huruf.",
                f"{name} must be one line of text, {LONGEST_CONTACT} characters at most.",
            )
        )
    return line


def _one_of(name: str, allowed: tuple[str, ...]) -> str:
    """Return a setting's value; the first allowed one is the default."""
    value = os.environ.get(name) or allowed[0]
    if value not in allowed:
        choices = " / ".join(allowed)
        raise SettingError(Words(f"{name} harus salah satu dari: {choices}.", f"{name} must be one of: {choices}."))
    return value
