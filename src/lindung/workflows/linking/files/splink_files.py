"""Files for Splink beside a linkage of two plain files: its settings, its records, and the links as its edges."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import polars as pl

from lindung.engines.linkage.model import Model
from lindung.engines.linkage.relations import DuckRelations
from lindung.engines.linkage.splink_door import SecondOpinion, edges_of, second_opinion, splink_settings
from lindung.vocabulary.language import Words
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.files.plain_files import PlainFile

SETTINGS_FILE: Final = "splink_settings.json"
EDGES_FILE: Final = "splink_edges.parquet"
_RECORDS: Final = (
    "SELECT t.*, a.text AS name_text, b.text AS place_text FROM {table} t "
    "LEFT JOIN names a ON a.name = t.name LEFT JOIN names b ON b.name = t.village"
)


def write_for_splink(
    relations: DuckRelations, model: Model, links: Path, out: Path, *, ids: Iterable[tuple[str, str, pl.Series]]
) -> list[Path]:
    """Write settings, records of both sides and edges into a directory; Splink runs on them as they are.

    Args:
        relations: Holds the records of both sides and ``names``.
        model: The weights.
        links: Links that were written.
        out: Directory.
        ids: For each side its name, its table and the identifiers of its file.
    """
    written = [out / SETTINGS_FILE, out / EDGES_FILE]
    written[0].write_text(json.dumps(splink_settings(model), indent=1) + "\n", "utf-8")
    edges_of(pl.read_parquet(links)).write_parquet(written[1])
    for side, table, identifiers in ids:
        records = relations.read(_RECORDS.format(table=table))
        target = out / f"splink_{side}.parquet"
        records.with_columns(unique_id=identifiers.gather(records["id"])).drop("id").write_parquet(target)
        written.append(target)
    return written


def compare_with(links: Path, edges: Path, *, cut: float) -> SecondOpinion:
    """Compare links with the predictions of another matcher that lie in a file.

    Raises:
        LinkingError: A file cannot be read or lacks a column.
    """
    return second_opinion(
        _read(links, ("left_id", "right_id", "decision")),
        _read(edges, ("unique_id_l", "unique_id_r", "match_probability")),
        cut=cut,
    )  # fmt: skip


def _read(path: Path, columns: tuple[str, ...]) -> pl.DataFrame:
    file = PlainFile(path)
    missing = [column for column in columns if column not in file.columns]
    if missing:
        listed = ", ".join(missing)
        raise LinkingError(
            Words(f"{path.name} tidak mempunyai kolom {listed}.", f"{path.name} lacks the columns {listed}.")
        )
    return pl.concat([*file.batches(list(columns))])
