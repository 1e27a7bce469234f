from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.intake.cells.columns import PROJECT
from lindung.engines.intake.cells.options import ReadingOptions
from lindung.engines.intake.cells.projects import read_project_cells

CELLS = {
    "project_number": "2400012345678", "name": "Jembatan Kali Garang", "address": "Jl. Mawar 3", "village": "Tambakaji",
    "npp": "AA012345", "employer": "CV Maju", "starts_on": "13/1/2026", "ends_on": "31-DES-2026",
    "value": "Rp 350.000.000",
    "payer": "APBD", "note": "tahap 1",
}  # fmt: skip
HARD_CELLS = st.none() | st.text(max_size=20) | st.text("0123456789.,-/ Rpjt'", max_size=20)


def read(**changed: str | None) -> dict[str, object]:
    mapping = {target: f"s{i}" for i, target in enumerate(CELLS)}
    cells = {mapping[target]: [cell] for target, cell in {**CELLS, **changed}.items()}
    batch = (
        pl.DataFrame(cells)
        .cast(pl.String)
        .with_columns(row=pl.lit(1, pl.UInt32), file_row=pl.lit(2, pl.UInt32), section=pl.lit(None, pl.String))
    )
    found = read_project_cells(batch, mapping, as_of=date(2026, 1, 1), options=ReadingOptions(area_code="33.74"))
    assert dict(found.schema) == PROJECT
    return found.row(0, named=True)


def test_reads_a_row_of_projects() -> None:
    assert read() == {
        "row": 1, "file_row": 2, "project_number": "2400012345678",
        "project_fault": None, "name": "Jembatan Kali Garang",
        "name_key": "jembatan kali garang", "address": "Jl. Mawar 3", "village": "Tambakaji",
        "village_code": "33.74.15.1008", "area_fault": None, "npp": "AA012345", "employer": "CV Maju",
        "starts_on": date(2026, 1, 13), "ends_on": date(2026, 12, 31), "date_fault": None, "value": 350_000_000,
        "payer": "APBD", "note": "tahap 1",
    }  # fmt: skip


@pytest.mark.parametrize("number", ["240001234567", "24000123456789", "2400-ABCDEFGHI", "2.4E+12"])
def test_flags_a_project_number_without_thirteen_digits(number: str) -> None:
    found = read(project_number=number)
    assert (found["project_number"], found["project_fault"]) == (None, "not_thirteen")


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "fault"),
    [
        ("1/2/2026", None, "ambiguous"),
        (None, "31/02/2026", "impossible"),
        ("?", "1/2/2026", "unreadable"),
        (None, None, None),
    ],
)
def test_names_the_first_unread_date(starts_on: str | None, ends_on: str | None, fault: str | None) -> None:
    assert read(starts_on=starts_on, ends_on=ends_on)["date_fault"] == fault


@settings(max_examples=25, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(CELLS, HARD_CELLS)))
def test_reads_any_cells(cells: dict[str, str | None]) -> None:
    found = read(**cells)
    assert found["project_fault"] is None or found["project_number"] is None
    assert found["row"] == 1


def test_reads_an_empty_batch() -> None:
    batch = pl.DataFrame(schema={"row": pl.UInt32, "file_row": pl.UInt32, "s0": pl.String})
    found = read_project_cells(batch, {"project_number": "s0"}, as_of=date(2026, 1, 1), options=ReadingOptions())
    assert dict(found.schema) == PROJECT
    assert found.is_empty()
