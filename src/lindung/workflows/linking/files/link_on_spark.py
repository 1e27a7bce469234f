"""Link two plain files on Spark: the same definitions as on one machine, for lists that need a cluster."""

from pathlib import Path
from typing import TYPE_CHECKING

from lindung.engines.linkage.link import STEPS, Told, link
from lindung.engines.linkage.outcome import outcome_of
from lindung.workflows.linking.files.link_files import MODEL_FILE, FileSide, FilesLinked
from lindung.workflows.linking.files.spark_session import spark_session

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def link_files_on_spark(
    left: FileSide, right: FileSide, *, master: str, memory_limit: str, out: Path | None, told: Told
) -> FilesLinked:
    """Open Spark and link the records of two files; see :func:`link_with`.

    Raises:
        LinkingError: Spark cannot be opened, a file cannot be read, or identifiers are missing or stand twice.
        MapError: A mapped column is missing.
    """
    told("read", 0, len(STEPS))
    with spark_session(master, memory_limit=memory_limit) as session:
        return link_with(session, left, right, out=out, told=told)


def link_with(
    session: "SparkSession", left: FileSide, right: FileSide, *, out: Path | None, told: Told
) -> FilesLinked:  # fmt: skip
    """Link two files; write ``links.parquet`` and ``model.json`` into ``out``. No row of the lists comes to the driver.

    On a cluster the files and ``out`` lie where every worker sees them, and ``links.parquet`` is a directory of parts.
    """
    from lindung.engines.linkage.spark_loading import load_given
    from lindung.engines.linkage.spark_relations import SparkRelations
    from lindung.workflows.linking.files.spark_files import check_identifiers, given_rows, write_links

    sides = {"left": left, "right": right}
    given = {name: given_rows(session, side) for name, side in sides.items()}
    relations = SparkRelations(session)
    try:
        load_given(relations, given)
        for name, side in sides.items():
            check_identifiers(relations, name, side)
        linked = link(relations, told=told)
        outcome = outcome_of(relations, linked)
        links = None
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
            links = write_links(relations, out)
            (out / MODEL_FILE).write_text(linked.model.to_json() + "\n", "utf-8")
    finally:
        relations.close()
    return FilesLinked(linked, outcome, links)
