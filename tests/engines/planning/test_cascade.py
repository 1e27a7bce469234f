from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.planning.cascade import CHILDREN, TARGETS, spread
from lindung.engines.planning.refusals import SpreadRefusal, SpreadRefusedError
from lindung.vocabulary.target_plan import SpreadRule, UnknownNumbers

Child = tuple[int | None, int | None, int | None]
Counted = tuple[int, int, int | None]
ANY_RULE = st.sampled_from(list(SpreadRule))


def frame(*children: Child, parent: str = "33.74") -> pl.DataFrame:
    rows = [(parent, f"{parent}.{place:02d}", *child) for place, child in enumerate(children, start=1)]
    return pl.DataFrame(rows, schema=CHILDREN, orient="row")


def shares_or_none(target: int, *children: Child, unknown: UnknownNumbers) -> list[int | None]:
    wanted = pl.DataFrame([("33.74", target)], schema=TARGETS, orient="row")
    return spread(wanted, frame(*children), SpreadRule.BY_GAP, unknown=unknown)["share"].to_list()


def shares(target: int, *children: Child, rule: SpreadRule) -> list[int]:
    wanted = pl.DataFrame([("33.74", target)], schema=TARGETS, orient="row")
    found: list[int] = spread(wanted, frame(*children), rule)["share"].to_list()
    return found


def refusal(target: int, *children: Child, rule: SpreadRule = SpreadRule.BY_GAP) -> SpreadRefusedError:
    with pytest.raises(SpreadRefusedError) as refused:
        shares(target, *children, rule=rule)
    return refused.value


@st.composite
def children_and_target(draw: st.DrawFn, least: int = 0, most: int = 1) -> tuple[list[Counted], int]:
    """Draw children, and a target between nobody (0), what is covered and everybody (1)."""
    workers = draw(st.lists(st.integers(0, 5_000_000), min_size=1, max_size=12))
    children: list[Counted] = [(number, draw(st.integers(0, number)), None) for number in workers]
    covered = sum(child[1] for child in children)
    low, high = (0, covered) if most == 0 else (covered if least else 0, sum(workers))
    return children, draw(st.integers(low, high))


def exact_shares(target: int, children: list[Counted], rule: SpreadRule) -> list[Fraction]:
    """Solve with fractions, trying every rate at which a share meets a bound."""
    is_down = target < sum(covered for _, covered, _ in children)
    lines = []
    for workers, covered, _ in children:
        base, weight = {
            SpreadRule.BY_GAP: (0, covered) if is_down else (covered, workers - covered),
            SpreadRule.BY_WORKERS: (covered, workers),
            SpreadRule.EQUAL_EFFORT: (0, workers),
        }[rule]
        lines.append((base, weight, *((0, covered) if is_down else (covered, workers))))

    def at(rate: Fraction) -> list[Fraction]:
        return [min(max(base + rate * weight, Fraction(low)), Fraction(high)) for base, weight, low, high in lines]

    rates = sorted(Fraction(bound - base, weight) for base, weight, *bounds in lines if weight for bound in bounds)
    if not rates:
        return at(Fraction(0))
    before = max((rate for rate in rates if sum(at(rate)) <= target), default=rates[0])
    after = min((rate for rate in rates if sum(at(rate)) >= target), default=rates[-1])
    rise = sum(at(after)) - sum(at(before))
    return at(before + (after - before) * (target - sum(at(before))) / rise) if rise else at(before)


def test_by_gap_closes_the_same_part_of_every_gap() -> None:
    # 60 of the 150 missing are added: two fifths of 100 and two fifths of 50
    assert shares(160, (200, 100, None), (50, 0, None), rule=SpreadRule.BY_GAP) == [100 + 40, 0 + 20]


def test_by_workers_adds_the_same_number_per_worker() -> None:
    assert shares(150, (200, 100, None), (50, 0, None), rule=SpreadRule.BY_WORKERS) == [100 + 40, 0 + 10]


