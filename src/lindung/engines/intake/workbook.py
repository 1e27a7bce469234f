"""Worksheets of xlsx, xls, xlsb and ods files, read as texts."""

from collections.abc import Sequence
from pathlib import Path

import fastexcel
import polars as pl

from lindung.engines.intake.cell_errors import refuse_cells_without_value
from lindung.engines.intake.contents import damaged
from lindung.engines.intake.faults import UnusableFileError, shortened
from lindung.engines.intake.grid import ENOUGH_KNOWN_HEADERS, HEADER_SEARCH_ROWS, Grid, header_index, known_headers
from lindung.engines.intake.headers import HeaderSynonyms
from lindung.vocabulary.language import Words

_MIDNIGHT = " 00:00:00"


def read_workbook_grid(source: Path | bytes, name: str, sheet: str | None, synonyms: HeaderSynonyms) -> Grid:
    """Read the cells below the header row of one sheet, or refuse the workbook."""
    try:
        reader = fastexcel.read_excel(source)
        chosen = _chosen_sheet(reader, sheet, synonyms)
        cells = _texts(reader, chosen)
        if not cells.height:
            raise _empty_sheet(chosen)
        index = header_index(_first_rows(cells), synonyms)
        numeric = _number_columns(reader, chosen, cells, index, synonyms)
    except fastexcel.FastExcelError as error:
        raise damaged(name) from error
    refuse_cells_without_value(source, chosen, below=index + 1)
    headers = [header or "" for header in cells.row(index)]
    return Grid(headers, index + 1, cells.slice(index + 1), chosen, numeric)


def _texts(reader: fastexcel.ExcelReader, sheet: str, rows: int | None = None) -> pl.DataFrame:
    """Load a sheet from its first row on as texts: 323900, 44.24, 2025-04-30."""
    loaded = reader.load_sheet(
        sheet, header_row=None, skip_rows=0, n_rows=rows, dtypes="string", whitespace_as_null=True
    )
    return loaded.to_polars().with_columns(pl.all().str.strip_suffix(_MIDNIGHT))


def _first_rows(cells: pl.DataFrame) -> Sequence[Sequence[str | None]]:
    return cells.head(HEADER_SEARCH_ROWS).rows()


def _chosen_sheet(reader: fastexcel.ExcelReader, wanted: str | None, synonyms: HeaderSynonyms) -> str:
    names = reader.sheet_names
    if wanted is not None:
        if wanted not in names:
            raise no_such_sheet(wanted, names)
        return wanted
    if len(names) == 1:
        return names[0]
    with_headers = [name for name in names if _has_headers(reader, name, synonyms)]
    if len(with_headers) > 1:
        raise _several_sheets(with_headers)
    return with_headers[0] if with_headers else names[0]


def _has_headers(reader: fastexcel.ExcelReader, sheet: str, synonyms: HeaderSynonyms) -> bool:
    if reader.load_sheet(sheet, header_row=None, n_rows=1, dtypes="string").visible != "visible":
        return False
    rows = _first_rows(_texts(reader, sheet, rows=HEADER_SEARCH_ROWS))
    return any(known_headers(row, synonyms) >= ENOUGH_KNOWN_HEADERS for row in rows)


def _number_columns(
    reader: fastexcel.ExcelReader, sheet: str, cells: pl.DataFrame, index: int, synonyms: HeaderSynonyms
) -> frozenset[int]:
    """Find code columns whose cells are numbers: as text nothing shows that 33.10 has become 33.1."""
    below = cells.slice(index + 1)
    codes = [
        place
        for place, header in enumerate(cells.row(index))
        if synonyms.target(header or "") == "area_code" and below.to_series(place).null_count() < below.height
    ]
    if not codes:
        return frozenset()
    typed = reader.load_sheet(sheet, header_row=None, skip_rows=index + 1, use_columns=codes)
    kinds = zip(codes, typed.selected_columns, strict=True)
    return frozenset(place for place, column in kinds if column.dtype in {"int", "float"})


def no_such_sheet(wanted: str, names: Sequence[str]) -> UnusableFileError:
    """Say that the sheet asked for does not exist."""
    listed = ", ".join(f"“{shortened(name)}”" for name in names)
    return UnusableFileError(
        "no_such_sheet",
        Words(
            f"Lembar “{shortened(wanted)}” tidak ada. Lembar yang ada: {listed}.",
            f"There is no sheet “{shortened(wanted)}”. The sheets are: {listed}.",
        ),
    )


def _several_sheets(names: Sequence[str]) -> UnusableFileError:
    listed = ", ".join(f"“{shortened(name)}”" for name in names)
    return UnusableFileError(
        "several_sheets",
        Words(
            f"Beberapa lembar berisi tabel angka: {listed}. Sebutkan satu dengan --sheet NAMA.",
            f"Several sheets hold a table of figures: {listed}. Name one with --sheet NAME.",
        ),
    )


def _empty_sheet(sheet: str) -> UnusableFileError:
    return UnusableFileError(
        "empty_file",
        Words(
            f"Lembar “{shortened(sheet)}” kosong. Isi judul kolom dan minimal satu baris angka.",
            f"The sheet “{shortened(sheet)}” is empty. Fill in headers and at least one row of figures.",
        ),
    )
