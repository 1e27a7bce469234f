"""The table of areas below, without a page around it."""

import pytest

from lindung.engines.coverage.position import Outlook, Position
from lindung.opendata.queries.area import AreaSummary
from lindung.vocabulary.wilayah import AreaKind, AreaLevel
from lindung.web.public.children import UnknownOrderError, child_table
from lindung.web.public.standing import Standing, standing_of


def area(code: str, name: str) -> AreaSummary:
    return AreaSummary(code=code, name=name, kind=AreaKind.KECAMATAN, level=AreaLevel.DISTRICT)


def position(code: str, **known: object) -> Position:
    nothing = dict.fromkeys(Position.__dataclass_fields__)
    stated = {"as_of": "2025", "pace_figures": 0, "outlook": Outlook.PACE_UNKNOWN, "area_code": code}
    return Position(**{**nothing, **stated, **known})  # type: ignore[arg-type]  # every other field is None


AREAS = [area("81.01.01", "Satu"), area("81.01.02", "Dua"), area("81.01.03", "Tiga"), area("81.01.04", "Empat")]
POSITIONS = {
    "81.01.01": position("81.01.01", employed=100, covered=40, target_count=50, coverage_pct=40.0, target_pct=50.0),
    "81.01.02": position("81.01.02", employed=300, covered=200, target_count=150, coverage_pct=66.7, target_pct=50.0),
    "81.01.03": position("81.01.03", coverage_pct=30.0, target_pct=50.0, gap_points=20.0),
}


def names(order: str) -> list[str]:
    return [row.area.name for row in child_table(AREAS, POSITIONS, order).rows]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("-kurang", ["Satu", "Dua", "Tiga"]),
        ("nama", ["Dua", "Satu", "Tiga"]),
        ("cakupan", ["Tiga", "Satu", "Dua"]),
        ("-terlindungi", ["Dua", "Satu", "Tiga"]),
        ("terlindungi", ["Satu", "Dua", "Tiga"]),
    ],
)
def test_puts_areas_without_the_number_last(order: str, expected: list[str]) -> None:
    assert names(order) == expected


def test_refuses_a_column_it_does_not_have() -> None:
    with pytest.raises(UnknownOrderError):
        names("luas")


def test_sums_what_is_counted_and_says_of_how_many() -> None:
    totals = child_table(AREAS, POSITIONS).totals
    assert (totals.areas, totals.with_figure, totals.counted) == (4, 3, 2)
    assert (totals.employed, totals.covered) == (100 + 300, 40 + 200)
    assert totals.coverage_pct == 100 * 240 / 400


def test_does_not_let_one_areas_surplus_hide_anothers_gap() -> None:
    assert child_table(AREAS, POSITIONS).totals.missing == 50 - 40


def test_sums_nothing_where_nothing_is_counted() -> None:
    totals = child_table(AREAS, {}).totals
    assert (totals.with_figure, totals.employed, totals.missing, totals.coverage_pct) == (0, None, None, None)


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [(50.0, Standing.ABOVE), (49.99, Standing.NEAR), (37.5, Standing.NEAR), (37.49, Standing.BEHIND)],
)
def test_compares_with_the_areas_own_target(coverage: float, expected: Standing) -> None:
    assert standing_of(position("81.01.01", coverage_pct=coverage, target_pct=50.0)) is expected


def test_says_nothing_without_a_target() -> None:
    assert standing_of(position("81.01.01", coverage_pct=40.0)) is None
    assert standing_of(None) is None
