import numpy as np
import polars as pl

from lindung.engines.intake.sheets.merged_cells import filled_down

CELLS = pl.DataFrame({"s0": ["MAJU", None, None, "WATES", None], "s1": ["a", None, "c", None, None]})
ALL = np.ones(5, dtype=np.bool_)


def test_fills_exactly_the_merged_rows() -> None:
    cells, count = filled_down(CELLS, [(0, 1, 3)], ALL)
    assert cells["s0"].to_list() == ["MAJU", "MAJU", "MAJU", "WATES", None]
    assert count == 2


def test_fills_data_rows_only_and_keeps_texts_that_stand_there() -> None:
    cells, count = filled_down(CELLS, [(1, 1, 3)], np.array([True, False, True, True, True]))
    assert cells["s1"].to_list() == ["a", None, "c", None, None]
    assert count == 0


def test_passes_over_merges_outside_the_sheet() -> None:
    cells, count = filled_down(CELLS, [(7, 1, 3), (-1, 1, 2), (0, 4, 900), (0, 99, 100)], ALL)
    assert cells["s0"].to_list() == ["MAJU", None, None, "WATES", "WATES"]
    assert count == 1


def test_leaves_a_sheet_of_overlapping_merges_as_it_is() -> None:
    cells, count = filled_down(CELLS, [(0, 1, 5)] * 3, ALL)
    assert cells.equals(CELLS)
    assert count == 0
