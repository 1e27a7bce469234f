"""Whether the children of each area add up to it, as far as published numbers can tell."""

from dataclasses import dataclass

import polars as pl

from lindung.vocabulary.language import Words
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.rows import AS_PUBLISHED, SERIES, STATE, parent_key_of

_GROUP = (*SERIES, "month")


@dataclass(frozen=True)
class SumsChecked:
    """What adding up found; areas of the lowest level have no children and are not counted.

    Attributes:
        held: Areas, series by series and month by month, whose children add up to them.
        open: Areas where a suppressed cell, or rounding, leaves no sum to compare.
    """

    held: int
    open: int


def check_sums(rows: pl.DataFrame, *, rounding: int) -> SumsChecked:
    """Compare each area that has children with their sum.

    Raises:
        ReleaseError: The children of an area do not add up to it.
    """
    is_shown = pl.col(STATE) == AS_PUBLISHED
    below = rows.with_columns(parent_key_of(pl.col("area")).alias("parent")).filter(pl.col("parent").is_not_null())
    sums = below.group_by(*_GROUP, "parent").agg(pl.col("numerator").sum().alias("sum"), is_shown.all().alias("all"))
    judged = rows.join(sums, left_on=[*_GROUP, "area"], right_on=[*_GROUP, "parent"])
    certain = judged.filter(is_shown & pl.col("all")) if rounding <= 1 else judged.clear()
    wrong = certain.filter(pl.col("numerator") != pl.col("sum"))
    if not wrong.is_empty():
        raise ReleaseError(_unequal(wrong))
    return SumsChecked(held=certain.height, open=judged.height - certain.height)


def _unequal(wrong: pl.DataFrame) -> Words:
    first = wrong.row(0, named=True)
    place = " ".join(str(first[name]) for name in ("area_code", "indicator", "dimension", "category")).rstrip()
    return Words(
        f"Anak wilayah tidak berjumlah sama dengan induknya: {place}, {first['sum']} dan {first['numerator']}. "
        f"Ada {wrong.height} wilayah seperti itu. Tidak ada yang disimpan.",
        f"Children do not add up to their parent: {place}, {first['sum']} and {first['numerator']}. "
        f"There are {wrong.height} such areas. Nothing was stored.",
    )
