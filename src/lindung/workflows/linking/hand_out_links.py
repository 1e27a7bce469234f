"""Links of a stored linkage as a plain file: rows of snapshots, never a NIK or a name."""

from pathlib import Path
from typing import Final

import polars as pl

from lindung.registry.snapshots.linkage import Linkage
from lindung.registry.snapshots.vault import office_vault

LINKS_FILE: Final = "links.parquet"
STATUS_FILE: Final = "status.parquet"
_STATUS: Final = ("snapshot", "row", "village_code", "status", "reason", "segment", "covered_until", "score")


def write_links(linkage: Linkage, out: Path) -> list[Path]:
    """Write links and statuses by rows of snapshots into a directory; return the files."""
    out.mkdir(parents=True, exist_ok=True)
    vault, files = office_vault(), [out / LINKS_FILE, out / STATUS_FILE]
    links = pl.concat([*linkage.table(vault, "links")]).drop("left_id", "right_id")
    refs = {
        f"{side}_id": pl.concat_str(f"{side}_snapshot", pl.col(f"{side}_row").cast(pl.String), separator=":")
        for side in ("left", "right")
    }
    links.with_columns(**refs).drop("left_snapshot", "left_row", "right_snapshot", "right_row").write_parquet(files[0])
    pl.concat([*linkage.table(vault, "status", list(_STATUS))]).write_parquet(files[1])
    return files
