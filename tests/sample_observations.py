"""Observations of invented counts for some real areas: children always add up, one month or several."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from lindung.engines.coverage.observations import OBSERVATION
from lindung.opendata.indicator_entry import PERSONS, IndicatorEntry
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.workflows.releases.about import ReleaseAbout

NOVEMBER = Month(2026, 11)
OCTOBER = Month(2026, 10)
VILLAGES = {"33.74.01.1001": 120, "33.74.01.1002": 80, "33.74.01.0000": 10, "33.74.02.1001": 60, "33.72.01.1001": 40}
EFFECTIVE = IndicatorEntry(
    indicator="effective",
    name=Words("Cakupan efektif", "Effective coverage"),
    definition=Words("Iuran bulan itu sudah dibayar.", "The contribution of the month is paid."),
    numerator=Words("orang yang iurannya dibayar", "people whose contribution is paid"),
    denominator=Words("pekerja", "workers"),
    unit=PERSONS,
    source="UU 24/2011",
)


def about(**changed: Any) -> ReleaseAbout:
    """Say what the sample releases say of themselves."""
    said: dict[str, Any] = {
        "as_of": NOVEMBER,
        "publisher": "Pemerintah Kota Contoh",
        "snapshots": ("0123456789ab", "ba9876543210"),
        "linkage_version": "3f2a",
        "code_version": "0.1.0",
        "smallest": 5,
        "indicators": (EFFECTIVE,),
    }
    return ReleaseAbout(**{**said, **changed})


def observations(*months: Month, add: int = 0) -> pl.DataFrame:
    """Count people of a few villages and everything above them; ``add`` more in the first village."""
    rows = [row for month in months or (NOVEMBER,) for row in _rows(month, add)]
    return pl.DataFrame(rows, schema=OBSERVATION, orient="row")


def suppressed(frame: pl.DataFrame, **states: str) -> pl.DataFrame:
    """Suppress the total of ``effective`` in areas, written with underscores and a letter: ``v33_74_01_1001``."""
    codes = {name[1:].replace("_", "."): state for name, state in states.items()}
    is_it = (
        (pl.col("indicator") == "effective") & (pl.col("dimension") == "total") & pl.col("area_code").is_in([*codes])
    )
    state = (
        pl.when(is_it)
        .then(pl.col("area_code").replace_strict(codes, default="published"))
        .otherwise(pl.lit("published"))
    )
    return frame.with_columns(state.alias("state")).with_columns(
        pl.when(pl.col("state") == "published").then(pl.col(name)).alias(name) for name in ("numerator", "denominator")
    )


def _rows(month: Month, add: int) -> Iterator[tuple[object, ...]]:
    covered: dict[str, int] = {}
    for code, count in VILLAGES.items():
        more = add if code == "33.74.01.1001" else 0
        for area in (code, code[:8], code[:5], code[:2], "ID"):
            covered[area] = covered.get(area, 0) + count + more
    for area, count in covered.items():
        key = (area, month.ordinal, "nik_domicile")
        yield (*key, "effective", "total", "", count, 3 * count)
        yield (*key, "effective", "segment", "BPU", count // 2 // 5 * 5, None) if area in VILLAGES else (
            *key, "effective", "segment", "BPU", _parts(area, add), None,
        )  # fmt: skip
        yield (*key, "registered", "total", "", 2 * count, None)


def _parts(area: str, add: int) -> int:
    inside = [code for code in VILLAGES if area == "ID" or code.startswith(area)]
    return sum((VILLAGES[code] + (add if code == "33.74.01.1001" else 0)) // 2 // 5 * 5 for code in inside)
