import re

import pytest

from lindung.vocabulary.language import Language
from lindung.vocabulary.month import Month
from lindung.web.shared.charts.cohorts import BREAKS, CohortDrawn, cohort_picture

ROWS = {3: "3 bulan", 6: "6 bulan"}
COHORTS = [CohortDrawn(Month(2025, 12), 40, {3: 95.0, 6: 62.5}), CohortDrawn(Month(2026, 2), 1200, {3: 20.0})]


def drawn(cohorts: list[CohortDrawn], *, width: int = 1080) -> str:
    return str(cohort_picture(cohorts, ROWS, Language.ID, label="pesan", width=width))


@pytest.mark.parametrize("width", [1080, 340])
def test_writes_each_share_into_its_square_and_colours_it_by_class(width: int) -> None:
    picture = drawn(COHORTS, width=width)
    squares = re.findall(r'<rect class="kept-(\d)"', picture)
    shares = re.findall(r'<text class="kept-words[^>]*>([^<]+)<', picture)
    assert sorted(zip(squares, shares, strict=True)) == [("0", "20"), ("3", "63"), ("6", "95")]
    assert 'role="img" aria-label="pesan"' in picture


def test_leaves_room_for_months_in_which_nobody_joined() -> None:
    first, _, last = [float(x) for x in re.findall(r'<rect class="kept-\d" x="([^"]+)"', drawn(COHORTS))]
    width = float(re.findall(r'width="([^"]+)"', drawn(COHORTS))[0])
    assert last - first == pytest.approx(2 * (width + 2))


def test_a_phone_has_the_newest_month_first_with_how_many_joined() -> None:
    texts = re.findall(r'<text class="cohort-axis[^>]*>([^<]+)<', drawn(COHORTS, width=340))
    assert texts == ["Feb 2026", "1.200", "Des 2025", "40"]


def test_a_share_on_a_bound_belongs_to_the_class_above() -> None:
    picture = drawn([CohortDrawn(Month(2026, 1), 9, {3: float(BREAKS[-1])})])
    assert 'class="kept-6"' in picture


def test_nobody_is_no_picture() -> None:
    assert drawn([]) == ""
