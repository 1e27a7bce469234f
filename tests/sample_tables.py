"""Small files of figures for the tests of intake."""

import io
from collections.abc import Callable, Mapping

import polars as pl
import xlsxwriter

from lindung.engines.intake.conventions import CodeSystem, NumberStyle
from lindung.engines.intake.figures import figures_from
from lindung.engines.intake.headers import figure_headers, map_headers
from lindung.engines.intake.table import read_table

HEADERS = "area_name,as_of,employed,covered\n"


def csv_of(*lines: str, headers: str = HEADERS) -> bytes:
    """Write a csv file with the usual four headers."""
    return (headers + "".join(f"{line}\n" for line in lines)).encode()


def workbook_of(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """Write an xlsx file."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        fill(book)
    return target.getvalue()


def sheet_of(*rows: tuple[object, ...]) -> bytes:
    """Write an xlsx file with one sheet."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Data")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)

    return workbook_of(fill)


def figures(
    source: bytes,
    *,
    numbers: NumberStyle = NumberStyle.PLAIN,
    code_system: CodeSystem | None = None,
    overrides: Mapping[str, str] | None = None,
) -> pl.DataFrame:
    """Read a file the whole way to figures."""
    table = read_table(source, name="angka.csv")
    mapping = map_headers(table.frame.columns, figure_headers(), dict(overrides or {}))
    return figures_from(table, mapping, numbers=numbers, code_system=code_system)


def figure(source: bytes, **how: object) -> dict[str, object]:
    """Read a file of one figure."""
    return figures(source, **how).row(0, named=True)  # type: ignore[arg-type]  # handed through to figures
