"""Money and months of a plan."""

from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.month import Month
from lindung.web.public.calculators.budget_plan import budget_plan, months_between, reach_of

PAYERS = st.sampled_from(["apbdes", "apbd", "apbn", "donor"])
YEAR = months_between(Month(2026, 1), Month(2026, 12))


def test_lists_both_ends() -> None:
    assert months_between(Month(2026, 12), Month(2027, 1)) == (Month(2026, 12), Month(2027, 1))


def test_joins_months_of_one_rate() -> None:
    plan = budget_plan(workers=1, months=YEAR, programmes=("jkk", "jkm"), payer="donor")
    assert [len(span) for span in plan.spans] == [3, 9]  # the relief starts in April


@given(workers=st.integers(1, 10_000), payer=PAYERS)
def test_adds_up_by_month_by_programme_and_by_worker(workers: int, payer: str) -> None:
    plan = budget_plan(workers=workers, months=YEAR, programmes=("jkk", "jkm"), payer=payer)
    assert plan.total == sum(plan.by_programme.values()) == workers * plan.per_worker


@given(budget=st.integers(0, 10**9), payer=PAYERS)
def test_never_spends_more_than_there_is(budget: int, payer: str) -> None:
    plan = budget_plan(workers=120, months=YEAR, programmes=("jkk", "jkm"), payer=payer)
    reach = reach_of(budget, plan)
    assert sum(month.total for month in plan.months[: reach.months_for_all]) <= budget
    assert reach.workers_throughout * plan.per_worker <= budget
    assert (reach.months_for_all == len(plan.months)) == (reach.difference >= 0)
