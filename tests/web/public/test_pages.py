"""Search, method and wall."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("figures")


def test_tells_the_two_semarangs_apart(reader: Client) -> None:
    shown = reader.get("/cari/?q=semarang").text
    assert re.search(r"<b>Kota Semarang</b><span>kota · Jawa Tengah</span>", shown)
    assert re.search(r"<b>Kabupaten Semarang</b><span>kabupaten · Jawa Tengah</span>", shown)


@pytest.mark.parametrize("text", ["", "%", "_", "'", "x" * 500, "33.74", "<script>"])
def test_answers_any_search(reader: Client, text: str) -> None:
    answer = reader.get("/cari/", {"q": text})
    assert answer.status_code == 200
    assert "<script>" not in answer.text


def test_says_what_the_tool_does_not_know(reader: Client) -> None:
    assert "Yang tidak diketahui alat ini" in reader.get("/metode/").text


def test_shows_the_wall_with_its_largest_gaps(reader: Client) -> None:
    shown = reader.get("/wilayah/33.74/layar/").text
    assert shown.index("Tembalang") < shown.index("Mijen")
    assert 'data-stops="4"' in shown  # the city and three districts with figures


def test_takes_turns_through_the_areas_with_figures(reader: Client) -> None:
    first = re.search(r'data-next="([^"]+)"', reader.get("/wilayah/33.74/layar/").text)
    assert first is not None
    seen = [first[1]]
    while len(seen) < 4:
        following = re.search(r'data-next="([^"]+)"', reader.get(seen[-1]).text)
        assert following is not None
        seen.append(following[1])
    assert seen[-1] == "/wilayah/33.74/layar/?putar=33.74"
    assert len(set(seen)) == 4


@pytest.mark.parametrize("round_of", ["33.72", "apa", "33.74.01"])
def test_refuses_turns_of_an_area_elsewhere(reader: Client, round_of: str) -> None:
    assert reader.get(f"/wilayah/33.74/layar/?putar={round_of}").status_code == 400
