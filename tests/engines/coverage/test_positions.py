from typing import Any

import pytest

from lindung.engines.coverage.check import check_figures
from lindung.engines.coverage.positions import area_positions
from tests.sample_figures import figure, ledger


def position(*figures: dict[str, object]) -> dict[str, Any]:  # Any: a row of mixed columns
    """Return the position of the one area the statements speak of."""
    return area_positions(check_figures(ledger(*figures))).row(0, named=True)


def monthly(*counts: int, **printed: object) -> list[dict[str, object]]:
    """State a count for each month of 2025 from January on."""
    return [figure(as_of=f"2025-{month:02d}", covered=count, **printed) for month, count in enumerate(counts, 1)]


def test_the_latest_figure_gives_the_position() -> None:
    assert position(figure(as_of="2024-12-31", covered=5), figure(as_of="2025-04-30", covered=9))["covered"] == 9


def test_a_figure_by_registering_office_never_replaces_one_by_domicile() -> None:
    domicile = figure(as_of="2024-10", covered=2_200_000, numerator_basis="nik_domicile")
    registered = figure(as_of="2025-02", covered=8_010_000, numerator_basis="registration")
    assert position(domicile, registered)["covered"] == 2_200_000


def test_a_wrong_percentage_is_replaced_by_the_computed_one() -> None:
    found = position(figure(employed=1_786_809, covered=667_719, coverage_pct="36"))
    assert found["coverage_pct"] == pytest.approx(100 * 667_719 / 1_786_809, abs=1e-6)
    assert found["coverage_origin"] == "computed"


def test_workers_implied_by_the_target_are_marked_as_such() -> None:
    found = position(figure(covered=323_900, target_year=2025, target_pct="55.32", target_count=418_702))
    assert (found["employed"], found["employed_origin"]) == (756_873, "from_target")
    assert found["gap_to_target"] == 94_802
    assert found["gap_to_all"] == 756_873 - 323_900


def test_a_target_of_another_statement_is_borrowed_for_the_next_year() -> None:
    found = position(
        figure(employed=1_000, covered=400),
        figure(as_of="2025-01", target_year=2025, target_pct="50"),
        figure(as_of="2025-01", target_year=2030, target_pct="90"),
    )
    assert (found["target_year"], found["target_count"], found["gap_to_target"]) == (2025, 500, 100)


def test_a_share_of_the_target_never_becomes_the_position() -> None:
    may = figure(
        as_of="2025-05-31", employed=424_131, covered=176_604, coverage_pct="41.64", target_year=2025, target_pct="68"
    )
    assert position(may, figure(as_of="2025-08", coverage_pct="61"))["coverage_pct"] == 41.64


def test_without_two_comparable_figures_nothing_is_foretold() -> None:
    found = position(figure(covered=323_900, target_year=2025, target_count=418_702))
    assert (found["pace_per_month"], found["projected"], found["outlook"]) == (None, None, "pace_unknown")


def test_two_figures_give_a_pace_and_an_assumed_range() -> None:
    target = {"target_year": 2025, "target_count": 1_763_259}
    found = position(
        figure(as_of="2024-07-31", covered=1_159_887), figure(as_of="2025-06-30", covered=1_327_000, **target)
    )
    assert found["pace_per_month"] == round((1_327_000 - 1_159_887) / 11)
    assert found["projected"] == 1_327_000 + 6 * 15_192
    assert found["projected_high"] - found["projected"] == 6 * 15_192 // 2
    assert (found["interval_kind"], found["outlook"]) == ("assumed_half", "short")


def test_a_steady_year_gives_a_narrow_statistical_range() -> None:
    found = position(*monthly(100_000, 101_000, 102_010, 103_000, 104_000, target_year=2025, target_count=110_000))
    assert found["interval_kind"] == "statistical_80"
    assert found["projected"] == 104_000 + 7 * 1_000
    assert found["projected_low"] > 110_000
    assert found["outlook"] == "on_track"


def test_an_uneven_year_leaves_the_target_uncertain() -> None:
    found = position(*monthly(100_000, 104_000, 101_000, 107_000, 104_000, target_year=2025, target_count=111_000))
    assert found["outlook"] == "uncertain"


def test_a_change_that_may_be_rounding_is_no_pace() -> None:
    rounded = {"covered_nearest": 100_000}
    found = position(
        figure(as_of="2024-07", covered=2_400_000, **rounded), figure(as_of="2024-10", covered=2_200_000, **rounded)
    )
    assert found["pace_per_month"] is None


def test_figures_of_the_area_before_a_split_give_no_pace() -> None:
    papua = {"area_code": "91", "area_name": "Papua"}
    before = figure(**papua, as_of="2022-07", covered=300_000)
    after = [
        figure(**papua, as_of=f"2022-{month:02d}", covered=count) for month, count in ((8, 100_000), (10, 102_000))
    ]
    assert position(before, after[0])["pace_per_month"] is None
    assert position(before, *after)["pace_per_month"] == 1_000
    jayapura = {"area_code": "91.71", "area_name": "Kota Jayapura"}
    same = position(figure(**jayapura, as_of="2022-06", covered=100), figure(**jayapura, as_of="2022-08", covered=120))
    assert same["pace_per_month"] == 10


def test_counts_on_another_base_give_no_pace() -> None:
    before = figure(as_of="2024-12", employed=100_000, covered=40_000)
    assert position(before, figure(as_of="2025-04", employed=150_000, covered=45_000))["pace_per_month"] is None


def test_a_reached_target_is_said_to_be_reached() -> None:
    assert position(figure(employed=100, covered=60, target_year=2025, target_pct="55"))["outlook"] == "reached"


def test_a_branch_has_no_position() -> None:
    branch = figure(area_code=None, area_name="Cabang Contoh", level="branch", covered=170_607)
    assert area_positions(check_figures(ledger(branch))).is_empty()
