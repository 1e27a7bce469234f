from collections.abc import Mapping

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.coverage.disclosure import pattern
from lindung.engines.coverage.disclosure.audit import audit
from lindung.engines.coverage.disclosure.protect import protect
from lindung.engines.coverage.disclosure.relations import Measured, Relations
from lindung.engines.coverage.disclosure.rules import Rules
from lindung.engines.coverage.observations import KEY
from scripts.invented_release import FLOW, STOCK, invented_release, leaf_areas
from tests.sample_hierarchies import observations

COVERAGE = Relations((Measured("effective", "covered", "workers"),))
RULES = Rules(k=5)

Leaf = dict[str, tuple[int, int]]


@pytest.mark.parametrize("seed", range(20))
def test_no_few_people_can_be_recovered_from_twenty_releases(seed: int) -> None:
    rows = invented_release(leaf_areas(1, 3, 4), months=2, seed=seed, mean_workers=300)
    protected = protect(rows, STOCK, RULES)
    found = audit(protected, RULES)
    assert found.targets.height > 50
    assert found.recovered.is_empty()
    assert protected.report.exposed.is_empty()
    assert protected.report.lost().filter(pl.col("level") == 2).item(0, "persons_lost") < 0.05


@pytest.mark.parametrize("seed", range(3))
def test_big_releases_are_started_by_sums_and_as_safe(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = invented_release(leaf_areas(1, 3, 4), months=1, seed=seed, mean_workers=300)
    monkeypatch.setattr(pattern, "_LARGE", 0)
    protected = protect(rows, STOCK, RULES)
    assert audit(protected, RULES).recovered.is_empty()
    assert protected.report.exposed.is_empty()


def test_the_order_of_rows_changes_nothing() -> None:
    rows = invented_release(leaf_areas(1, 2, 3), months=1, seed=1)
    mixed = rows.sample(fraction=1.0, shuffle=True, seed=1)
    first, second = (protect(one, STOCK, RULES).observations.sort(KEY) for one in (rows, mixed))
    assert first.equals(second)


@pytest.mark.parametrize("seed", range(2))
def test_flows_over_months_and_a_later_release_give_nothing_away(seed: int) -> None:
    rows = invented_release(leaf_areas(1, 3, 2), months=3, seed=seed, mean_workers=900, has_flows=True, levels=3)
    last = rows.get_column("month").max()
    first = protect(rows.filter(pl.col("month") < last), FLOW, RULES)
    second = protect(rows, FLOW, RULES, previous=first)
    assert audit(first, RULES).recovered.is_empty()
    assert audit(second, RULES, previous=first, is_exhaustive=False).recovered.is_empty()
    assert second.report.exposed.is_empty()


@st.composite
def villages(draw: st.DrawFn) -> Mapping[str, Leaf]:
    segments = draw(st.lists(st.sampled_from(["PU", "BPU", "jakon"]), min_size=1, max_size=3, unique=True))
    covered, others = st.integers(0, 12), st.integers(0, 8)
    codes = [f"33.{regency:02}.{village:02}" for regency in (1, 2) for village in range(draw(st.integers(1, 3)))]
    return {code: {one: (n := draw(covered), n + draw(others)) for one in segments} for code in codes}


def rolled_up(leaves: Mapping[str, Leaf], *, with_zeros: bool) -> pl.DataFrame:
    cells = [(code, segment, *numbers) for code, leaf in leaves.items() for segment, numbers in leaf.items()]
    table = pl.DataFrame(cells, schema=["area_code", "category", "numerator", "denominator"], orient="row")
    code = pl.col("area_code")
    every = pl.concat([table, table.with_columns(code.str.head(5)), table.with_columns(code.str.head(2))])
    parts = every.with_columns(dimension=pl.lit("segment"))
    totals = every.with_columns(dimension=pl.lit("total"), category=pl.lit(""))
    rows = pl.concat([parts, totals]).group_by("area_code", "dimension", "category").agg(
        pl.col("numerator").sum(), pl.col("denominator").sum()
    )  # fmt: skip
    kept = rows if with_zeros else rows.filter(pl.col("denominator") > 0)
    return observations(kept.rows())


@settings(max_examples=40, deadline=None)
@given(leaves=villages(), with_zeros=st.booleans(), k=st.integers(2, 6), interval=st.integers(1, 3), zero=st.booleans())
def test_whatever_the_table_few_people_stay_hidden(
    leaves: Mapping[str, Leaf], k: int, interval: int, *, with_zeros: bool, zero: bool
) -> None:
    rules = Rules(k=k, interval=interval, zero_is_published=zero)
    rows = rolled_up(leaves, with_zeros=with_zeros)
    protected = protect(rows, COVERAGE, rules)
    assert audit(protected, rules).recovered.is_empty()
    assert protected.report.exposed.is_empty()
    both = protected.observations.join(rows, on=KEY, suffix="_true")
    for number in ("numerator", "denominator"):
        shown = both.filter(pl.col(number).is_not_null())
        assert (shown.get_column(number) == shown.get_column(f"{number}_true")).all()
        assert shown.filter(pl.col(number).is_between(1 - (not zero), k - 1)).is_empty()
    covered_not = (pl.col("denominator") - pl.col("numerator")).is_between(1, k - 1)
    assert protected.observations.filter(covered_not).is_empty()
