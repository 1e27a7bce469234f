"""A release that readers still have, beside what its build knows: the next release is protected against both."""

from typing import Final

import polars as pl

from lindung.engines.coverage.disclosure.protected import Released
from lindung.engines.coverage.observations import KEY, OBSERVATION
from lindung.opendata.area_keys import area_code
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.release_rows import Batch, release_batches
from lindung.registry.snapshots.coverage_build import build_of
from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.held_builds import observations_of
from lindung.workflows.coverage.public_set import relations

BUILD: Final = "coverage:"
"""Before the identifier of the build among the sources of a release."""

_NUMBERS: Final = ("month", "area", "cell", "numerator", "denominator")


def as_readers_have_it(release: ReleaseInfo) -> Released:
    """Return a release as it was published, with the true numbers of its build.

    Raises:
        CoverageError: The build is gone, so nothing can be protected against the release.
    """
    build_id = next((one.removeprefix(BUILD) for one in release.snapshots if one.startswith(BUILD)), "")
    vault = office_vault()
    try:
        build = build_of(vault, build_id)
    except SnapshotGoneError:
        raise CoverageError(_build_gone(release.slug)) from None
    shown = pl.concat([pl.DataFrame(schema=OBSERVATION), *(_rows(part) for part in release_batches(release))])
    truth = observations_of(vault, build).select(pl.col(name).cast(kind) for name, kind in OBSERVATION.items())
    return Released(truth.join(shown.select(KEY), on=KEY, how="semi"), shown, relations())


def _rows(part: Batch) -> pl.DataFrame:
    key, rows = part
    codes = {row[1]: area_code(row[1]) for row in rows}
    numbers = pl.DataFrame(rows, schema=dict.fromkeys(_NUMBERS, pl.Int64), orient="row")
    told = numbers.with_columns(
        area_code=pl.col("area").replace_strict(codes, return_dtype=pl.String),
        indicator=pl.lit(key.indicator), basis=pl.lit(key.basis), dimension=pl.lit(key.dimension),
        category=pl.lit(key.category),
    )  # fmt: skip
    return told.select(pl.col(name).cast(kind) for name, kind in OBSERVATION.items())


def _build_gone(slug: str) -> Words:
    return Words(
        f"Hitungan di balik rilis {slug} tidak ada lagi, sehingga rilis baru tidak dapat dilindungi terhadapnya. "
        "Kembalikan dari cadangan, atau tarik rilis itu.",
        f"The build behind release {slug} is gone, so a new release cannot be protected against it. Restore it from a "
        "backup, or withdraw that release.",
    )
