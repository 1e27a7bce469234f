"""Builds stored without registers: observations written by hand."""

from collections.abc import Mapping
from datetime import UTC, datetime

from lindung.engines.coverage.observations import OBSERVATION
from lindung.engines.coverage.rollup.areas import AreaIndex
from lindung.registry.snapshots.coverage_build import BuildManifest, CoverageBuild, write_build
from lindung.registry.snapshots.snapshot import new_snapshot_id
from lindung.registry.snapshots.vault import office_vault
from lindung.workflows.coverage.area_list import codes_in
from tests.engines.coverage.history.test_areas_of_then import observed

MADE_AT = datetime(2026, 1, 31, 4, tzinfo=UTC)


def store_build(
    root: str,
    persons: Mapping[str, tuple[int, int | None]],
    *,
    areas_digest: str | None = None,
    is_sample: bool = True,
) -> CoverageBuild:
    """Store a build of one indicator in November 2025, with who is placed in which regency."""
    rows = observed(persons)
    inside = rows if root == "ID" else rows.filter(rows["area_code"].str.starts_with(root))
    manifest = BuildManifest(
        build_id=new_snapshot_id(), area_code=root, first_month="2025-11", last_month="2025-11", basis="nik_domicile",
        linkage_id="rekaan", snapshots={}, indicators=["net"], dimensions=["total"], counts={}, model_version="1",
        areas_digest=areas_digest or AreaIndex.of(codes_in(root), root=root).digest, code_version="1",
        is_sample=is_sample, made_by="Petugas Rekaan", made_at=MADE_AT,
    )  # fmt: skip
    return write_build(office_vault(), manifest, OBSERVATION, [inside])
