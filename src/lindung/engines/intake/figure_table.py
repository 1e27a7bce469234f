"""Columns of the figures that intake produces, and the header row of the template."""

import polars as pl

COUNT_COLUMNS = ("employed", "covered", "target_count", "gap_count")
PERCENT_COLUMNS = ("coverage_pct", "target_pct", "gap_pct")
WORD_COLUMNS = ("numerator_basis", "denominator_kind", "target_origin", "status")
TEXT_LIMITS = {"area_name": 120, "parent": 120, "segment": 60, "source": 1000, "note": 2000}

# The same content as FIGURES in engines/coverage/columns.py, which intake must not import; a test holds them equal.
FIGURE_TABLE = pl.Schema(
    {
        "row": pl.Int64,
        "area_code": pl.String,
        "area_name": pl.String,
        "level": pl.String,
        "parent": pl.String,
        "as_of": pl.String,
        "employed": pl.Int64,
        "employed_nearest": pl.Int64,
        "covered": pl.Int64,
        "covered_nearest": pl.Int64,
        "coverage_pct": pl.Int64,
        "coverage_pct_unit": pl.Int64,
        "target_year": pl.Int32,
        "target_pct": pl.Int64,
        "target_pct_unit": pl.Int64,
        "target_count": pl.Int64,
        "target_count_nearest": pl.Int64,
        "gap_count": pl.Int64,
        "gap_count_nearest": pl.Int64,
        "gap_pct": pl.Int64,
        "gap_pct_unit": pl.Int64,
        "segment": pl.String,
        "numerator_basis": pl.String,
        "denominator_kind": pl.String,
        "target_origin": pl.String,
        "status": pl.String,
        "source": pl.String,
        "note": pl.String,
        "file_row": pl.Int64,
    }
)


def figure_template() -> list[str]:
    """Return the headers of the template; a file with them is read without any mapping."""
    return [
        "area_code",
        "area_name",
        "level",
        "parent",
        "as_of",
        "employed",
        "covered",
        "coverage_pct",
        "target_year",
        "target_pct",
        "target_count",
        "gap_count",
        "gap_pct",
        "segment",
        "numerator_basis",
        "denominator_kind",
        "target_origin",
        "status",
        "note",
        "source",
    ]
