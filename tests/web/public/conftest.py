"""Releases for pages that show them beside published figures."""

from collections.abc import Callable, Iterator
from typing import Any

import polars as pl
import pytest

from lindung.engines.coverage.observations import OBSERVATION
from lindung.opendata.indicator_entry import PERSONS, IndicatorEntry
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from tests.sample_observations import EFFECTIVE, NOVEMBER, OCTOBER
from tests.sample_releases import released

DISTRICTS = {"33.74.01": (400, 1_000), "33.74.10": (150, 500), "33.74.14": (60, 300), "33.72.01": (90, 200)}
NET = IndicatorEntry(
    indicator="net",
    name=Words("Cakupan bersih", "Net coverage"),
    definition=Words("Pekerja di daftar yang iurannya dibayar.", "Workers on the lists who are paid for."),
    numerator=Words("pekerja yang iurannya dibayar", "workers who are paid for"),
    denominator=Words("pekerja yang dicakup hukum", "workers whom the law covers"),
    unit=PERSONS,
    source="UU 24/2011",
)
Releaser = Callable[..., ReleaseInfo]


def counted(*months: Month, hidden: tuple[str, ...] = ()) -> pl.DataFrame:
    """Count net and effective coverage in four districts and above; ten more each month; some areas suppressed."""
    frame = pl.DataFrame(
        [row for at, month in enumerate(months) for row in _rows(month, at)], OBSERVATION, orient="row"
    )
    is_hidden = pl.col("area_code").is_in(list(hidden)) & (pl.col("month") == months[-1].ordinal)
    return frame.with_columns(
        pl.when(is_hidden).then(pl.lit("primary")).otherwise(pl.lit("published")).alias("state"),
        *(pl.when(~is_hidden).then(pl.col(name)).alias(name) for name in ("numerator", "denominator")),
    )


def _rows(month: Month, at: int) -> Iterator[tuple[object, ...]]:
    sums: dict[str, tuple[int, int]] = {}
    for code, (covered, workers) in DISTRICTS.items():
        for area in (code, code[:5], code[:2], "ID"):
            before = sums.get(area, (0, 0))
            sums[area] = (before[0] + covered + 10 * at, before[1] + workers)
    for area, (covered, workers) in sums.items():
        key = (area, month.ordinal, "nik_domicile")
        yield (*key, "net", "total", "", covered, workers)
        yield (*key, "effective", "total", "", covered + 20 * _districts(area), workers)


def _districts(area: str) -> int:
    return sum(area == "ID" or code.startswith(area) for code in DISTRICTS)


@pytest.fixture
def release_months(db: None) -> Releaser:
    """Release October and November, with some areas suppressed in November."""

    def run(*hidden: str, **said: Any) -> ReleaseInfo:
        return released(counted(OCTOBER, NOVEMBER, hidden=hidden), **{"indicators": (NET, EFFECTIVE), **said})

    return run