def test_by_workers_passes_on_what_an_area_cannot_take() -> None:
    # 50 more people: 25 each, but only 10 are missing in the first
    assert shares(140, (100, 90, None), (100, 0, None), rule=SpreadRule.BY_WORKERS) == [90 + 10, 0 + 40]


def test_equal_effort_brings_everyone_to_one_percentage_and_leaves_who_is_above() -> None:
    # 90 of 100 stay; (120 - 90) / (100 + 50) = 20 percent for the others
    children: list[Child] = [(100, 90, None), (100, 5, None), (50, 0, None)]
    assert shares(120, *children, rule=SpreadRule.EQUAL_EFFORT) == [90, 20, 10]


def test_equal_effort_is_exact_where_one_percentage_after_the_other_turns_out_too_high() -> None:
    # 60 percent, then 50, then 40: each area above it drops out and lowers it for the rest
    children: list[Child] = [(100, 95, None), (100, 55, None), (100, 45, None), (100, 0, None)]
    assert shares(235, *children, rule=SpreadRule.EQUAL_EFFORT) == [95, 55, 45, 40]


def test_a_target_below_what_is_covered_takes_away_by_the_same_rule() -> None:
    children: list[Child] = [(200, 100, None), (50, 20, None)]
    assert shares(60, *children, rule=SpreadRule.BY_GAP) == [50, 10]
    assert shares(95, *children, rule=SpreadRule.BY_WORKERS) == [100 - 20, 20 - 5]
    assert shares(80, *children, rule=SpreadRule.EQUAL_EFFORT) == [64, 16]


def test_fractions_of_people_go_to_the_largest_remainders() -> None:
    # 10 more people for gaps of 7, 7 and 6: 3.5, 3.5 and 3; of the two halves the first code takes the person
    assert shares(10, (7, 0, None), (7, 0, None), (6, 0, None), rule=SpreadRule.BY_GAP) == [4, 3, 3]


def test_the_order_of_the_rows_and_the_other_parents_change_nothing() -> None:
    both = pl.concat([frame((70, 1, None), (30, 2, None)), frame((9, 0, None), (8, 0, None), parent="33.72")])
    wanted = pl.DataFrame([("33.74", 50), ("33.72", 5)], schema=TARGETS, orient="row")
    found = spread(wanted, both.reverse(), SpreadRule.BY_WORKERS)
    assert found.group_by("parent").agg(pl.col("share").sum()).sort("parent").rows() == [("33.72", 5), ("33.74", 50)]
    alone = spread(wanted.head(1), both, SpreadRule.BY_WORKERS)
    assert found.filter(pl.col("parent") == "33.74")["share"].to_list() == alone["share"].to_list()


def test_fixed_children_keep_their_number_and_the_rest_is_spread() -> None:
    children: list[Child] = [(100, 10, 70), (100, 10, None), (100, 10, None)]
    assert shares(110, *children, rule=SpreadRule.BY_GAP) == [70, 20, 20]


def test_an_area_nobody_counted_is_refused_unless_it_may_be_left_out_or_has_a_fixed_number() -> None:
    assert refusal(20, (100, 10, None), (None, 5, None)).codes == ("33.74.02",)
    left_out = UnknownNumbers.LEAVE_OUT
    assert shares_or_none(20, (100, 10, None), (None, 5, None), unknown=left_out) == [20, None]
    assert shares(20, (100, 10, None), (None, None, 5), rule=SpreadRule.BY_GAP) == [15, 5]


def test_a_parent_nobody_counted_below_stays_undivided() -> None:
    left_out = UnknownNumbers.LEAVE_OUT
    assert shares_or_none(20, (None, 5, None), (7, None, None), unknown=left_out) == [None, None]


