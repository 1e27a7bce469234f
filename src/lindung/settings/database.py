"""DATABASE_URL turned into Django's settings."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from lindung.settings.environment import SettingError
from lindung.vocabulary.language import Words

UNUSABLE_URL = Words(
    "DATABASE_URL harus berbentuk postgresql://user:sandi@host:port/nama. Nilainya tidak ditampilkan di sini.",
    "DATABASE_URL must read postgresql://user:password@host:port/name. Its value is not shown here.",
)


def sqlite_settings(path: Path) -> dict[str, Any]:
    """Describe the embedded database: WAL, foreign keys, a patient lock, and writers that queue from the start."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-32000;",
        },
    }


def postgresql_settings(url: str) -> dict[str, Any]:
    """Describe a PostgreSQL database from postgresql://user:password@host:port/name?option=value."""
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgresql", "postgres"} or not name:
        raise SettingError(UNUSABLE_URL)
    try:
        port = parts.port
    except ValueError:
        raise SettingError(UNUSABLE_URL) from None
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 600,
        "OPTIONS": options,
    }
