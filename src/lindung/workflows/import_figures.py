"""Take published figures into the ledger: preview, import, and the figures that ship with Lindung."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import PurePath

import polars as pl
from django.db import connection, transaction

from lindung.engines.coverage.check import check_figures
from lindung.opendata.models import Figure, FigureBatch
from lindung.registry.models import Entry
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.check_figures import FileChecked, check_read
from lindung.workflows.read_figures import (
    EVERYWHERE,
    FiguresRead,
    ReadingChoices,
    read_figures,
    refuse_areas_outside,
    refuse_unknown_areas,
)
from lindung.workflows.recheck_areas import recheck_areas
from lindung.workflows.stored_figures import figures_frame, insert_figures, with_fingerprints

SHIPPED = "published_figures.csv"
_SQL_LIST = 20_000


@dataclass(frozen=True)
class FiguresPreview:
    """What an import would do; nothing is stored.

    Attributes:
        checked: Mapping, verdicts and contradictions of the file by itself.
        read: The figures as read.
        rows_read: Figures in the file.
        rows_new: Statements the ledger does not hold yet.
        rows_same: Statements it holds already, or that stand twice in the file.
    """

    checked: FileChecked
    read: FiguresRead
    rows_read: int
    rows_new: int
    rows_same: int


@dataclass(frozen=True)
class FiguresImported:
    """What an import did; read = new + same.

    Attributes:
        batch_id: Number of the import, for undoing it; None when nothing was new.
        rows_read: Figures in the file.
        rows_new: Figures stored.
        rows_same: Figures the ledger held already, or that stand twice in the file.
        mismatches: New figures that contradict themselves.
        area_codes: Areas that have new figures.
    """

    batch_id: int | None
    rows_read: int
    rows_new: int
    rows_same: int
    mismatches: int
    area_codes: tuple[str, ...]


def preview_figures(
    *, data: bytes, file_name: str, choices: ReadingChoices | None = None, within: tuple[AreaCode, ...] = EVERYWHERE
) -> FiguresPreview:
    """Say what importing a file would do.

    Args:
        data: The file.
        file_name: Its name.
        choices: How it is to be read.
        within: Areas that whoever sends it may speak of.

    Raises:
        UnusableFileError: The file cannot be used, or names areas nobody can tell for sure, or areas of others.
    """
    read = read_figures(data, name=file_name, choices=choices)
    refuse_unknown_areas(read)
    refuse_areas_outside(read, within)
    new = _new_figures(with_fingerprints(read.figures))
    return FiguresPreview(
        checked=check_read(read),
        read=read,
        rows_read=read.figures.height,
        rows_new=new.height,
        rows_same=read.figures.height - new.height,
    )


def import_figures(
    *,
    data: bytes,
    file_name: str,
    entered_by: str,
    door: str,
    now: datetime,
    choices: ReadingChoices | None = None,
    within: tuple[AreaCode, ...] = EVERYWHERE,
) -> FiguresImported:
    """Store the figures of a file that the ledger does not hold yet, all of them or none.

    Raises:
        UnusableFileError: The file cannot be used; nothing was stored.
    """
    read = read_figures(data, name=file_name, choices=choices)
    refuse_unknown_areas(read)
    refuse_areas_outside(read, within)
    entry = Entry(
        entered_by=entered_by,
        entered_at=now,
        file_name=PurePath(file_name).name[:255],
        file_sha256=hashlib.sha256(data).hexdigest(),
    )
    return store_figures(read.figures, entry=entry, door=door, now=now)


def import_shipped_figures(*, now: datetime) -> FiguresImported:
    """Store the published figures that ship with Lindung; a second time finds them all there."""
    data = files("lindung.workflows.facts").joinpath(SHIPPED).read_bytes()
    return import_figures(data=data, file_name=SHIPPED, entered_by="Lindung", door="demo", now=now)


@transaction.atomic
def store_figures(
    figures: pl.DataFrame, *, entry: Entry, door: str, now: datetime, supersedes: int | None = None
) -> FiguresImported:
    """Store figures that are read and resolved, with who entered them, and recompute their areas.

    A correction may change only what a statement means, such as its definition; then it is new although its numbers
    and its source are the same.
    """
    _queue_writers()
    if supersedes is not None and not _is_unchanged(figures, supersedes):
        Figure.objects.filter(pk=supersedes).update(is_current=False)
    new = _new_figures(with_fingerprints(figures))
    if new.is_empty():
        return FiguresImported(None, figures.height, 0, figures.height, 0, ())
    batch = FigureBatch.objects.create(
        created_at=now, door=door, rows_read=figures.height, rows_new=new.height, rows_same=figures.height - new.height
    )
    entry.batch_id = batch.pk
    entry.save()
    insert_figures(new, batch_id=batch.pk, supersedes=supersedes)
    areas = new.get_column("area_code").drop_nulls().unique().sort().to_list()
    branches = new.filter(pl.col("area_code").is_null()).get_column("area_name").unique().to_list()
    recheck_areas(areas, branches)
    return FiguresImported(
        batch_id=batch.pk,
        rows_read=figures.height,
        rows_new=new.height,
        rows_same=figures.height - new.height,
        mismatches=check_figures(new).mismatches,
        area_codes=tuple(areas),
    )


def _is_unchanged(figures: pl.DataFrame, figure_id: int) -> bool:
    """Whether a correction says in every column what the stored statement says."""
    stored = figures_frame(Figure.objects.filter(pk=figure_id)).drop("row")
    typed = figures.select(stored.columns).with_columns(pl.col("source", "note").fill_null(""))
    return stored.with_columns(pl.col("source", "note").fill_null("")).equals(typed, null_equal=True)


def _new_figures(figures: pl.DataFrame) -> pl.DataFrame:
    """Keep the first of each statement that the ledger does not hold as current."""
    once = figures.unique("fingerprint", keep="first", maintain_order=True)
    prints = once.get_column("fingerprint").to_list()
    held: set[str] = set()
    for start in range(0, len(prints), _SQL_LIST):
        part = Figure.objects.filter(is_current=True, fingerprint__in=prints[start : start + _SQL_LIST])
        held.update(part.values_list("fingerprint", flat=True))
    return once.filter(~pl.col("fingerprint").is_in(list(held)))


def _queue_writers() -> None:
    """Let one writer of the ledger go after the other; SQLite already queues them when the transaction begins."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE opendata_figure IN SHARE ROW EXCLUSIVE MODE")
