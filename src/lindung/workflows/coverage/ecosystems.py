"""The ecosystem of everybody on a list, and whether the list tells any."""

import polars as pl

from lindung.vocabulary.ecosystem import Ecosystem

_COLUMN = "ecosystem"


def ecosystem_of(status: pl.DataFrame) -> pl.DataFrame:
    """Return ``person`` and ``listed_ecosystem`` of everybody on a list; null where no row of the person tells it.

    Of several rows the first that names an ecosystem counts, before one that only says other work.

    Args:
        status: Columns of STATUS_ROWS; a linkage of an older version lacks the ecosystem, and then nobody's is known.
    """
    told = status.select("person", listed_ecosystem=_given(status))
    is_other = pl.col("listed_ecosystem") == Ecosystem.OTHER.value
    ordered = told.drop_nulls().sort("person", is_other, maintain_order=True)
    known = ordered.unique("person", keep="first", maintain_order=True)
    return status.select("person").unique().join(known, on="person", how="left")


def extract_ecosystem(memberships: pl.DataFrame) -> pl.Expr:
    """Return the ecosystem that the extract tells, null in a linkage of an older version."""
    return _given(memberships)


def _given(rows: pl.DataFrame) -> pl.Expr:
    return pl.col(_COLUMN) if _COLUMN in rows.columns else pl.lit(None, dtype=pl.String)


def tells_ecosystems(status: pl.DataFrame) -> bool:
    """Whether the list says of anybody in which ecosystem he works."""
    return _COLUMN in status.columns and status[_COLUMN].null_count() < status.height
