"""An invented small city: two districts of Kota Semarang with their villages, and numbers for them."""

from datetime import UTC, datetime

import pytest

from lindung.opendata.models import Area
from lindung.vocabulary.target_origin import TargetOrigin
from lindung.vocabulary.target_plan import SpreadRule
from lindung.workflows.import_figures import import_figures
from lindung.workflows.targets.numbers import NumbersFile
from lindung.workflows.targets.wanted import TargetWanted
from tests.sample_areas import store_areas

NOW = datetime(2026, 1, 5, 2, 30, tzinfo=UTC)
CITY = "33.74"
HEAD = "area_code,workers,covered,as_of\n"


def district_codes() -> list[str]:
    return [*Area.objects.filter(parent_id=CITY).order_by("code").values_list("code", flat=True)]


def villages_file(name: str = "angka.csv", *, skip: int = 0) -> NumbersFile:
    """Numbers for every village of the city but the first few: 1,000 workers, 300 to 359 covered."""
    codes = Area.objects.filter(code__startswith=f"{CITY}.", level=4).order_by("code").values_list("code", flat=True)
    rows = [f"{code},1000,{300 + place % 60},2025-12\n" for place, code in enumerate(codes)]
    return NumbersFile(data=(HEAD + "".join(rows[skip:])).encode(), name=name)


def wanted(**changes: object) -> TargetWanted:
    """A target for the city by December 2026."""
    told = {"area_code": CITY, "due": "2026", "origin": TargetOrigin.REGION, "rule": SpreadRule.BY_GAP, "count": 90_000}
    return TargetWanted(**{**told, **changes})  # type: ignore[arg-type]  # the fields of the class, by name


@pytest.fixture
def city(db: None) -> None:
    store_areas(CITY, "33.72")


@pytest.fixture
def district_figures(city: None) -> None:
    """Store figures of the city and of its districts in the ledger: 756,873 workers, 47,304 or 47,305 a district."""
    codes = district_codes()
    each, left = divmod(756_873, len(codes))
    rows = "".join(
        f"{code},2025-12-31,{each + (place < left)},{20_000 + 10 * place},total,contoh\n"
        for place, code in enumerate(codes)
    )
    head = "area_code,as_of,employed,covered,segment,source\n"
    text = f"{head}{CITY},2025-12-31,756873,323900,total,contoh\n{rows}"
    import_figures(data=text.encode(), file_name="angka.csv", entered_by="Petugas Contoh", door="test", now=NOW)
