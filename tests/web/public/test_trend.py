"""Which headcounts are joined by a line."""

import pytest

from lindung.opendata.queries.figure import LedgerEntry
from lindung.web.public.trend import steps_of, trend_of


def entry(number: int, as_of: str, covered: int | None, **printed: object) -> LedgerEntry:
    stated = {
        "segment": "total", "as_of": as_of, "covered": covered, "employed": None, "numerator_basis": "unstated",
        "denominator_kind": "unstated", "area_code": "33.74",
    }  # fmt: skip
    return LedgerEntry(figure_id=number, batch_id=1, supersedes=None, printed={**stated, **printed}, check={})


def test_joins_months_of_one_definition() -> None:
    trend = trend_of([entry(2, "2025-04-30", 120), entry(1, "2025-01", 100)], None)
    assert trend is not None
    assert [(str(point.month), point.value, point.has_break_before) for point in trend.points] == [
        ("2025-01", 100, False),
        ("2025-04", 120, False),
    ]


@pytest.mark.parametrize(
    ("before", "after", "is_broken"),
    [
        ({"numerator_basis": "registration"}, {"numerator_basis": "nik_domicile"}, True),
        ({"numerator_basis": "registration"}, {}, True),
        ({"denominator_kind": "employed"}, {"denominator_kind": "labour_force"}, False),
        ({"employed": 1_000}, {"employed": 1_101}, True),
        ({"employed": 1_000}, {"employed": 1_100}, False),
        ({"employed": 1_000}, {}, False),
    ],
)
def test_breaks_the_line_where_the_basis_changes(
    before: dict[str, object], after: dict[str, object], is_broken: bool
) -> None:
    trend = trend_of([entry(1, "2025-01", 100, **before), entry(2, "2025-02", 110, **after)], None)
    assert trend is not None
    assert trend.points[1].has_break_before is is_broken


def test_leaves_out_years_percentages_and_segments() -> None:
    assert (
        trend_of([entry(1, "2025", 5), entry(2, "2025-01", None), entry(3, "2025-01", 5, segment="BPU")], None) is None
    )


def test_takes_one_figure_a_month_and_prefers_one_that_agrees() -> None:
    wrong = entry(2, "2025-03-02", 900)
    wrong.check["verdicts"] = {"percent": "mismatch"}
    trend = trend_of([wrong, entry(1, "2025-03", 100)], None)
    assert trend is not None
    assert [point.value for point in trend.points] == [100]


def test_begins_the_small_line_after_the_last_break() -> None:
    ledger = [entry(1, "2024-01", 9, employed=10), entry(2, "2025-01", 100, employed=500), entry(3, "2025-02", 110)]
    trend = trend_of(ledger, None)
    assert trend is not None
    assert steps_of(trend) == [("2025-01", 100), ("2025-02", 110)]


def test_breaks_the_line_where_the_area_was_split() -> None:
    months = [entry(number, f"2022-0{number}", 1_000, area_code="91") for number in (6, 7, 8)]
    trend = trend_of(months, None)
    assert trend is not None
    assert [point.has_break_before for point in trend.points] == [False, False, True]
