"""Stored builds of coverage: what was counted for an area and all below it, month by month, small numbers included.

A build is the directory ``coverage/<area>/<last month>-<build id>/``, sealed like the registers it was counted from:
counts of one or two people tell about people. What the public may see is a release made of it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import polars as pl

from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.registry.snapshots.kept_manifests import kept_while_unchanged
from lindung.registry.snapshots.results import (
    MANIFEST_FILE,
    Tables,
    checksum,
    damaged,
    plain,
    read_manifest,
    write_result,
)
from lindung.registry.snapshots.sealed import Columns, read_sealed
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCode

OBSERVATIONS: Final = "observations"
SCHEMA_VERSION: Final = 1
_OF_ADDED: Final = ("builds_on", "parts", "left_out_months")
"""What only a build says that adds a month; the manifests of others stay as they were written before."""


@dataclass(frozen=True, kw_only=True)
class CountedMonths:
    """Months of a build that were counted together, and from what.

    Attributes:
        build_id: Build that counted them.
        first_month: First of them, like 2026-01.
        last_month: Last of them.
        linkage_id: Linkage that told whose the memberships are.
        snapshots: {register: identifiers of the snapshots behind it}.
        model_version: Of the linkage's comparisons and rules.
        rows: Observations of these months.
    """

    build_id: str
    first_month: str
    last_month: str
    linkage_id: str
    snapshots: dict[str, list[str]]
    model_version: str
    rows: int = 0

    @property
    def months(self) -> int:
        """How many months these are."""
        return Month.parse(self.first_month).months_until(Month.parse(self.last_month)) + 1


@dataclass(frozen=True, kw_only=True)
class BuildManifest:
    """What a build says of itself; nothing of a person.

    Attributes:
        build_id: Its identifier.
        area_code: Area that holds all others.
        first_month: First month counted, like 2026-01.
        last_month: Last month counted.
        basis: In which area a person counts.
        linkage_id: Linkage that told whose the memberships are.
        snapshots: {register: identifiers of the snapshots behind it}.
        indicators: What was counted.
        dimensions: By what it was broken down.
        counts: What became of every row that was read; the parts add up.
        model_version: Of the linkage's comparisons and rules.
        areas_digest: Which list of areas the places were numbered by.
        code_version: Version of Lindung.
        is_sample: Invented people.
        made_by: Who had it made.
        made_at: When.
        tables: {table: rows}.
        schema_version: Of the tables.
        checksum: SHA-256 of everything else.
        builds_on: Build whose months are carried as they were counted, "" where all months were counted at once.
        parts: Months carried and counted, in order and without gaps; empty where all were counted at once.
        left_out_months: Months of that build that are older than those asked.
    """

    build_id: str
    area_code: str
    first_month: str
    last_month: str
    basis: str
    linkage_id: str
    snapshots: dict[str, list[str]]
    indicators: list[str]
    dimensions: list[str]
    counts: dict[str, int]
    model_version: str
    areas_digest: str
    code_version: str
    is_sample: bool
    made_by: str
    made_at: datetime
    tables: dict[str, int] = field(default_factory=dict)
    schema_version: int = SCHEMA_VERSION
    checksum: str = ""
    builds_on: str = ""
    parts: tuple[CountedMonths, ...] = ()
    left_out_months: int = 0

    @property
    def counted_months(self) -> tuple[CountedMonths, ...]:
        """The months, each with what it was counted from; one part where all were counted at once."""
        return self.parts or (
            CountedMonths(
                build_id=self.build_id, first_month=self.first_month, last_month=self.last_month,
                linkage_id=self.linkage_id, snapshots=self.snapshots, model_version=self.model_version,
                rows=self.tables.get(OBSERVATIONS, 0),
            ),
        )  # fmt: skip

    def stored(self, tables: dict[str, int]) -> "BuildManifest":
        """Return the manifest with the rows of its tables; what is not carried was counted now."""
        carried = sum(part.rows for part in self.parts)
        parts = tuple(
            replace(part, rows=tables[OBSERVATIONS] - carried) if part.build_id == self.build_id else part
            for part in self.parts
        )
        return replace(self, tables=tables, parts=parts)

    def computed_checksum(self) -> str:
        """Compute the SHA-256 of everything but the checksum."""
        return checksum(_said(replace(self, checksum="")))

    def to_json(self) -> str:
        """Write the manifest with its checksum."""
        return json.dumps(_said(replace(self, checksum=self.computed_checksum())), indent=1, default=plain)


@dataclass(frozen=True)
class CoverageBuild:
    """A stored build.

    Attributes:
        manifest: What it says of itself.
        directory: Where its tables lie.
    """

    manifest: BuildManifest
    directory: Path

    def observations(self, vault: Vault, columns: Sequence[str] | None = None) -> Iterator[pl.DataFrame]:
        """Yield the observations in batches; numbers of any size, so never for the public."""
        return read_sealed(self.directory / OBSERVATIONS, keys=vault.keys, columns=columns)


def write_build(
    vault: Vault, manifest: BuildManifest, columns: Columns, observations: Iterable[pl.DataFrame],
    more: Tables | None = None,
) -> CoverageBuild:  # fmt: skip
    """Seal a build; it appears whole or not at all, and one that is there already is returned as it is.

    ``more`` holds tables made of the observations; they are taken when these have passed.
    """
    place = vault.builds / manifest.area_code / f"{manifest.last_month}-{manifest.build_id}"
    tables = {OBSERVATIONS: (columns, observations), **(more or {})}
    write_result(vault, place, tables, lambda rows: manifest.stored(rows).to_json())
    return _build(place)


def builds(vault: Vault, area: str | None = None) -> list[CoverageBuild]:
    """List the builds about an area or places in it, newest first."""
    found = [_build(path.parent) for path in vault.builds.glob(f"*/[!.]*/{MANIFEST_FILE}")]
    wanted = [one for one in found if area is None or AreaCode(area).contains(AreaCode(one.manifest.area_code))]
    return sorted(wanted, key=lambda one: (one.manifest.last_month, one.manifest.made_at), reverse=True)


def build_of(vault: Vault, build_id: str) -> CoverageBuild:
    """Return a build; SnapshotGoneError when there is none."""
    if build_id.isalnum():
        for path in vault.builds.glob(f"*/[!.]*-{build_id}/{MANIFEST_FILE}"):
            return _build(path.parent)
    raise SnapshotGoneError(
        Words(
            "Hitungan cakupan dengan tanda itu tidak ada. Lihat daftarnya: lindung coverage list.",
            "No coverage build has this identifier. See the list: lindung coverage list.",
        )
    )


def _said(manifest: BuildManifest) -> dict[str, Any]:  # Any: what JSON holds
    left_out = () if manifest.builds_on else _OF_ADDED
    return {name: value for name, value in asdict(manifest).items() if name not in left_out}


@kept_while_unchanged
def _build(directory: Path) -> CoverageBuild:
    found = read_manifest(directory)
    try:
        parts = tuple(CountedMonths(**part) for part in found.get("parts", ()))
        manifest = BuildManifest(**{**found, "made_at": datetime.fromisoformat(found["made_at"]), "parts": parts})
    except (ValueError, KeyError, TypeError):
        raise damaged(directory) from None
    if manifest.computed_checksum() != manifest.checksum:
        raise damaged(directory)
    return CoverageBuild(manifest, directory)
