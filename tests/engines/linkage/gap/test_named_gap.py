from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.linkage.gap.named_gap import gap_counts, named_gap
from tests.engines.linkage.status_people import ACTIVE, ELSEWHERE, HERE, LAPSED, Row, links, possible, status_of

IN_GRACE = {**ACTIVE, "covered_until": date(2026, 11, 30)}
REASONS = ("in_grace", "lapsed", "starts_later", "never_member")


def test_lists_who_is_not_covered_by_village_and_by_whom_to_visit_first() -> None:
    listed: list[Row] = [{}, {}, {"village_code": ELSEWHERE}, {}, {}, {"life_note": "moved"}, {"village_code": None}]
    linked = pl.concat([links((0, 0), (1, 1), (3, 2)), possible((4, 2))])
    gap = named_gap(status_of(listed, [LAPSED, IN_GRACE, ACTIVE], linked))
    assert gap.select("id", "village_code", "reason").rows() == [
        (2, ELSEWHERE, "never_member"),
        (1, HERE, "in_grace"),
        (0, HERE, "lapsed"),
        (6, None, "never_member"),
    ]


def test_counts_villages_and_reasons() -> None:
    listed: list[Row] = [{}, {}, {"village_code": ELSEWHERE}, {"village_code": None}]
    gap = named_gap(status_of(listed, [LAPSED, IN_GRACE], links((0, 0), (1, 1))))
    assert gap_counts(gap).rows(named=True) == [
        {"village_code": ELSEWHERE, "uncovered": 1, "in_grace": 0, "lapsed": 0, "starts_later": 0, "never_member": 1},
        {"village_code": HERE, "uncovered": 2, "in_grace": 1, "lapsed": 1, "starts_later": 0, "never_member": 0},
        {"village_code": None, "uncovered": 1, "in_grace": 0, "lapsed": 0, "starts_later": 0, "never_member": 1},
    ]


def test_a_person_in_two_rows_is_visited_once() -> None:
    assert named_gap(status_of([{}, {"person": 0}], []))["id"].to_list() == [0]


def test_without_workers_there_is_no_gap_by_name() -> None:
    gap = named_gap(status_of([], []))
    assert gap.is_empty()
    assert gap_counts(gap).is_empty()


@given(
    villages=st.lists(st.sampled_from([HERE, ELSEWHERE, None]), max_size=12),
    paired=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 2)), max_size=8),
)
def test_every_count_is_the_length_of_its_list(villages: list[str | None], paired: list[tuple[int, int]]) -> None:
    linked = links(*(pair for pair in paired if pair[0] < len(villages)))
    gap = named_gap(status_of([{"village_code": code} for code in villages], [LAPSED, IN_GRACE, ACTIVE], linked))
    counts = gap_counts(gap).rows(named=True)
    for count in counts:
        names = gap.filter(pl.col("village_code").eq_missing(count["village_code"]))
        assert count["uncovered"] == names.height
        assert [count[reason] for reason in REASONS] == [(names["reason"] == reason).sum() for reason in REASONS]
    assert sum(count["uncovered"] for count in counts) == gap.height
