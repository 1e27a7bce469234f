import polars as pl

from lindung.engines.coverage.check import check_figures
from tests.sample_figures import figure, ledger


def kinds_of(*figures: dict[str, object]) -> dict[int, set[str]]:
    """Return the kinds of contradictions by row."""
    found = check_figures(ledger(*figures)).conflicts
    return {row: set(found.filter(pl.col("row") == row)["kind"]) for row in found["row"].unique().sort()}


def test_two_percentages_of_one_month_contradict() -> None:
    counts = {"employed": 684_654, "covered": 214_687, "as_of": "2025-03"}
    assert kinds_of(figure(coverage_pct="31.36", **counts), figure(coverage_pct="31.6", **counts)) == {
        1: {"same_month"},
        2: {"same_month"},
    }


def test_rounded_and_exact_counts_of_one_month_agree() -> None:
    assert kinds_of(figure(covered=1_327_000, covered_nearest=1_000), figure(covered=1_326_600)) == {}


def test_other_stated_definitions_are_told_apart_from_contradictions() -> None:
    domicile = figure(covered=89_266, numerator_basis="nik_domicile")
    workplace = figure(covered=50_098, numerator_basis="workplace")
    assert kinds_of(domicile, workplace) == {1: {"other_definition"}, 2: {"other_definition"}}


def test_figures_of_other_segments_and_months_do_not_contradict() -> None:
    assert kinds_of(figure(covered=5), figure(covered=9, segment="PU"), figure(covered=7, as_of="2025-05-31")) == {}


def test_segments_that_do_not_add_up_are_named_at_the_total() -> None:
    total = figure(covered=170_607)
    parts = [
        figure(covered=count, segment=name) for count, name in ((111_970, "PU"), (42_414, "BPU"), (17_223, "jakon"))
    ]
    found = check_figures(ledger(total, *parts)).conflicts
    assert found.rows() == [(1, "segments_sum", "covered", 170_607, 111_970 + 42_414 + 17_223, [2, 3, 4])]


def test_segments_rounded_to_ten_thousand_may_miss_the_total_by_ten_thousand() -> None:
    rounded = {"covered_nearest": 10_000}
    total = figure(covered=41_380_000, **rounded)
    parts = [(26_260_000, "PU"), (9_580_000, "BPU"), (5_530_000, "jakon")]
    assert kinds_of(total, *(figure(covered=count, segment=name, **rounded) for count, name in parts)) == {}


def test_a_missing_segment_is_no_wrong_sum() -> None:
    assert kinds_of(figure(covered=619_470), figure(covered=458_754, segment="PU")) == {}


def test_a_moved_denominator_is_a_break() -> None:
    before = figure(as_of="2024-12-31", employed=215_243, segment="informal")
    after = figure(as_of="2025-12-31", employed=262_166, segment="informal")
    assert kinds_of(before, after) == {2: {"base_change"}}


def test_a_denominator_of_another_stated_kind_is_not_compared() -> None:
    before = figure(as_of="2024-12-31", employed=215_243, denominator_kind="employed")
    after = figure(as_of="2025-12-31", employed=262_166, denominator_kind="labour_force")
    assert kinds_of(before, after) == {}


def test_a_fall_that_no_count_explains_is_suspect() -> None:
    kudus = figure(as_of="2023-11", employed=485_049, covered=254_087, coverage_pct="52.38")
    assert kinds_of(kudus, figure(as_of="2025-12", coverage_pct="46.55")) == {2: {"unexplained_fall"}}


def test_a_later_bare_percentage_may_be_a_share_of_the_target() -> None:
    may = figure(
        as_of="2025-05-31", employed=424_131, covered=176_604, coverage_pct="41.64", target_year=2025, target_pct="68",
        gap_count=112_399,
    )  # fmt: skip
    august = figure(as_of="2025-08", coverage_pct="61", target_year=2026, target_count=332_354)
    assert kinds_of(may, august) == {2: {"achievement_ratio"}}


def test_several_targets_of_one_year_are_all_named() -> None:
    assert kinds_of(
        figure(target_year=2025, target_pct="52.15", target_origin="Kemendagri"),
        figure(target_year=2025, target_pct="32.15", target_origin="RPJMN"),
    ) == {1: {"several_targets"}, 2: {"several_targets"}}


def test_a_branch_is_never_compared_with_an_area() -> None:
    branch = figure(area_code=None, area_name="Cabang Contoh", level="branch", covered=170_607)
    assert kinds_of(branch, figure(covered=323_900)) == {1: {"branch"}}


def test_more_covered_than_workers_is_named() -> None:
    assert kinds_of(figure(employed=5_130_000, covered=8_010_000)) == {1: {"more_than_all"}}
