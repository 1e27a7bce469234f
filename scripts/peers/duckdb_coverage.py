"""The roll-up written by hand in DuckDB: python -m scripts.peers.duckdb_coverage FOLDER FIRST MONTHS OUT."""

from collections.abc import Callable

import duckdb
import pyarrow.compute as pc

from scripts.peers.coverage_by_hand import many_months, one_month
from scripts.peers.coverage_report import Counted, Question, measure


def prepare(question: Question) -> Callable[[], Counted]:
    """Connect, with the cores that DuckDB takes by itself."""
    connection = duckdb.connect(config={"preserve_insertion_order": "false"})
    spells, workers = (f"read_parquet('{question.files(name)}')" for name in ("spells", "workers"))
    levels = f"read_parquet('{question.folder}/levels.parquet')"
    months = range(question.first, question.first + question.months)
    sql = (
        one_month(spells, workers, levels, question.first)
        if question.months == 1
        else many_months(spells, workers, levels, months)
    )

    def run() -> Counted:
        found = connection.sql(sql).to_arrow_table()
        covered, workers = (int(pc.sum(found[name]).as_py()) for name in ("covered", "workers"))
        return Counted(found.num_rows, covered, workers)

    return run


if __name__ == "__main__":
    measure(prepare)
