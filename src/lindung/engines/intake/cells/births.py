"""Birth dates, alone or behind the place of birth in one cell (TTL)."""

from datetime import date
from typing import Final

import polars as pl

from lindung.engines.intake.cells.dates import Span, read_dates
from lindung.engines.intake.cells.taken import Taken

DATE_TARGETS: Final = ("birth_date", "birth")

_FROM_FIRST_DIGIT: Final = r"([0-9].*)$"
_PLACE_END: Final = " ,/:;.-'"
_DATE_WORD: Final = r"(?i)[\s,]*\b(?:tgl|tanggal)\b.*$"


def read_births(taken: Taken, as_of: date) -> pl.DataFrame:
    """Read birth_place, birth_date and birth_fault; a cell of its own wins over the place and date in one cell."""
    joint = taken.text("birth")
    own = _read(taken.text("birth_date"), "birth_date", taken, as_of)
    together = _read(joint.str.extract(_FROM_FIRST_DIGIT), "birth", taken, as_of)
    found = joint.to_frame().select(
        birth_place=pl.coalesce(taken.text("birth_place"), _place(pl.col("birth"))),
        birth_date=pl.coalesce(own["value"], together["value"]),
        birth_fault=pl.coalesce(own["fault"], together["fault"], _blank_fault(taken)),
    )
    is_read = pl.col("birth_date").is_not_null()
    return found.with_columns(birth_fault=pl.when(~is_read).then("birth_fault"))


def read_day(taken: Taken, target: str, as_of: date) -> pl.DataFrame:
    """Read a day of business, such as the start of work, into value and fault."""
    return read_dates(taken.text(target), order=taken.options.order_of(target), span=Span.of_business(as_of))


def _read(texts: pl.Series, target: str, taken: Taken, as_of: date) -> pl.DataFrame:
    return read_dates(texts, order=taken.options.order_of(target), span=Span.of_births(as_of))


def _place(joint: pl.Expr) -> pl.Expr:
    place = joint.str.replace(_FROM_FIRST_DIGIT, "").str.replace(_DATE_WORD, "").str.strip_chars(_PLACE_END)
    return place.replace("", None)


def _blank_fault(taken: Taken) -> pl.Expr:
    is_asked = taken.has("birth_date") or taken.has("birth")
    return pl.lit("missing" if is_asked else None, pl.String)
