"""Files between preview and confirmation: in the data directory, under a random name, for an hour at most."""

import json
import os
import re
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

KEPT_SECONDS = 3600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


class FileGoneError(LookupError):
    """The file was confirmed already, or an hour has passed; nothing was stored."""


@dataclass(frozen=True)
class HeldFile:
    """One uploaded file that waits for its confirmation.

    Attributes:
        token: Random name under which it lies.
        name: Name the file had on the sender's computer.
        data: Its content.
    """

    token: str
    name: str
    data: bytes


def hold(*, name: str, data: bytes) -> HeldFile:
    """Keep a file, readable by the owner of the data directory only, and drop those left for more than an hour."""
    drop_old(before=time.time() - KEPT_SECONDS)
    token = secrets.token_urlsafe(32)
    _write(_path(token, "data"), data)
    _write(_path(token, "json"), json.dumps({"name": name}).encode())
    return HeldFile(token=token, name=name, data=data)


def held(token: str) -> HeldFile:
    """Return a kept file.

    Raises:
        FileGoneError: It is no longer kept, or the token is not one of ours.
    """
    if not _TOKEN.fullmatch(token):
        raise FileGoneError(token)
    drop_old(before=time.time() - KEPT_SECONDS)
    try:
        name = json.loads(_path(token, "json").read_text(encoding="utf-8"))["name"]
        return HeldFile(token=token, name=name, data=_path(token, "data").read_bytes())
    except FileNotFoundError as error:
        raise FileGoneError(token) from error


def drop(token: str) -> None:
    """Remove a kept file."""
    for kind in ("data", "json"):
        _path(token, kind).unlink(missing_ok=True)


def drop_old(*, before: float) -> None:
    """Remove the files kept since before a moment (seconds since 1970)."""
    for path in _directory().iterdir():
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)


def _directory() -> Path:
    directory: Path = settings.ENVIRONMENT.data_directory / "uploads"
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return directory


def _path(token: str, kind: str) -> Path:
    return _directory() / f"{token}.{kind}"


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
