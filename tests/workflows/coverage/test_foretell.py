"""A build keeps what it foretells; a page reads it, and says by which method."""

from pathlib import Path

import polars as pl
import pytest
from django.conf import LazySettings

from lindung.engines.coverage.forecast import forecasts
from lindung.engines.coverage.forecast.columns import SERIES
from lindung.engines.coverage.observations import OBSERVATION
from lindung.registry.snapshots.coverage_build import build_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.forecast_method import BandLimit, ForecastMethod
from lindung.vocabulary.month import Month
from lindung.workflows.coverage import foretell, outlook
from lindung.workflows.coverage.foretell import FORECASTS, FURTHEST, Foretelling, foretold_of, monthly_counts
from lindung.workflows.coverage.outlook import HORIZON, outlook_of
from tests.workflows.coverage.counted_office import TEMBALANG, counted_office, kept_office
from tests.workflows.coverage.linked_office import built, link_office
from tests.workflows.linking.office_people import AREA, MONTH

DRIFT = ForecastMethod.DRIFT
MONTHS = [Month(2026, 1).plus(step) for step in range(4)]


def part(code: str, counts: list[int], *, indicator: str = "effective", dimension: str = "total") -> pl.DataFrame:
    rows = [
        (code, MONTHS[0].ordinal + step, "nik_domicile", indicator, dimension, "", count, 100)
        for step, count in enumerate(counts)
    ]
    return pl.DataFrame(rows, schema=OBSERVATION, orient="row")


def test_lets_every_part_pass_and_keeps_the_one_that_is_foretold() -> None:
    parts = [part(AREA, [1, 2, 3, 4]), part(AREA, [9] * 4, indicator="net"), part(AREA, [9] * 4, dimension="sex")]
    foretelling = Foretelling(MONTHS, DRIFT)
    passed = list(foretelling.passing(parts))
    assert all(one.equals(other) for one, other in zip(passed, parts, strict=True))
    (rows,) = foretelling.table()
    assert rows["area_code"].unique().to_list() == [AREA]
    assert rows["mean"].to_list()[:3] == [5, 6, 7]
    assert rows.height == FURTHEST


def test_one_month_foretells_nothing() -> None:
    foretelling = Foretelling(MONTHS[:1], DRIFT)
    assert len(list(foretelling.passing([part(AREA, [1])]))) == 1
    assert list(foretelling.table()) == []


def test_too_many_areas_are_left_to_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foretell, "_MOST_AREAS", 3)
    foretelling = Foretelling(MONTHS, DRIFT)
    assert len(list(foretelling.passing([part(AREA, [1, 2, 3, 4]), part(AREA, [1])]))) == 2
    assert list(foretelling.table()) == []


def test_a_month_without_a_row_counts_nobody() -> None:
    found = monthly_counts(part(AREA, [5, 6]), MONTHS)
    assert set(found.columns) < set(SERIES)
    assert found["covered"].to_list() == [5, 6, 0, 0]


@pytest.mark.django_db
def test_the_page_reads_what_the_build_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    link_office()
    made = built(forecast=DRIFT).build
    assert made.manifest.tables[FORECASTS] % FURTHEST == 0
    monkeypatch.setattr(outlook, "forecast_areas", None)  # nothing is worked out when it is read
    for area in (AREA, "33.74.01", "33.74.01.1001"):
        found = outlook_of(build_id=made.manifest.build_id, area=area, indicator="effective")
        assert [one.month for one in found.months] == [MONTH.plus(ahead) for ahead in range(1, HORIZON + 1)]
        assert found.method is DRIFT
        assert found.no_band is None or isinstance(found.no_band, BandLimit)
    children = [f"33.74.{district}" for district in ("01", "02")]
    whole, *parts = (
        outlook_of(build_id=made.manifest.build_id, area=area, indicator="effective").months
        for area in (AREA, *children)
    )
    assert [one.mean for one in whole] == [
        sum(pair) for pair in zip(*([m.mean for m in each] for each in parts), strict=True)
    ]


@pytest.mark.django_db
def test_an_older_build_is_foretold_on_the_page(settings: LazySettings, tmp_path: Path) -> None:
    build_id = kept_office(settings, tmp_path)
    build = build_of(office_vault(), build_id)
    assert foretold_of(build, area=AREA, indicator="net") is None  # only one indicator is kept
    build.manifest.tables.pop(FORECASTS)
    assert foretold_of(build, area=AREA, indicator="effective") is None


@pytest.mark.django_db
def test_without_the_library_a_build_foretells_by_the_average_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forecasts, "is_installed", lambda: False)
    made = counted_office().build.manifest
    assert outlook_of(build_id=made.build_id, area=TEMBALANG, indicator="effective").method is DRIFT


@pytest.mark.django_db
@pytest.mark.slow
def test_with_the_library_a_build_foretells_by_the_damped_trend() -> None:
    made = counted_office().build.manifest
    found = outlook_of(build_id=made.build_id, area=AREA, indicator="effective")
    assert found.method is ForecastMethod.DAMPED_TREND
