"""Who of a list is a vulnerable worker (pekerja rentan), and of whom the list does not say."""

from typing import Final

import polars as pl

from lindung.engines.rules.machinery.law import law
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment

VULNERABILITY: Final = ("vulnerable", "not_vulnerable", "vulnerability_untold")
"""What a list says of a person; the three add up to all who count."""

_ASKED: Final = {"person": pl.Int64, "vulnerable": pl.Boolean, "decile": pl.Int64, "listed_segment": pl.String}


def max_decile(month: Month) -> int:
    """Return the highest welfare decile of a vulnerable worker, by the parameter in force."""
    return int(str(law().in_force("vulnerable_worker_max_decile", month.first_day).value))


def vulnerability_of(status: pl.DataFrame, *, highest: int) -> pl.DataFrame:
    """Return ``person`` and ``is_vulnerable`` of everybody on a list; null where no row of the person says.

    What an office wrote itself wins over what follows from the decile, and one row that says yes over one that says no.
    A low decile alone makes nobody vulnerable who earns a wage, builds on a project or works abroad: pekerja rentan are
    informal workers without an employer (Inpres 2/2021 and the regulations of regions).

    Args:
        status: Columns of STATUS_ROWS; a linkage of an older version lacks those that say it.
        highest: The highest decile of a vulnerable worker.
    """
    rows = status.select(
        pl.col(name).cast(kind) if name in status.columns else pl.lit(None, dtype=kind).alias(name)
        for name, kind in _ASKED.items()
    )
    is_informal = pl.col("listed_segment").fill_null(Segment.BPU.value) == Segment.BPU.value
    told = rows.with_columns(by_decile=(pl.col("decile") <= highest) & is_informal)
    said, by_decile = pl.col("vulnerable").max(), pl.col("by_decile").max()  # true if any row says so
    return told.group_by("person").agg(is_vulnerable=pl.coalesce(said, by_decile))


def counts_of(is_vulnerable: pl.Series) -> dict[str, int]:
    """Count VULNERABILITY."""
    yes, untold = int(is_vulnerable.sum() or 0), is_vulnerable.null_count()
    return dict(zip(VULNERABILITY, (yes, is_vulnerable.len() - untold - yes, untold), strict=True))
