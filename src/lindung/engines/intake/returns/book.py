"""Workbooks written so that a text is never run, and a killed or failed write leaves no half file behind."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

HELD_ROWS: Final = 20_000
"""Up to this many rows a workbook is built in memory, which is faster and leaves no temporary file in the clear."""

_NEVER_RUN: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@contextmanager
def new_book(target: Path | BinaryIO, *, rows: int) -> Iterator[xlsxwriter.Workbook]:
    """Open a workbook of about so many rows for writing.

    A path appears whole or not at all: what is under way lies in a hidden directory beside it. Larger workbooks are
    streamed through temporary files there; into an open file they are built in memory. OSError (a full disk) passes.
    """
    if not isinstance(target, Path):
        with _book(target, {"in_memory": True}) as book:
            yield book
        return
    with tempfile.TemporaryDirectory(prefix=".lindung-", dir=target.parent) as scratch:
        unfinished = Path(scratch) / target.name
        streamed = {"constant_memory": True, "tmpdir": scratch}
        with _book(unfinished, streamed if rows > HELD_ROWS else {"in_memory": True}) as book:
            yield book
        unfinished.replace(target)


@contextmanager
def _book(target: Path | BinaryIO, mode: dict[str, Any]) -> Iterator[xlsxwriter.Workbook]:  # Any: options of XlsxWriter
    try:
        with xlsxwriter.Workbook(target, {**_NEVER_RUN, **mode}) as book:
            yield book
    except FileCreateError as error:
        raise OSError(*error.args[0].args) from error
