"""Match two hashed lists: which rows of the other office are active members, and until when.

    active      NIK and first word of the name are equal; or the NIK, and one of the two has no name
    to_check    the NIK is equal under another name; or only name and birth date are; or the row says too little to tell
    not_found   neither

Only what both lists prove becomes active: an equal NIK under another name may be borrowed, and different people share a
name and a birth date.
"""

from typing import Final

import polars as pl

from lindung.engines.linkage.exchange.keyed_hash import HASHES
from lindung.engines.linkage.exchange.status_file import ANSWER
from lindung.vocabulary.exchange_status import ExchangeStatus

ASKED: Final = {"row_id": pl.String, **HASHES}
"""A hashed list of rows that a status is asked for."""

HELD: Final = {**HASHES, "until": pl.String}
"""A hashed list of active members; ``until`` is the last month, written like 2026-12."""


def answers(held: pl.DataFrame, asked: pl.DataFrame) -> pl.DataFrame:
    """Return ANSWER for each row of ASKED, in its order."""
    by_nik, by_both, by_name = (_last_months(held, form) for form in HASHES)
    names_of = held.group_by("by_nik").agg(has_name=pl.col("by_nik_name").is_not_null().any())
    joined = asked.lazy()
    for form, months in zip(HASHES, (by_nik, by_both, by_name), strict=True):
        joined = joined.join(
            months.lazy().rename({"until": f"until_{form}"}), on=form, how="left", maintain_order="left"
        )
    joined = joined.join(names_of.drop_nulls("by_nik").lazy(), on="by_nik", how="left", maintain_order="left")
    unnamed = pl.col("by_nik_name").is_null() | ~pl.col("has_name")
    until = pl.coalesce("until_by_nik_name", pl.when(unnamed).then("until_by_nik"))
    is_near = pl.any_horizontal(pl.col(f"until_{form}").is_not_null() for form in HASHES)
    says_nothing = pl.all_horizontal(pl.col(form).is_null() for form in HASHES)
    status = (
        pl.when(until.is_not_null()).then(pl.lit(ExchangeStatus.ACTIVE.value))
        .when(is_near | says_nothing).then(pl.lit(ExchangeStatus.TO_CHECK.value))
        .otherwise(pl.lit(ExchangeStatus.NOT_FOUND.value))
    )  # fmt: skip
    return joined.select("row_id", status=status, until=until).select(list(ANSWER)).collect()


def _last_months(held: pl.DataFrame, form: str) -> pl.DataFrame:
    """Return each hash of a form once, with the last month of all memberships that have it."""
    return held.drop_nulls(form).group_by(form).agg(pl.col("until").max())
