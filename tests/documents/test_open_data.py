import re
from pathlib import Path

from lindung.opendata.files.columns import COLUMNS
from lindung.opendata.files.sdmx_file import COLUMNS as SDMX_COLUMNS
from lindung.web.public.opendata.filters import FILTERS
from lindung.web.public.opendata.urls import urlpatterns

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "open-data.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def first_column(heading: str) -> list[str]:
    return re.findall(r"^\| `(\w+)` \|", section(heading), re.MULTILINE)


def test_the_manual_names_each_column_in_order() -> None:
    assert first_column("Columns") == [*COLUMNS]


def test_the_manual_names_each_filter_in_order() -> None:
    assert first_column("Filters of files") == [*FILTERS]


def test_the_manual_names_each_column_of_sdmx_in_order() -> None:
    assert tuple(re.findall(r"`([A-Z_]{4,})`", section("SDMX")))[: len(SDMX_COLUMNS)] == SDMX_COLUMNS


def test_the_manual_names_each_address() -> None:
    routes = {f"/{pattern.pattern}" for pattern in urlpatterns}
    named = {route.replace("<release:slug>", "RELEASE").replace("<str:rest>", "FILE") for route in routes}
    assert {*re.findall(r"`(/data/[^`]*)`", section("Addresses"))} == named
