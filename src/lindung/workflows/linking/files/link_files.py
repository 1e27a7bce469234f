"""Link two plain files, so that anybody can use and judge the matcher; nothing is stored in the registry."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from lindung.engines.linkage.link import Linked, Told, link
from lindung.engines.linkage.loading import load_registers
from lindung.engines.linkage.outcome import Outcome, outcome_of
from lindung.engines.linkage.pairs import LEVELS
from lindung.engines.linkage.plain_map import PlainMap
from lindung.engines.linkage.relations import DuckRelations
from lindung.workflows.linking.errors import no_such_column, records_not_apart
from lindung.workflows.linking.files.plain_files import PlainFile
from lindung.workflows.linking.files.splink_files import write_for_splink

LINKS_FILE: Final = "links.parquet"
MODEL_FILE: Final = "model.json"
_LINKS: Final = f"SELECT l_id, r_id, score, decision, stage, bits AS weight, {LEVELS} FROM links"  # noqa: S608 - ours


@dataclass(frozen=True)
class FilesLinked:
    """Two plain files linked.

    Attributes:
        linked: What the linkage did.
        outcome: What came of it, in numbers that add up.
        links: Where the links were written, or None.
    """

    linked: Linked
    outcome: Outcome
    links: Path | None


@dataclass(frozen=True)
class FileSide:
    """One of two files: where it is, what tells its records apart, what its columns mean."""

    path: Path
    id_column: str
    mapping: PlainMap


def link_files(
    left: FileSide, right: FileSide, *, out: Path | None, memory_limit: str, threads: int, told: Told,
    for_splink: bool = False,
) -> FilesLinked:  # fmt: skip
    """Link the records of two files; write ``links.parquet`` and ``model.json`` into ``out``.

    Args:
        left: A file of records.
        right: The other file.
        out: Directory, made when missing; None writes nothing.
        memory_limit: Memory that the tables may take, like 5GB.
        threads: Threads that work at once.
        told: Told of each step.
        for_splink: Write records, settings and edges for Splink beside the links.

    Raises:
        LinkingError: A file cannot be read, or identifiers are missing or stand twice.
        MapError: A mapped column is missing.
    """
    sides = [_OpenSide(side) for side in (left, right)]
    relations = DuckRelations(memory_limit=memory_limit, threads=threads)
    try:
        load_registers(relations, sides[0].records(), sides[1].records())
        linked = link(relations, told=told)
        outcome = outcome_of(relations, linked)
        links = None
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
            links = _write(relations, out, left_ids=sides[0].ids, right_ids=sides[1].ids)
            (out / MODEL_FILE).write_text(linked.model.to_json() + "\n", "utf-8")
            if for_splink:
                ids = [("left", "l", sides[0].ids), ("right", "r", sides[1].ids)]
                write_for_splink(relations, linked.model, links, out, ids=ids)
    finally:
        relations.close()
    return FilesLinked(linked, outcome, links)


class _OpenSide:
    """A side whose columns are known to be there."""

    def __init__(self, side: FileSide) -> None:
        self._file, self._mapping = PlainFile(side.path), side.mapping
        side.mapping.check(self._file.columns, file=side.path.name)
        self.ids = _identifiers(self._file, side.id_column)

    def records(self) -> Iterator[pl.DataFrame]:
        for batch in self._file.batches(self._mapping.named):
            yield self._mapping.records(batch)


def _identifiers(file: PlainFile, column: str) -> pl.Series:
    if column not in file.columns:
        raise no_such_column(file.path.name, column, file.columns)
    ids = file.column(column)
    if ids.null_count() or ids.n_unique() != ids.len():
        raise records_not_apart(file.path.name, column)
    return ids


def _write(relations: DuckRelations, out: Path, *, left_ids: pl.Series, right_ids: pl.Series) -> Path:
    """Write the links with the identifiers of the files, the surest first."""
    links = relations.read(_LINKS)
    told = links.with_columns(left_id=left_ids.gather(links["l_id"]), right_id=right_ids.gather(links["r_id"]))
    target = out / LINKS_FILE
    told.select("left_id", "right_id", pl.exclude("left_id", "right_id", "l_id", "r_id")).sort(
        "score", "left_id", "right_id", descending=[True, False, False]
    ).write_parquet(target)
    return target
