from datetime import date

import polars as pl
import pytest

from lindung.engines.intake.cells.births import read_births
from lindung.engines.intake.cells.options import ReadingOptions
from lindung.engines.intake.cells.taken import Taken

AS_OF = date(2026, 1, 1)
THE_DAY = date(1980, 5, 13)


def read(order: str = "flag", **cells: str | None) -> tuple[object, ...]:
    batch = pl.DataFrame({f"s{i}": [cell] for i, cell in enumerate(cells.values())}).cast(pl.String)
    mapping = {target: f"s{i}" for i, target in enumerate(cells)}
    return read_births(Taken(batch, mapping, ReadingOptions(date_order=order)), AS_OF).row(0)


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("Semarang, 13-05-1980", "Semarang"),
        ("SEMARANG/13 MEI 1980", "SEMARANG"),
        ("Semarang 13 Mei 1980", "Semarang"),
        ("Semarang,13/5/80", "Semarang"),
        ("Kab. Semarang, tgl 13 Mei 1980", "Kab. Semarang"),
        ("Semarang; 1980-05-13", "Semarang"),
        ("13 Mei 1980", None),
        ("Semarang - 13051980", "Semarang"),
    ],
)
def test_parts_place_and_date_in_one_cell(cell: str, place: str | None) -> None:
    assert read(birth=cell) == (place, THE_DAY, None)


@pytest.mark.parametrize(
    ("cell", "place", "fault"),
    [
        ("Semarang", "Semarang", "missing"),
        ("Semarang,", "Semarang", "missing"),
        ("Semarang, 31-02-1980", "Semarang", "impossible"),
        ("Semarang, 05-12-1980", "Semarang", "ambiguous"),
        ("Semarang, 1980", "Semarang", "unreadable"),
        (None, None, "missing"),
        ("-", None, "missing"),
    ],
)
def test_names_what_a_cell_lacks(cell: str | None, place: str | None, fault: str) -> None:
    assert read(birth=cell) == (place, None, fault)


def test_takes_cells_of_their_own_first() -> None:
    assert read(birth_place="Demak", birth_date="13/5/80", birth="Kudus, 14-05-1980") == ("Demak", THE_DAY, None)
    assert read(birth_date=None, birth="Kudus, 13-05-1980") == ("Kudus", THE_DAY, None)
    assert read(birth_date="?", birth="Kudus, 13-05-1980") == ("Kudus", THE_DAY, None)
    assert read(birth_date="?", birth="Kudus") == ("Kudus", None, "unreadable")


def test_finds_no_fault_in_a_file_without_birth_dates() -> None:
    assert read(birth_place="Demak") == ("Demak", None, None)


def test_reads_in_the_order_a_person_stated() -> None:
    assert read("day_first", birth="Demak, 5/12/1980") == ("Demak", date(1980, 12, 5), None)
