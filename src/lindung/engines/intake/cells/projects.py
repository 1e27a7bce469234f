"""Rows of raw texts read into the clean columns of a list of construction projects."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import polars as pl

from lindung.engines.intake.cells.amounts import read_money
from lindung.engines.intake.cells.births import read_day
from lindung.engines.intake.cells.columns import CLEAN_PLACE, PROJECT
from lindung.engines.intake.cells.options import ReadingOptions
from lindung.engines.intake.cells.taken import Taken
from lindung.engines.intake.cells.villages import read_villages
from lindung.vocabulary.persons.firms import firm_key_expr

DATE_TARGETS: Final = ("starts_on", "ends_on")
"""Targets whose columns may show the order of their dates."""

_TEXTS: Final = ("name", "address", "employer", "payer", "note")
_PROJECT_NUMBER: Final = "^[0-9]{13}$"


def read_project_cells(
    batch: pl.DataFrame, mapping: Mapping[str, str], *, as_of: date, options: ReadingOptions
) -> pl.DataFrame:
    """Read one batch of raw texts into the columns ``PROJECT``; see ``persons.read_person_cells``.

    A project number has thirteen digits, as on the certificate; ``project_fault`` is not_thirteen where it has not.
    ``date_fault`` is the fault of the first of the two dates that cannot be read.
    """
    taken = Taken(batch, mapping, options)
    starts, ends = (read_day(taken, target, as_of) for target in DATE_TARGETS)
    texts = batch.select(list(CLEAN_PLACE)).with_columns(
        *(taken.text(target) for target in _TEXTS),
        npp=taken.number_text("npp"),
        value=read_money(taken.text("value")),
        starts_on=starts["value"],
        ends_on=ends["value"],
        date_fault=pl.coalesce(starts["fault"], ends["fault"]),
    )
    whole = texts.with_columns(*_project_number(taken), name_key=firm_key_expr(pl.col("name")))
    return whole.hstack(read_villages(taken)).select(pl.col(name).cast(kind) for name, kind in PROJECT.items())


def _project_number(taken: Taken) -> list[pl.Expr]:
    digits = pl.lit(taken.number_text("project_number")).str.replace_all(r"[\s.\-'’`]", "")
    is_number = digits.str.contains(_PROJECT_NUMBER)
    return [
        pl.when(is_number).then(digits).alias("project_number"),
        pl.when(~is_number).then(pl.lit("not_thirteen")).alias("project_fault"),
    ]
