"""The map of a release, month by month."""

import re

import pytest
from django.test import Client

from lindung.opendata.models import AreaPosition
from lindung.workflows.import_figures import FiguresImported
from tests.web.public.conftest import Releaser
from tests.web.public.test_map import pack

__all__ = ["pack"]
pytestmark = pytest.mark.usefixtures("figures")
MAP = "/wilayah/33.74/?sumber=register"


def values(html: str) -> dict[str, str]:
    """Return what the map says of each area."""
    labels = re.findall(r'aria-label="([^":]+): ([^"]+)"', html.partition('id="bingkai"')[2])
    return dict(labels)


@pytest.mark.usefixtures("pack")
def test_colours_by_the_newest_net_coverage(reader: Client, release_months: Releaser) -> None:
    release_months()
    page = reader.get(MAP).text
    assert values(page)["Tembalang"] == f"{100 * 160 / 500:.1f}%".replace(".", ",")
    assert "November 2026" in page
    assert 'aria-current="true">Dari register</a>' in page


@pytest.mark.usefixtures("pack")
def test_shows_another_month_with_the_same_legend(reader: Client, release_months: Releaser) -> None:
    release_months()
    before, now = (reader.get(f"{MAP}&bulan={month}").text for month in ("2026-10", "2026-11"))
    assert values(before)["Tembalang"] == "30,0%"
    legend = re.compile(r'<svg class="map-legend.*?</svg>', re.S)
    assert legend.findall(before) == legend.findall(now) != []


@pytest.mark.usefixtures("pack")
def test_says_what_is_suppressed(reader: Client, release_months: Releaser) -> None:
    release_months("33.74.14")
    page = reader.get(MAP).text
    assert values(page)["Mijen"] == "ditutup untuk melindungi orang"
    assert "ditutup atau tidak ada pada rilis" in page


def test_draws_boxes_that_stay_where_they_are(reader: Client, release_months: Releaser) -> None:
    release_months()
    boxes = re.compile(r'<a class="box".*?(<rect[^>]+>)', re.S)
    before, now = (boxes.findall(reader.get(f"{MAP}&bulan={month}").text) for month in ("2026-10", "2026-11"))
    assert before == now
    assert len(now) == 2 * 3
    assert "Luas kotak: pekerja di daftar" in reader.get(MAP).text


def test_lists_the_months_as_links(reader: Client, release_months: Releaser) -> None:
    release_months()
    page = reader.get(MAP).text
    assert re.findall(r'data-month href="[^"]+bulan=([\d-]+)#peta"', page) == ["2026-10", "2026-11"]
    assert '<div class="months-player" data-player hidden>' in page


def test_stands_in_where_nothing_is_published_below_unless_the_reader_asks_for_that(
    reader: Client, release_months: Releaser
) -> None:
    release_months()
    AreaPosition.objects.filter(area__parent_id="33.74").delete()
    left_to_us, asked = reader.get("/wilayah/33.74/").text, reader.get("/wilayah/33.74/?sumber=terbitan").text
    assert 'aria-current="true">Dari register</a>' in left_to_us
    assert "Luas kotak: pekerja di daftar" in left_to_us
    assert 'aria-current="true">Angka terbitan</a>' in asked
    assert "peta dari register tersedia" in asked


def test_sends_only_the_frame(reader: Client, release_months: Releaser) -> None:
    release_months()
    part = reader.get(f"{MAP}&bulan=2026-10", headers={"HX-Request": "true", "HX-Target": "bingkai"}).text
    assert part.startswith("<svg")
    assert "<section" not in part


@pytest.mark.parametrize(
    "query", ["sumber=lain", "sumber=register&bulan=2026-09", "bulan=2026-10", "sumber=register&bulan=x"]
)
def test_refuses_what_it_does_not_know(reader: Client, release_months: Releaser, query: str) -> None:
    release_months()
    assert reader.get(f"/wilayah/33.74/?{query}").status_code == 400


def test_refuses_the_register_where_there_is_none(reader: Client, figures: FiguresImported) -> None:
    assert figures.rows_new
    assert reader.get(MAP).status_code == 400


def test_offers_no_map_where_the_release_ends(reader: Client, release_months: Releaser) -> None:
    release_months()
    assert "sumber=register" not in reader.get("/wilayah/33.74.01/").text
    assert "Rilis ini tidak memuat wilayah di bawahnya." in reader.get("/wilayah/33.74.01/?sumber=register").text
