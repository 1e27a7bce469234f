from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.coverage.check import check_figures
from tests.sample_figures import figure, ledger

SOLO = figure(
    as_of="2024-12-17", employed=227_164, covered=100_512, coverage_pct="44.24", target_year=2025, target_pct="57.02",
    target_count=149_607, gap_count=126_652,
)  # fmt: skip


def only(*figures: dict[str, object]) -> dict[str, object]:
    """Check statements and return what was found of the last one."""
    return check_figures(ledger(*figures)).figures.row(-1, named=True)


def test_solo_is_cut_off_and_stands_on_two_bases() -> None:
    found = only(SOLO)
    assert found["percent_verdict"] == "truncated"
    assert found["target_verdict"] == "mismatch"
    assert found["target_of_base"] == round(227_164 * 0.5702)
    assert found["implied_from_target"] == round(149_607 / 0.5702)
    assert found["gap_verdict"] == "to_all"


def test_solo_needs_49095_by_count_or_29017_by_percent() -> None:
    found = only(SOLO)
    assert (found["need_by_count"], found["need_by_count_per_month"]) == (149_607 - 100_512, 4_092)
    assert (found["need_by_percent"], found["need_by_percent_per_month"]) == (129_529 - 100_512, 2_419)
    assert found["months_left"] == 12


def test_semarang_implies_its_workers_from_the_target() -> None:
    found = only(figure(covered=323_900, target_year=2025, target_pct="55.32", target_count=418_702, gap_count=94_802))
    assert found["implied_from_target"] == 756_873
    assert found["gap_verdict"] == "to_target"
    assert (found["need_by_count"], found["months_left"], found["need_by_count_per_month"]) == (94_802, 8, 11_851)
    assert found["computed_pct"] == round(323_900 / 756_873 * 100_000_000)


def test_a_target_printed_as_gap_is_recognised() -> None:
    south_sulawesi = figure(
        employed=2_800_000, employed_nearest=10_000, covered=1_320_000, covered_nearest=10_000, coverage_pct="47.38",
        target_year=2025, target_pct="62.93", gap_count=1_760_000, gap_count_nearest=10_000, as_of="2025-06-30",
    )  # fmt: skip
    found = only(south_sulawesi)
    assert found["percent_verdict"] == "ok"
    assert found["gap_verdict"] == "is_target"
    assert found["need_by_percent"] == round(2_800_000 * 0.6293) - 1_320_000


def test_a_hundred_minus_coverage_printed_as_gap_is_recognised() -> None:
    found = only(figure(coverage_pct="31.99", target_year=2025, target_pct="52.69", gap_pct="68.01"))
    assert found["gap_pct_verdict"] == "complement"


def test_points_to_the_target_are_recognised() -> None:
    assert only(figure(coverage_pct="44.24", target_pct="57.02", gap_pct="12.78"))["gap_pct_verdict"] == "to_target"


def test_a_share_of_the_target_is_no_coverage() -> None:
    found = only(figure(employed=424_131, covered=176_604, coverage_pct="61.1", target_count=289_003, target_year=2025))
    assert found["percent_verdict"] == "mismatch"
    assert found["percent_kind"] == "achievement_ratio"


def test_the_step_between_two_targets_is_recognised() -> None:
    before = figure(target_year=2025, target_count=400_000)
    after = figure(target_year=2026, target_count=520_000, covered=350_000, gap_count=120_000)
    assert only(before, after)["gap_verdict"] == "step"


def test_a_gap_that_fits_nothing_is_a_mismatch() -> None:
    assert only(figure(employed=1_000, covered=400, gap_count=700))["gap_verdict"] == "mismatch"


def test_a_gap_beside_nothing_comparable_is_not_judged() -> None:
    assert only(figure(gap_count=508_000, target_year=2025, target_pct="66"))["gap_verdict"] is None


@pytest.mark.parametrize(
    ("covered", "nearest", "verdict"),
    [(4_500_000, 100_000, "ok"), (4_500_000, 1, "mismatch")],
    ids=["rounded to a hundred thousand", "printed to the person"],
)
def test_the_rounding_of_counts_widens_what_is_accepted(covered: int, nearest: int, verdict: str) -> None:
    printed = figure(
        employed=12_800_000, employed_nearest=nearest, covered=covered, covered_nearest=nearest, coverage_pct="35.41"
    )
    assert only(printed)["percent_verdict"] == verdict


@pytest.mark.parametrize(
    ("as_of", "left"),
    [("2024-12-17", 12), ("2025-01", 11), ("2025-12-31", 0), ("2026-02-01", 0), ("2025", None)],
)
def test_months_left_are_whole_months_after_the_date(as_of: str, left: int | None) -> None:
    assert only(figure(as_of=as_of, target_year=2025, target_pct="50"))["months_left"] == left


STATEMENTS = st.lists(
    st.tuples(st.integers(10_000, 10**9), st.floats(0.001, 1), st.integers(0, 4), st.integers(2, 50)),
    min_size=20,
    max_size=60,
)


@settings(max_examples=25)
@given(STATEMENTS)
def test_an_honestly_rounded_percentage_is_always_ok(drawn: list[tuple[int, float, int, int]]) -> None:
    figures = []
    for employed, share, digits, _ in drawn:
        covered = round(employed * share)
        printed = f"{float(round(Fraction(100 * covered, employed), digits)):.{digits}f}"
        figures.append(figure(employed=employed, covered=covered, coverage_pct=printed))
    assert set(check_figures(ledger(*figures)).figures["percent_verdict"]) == {"ok"}


@settings(max_examples=25)
@given(STATEMENTS)
def test_a_percentage_off_by_more_than_a_unit_is_never_ok(drawn: list[tuple[int, float, int, int]]) -> None:
    figures = []
    for employed, share, _, off in drawn:
        covered = round(employed * share)
        hundredths = round(Fraction(10_000 * covered, employed)) + off
        printed = f"{hundredths // 100}.{hundredths % 100:02d}"
        figures.append(figure(employed=employed, covered=covered, coverage_pct=printed))
    assert set(check_figures(ledger(*figures)).figures["percent_verdict"]) == {"mismatch"}


def test_no_workers_at_all_reach_no_target() -> None:
    found = only(figure(employed=0, covered=0, target_year=2025, target_pct="55"))
    assert (found["base"], found["need_by_percent"], found["percent_verdict"]) == (None, None, None)


def test_an_empty_table_is_checked_to_nothing() -> None:
    checked = check_figures(ledger())
    assert checked.figures.is_empty()
    assert checked.conflicts.is_empty()


def test_checking_keeps_the_order_and_the_number_of_rows() -> None:
    figures = ledger(*(figure(covered=number, employed=1_000) for number in range(300)))
    assert check_figures(figures).figures.get_column("covered").to_list() == list(range(300))
    assert check_figures(figures).figures.select(pl.len()).item() == 300
