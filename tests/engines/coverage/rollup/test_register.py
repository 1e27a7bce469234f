"""Registers lie sorted by village, with exactly their columns."""

from pathlib import Path

import polars as pl
import pytest

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.register import write_register
from lindung.engines.coverage.rollup.request import Sources
from lindung.engines.coverage.rollup.roll_up import roll_up
from lindung.engines.coverage.rollup.tables import SETTLED, WORKER
from tests.engines.coverage.rollup.registers import asked, duck, frame, loaded, spell, worker

ROWS = [worker(person, domicile=(person * 5) % 9) for person in range(50)]


def test_is_sorted_and_has_the_columns_declared(tmp_path: Path) -> None:
    path = tmp_path / "workers.parquet"
    write_register(frame(ROWS, WORKER).lazy().with_columns(note=pl.lit("unasked")), WORKER, path)

    found = pl.read_parquet(path)
    assert found.schema == pl.Schema(WORKER)
    assert found.equals(found.sort("domicile", "person"))
    assert found.height == len(ROWS)


def test_refuses_rows_without_a_column(tmp_path: Path) -> None:
    rows = frame(ROWS, WORKER).lazy().drop("in_scope")
    with pytest.raises(pl.exceptions.ColumnNotFoundError):
        write_register(rows, WORKER, tmp_path / "workers.parquet")


def test_is_counted_where_it_lies(tmp_path: Path) -> None:
    spells, workers = tmp_path / "spells.parquet", tmp_path / "workers.parquet"
    wanted = asked(1, 3, [Dimension.SEGMENT])
    with duck() as relations:
        loaded_ones = loaded(relations, [spell(person, 1, 2 + person % 2) for person in range(20)], ROWS)
        write_register(relations.read("SELECT * FROM settled").lazy(), SETTLED, spells)
        write_register(relations.read("SELECT * FROM workers").lazy(), WORKER, workers)
        here = pl.concat(roll_up(relations, loaded_ones, wanted))
        files = Sources(f"read_parquet('{spells}')", f"read_parquet('{workers}')")

        assert pl.concat(roll_up(relations, files, wanted)).equals(here)
