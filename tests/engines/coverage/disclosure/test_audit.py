from collections.abc import Iterator
from itertools import product

import polars as pl
import pytest

from lindung.engines.coverage.disclosure.audit import audit
from lindung.engines.coverage.disclosure.protect import protect
from lindung.engines.coverage.disclosure.protected import Released
from lindung.engines.coverage.disclosure.relations import Measured, Relations
from lindung.engines.coverage.disclosure.rules import Rules
from lindung.engines.coverage.disclosure.search import ContradictionError
from tests.sample_hierarchies import by_segment, observations

COUNTS = Relations((Measured("effective", "covered"),))
COVERAGE = Relations((Measured("effective", "covered", "workers"),))
EXAMPLE = {
    "33.01": {"PU": (20, None), "BPU": (50, None), "jakon": (10, None)},
    "33.02": {"PU": (8, None), "BPU": (19, None), "jakon": (22, None)},
    "33.03": {"PU": (17, None), "BPU": (32, None), "jakon": (12, None)},
}
RECTANGLE = {("33.02", "PU"), ("33.02", "jakon"), ("33.03", "PU"), ("33.03", "jakon")}


def released(rows: pl.DataFrame, hidden: set[tuple[str, str]], relations: Relations = COUNTS) -> Released:
    """Withhold the numerators of some areas and categories, whatever it gives away."""
    cells = pl.DataFrame(
        [*hidden], schema=dict.fromkeys(("area_code", "category"), pl.String), orient="row"
    ).with_columns(hide=pl.lit(value=True))
    marked = rows.join(cells, on=["area_code", "category"], how="left", maintain_order="left")
    shown = marked.with_columns(pl.when(pl.col("hide").is_null()).then("numerator").alias("numerator")).drop("hide")
    return Released(rows, shown, relations)


def limits(found: pl.DataFrame, area: str, category: str) -> tuple[float, float]:
    row = found.filter(pl.col("area_code") == area, pl.col("category") == category, pl.col("what") == "count")
    return row.item(0, "low"), row.item(0, "high")


def test_the_textbook_table_can_be_narrowed_as_its_authors_say() -> None:
    found = audit(released(observations(by_segment(EXAMPLE)), RECTANGLE), Rules(k=23)).targets
    assert limits(found, "33.02", "jakon") == (5, 30)
    assert limits(found, "33.02", "PU") == (0, 25)
    assert limits(found, "33.03", "jakon") == (4, 29)


def test_one_withheld_number_in_a_line_is_recovered_exactly() -> None:
    found = audit(released(observations(by_segment(EXAMPLE)), {("33.02", "PU")}), Rules(k=9))
    assert limits(found.recovered, "33.02", "PU") == (8, 8)


def test_publishing_any_complementary_number_gives_the_few_away() -> None:
    rows = observations(by_segment(EXAMPLE))
    protected = protect(rows, COUNTS, Rules(k=9))
    hidden = set(protected.observations.filter(pl.col("state") != "published").select("area_code", "category").rows())
    assert audit(released(rows, hidden), Rules(k=9)).recovered.is_empty()
    for shown in hidden - {("33.02", "PU")}:
        assert limits(audit(released(rows, hidden - {shown}), Rules(k=9)).recovered, "33.02", "PU") == (8, 8)


def test_a_number_narrowed_to_two_on_either_side_counts_as_recovered() -> None:
    counts = {"33.01": {"PU": (2, None), "BPU": (2, None)}, "33.02": {"PU": (2, None), "BPU": (40, None)}}
    hidden = {(area, segment) for area in counts for segment in ("PU", "BPU")}
    rows = observations(by_segment(counts))
    found = audit(released(rows, hidden), Rules(k=3))
    assert limits(found.recovered, "33.01", "PU") == (0, 4)  # a guess of 2 is never more than 2 off
    assert audit(released(rows, hidden), Rules(k=3, interval=1)).recovered.is_empty()


def all_tables(total: int, columns: tuple[int, int], rows: tuple[int, int]) -> Iterator[tuple[int, int, int, int]]:
    for a, b, c, d in product(range(total + 1), repeat=4):
        if (a + b, c + d) == rows and (a + c, b + d) == columns:
            yield a, b, c, d


@pytest.mark.parametrize("table", [(1, 2, 3, 4), (0, 3, 7, 1), (2, 2, 2, 2), (4, 1, 0, 6)])
def test_limits_are_those_of_all_tables_that_fit(table: tuple[int, int, int, int]) -> None:
    a, b, c, d = table
    counts = {"33.01": {"PU": (a, None), "BPU": (b, None)}, "33.02": {"PU": (c, None), "BPU": (d, None)}}
    places = [(area, segment) for area in counts for segment in ("PU", "BPU")]
    found = audit(released(observations(by_segment(counts)), {*places}), Rules(k=20)).targets
    tables = [*all_tables(sum(table), (a + c, b + d), (a + b, c + d))]
    for place, (area, segment) in enumerate(places):
        wanted = (min(one[place] for one in tables), max(one[place] for one in tables))
        told = found.filter(pl.col("area_code") == area, pl.col("category") == segment)
        assert [*told.select("low", "high").rows()] == ([wanted] if table[place] else [])


def test_few_who_are_not_covered_are_recovered_from_two_published_numbers() -> None:
    rows = observations([("33.01", "total", "", 58, 60)])
    found = audit(released(rows, set(), COVERAGE), Rules(k=5)).recovered
    assert found.select("what", "true", "low", "high").rows() == [("difference", 2, 2, 2)]


def test_rounding_leaves_a_reader_less() -> None:
    rows = observations(by_segment(EXAMPLE))
    exact = audit(released(rows, {("33.02", "PU")}), Rules(k=9)).recovered
    shown = rows.with_columns((2 * pl.col("numerator") + 10) // 20 * 10)
    coarse = Released(rows, shown.with_columns(pl.when(pl.col("numerator") != 10).then("numerator")), COUNTS)
    found = audit(coarse, Rules(k=9, rounding=10)).targets
    assert limits(exact, "33.02", "PU") == (8, 8)
    low, high = limits(found, "33.02", "PU")
    assert low < 8 < high


@pytest.mark.parametrize("is_exhaustive", [True, False])
def test_quick_and_exhaustive_attacks_judge_alike(*, is_exhaustive: bool) -> None:
    rows = observations(by_segment(EXAMPLE))
    for hidden in (RECTANGLE, RECTANGLE - {("33.03", "PU")}, {("33.02", "PU"), ("33.02", "jakon")}):
        found = audit(released(rows, hidden), Rules(k=9), is_exhaustive=is_exhaustive)
        assert found.recovered.is_empty() == (hidden == RECTANGLE)


def test_numbers_that_contradict_each_other_are_refused() -> None:
    rows = observations(by_segment(EXAMPLE))
    wrong = released(rows, RECTANGLE)
    shown = wrong.observations.with_columns(
        pl.when(pl.col("area_code") == "33").then(pl.col("numerator") * 9).otherwise("numerator").alias("numerator")
    )
    with pytest.raises(ContradictionError, match="No numbers fit"):
        audit(Released(rows, shown, COUNTS), Rules(k=9))
