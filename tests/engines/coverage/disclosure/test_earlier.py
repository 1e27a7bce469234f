import polars as pl
import pytest

from lindung.engines.coverage.disclosure.audit import audit
from lindung.engines.coverage.disclosure.protect import protect
from lindung.engines.coverage.disclosure.relations import Measured, Relations
from lindung.engines.coverage.disclosure.rules import Rules
from tests.sample_hierarchies import MONTH, by_segment, observations

COUNTS = Relations((Measured("effective", "covered"),))
BEFORE = {
    "33.01": {"PU": (20, None), "BPU": (50, None), "jakon": (10, None)},
    "33.02": {"PU": (3, None), "BPU": (19, None), "jakon": (22, None)},
    "33.03": {"PU": (17, None), "BPU": (32, None), "jakon": (12, None)},
}
# The three of 33.02 are eleven now: nobody is few any more, and alone this table could be published whole.
AFTER = {**BEFORE, "33.02": {"PU": (11, None), "BPU": (19, None), "jakon": (22, None)}}


def test_a_later_release_does_not_give_an_earlier_one_away() -> None:
    rules = Rules(k=5)
    first = protect(observations(by_segment(BEFORE)), COUNTS, rules)
    careless = protect(observations(by_segment(AFTER)), COUNTS, rules)
    assert careless.observations.filter(pl.col("state") != "published").is_empty()
    given_away = audit(careless, rules, previous=first).recovered
    assert given_away.select("area_code", "category", "true", "low", "high").rows() == [("33.02", "PU", 3, 3, 3)]
    careful = protect(observations(by_segment(AFTER)), COUNTS, rules, previous=first)
    assert audit(careful, rules, previous=first).recovered.is_empty()
    assert not careful.observations.filter(pl.col("state") == "complementary").is_empty()


def test_the_same_release_again_withholds_the_same() -> None:
    rows, rules = observations(by_segment(BEFORE)), Rules(k=5)
    first = protect(rows, COUNTS, rules)
    again = protect(rows, COUNTS, rules, previous=first)
    assert again.observations.equals(first.observations)
    assert audit(again, rules, previous=first).recovered.is_empty()


def test_a_later_month_withholds_where_the_earlier_one_did() -> None:
    rules = Rules(k=5)
    dearer = {**BEFORE, "33.03": {"PU": (26, None), "BPU": (32, None), "jakon": (21, None)}}
    first = protect(observations(by_segment(BEFORE)), COUNTS, rules)
    both = pl.concat([observations(by_segment(BEFORE)), observations(by_segment(dearer), month=MONTH + 1)])
    later = protect(both, COUNTS, rules, previous=first)
    gaps = later.observations.filter(pl.col("state") != "published").group_by("month").agg(
        pl.concat_str("area_code", "category").sort()
    )  # fmt: skip
    assert gaps.height == 2
    assert gaps.get_column("area_code")[0].equals(gaps.get_column("area_code")[1])
    assert audit(later, rules, previous=first).recovered.is_empty()


def test_what_an_earlier_release_published_cannot_be_hidden_and_is_reported() -> None:
    rows = observations(by_segment(BEFORE))
    loose = protect(rows, COUNTS, Rules(k=3))
    strict = protect(rows, COUNTS, Rules(k=5), previous=loose)
    assert strict.report.exposed.select("area_code", "category").rows() == [("33.02", "PU")]
    found = audit(strict, Rules(k=5), previous=loose).recovered
    assert found.select("area_code", "category", "low", "high").rows() == [("33.02", "PU", 3, 3)]


@pytest.mark.parametrize("change", [1, 5, 30])
def test_a_revised_number_keeps_both_releases_safe(change: int) -> None:
    rules = Rules(k=5)
    revised = {**BEFORE, "33.01": {"PU": (20 + change, None), "BPU": (50, None), "jakon": (10, None)}}
    first = protect(observations(by_segment(BEFORE)), COUNTS, rules)
    second = protect(observations(by_segment(revised)), COUNTS, rules, previous=first)
    assert audit(second, rules, previous=first).recovered.is_empty()
