import polars as pl
import pytest

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.sheets.batching import batches_of, blank_as_null, refuse_giant_cells
from lindung.engines.intake.sheets.raw import Block

A = Block(0, None, (1,), ("NIK",))
B = Block(1, None, (9,), ("NIK",))


def piece(*texts: str) -> pl.DataFrame:
    return pl.DataFrame({"s0": texts})


def test_evens_pieces_out_and_never_mixes_two_tables() -> None:
    pieces = [(A, piece("a")), (A, piece("b", "c", "d", "e")), (A, piece("f")), (B, piece("g"))]
    batches = list(batches_of(pieces, 2))
    assert [(batch.block, batch.frame["s0"].to_list()) for batch in batches] == [
        (A, ["a", "b"]),
        (A, ["c", "d"]),
        (A, ["e", "f"]),
        (B, ["g"]),
    ]
    assert [row for batch in batches for row in batch.frame["row"]] == [1, 2, 3, 4, 5, 6, 7]


def test_empties_blank_cells_and_keeps_the_blanks_around_texts() -> None:
    assert blank_as_null(piece("", "  ", "\u00a0", " a "))["s0"].to_list() == [None, None, None, " a "]


def test_refuses_a_cell_longer_than_any_spreadsheet_allows() -> None:
    refuse_giant_cells(piece("x" * 32_767, "é" * 32_767), first_row=1)
    with pytest.raises(UnusableFileError) as refusal:
        refuse_giant_cells(piece("a", "x" * 32_768), first_row=7)
    assert (refusal.value.reason, refusal.value.row, refusal.value.column) == ("giant_cell", 8, "A")
