"""Rows of the ledger to and from the columns that the engines work on."""

import hashlib

import polars as pl
from django.db import connection
from django.db.models import QuerySet

from lindung.engines.coverage.columns import FIGURES
from lindung.opendata.models import Figure

_IDENTITY = (
    "area_code", "area_name", "as_of", "employed", "covered", "coverage_pct", "coverage_pct_unit", "target_year",
    "target_pct", "target_pct_unit", "target_count", "gap_count", "gap_pct", "segment", "source",
)  # fmt: skip
_STORED = tuple(name for name in FIGURES if name not in {"row", "area_code"})
_BLANK = ("parent", "note", "source")  # texts that are empty rather than missing in the ledger


def with_fingerprints(figures: pl.DataFrame) -> pl.DataFrame:
    """Add ``fingerprint``: the same statement of the same source has the same one, however it was typed."""
    named = pl.when(pl.col("area_code").is_null()).then(pl.col("area_name").str.to_lowercase()).alias("area_name")
    identity = figures.select(_IDENTITY).with_columns(named)
    texts = identity.select(pl.concat_str(pl.all().cast(pl.String).fill_null("∅"), separator="␟")).to_series()
    digests = [hashlib.blake2b(text.encode(), digest_size=16).hexdigest() for text in texts]
    return figures.with_columns(pl.Series("fingerprint", digests, dtype=pl.String))


def figures_frame(stored: "QuerySet[Figure]") -> pl.DataFrame:
    """Read figures of the ledger into the engines' columns; ``row`` is the figure's id."""
    rows = stored.values_list("pk", "area_id", *_STORED)
    named = pl.DataFrame(list(rows), schema=["row", "area_code", *_STORED], orient="row", infer_schema_length=None)
    return named.select(pl.col(name).cast(dtype) for name, dtype in FIGURES.items()).with_columns(
        pl.col("parent").replace("", None), pl.col("level").replace("", None)
    )


def insert_figures(figures: pl.DataFrame, *, batch_id: int, supersedes: int | None = None) -> None:
    """Write figures in one statement for all rows, the same on SQLite and PostgreSQL."""
    columns = ("batch_id", "fingerprint", "is_current", "supersedes_id", "area_id", *_STORED)
    rows = figures.with_columns(
        pl.lit(batch_id).alias("batch_id"),
        pl.lit(value=True).alias("is_current"),
        pl.lit(supersedes, dtype=pl.Int64).alias("supersedes_id"),
        pl.col("area_code").alias("area_id"),
        pl.col("level").fill_null(""),
        *(pl.col(name).fill_null("") for name in _BLANK),
    ).select(columns)
    quote = connection.ops.quote_name
    names, marks = ", ".join(quote(name) for name in columns), ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {quote(Figure._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608, SLF001 - our own names
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows.rows())
