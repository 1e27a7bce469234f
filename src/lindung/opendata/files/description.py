"""What a release says of itself, for machines."""

from typing import Any

from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.sample_mark import SAMPLE_DATA


def description(release: ReleaseInfo) -> dict[str, Any]:  # Any: plain JSON
    """Return the release without its rows and without its dictionary."""
    released = release.released_at
    return {
        "release": release.slug,
        "as_of": str(release.as_of),
        "months": [str(month) for month in release.months],
        "publisher": release.publisher,
        "released_at": None if released is None else released.isoformat(timespec="seconds"),
        "supersedes": release.supersedes,
        "licence": release.licence,
        "indicators": list(release.indicators),
        "areas": {level.name.lower(): areas for level, areas in sorted(release.levels.items())},
        "rows": release.rows,
        "suppressed": release.suppressed_cells,
        "smallest_count": release.smallest,
        "rounding": release.rounding,
        "snapshots": list(release.snapshots),
        "linkage_version": release.linkage_version,
        "code_version": release.code_version,
        "areas_digest": release.areas_digest,
        **mark(release),
        "sha256_of_csv": release.sha256,
    }


def mark(release: ReleaseInfo) -> dict[str, Any]:  # Any: plain JSON
    """Say whether a release counts invented people, and in words if it does."""
    said = {"sample": {"id": SAMPLE_DATA.id, "en": SAMPLE_DATA.en}} if release.is_sample else {}
    return {"is_sample": release.is_sample, **said}
