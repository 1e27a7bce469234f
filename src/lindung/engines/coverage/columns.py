"""Columns of the tables that coverage reads and writes; declared once.

Counts are whole persons. A percentage is an integer of millionths of a percent point (44.24 % is 44_240_000), so that
every comparison is exact; its ``_unit`` is the value of the last printed digit on the same scale (10_000 for 44.24).
A count's ``_nearest`` is what it was published to the nearest of: 1 for 418,702, 100_000 for "1.4 million".
"""

import polars as pl

PERCENT_SCALE = 1_000_000
MAX_COUNT = 1_000_000_000
MAX_PERCENT = 1_000

FIGURES = pl.Schema(
    {
        "row": pl.Int64,  # 1 for the first data row of the file, or the stored figure's id
        "area_code": pl.String,  # dotted Kemendagri code, null for a branch or an unknown area
        "area_name": pl.String,
        "level": pl.String,  # national, province, kabupaten, kota, kecamatan, kelurahan, desa, branch
        "parent": pl.String,  # name of the area above, as printed
        "as_of": pl.String,  # 2025, 2025-04 or 2025-04-30: as exact as the source
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
        "gap_pct": pl.Int64,  # a gap printed in percent or points
        "gap_pct_unit": pl.Int64,
        "segment": pl.String,  # a Segment's value, or the source's own word when it is none of them
        "numerator_basis": pl.String,
        "denominator_kind": pl.String,
        "target_origin": pl.String,
        "status": pl.String,  # published, provisional, final, sample
        "source": pl.String,
        "note": pl.String,
    }
)
