"""Stored linkages: who of a list is who in the registers, sealed, with the snapshots and model they were made from.

A linkage is the directory ``linkages/<area>/<month>-<linkage id>/`` with one sealed directory per table and a manifest
in the clear that names nobody. It never changes; a newer one takes its place.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import polars as pl

from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.registry.snapshots.kept_manifests import kept_while_unchanged
from lindung.registry.snapshots.parts import READ_ROWS
from lindung.registry.snapshots.results import (
    MANIFEST_FILE,
    Tables,
    checksum,
    damaged,
    plain,
    read_manifest,
    write_result,
)
from lindung.registry.snapshots.sealed import read_sealed
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import AreaCode

SCHEMA_VERSION: Final = 1


@dataclass(frozen=True, kw_only=True)
class LinkageManifest:
    """What a stored linkage says of itself; nothing of a person.

    Attributes:
        linkage_id: Its identifier.
        area_code: Area whose list was linked.
        month: First day of the month that the statuses are of.
        snapshots: {register: identifiers of the snapshots it was made from}.
        model: Shares and weights, as the engine wrote them.
        model_version: Of the comparisons and rules.
        engine: What computed it.
        counts: Totals that add up, as the engine told them.
        rules: What each blocking rule brought and left out.
        tables: {table: rows}.
        code_version: Version of Lindung.
        is_sample: Invented people.
        made_by: Who had it made.
        made_at: When.
        schema_version: Of the tables.
        checksum: SHA-256 of everything above.
    """

    linkage_id: str
    area_code: str
    month: date
    snapshots: dict[str, list[str]]
    model: dict[str, Any]  # Any: what the engine's JSON holds
    model_version: str
    engine: str
    counts: dict[str, Any]  # Any: nested totals
    rules: list[dict[str, Any]]  # Any: names and numbers
    code_version: str
    is_sample: bool
    made_by: str
    made_at: datetime
    tables: dict[str, int] = field(default_factory=dict)
    schema_version: int = SCHEMA_VERSION
    checksum: str = ""

    def signed(self) -> "LinkageManifest":
        """Return the manifest with the checksum of its contents."""
        return replace(self, checksum=self.computed_checksum())

    def computed_checksum(self) -> str:
        """Compute the SHA-256 of everything but the checksum."""
        return checksum(asdict(replace(self, checksum="")))

    def to_json(self) -> str:
        """Write the manifest as JSON."""
        return json.dumps(asdict(self), indent=1, default=plain)


@dataclass(frozen=True)
class Linkage:
    """A stored linkage.

    Attributes:
        manifest: What it says of itself.
        directory: Where its tables lie.
    """

    manifest: LinkageManifest
    directory: Path

    def table(
        self, vault: Vault, name: str, columns: Sequence[str] | None = None, *, rows: int = READ_ROWS
    ) -> Iterator[pl.DataFrame]:
        """Yield the rows of a table in batches."""
        return read_sealed(self.directory / name, keys=vault.keys, columns=columns, rows=rows)


def write_linkage(vault: Vault, manifest: LinkageManifest, tables: Tables) -> Linkage:
    """Seal the tables of a linkage; it appears whole or not at all.

    A linkage that has the identifier already is returned as it is, so that work can be repeated and is done once.
    """
    month = f"{manifest.month:%Y-%m}"
    place = vault.linkages / manifest.area_code / f"{month}-{manifest.linkage_id}"
    write_result(vault, place, tables, lambda rows: replace(manifest, tables=rows).signed().to_json())
    return _linkage(place)


def linkages(vault: Vault, area: str | None = None) -> list[Linkage]:
    """List the stored linkages about an area or places in it, newest first."""
    found = [_linkage(path.parent) for path in vault.linkages.glob(f"*/[!.]*/{MANIFEST_FILE}")]
    wanted = [one for one in found if area is None or AreaCode(area).contains(AreaCode(one.manifest.area_code))]
    return sorted(wanted, key=lambda one: (one.manifest.month, one.manifest.made_at), reverse=True)


def linkage_of(vault: Vault, linkage_id: str) -> Linkage:
    """Return a linkage; SnapshotGoneError when there is none."""
    if linkage_id.isalnum():
        for path in vault.linkages.glob(f"*/[!.]*-{linkage_id}/{MANIFEST_FILE}"):
            return _linkage(path.parent)
    raise SnapshotGoneError(
        Words(
            "Hasil pemadanan dengan tanda itu tidak ada. Lihat daftarnya: lindung link list.",
            "No linkage has this identifier. See the list: lindung link list.",
        )
    )


def current_linkage(vault: Vault, area: str) -> Linkage | None:
    """Return the newest linkage of exactly this area, or of the smallest area that contains it, or None."""
    found = [
        one
        for path in vault.linkages.glob(f"*/[!.]*/{MANIFEST_FILE}")
        for one in [_linkage(path.parent)]
        if AreaCode(one.manifest.area_code).contains(AreaCode(area))
    ]
    return max(
        found, key=lambda one: (len(one.manifest.area_code), one.manifest.month, one.manifest.made_at), default=None
    )


@kept_while_unchanged
def _linkage(directory: Path) -> Linkage:
    found = read_manifest(directory)
    try:
        told = {
            **found, "month": date.fromisoformat(found["month"]), "made_at": datetime.fromisoformat(found["made_at"]),
        }  # fmt: skip
        manifest = LinkageManifest(**told)
    except (ValueError, KeyError, TypeError):
        raise damaged(directory) from None
    if manifest.computed_checksum() != manifest.checksum:
        raise damaged(directory)
    return Linkage(manifest, directory)
