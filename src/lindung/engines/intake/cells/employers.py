"""Rows of raw texts read into the clean columns of a list of employers."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import polars as pl

from lindung.engines.intake.cells.amounts import read_count
from lindung.engines.intake.cells.columns import CLEAN_PLACE, EMPLOYER
from lindung.engines.intake.cells.contacts import read_phone
from lindung.engines.intake.cells.options import ReadingOptions
from lindung.engines.intake.cells.taken import Taken
from lindung.engines.intake.cells.villages import read_villages
from lindung.engines.intake.cells.words import read_word
from lindung.vocabulary.persons.firms import firm_key_expr

_TEXTS: Final = ("name", "address", "sector", "note")
_NUMBERS: Final = ("npp", "tax_number")


def read_employer_cells(
    batch: pl.DataFrame,
    mapping: Mapping[str, str],
    *,
    as_of: date,  # noqa: ARG001 - the three readers are called alike
    options: ReadingOptions,
) -> pl.DataFrame:
    """Read one batch of raw texts into the columns ``EMPLOYER``; see ``persons.read_person_cells``."""
    taken = Taken(batch, mapping, options)
    texts = batch.select(list(CLEAN_PLACE)).with_columns(
        *(taken.text(target) for target in _TEXTS),
        *(taken.number_text(target) for target in _NUMBERS),
        workers=read_count(taken.text("workers")),
        membership=read_word(taken.text("membership"), "membership"),
    )
    whole = texts.with_columns(name_key=firm_key_expr(pl.col("name"))).hstack(read_villages(taken))
    whole = whole.hstack(read_phone(taken.text("phone")))
    return whole.select(pl.col(name).cast(kind) for name, kind in EMPLOYER.items())
