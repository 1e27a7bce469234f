"""What Lindung writes for Splink, and how it reads a second opinion."""

import polars as pl
import pytest

from lindung.engines.linkage.blocking import RULES
from lindung.engines.linkage.comparisons import COMPARISONS
from lindung.engines.linkage.splink_door import edges_of, second_opinion, splink_settings
from tests.engines.linkage.linked_people import linked_with_model, registers


@pytest.fixture(scope="module")
def settings() -> dict[str, object]:
    people = registers(workers=600)
    _, done = linked_with_model(people.left, people.right)
    return splink_settings(done.model)


def test_every_rule_and_comparison_is_told(settings: dict[str, list[dict[str, object]]]) -> None:
    rules = [rule["blocking_rule"] for rule in settings["blocking_rules_to_generate_predictions"]]
    assert rules == [rule.agreed("l", "r") for rule in RULES]
    assert [one["output_column_name"] for one in settings["comparisons"]] == [one.name for one in COMPARISONS]


def test_conditions_are_written_as_splink_names_columns(settings: dict[str, list[dict[str, object]]]) -> None:
    texts = [str(level["sql_condition"]) for one in settings["comparisons"] for level in one["comparison_levels"]]  # type: ignore[attr-defined]  # JSON
    assert "birth_l = birth_r" in texts
    assert not [text for text in texts if "l." in text or "r." in text]


def test_each_comparison_begins_with_missing_and_ends_with_the_rest(
    settings: dict[str, list[dict[str, list[dict[str, object]]]]],
) -> None:
    for one in settings["comparisons"]:
        levels = one["comparison_levels"]
        assert levels[0]["is_null_level"] is True
        assert levels[-1]["sql_condition"] == "ELSE"
        assert all(0 < float(str(level["m_probability"])) < 1 for level in levels[1:])


def test_links_become_edges() -> None:
    links = pl.DataFrame({"left_id": [1], "right_id": [2], "score": [0.9], "weight": [12.5]})
    assert edges_of(links).row(0, named=True) == {
        "match_weight": 12.5, "match_probability": 0.9, "unique_id_l": 1, "unique_id_r": 2,
    }  # fmt: skip


def test_a_second_opinion_counts_who_agrees() -> None:
    links = pl.DataFrame({"left_id": [1, 2, 3], "right_id": [1, 2, 3], "decision": ["match", "match", "possible"]})
    edges = pl.DataFrame(
        {"unique_id_l": ["1", "3", "4"], "unique_id_r": ["1", "3", "4"], "match_probability": [0.99, 0.95, 0.2]}
    )
    told = second_opinion(links, edges, cut=0.9)
    assert (told.both, told.only_ours, told.only_theirs) == (1, 1, 1)
