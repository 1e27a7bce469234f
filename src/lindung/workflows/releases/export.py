"""All files of a release into a directory: for review before it is released, or for an office without a server."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lindung.opendata.files.csv_file import csv_parts
from lindung.opendata.files.dcat import dataset_jsonld
from lindung.opendata.files.dictionary import dictionary_csv, dictionary_json
from lindung.opendata.files.json_file import json_parts
from lindung.opendata.files.parquet_file import parquet_parts
from lindung.opendata.files.sdmx_file import sdmx_parts
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.release_rows import release_batches
from lindung.vocabulary.language import Words
from lindung.vocabulary.sample_mark import SAMPLE_DATA
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.named import release_named

SAMPLE_FILE: Final = "CONTOH-SAMPLE.txt"
"""Lies beside the files of a sample, whose table of numbers has no room for a mark."""


@dataclass(frozen=True)
class FileWritten:
    """One file of a release on disk.

    Attributes:
        name: Its name.
        size: Bytes.
        sha256: Of its content.
    """

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class ReleaseExported:
    """What was written.

    Attributes:
        directory: Where the files lie.
        files: Each file.
    """

    directory: Path
    files: tuple[FileWritten, ...]


def export_release(slug: str, directory: Path) -> ReleaseExported:
    """Write the files that the page of a release offers, whatever its state; existing files are replaced.

    Raises:
        ReleaseError: There is no such release, or it was withdrawn, or its rows are not those that were stored.
        OSError: A file cannot be written.
    """
    release = release_named(slug)
    if release.withdrawn_at is not None:
        raise ReleaseError(_WITHDRAWN)
    directory.mkdir(parents=True, exist_ok=True)
    files = tuple(_written(directory / name, parts) for name, parts in _contents(release).items())
    if files[0].sha256 != release.sha256:
        raise ReleaseError(_damaged(slug))
    return ReleaseExported(directory, files)


def _contents(release: ReleaseInfo) -> dict[str, Iterable[bytes]]:
    metadata = json.dumps(dataset_jsonld(release, root="../"), ensure_ascii=False, indent=2).encode()
    return {
        "observations.csv": csv_parts(release_batches(release)),
        "observations.parquet": parquet_parts(release, release_batches(release)),
        "observations.json": json_parts(release, release_batches(release)),
        "sdmx.csv": sdmx_parts(release, release_batches(release)),
        "dictionary.csv": [dictionary_csv(release)],
        "dictionary.json": [dictionary_json(release)],
        "dataset.jsonld": [metadata],
        **({SAMPLE_FILE: [f"{SAMPLE_DATA.id}\n{SAMPLE_DATA.en}\n".encode()]} if release.is_sample else {}),
    }


def _written(path: Path, parts: Iterable[bytes]) -> FileWritten:
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for part in parts:
            file.write(part)
            digest.update(part)
            size += len(part)
    return FileWritten(path.name, size, digest.hexdigest())


_WITHDRAWN = Words(
    "Rilis ini ditarik; berkasnya tidak ditulis lagi.", "This release was withdrawn; its files are no longer written."
)


def _damaged(slug: str) -> Words:
    return Words(
        f"Baris {slug} di basis data tidak sama dengan yang dulu disimpan. Jangan pakai berkasnya; pulihkan cadangan.",
        f"The rows of {slug} in the database are not those that were stored. Do not use the files; restore a backup.",
    )
