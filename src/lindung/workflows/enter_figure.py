"""Enter one figure by hand, or correct one: the old statement stays, marked as superseded."""

from collections.abc import Mapping
from datetime import datetime

import polars as pl
from django.db import transaction

from lindung.engines.intake.conventions import NumberStyle
from lindung.engines.intake.table import Table, TableKind
from lindung.opendata.models import Figure
from lindung.registry.models import Entry
from lindung.workflows.import_figures import FiguresImported, store_figures
from lindung.workflows.read_figures import ReadingChoices, figures_of_table, refuse_unknown_areas

FORM_ROW = 1


class FigureGoneError(LookupError):
    """The figure to correct is not in the ledger, or was corrected already."""


@transaction.atomic
def enter_figure(
    *,
    statement: Mapping[str, str],
    entered_by: str,
    now: datetime,
    numbers: NumberStyle = NumberStyle.ID,
    supersedes: int | None = None,
    door: str = "form",
) -> FiguresImported:
    """Store one typed statement: column of the ledger -> text as in a file's cell.

    Raises:
        UnusableFileError: A cell cannot be used; the fault names its column.
        FigureGoneError: The figure to correct is not current.
    """
    if supersedes is not None and not Figure.objects.filter(pk=supersedes, is_current=True).exists():
        raise FigureGoneError(supersedes)
    read = figures_of_table(_one_row(statement), ReadingChoices(numbers=numbers))
    refuse_unknown_areas(read)
    entry = Entry(entered_by=entered_by, entered_at=now)
    return store_figures(read.figures, entry=entry, door=door, now=now, supersedes=supersedes)


def _one_row(statement: Mapping[str, str]) -> Table:
    cells = {name: [text.strip() or None] for name, text in statement.items()}
    return Table(
        frame=pl.DataFrame(cells, schema=dict.fromkeys(cells, pl.String)),
        header_row=FORM_ROW,
        first_data_row=FORM_ROW,
        sheet=None,
        kind=TableKind.CSV,
        source_rows=pl.Series([FORM_ROW], dtype=pl.Int64),
    )
