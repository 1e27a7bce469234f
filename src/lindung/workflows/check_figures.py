"""Check a file of published figures without storing anything."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from lindung.engines.coverage.check import VERDICTS, CheckedFigures, check_figures
from lindung.engines.intake.headers import HeaderMapping
from lindung.workflows.read_figures import FiguresRead, ReadingChoices, read_figures


@dataclass(frozen=True)
class FileChecked:
    """What checking a file found; nothing was stored.

    Attributes:
        checked: Figures with their verdicts, and their contradictions.
        mapping: Which header means which column.
        unknown_areas: How many figures name an area that is not known for sure.
        verdicts: How often each verdict was reached, by check.
    """

    checked: CheckedFigures
    mapping: HeaderMapping
    unknown_areas: int
    verdicts: dict[str, dict[str, int]]


def check_file(source: Path | bytes, *, name: str, choices: ReadingChoices | None = None) -> FileChecked:
    """Read a file and check every figure in it.

    Raises:
        UnusableFileError: The file cannot be used.
    """
    read = read_figures(source, name=name, choices=choices)
    without_texts = replace(read, figures=read.figures.drop("note", "source", "file_row"))
    del read  # a million notes and sources are as large as all the numbers
    return check_read(without_texts)


def check_read(read: FiguresRead) -> FileChecked:
    """Check figures that are read."""
    checked = check_figures(read.figures)
    return FileChecked(
        checked=checked,
        mapping=read.mapping,
        unknown_areas=read.unknown.height,
        verdicts={verdict: _counts(checked.figures.get_column(verdict)) for verdict in VERDICTS},
    )


def _counts(verdicts: pl.Series) -> dict[str, int]:
    return dict(Counter(verdicts.drop_nulls().to_list()))