@pytest.mark.parametrize(
    ("target", "children", "reason", "asked", "possible"),
    [
        (20, [(100, 10, None), (None, 5, None)], SpreadRefusal.UNKNOWN_NUMBERS, None, None),
        (20, [(10, 11, None), (50, 5, None)], SpreadRefusal.COVERED_ABOVE_WORKERS, 11, 10),
        (20, [(10, 1, -1), (50, 5, None)], SpreadRefusal.FIXED_BELOW_ZERO, -1, None),
        (20, [(10, 1, 12), (50, 5, None)], SpreadRefusal.FIXED_ABOVE_WORKERS, 12, 10),
        (20, [(30, 1, 21), (50, 5, None)], SpreadRefusal.FIXED_ABOVE_TARGET, 21, 20),
        (20, [(30, 1, 9), (50, 5, 10)], SpreadRefusal.NOBODY_LEFT, 19, 20),
        (20, [(30, 1, 17), (50, 5, None)], SpreadRefusal.FIXED_LEAVE_TOO_LITTLE, 3, 5),
        (81, [(30, 1, None), (50, 5, None)], SpreadRefusal.TARGET_ABOVE_WORKERS, 81, 80),
    ],
)
def test_refuses_what_no_rule_can_spread(
    target: int, children: list[Child], reason: SpreadRefusal, asked: int | None, possible: int | None
) -> None:
    error = refusal(target, *children)
    assert (error.reason, error.parent, error.asked, error.possible) == (reason, "33.74", asked, possible)


def test_a_fixed_number_excuses_an_area_with_more_members_than_workers() -> None:
    assert shares(20, (10, 11, 10), (50, 5, None), rule=SpreadRule.EQUAL_EFFORT) == [10, 10]


@given(drawn=children_and_target(), rule=ANY_RULE)
def test_shares_are_the_exact_ones_rounded_and_add_up(drawn: tuple[list[Counted], int], rule: SpreadRule) -> None:
    children, target = drawn
    found = shares(target, *children, rule=rule)
    assert sum(found) == target
    exact = exact_shares(target, children, rule)
    assert sum(exact) == target
    assert all(abs(share - wanted) < 1 for share, wanted in zip(found, exact, strict=True))


@given(drawn=children_and_target(least=1), rule=ANY_RULE)
def test_nobody_falls_below_what_is_covered_or_rises_above_the_workers(
    drawn: tuple[list[Counted], int], rule: SpreadRule
) -> None:
    children, target = drawn
    found = shares(target, *children, rule=rule)
    assert all(covered <= share <= workers for share, (workers, covered, _) in zip(found, children, strict=True))


@given(drawn=children_and_target(most=0), rule=ANY_RULE)
def test_a_target_that_is_passed_already_asks_nobody_for_more(
    drawn: tuple[list[Counted], int], rule: SpreadRule
) -> None:
    children, target = drawn
    found = shares(target, *children, rule=rule)
    assert all(0 <= share <= covered for share, (_, covered, _) in zip(found, children, strict=True))


@given(drawn=children_and_target(), rule=ANY_RULE, data=st.data())
def test_fixing_a_share_as_it_is_keeps_the_total_and_moves_nobody_by_more_than_a_person(
    drawn: tuple[list[Counted], int], rule: SpreadRule, data: st.DataObject
) -> None:
    children, target = drawn
    found = shares(target, *children, rule=rule)
    place = data.draw(st.integers(0, len(children) - 1))
    children[place] = (*children[place][:2], found[place])
    again = shares(target, *children, rule=rule)
    assert sum(again) == target
    assert again[place] == found[place]
    assert all(abs(now - before) <= 1 for now, before in zip(again, found, strict=True))


def test_a_nation_is_exact_in_64_bits() -> None:
    children: list[Child] = [(149_999_999, 3, None), (1, 0, None), (149_999_999, 74_999_998, None)]
    for rule in SpreadRule:
        found = shares(200_000_001, *children, rule=rule)
        assert sum(found) == 200_000_001
