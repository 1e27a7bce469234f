"""The invented registers are what the roll-up asks for."""

from pathlib import Path

import polars as pl
import pytest

from lindung.engines.coverage.rollup.tables import SETTLED, WORKER
from scripts import coverage_registers
from scripts.coverage_registers import areas, levels, make_registers


def test_are_sorted_through_all_parts_with_each_person_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage_registers, "_PART_ROWS", 4_000)
    make_registers(tmp_path, 10_000)

    workers, spells = (pl.read_parquet(tmp_path / f"{name}-*.parquet") for name in ("workers", "spells"))
    assert (workers.schema, spells.schema) == (pl.Schema(WORKER), pl.Schema(SETTLED))
    assert workers["domicile"].is_sorted()
    assert workers["person"].n_unique() == workers.height == 10_000
    assert spells["person"].is_unique().all()
    assert spells.filter(pl.col("last_month") < pl.col("first_month")).is_empty()
    assert 3_000 < spells.height < 3_700


def test_levels_name_every_area_of_a_place() -> None:
    index = areas()
    place = index.place_of(pl.Series(["33.74.01.1001"])).item()

    assert levels(index).filter(domicile=place)["area_code"].sort().to_list() == [
        "33", "33.74", "33.74.01", "33.74.01.1001", "ID",
    ]  # fmt: skip
