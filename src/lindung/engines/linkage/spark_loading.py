"""Records brought to Spark: read, mapped and prepared where the rows are; none passes through the driver."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

import polars as pl
import pyarrow as pa
from pyspark.sql import Column, DataFrame
from pyspark.sql.functions import col, monotonically_increasing_id
from pyspark.sql.types import StructType

from lindung.engines.linkage.plain_map import PlainMap
from lindung.engines.linkage.prepared import NAMES, RECORD, prepare
from lindung.engines.linkage.spark_relations import SparkRelations, arrow, ddl

_ID: Final = "lindung_id"
_IDENTIFIER: Final = "lindung_identifier"
_TEXTS: Final = frozenset({"name", "place"})
"""What is compared as text."""


@dataclass(frozen=True)
class GivenRows:
    """A register as Spark reads it.

    Attributes:
        rows: Its rows.
        identifier: Column that tells them apart.
        mapping: What the columns mean.
    """

    rows: DataFrame
    identifier: str
    mapping: PlainMap


def load_given(relations: SparkRelations, sides: Mapping[str, GivenRows]) -> None:
    """Make ``<side>_records`` and ``<side>_ids`` (id, identifier) of each register, and ``names`` of all.

    The ids rise with the place in the file, with gaps; they are drawn once and kept.
    """
    relations.load("names", (), NAMES)
    every_name = relations.session.table("names")
    for side, given in sides.items():
        _load_records(relations, side, given)
        texts = PlainMap({target: given.mapping.columns[target] for target in _TEXTS & given.mapping.columns.keys()})
        if texts.named:
            distinct = given.rows.select(_wanted(texts)).distinct()
            every_name = every_name.unionByName(distinct.mapInArrow(partial(_names, mapping=texts), ddl(NAMES)))
    relations.keep("names", every_name.distinct())


def _load_records(relations: SparkRelations, side: str, given: GivenRows) -> None:
    identifier = _column(given.identifier).alias(_IDENTIFIER)
    told = given.rows.select(monotonically_increasing_id().alias(_ID), identifier, *_wanted(given.mapping)).repartition(
        _ID
    )  # a file of one piece is prepared by every core all the same
    relations.keep(f"{side}_given", told.mapInArrow(partial(_records, mapping=given.mapping), _record_schema(told)))
    relations.table(f"{side}_records", f"SELECT {', '.join(RECORD)} FROM {side}_given")
    relations.table(f"{side}_ids", f"SELECT id, {_IDENTIFIER} AS identifier FROM {side}_given")
    relations.drop(f"{side}_given")


def _record_schema(told: DataFrame) -> StructType:
    record = StructType.fromDDL(ddl(RECORD))
    return StructType([*record.fields, told.schema[_IDENTIFIER]])


def _records(batches: Iterator[pa.RecordBatch], *, mapping: PlainMap) -> Iterator[pa.RecordBatch]:
    """Prepare batches; the identifier passes as it is, whatever its type."""
    for batch in batches:
        records, _ = prepare(mapping.records(_named(batch, mapping)))
        table = arrow(records.with_columns(id=pl.Series(batch.column(_ID))), RECORD)
        yield from table.append_column(_IDENTIFIER, batch.column(_IDENTIFIER)).to_batches()


def _names(batches: Iterator[pa.RecordBatch], *, mapping: PlainMap) -> Iterator[pa.RecordBatch]:
    """Return the distinct names of each batch with their numbers."""
    for batch in batches:
        _, names = prepare(mapping.records(_named(batch, mapping)))
        yield from arrow(names, NAMES).to_batches()


def _wanted(mapping: PlainMap) -> list[Column]:
    """Return the columns that the mapping names, under names that Spark cannot misread."""
    return [_column(name).alias(alias) for name, alias in zip(mapping.named, _aliases(mapping), strict=True)]


def _named(batch: pa.RecordBatch, mapping: PlainMap) -> pl.DataFrame:
    """Return these columns under their own names."""
    rows = pl.DataFrame(batch.select(_aliases(mapping)))
    return rows.rename(dict(zip(rows.columns, mapping.named, strict=True)))


def _aliases(mapping: PlainMap) -> list[str]:
    return [f"given_{place}" for place in range(len(mapping.named))]


def _column(name: str) -> Column:
    return col(f"`{name.replace('`', '``')}`")
