"""The roll-up written by hand in Polars: python -m scripts.peers.polars_coverage FOLDER FIRST MONTHS OUT."""

from collections.abc import Callable, Sequence

import polars as pl

from scripts.peers.coverage_report import Counted, Question, measure


def prepare(question: Question) -> Callable[[], Counted]:
    """Write the question; nothing is read yet."""
    months = range(question.first, question.first + question.months)
    levels = pl.scan_parquet(question.folder / "levels.parquet")
    spells, workers = (pl.scan_parquet(question.files(name)) for name in ("spells", "workers"))
    covered = by_area(spells, levels, months, "first_month", "last_month", "covered")
    listed = by_area(workers.filter("in_scope"), levels, months, "from_month", "until_month", "workers")
    keys = ["area_code", "segment", "month"]
    both = covered.join(listed, on=keys, how="full", coalesce=True).with_columns(
        pl.col("covered", "workers").fill_null(0)
    )

    def run() -> Counted:
        found = both.collect(engine="streaming")
        totals = found.select(pl.col("covered", "workers").cast(pl.Int64).sum()).row(0)  # beyond 32 bits
        return Counted(found.height, *totals)

    return run


def by_area(
    rows: pl.LazyFrame, levels: pl.LazyFrame, months: Sequence[int], first: str, last: str, name: str
) -> pl.LazyFrame:
    """Count each month by village and segment, then by area."""
    counts = [
        ((pl.col(first) <= month) & ((pl.col(last) >= month) | pl.col(last).is_null())).sum().alias(str(month))
        for month in months
    ]
    villages = rows.group_by("domicile", "segment").agg(counts)
    areas = villages.join(levels, on="domicile").group_by("area_code", "segment").agg(pl.exclude("domicile").sum())
    told = areas.unpivot(index=["area_code", "segment"], variable_name="month", value_name=name)
    return told.filter(pl.col(name) > 0)


if __name__ == "__main__":
    measure(prepare)
