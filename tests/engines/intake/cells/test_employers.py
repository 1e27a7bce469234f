from datetime import date

import polars as pl

from lindung.engines.intake.cells.columns import EMPLOYER
from lindung.engines.intake.cells.employers import read_employer_cells
from lindung.engines.intake.cells.options import ReadingOptions

CELLS = {
    "npp": "AA012345.0", "name": "PT. Maju Jaya", "address": "Jl. Mawar 3", "village": "Tambakaji",
    "sector": "Perdagangan",
    "workers": "1.250 orang", "phone": "(024) 1234567", "tax_number": "'01.234", "membership": "Aktif", "note": "-",
}  # fmt: skip


def test_reads_a_row_of_employers() -> None:
    mapping = {target: f"s{i}" for i, target in enumerate(CELLS)}
    batch = pl.DataFrame({mapping[target]: [cell] for target, cell in CELLS.items()}).with_columns(
        row=pl.lit(1, pl.UInt32), file_row=pl.lit(2, pl.UInt32), section=pl.lit(None, pl.String)
    )
    found = read_employer_cells(batch, mapping, as_of=date(2026, 1, 1), options=ReadingOptions(area_code="33.74"))
    assert dict(found.schema) == EMPLOYER
    assert found.row(0, named=True) == {
        "row": 1, "file_row": 2, "npp": "AA012345", "name": "PT. Maju Jaya", "name_key": "maju jaya",
        "address": "Jl. Mawar 3", "village": "Tambakaji", "village_code": "33.74.15.1008", "area_fault": None,
        "sector": "Perdagangan", "workers": 1_250, "phone": "0241234567",
        "phone_number": 241234567, "phone_fault": None,
        "tax_number": "01.234", "membership": "active", "note": None,
    }  # fmt: skip


def test_reads_an_empty_batch() -> None:
    batch = pl.DataFrame(schema={"row": pl.UInt32, "file_row": pl.UInt32, "s0": pl.String})
    found = read_employer_cells(batch, {"name": "s0"}, as_of=date(2026, 1, 1), options=ReadingOptions())
    assert dict(found.schema) == EMPLOYER
    assert found.is_empty()
