"""Plain files on Spark: read and written by its workers, so that no row of a list comes to the driver."""

import re
import shutil
from pathlib import Path
from typing import Final

import polars as pl
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import desc

from lindung.engines.linkage.pairs import LEVELS
from lindung.engines.linkage.spark_loading import GivenRows
from lindung.engines.linkage.spark_relations import SparkRelations, arrow, ddl
from lindung.vocabulary.language import Words
from lindung.workflows.linking.errors import LinkingError, no_such_column, records_not_apart
from lindung.workflows.linking.files.link_files import LINKS_FILE, FileSide
from lindung.workflows.linking.files.plain_files import WORKBOOKS, PlainFile, separator_of, unreadable

_CSV: Final = {"header": "true", "inferSchema": "false", "escape": '"', "multiLine": "true", "mode": "FAILFAST"}
_PARTS: Final = "part-*.parquet"
_LINKS: Final = (
    "SELECT a.identifier AS left_id, b.identifier AS right_id, k.score, k.decision, k.stage, k.bits AS weight, "  # noqa: S608 - ours
    f"{LEVELS} FROM links k JOIN left_ids a ON a.id = k.l_id JOIN right_ids b ON b.id = k.r_id"
)


def given_rows(session: SparkSession, side: FileSide) -> GivenRows:
    """Open one of the two files; its columns are checked, its rows are not read yet.

    Raises:
        LinkingError: It cannot be read, or lacks the column that tells its records apart.
        MapError: A mapped column is missing.
    """
    if not side.path.exists():
        raise LinkingError(Words(f"Berkas {side.path} tidak ada.", f"The file {side.path} does not exist."))
    try:
        rows = _opened(session, side.path)
    except (PySparkException, Py4JError, UnicodeDecodeError):
        raise LinkingError(unreadable(side.path)) from None
    side.mapping.check(rows.columns, file=side.path.name)
    if side.id_column not in rows.columns:
        raise no_such_column(side.path.name, side.id_column, rows.columns)
    return GivenRows(rows, side.id_column, side.mapping)


def check_identifiers(relations: SparkRelations, name: str, side: FileSide) -> None:
    """Raise LinkingError when some record has no identifier, or shares it with another."""
    told = relations.read(
        f"SELECT count(*) AS records, count(DISTINCT identifier) AS apart FROM {name}_ids"  # noqa: S608 - ours
    )
    records, apart = told.row(0)
    if records != apart:
        raise records_not_apart(side.path.name, side.id_column)


def write_links(relations: SparkRelations, out: Path) -> Path:
    """Write the links with the identifiers of the files, the surest first: one file here, parts on a cluster."""
    target, aside = out / LINKS_FILE, out / f".{LINKS_FILE}.parts"
    links = relations.session.sql(_LINKS).orderBy(desc("score"), "left_id", "right_id")
    is_here = relations.session.sparkContext.master.partition("[")[0] == "local"
    written = links.coalesce(1) if is_here else links
    written.write.mode("overwrite").option("compression", "zstd").parquet(_uri(aside))
    _clear(target)
    if is_here:
        next(aside.glob(_PARTS)).rename(target)
        _clear(aside)
        return target
    for note in {*aside.iterdir()} - {*aside.glob(_PARTS)}:
        note.unlink()  # so that whatever reads Parquet reads the directory
    aside.rename(target)
    return target


def _opened(session: SparkSession, path: Path) -> DataFrame:
    if path.suffix == ".parquet":
        return session.read.parquet(_pattern(path))
    if path.suffix in WORKBOOKS:
        file = PlainFile(path)
        rows = pl.concat([*file.batches(file.columns)])
        return session.createDataFrame(arrow(rows, rows.schema), ddl(rows.schema))
    return session.read.options(**_CSV).option("sep", separator_of(path)).csv(_pattern(path))


def _uri(path: Path) -> str:
    return f"file://{path.resolve()}"


def _pattern(path: Path) -> str:
    """Write a path that Spark takes for a pattern, so that it finds this one."""
    return re.sub(r"([\[\]{}*?\\])", r"\\\1", _uri(path))


def _clear(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
