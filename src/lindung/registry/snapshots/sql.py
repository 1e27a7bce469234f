"""Sealed rows in SQL: DuckDB reads the parts with their keys, keeps its work in memory and writes nothing to disk."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from lindung.registry.snapshots.faults import DamagedSealError, RegisterError
from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.seal import seal_of, unreadable
from lindung.vocabulary.language import Words

MEMORY_LIMIT = "1GB"
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "temp_directory": "",
    "preserve_insertion_order": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@contextmanager
def connect_sealed(
    views: Mapping[str, Path], *, keys: KeyRing, memory_limit: str = MEMORY_LIMIT, threads: int = 2
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a connection with one view per sealed directory.

    Nothing is spilled to disk, where it would lie in the clear, and nothing but the named directories can be read.

    Raises:
        KeyLostError: The key file lacks a key.
        DamagedSealError: A part is missing, cut off or changed; raised while the rows are read as well.
        TooLargeError: The question needs more than ``memory_limit``.
    """
    with duckdb.connect(config=_SETTINGS | {"memory_limit": memory_limit, "threads": str(threads)}) as connection:
        try:
            _see_only(connection, views.values())
            for name, directory in views.items():
                _make_view(connection, name, directory, keys=keys)
            connection.execute("SET lock_configuration = true")
            yield connection
        except duckdb.OutOfMemoryException:
            raise TooLargeError(_too_large(memory_limit)) from None
        except (duckdb.InvalidInputException, duckdb.IOException):
            # DuckDB's own text may quote the rows
            raise DamagedSealError(unreadable(", ".join(path.name for path in views.values()))) from None


class TooLargeError(RegisterError):
    """The question needs more memory than it may take."""


def _see_only(connection: duckdb.DuckDBPyConnection, directories: Iterable[Path]) -> None:
    allowed = ", ".join(text_literal(f"{directory}/") for directory in directories)
    connection.execute(f"SET allowed_directories = [{allowed}]")
    connection.execute("SET enable_external_access = false")


def _make_view(connection: duckdb.DuckDBPyConnection, name: str, directory: Path, *, keys: KeyRing) -> None:
    """Make a view over the parts, each with its own key, known to the connection only."""
    seal, selects = seal_of(directory), []
    for number, part in enumerate(seal.parts):
        label = text_literal(f"{name} {number}")
        key = base64.b64encode(seal.key_of(part.name, keys)).decode()
        connection.execute(f"PRAGMA add_parquet_key({label}, {text_literal(key)})")
        place = text_literal(str(directory / part.name))
        selects.append(f"SELECT * FROM read_parquet({place}, encryption_config = {{footer_key: {label}}})")  # noqa: S608 - quoted
    connection.execute(f"CREATE VIEW {quoted(name)} AS {' UNION ALL '.join(selects)}")


def quoted(name: str) -> str:
    """Quote a name for SQL."""
    return '"' + name.replace('"', '""') + '"'


def text_literal(text: str) -> str:
    """Quote a text for SQL."""
    return "'" + text.replace("'", "''") + "'"


def _too_large(memory_limit: str) -> Words:
    return Words(
        f"Perbandingan ini memerlukan lebih dari {memory_limit} memori. Tidak ada yang berubah. Tutup program lain, "
        "atau bandingkan register yang lebih kecil, misalnya per kecamatan.",
        f"This comparison needs more than {memory_limit} of memory. Nothing changed. Close other programs, or compare "
        "smaller registers, one district at a time for instance.",
    )
