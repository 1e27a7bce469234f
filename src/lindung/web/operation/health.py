"""Answers of /sehat (is the process there?) and /sehat/siap (can it serve people?), without anything of a person."""

import os
import shutil
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from lindung.registry.snapshots.faults import RegisterError
from lindung.registry.snapshots.vault import office_vault
from lindung.web.operation.addresses import may_watch
from lindung.workflows.backup.places import is_unfinished
from lindung.workflows.installation.machine import FULL_BYTES

_WELL: Final = "ok"
_ILL: Final = "fail"


def liveness() -> JsonResponse:
    """Say that the process answers; nothing else is asked."""
    return _answer({"status": _WELL}, HTTPStatus.OK)


def readiness(request: HttpRequest) -> JsonResponse:
    """Say whether people can be served; which part is not well is told to those who may watch."""
    parts = {name: _WELL if is_well() else _ILL for name, is_well in _PARTS.items()}
    is_ready = _ILL not in parts.values()
    said: dict[str, object] = {"status": _WELL if is_ready else _ILL}
    if may_watch(request):
        said["parts"] = parts
    return _answer(said, HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE)


def database_answers() -> bool:
    """Whether the database takes a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False


def migrations_are_applied() -> bool:
    """Whether the database has all tables of this version."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return False
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def directory_is_whole() -> bool:
    """Whether the data directory can be written to, and no restore stopped half-way in it."""
    directory: Path = settings.ENVIRONMENT.data_directory
    return os.access(directory, os.W_OK | os.X_OK) and not is_unfinished(settings.ENVIRONMENT)


def keys_are_readable() -> bool:
    """Whether the key file of the registers reads, or none was needed yet."""
    vault = office_vault()
    try:
        return bool(vault.keys.ids()) or not vault.registers.exists()
    except (RegisterError, OSError):
        return False


def disk_has_room() -> bool:
    """Whether there is more free disk than the doctor calls full."""
    try:
        return shutil.disk_usage(settings.ENVIRONMENT.data_directory).free >= FULL_BYTES
    except OSError:
        return False


_PARTS: Final[dict[str, Callable[[], bool]]] = {
    "database": database_answers,
    "migrations": migrations_are_applied,
    "directory": directory_is_whole,
    "keys": keys_are_readable,
    "disk": disk_has_room,
}


def _answer(said: dict[str, object], status: HTTPStatus) -> JsonResponse:
    return JsonResponse(said, status=status, headers={"Cache-Control": "no-store"})
