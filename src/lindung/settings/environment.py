"""The one place that reads the environment: where the data lie, which database, which secret."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

SECRET_FILE = "secret.key"  # noqa: S105 - the name of a file, not a secret
SECRET_BYTES = 48


@dataclass(frozen=True)
class Environment:
    """What the machine tells Lindung.

    Attributes:
        data_directory: The one directory that holds everything Lindung keeps (``LINDUNG_DATA``).
        database_url: ``postgresql://…`` or None for SQLite in the data directory (``DATABASE_URL``).
        allowed_hosts: Host names the pages answer to (``LINDUNG_HOSTS``, comma-separated).
        editing: ``local`` lets requests from this machine enter figures, ``off`` nobody (``LINDUNG_EDITING``).
        is_debug: Developer pages (``LINDUNG_DEBUG=1``).
    """

    data_directory: Path
    database_url: str | None
    allowed_hosts: tuple[str, ...]
    editing: str
    is_debug: bool

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
        try:
            descriptor = os.open(self.secret_path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return self._stored_secret()
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(SECRET_BYTES))
        return self._stored_secret()

    def _stored_secret(self) -> str:
        secret = self.secret_path.read_text(encoding="ascii").strip()
        if len(secret) < SECRET_BYTES:
            raise RuntimeError(
                f"{self.secret_path} is damaged or empty. Remove it and start again; signed-in sessions will end."
            )
        return secret


def read_environment() -> Environment:
    """Read the environment once, at a door."""
    data = os.environ.get("LINDUNG_DATA")
    hosts = os.environ.get("LINDUNG_HOSTS", "localhost,127.0.0.1,[::1]")
    editing = os.environ.get("LINDUNG_EDITING", "local")
    if editing not in {"local", "off"}:
        raise ValueError("LINDUNG_EDITING is 'local' or 'off'.")
    return Environment(
        data_directory=Path(data).expanduser() if data else user_data_path("lindung", appauthor=False),
        database_url=os.environ.get("DATABASE_URL") or None,
        allowed_hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
        editing=editing,
        is_debug=os.environ.get("LINDUNG_DEBUG") == "1",
    )
