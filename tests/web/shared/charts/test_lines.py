import re

import pytest

from lindung.vocabulary.language import Language
from lindung.vocabulary.month import Month
from lindung.web.shared.charts.lines import Ahead, Chart, Line, line_chart

FIRST = Month(2026, 1)
UPPER = Line("Efektif", [(FIRST.plus(at), 100 + at) for at in range(6)], "trend-actual")
LOWER = Line("Bersih", [(FIRST.plus(at), 80 + at) for at in range(6)], "trend-second")
AHEAD = (Ahead(Month(2026, 7), 107, 104, 110), Ahead(Month(2026, 8), 108, None, None))


def drawn(chart: Chart, *, width: int = 640, language: Language = Language.ID) -> str:
    return str(line_chart(chart, language, label="pesan", width=width))


def texts(picture: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture)


@pytest.mark.parametrize("width", [640, 340])
def test_names_each_line_where_it_ends(width: int) -> None:
    picture = drawn(Chart([UPPER, LOWER]), width=width)
    assert [words for words in texts(picture) if words in {"Efektif", "Bersih", "105", "85"}] == [
        "Efektif", "105", "Bersih", "85",
    ]  # fmt: skip
    assert 'role="img" aria-label="pesan"' in picture
    assert "terakhir" not in picture


def test_draws_what_is_foretold_with_a_band_only_where_one_is_known() -> None:
    picture = drawn(Chart([UPPER, LOWER], AHEAD))
    band = re.search(r'class="trend-band" d="M([^"]+)Z"', picture)
    assert band is not None
    assert len(band[1].split("L")) == 3  # from the last month to both ends of the only band
    assert {"terakhir", "Perkiraan", "108", "Efektif 105", "Bersih 85"} <= {*texts(picture)}


def test_writes_the_band_at_the_end_where_it_reaches_so_far() -> None:
    picture = drawn(Chart([UPPER], AHEAD[:1]))
    assert "104\N{EN DASH}110" in texts(picture)


def test_leads_to_the_target() -> None:
    picture = drawn(Chart([UPPER], target=(Month(2026, 12), 150)), language=Language.EN)
    assert 'class="trend-target"' in picture
    assert {"Target", "150"} <= {*texts(picture)}


def test_a_missing_month_parts_the_line() -> None:
    gap = Line("Putus", [*UPPER.points[:2], *UPPER.points[3:]], "trend-actual")
    assert len(re.findall(r'<path class="trend-actual"', drawn(Chart([gap])))) == 2


@pytest.mark.parametrize("lines", [[], [Line("Satu", [(FIRST, 3)], "trend-actual")]])
def test_draws_nothing_of_a_single_month(lines: list[Line]) -> None:
    assert drawn(Chart(lines)) == ""


def test_a_line_that_never_moves_can_be_drawn() -> None:
    flat = Line("Datar", [(FIRST, 0), (FIRST.plus(1), 0)], "trend-actual")
    assert "Datar" in texts(drawn(Chart([flat])))
