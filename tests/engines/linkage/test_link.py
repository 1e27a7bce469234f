"""Two registers of invented people linked as a whole."""

import polars as pl
import pytest

from lindung.engines.linkage.judging.evaluate import evaluate
from tests.engines.linkage.linked_people import frame, linked, linked_with_model, person, registers


@pytest.fixture(scope="module")
def outcome() -> tuple[pl.DataFrame, pl.DataFrame, int]:
    people = registers()
    truth = people.right.select(left_id="id", right_id="id")
    return linked(people.left, people.right), truth, people.left.height


def test_finds_nearly_everybody_and_nobody_else(outcome: tuple[pl.DataFrame, pl.DataFrame, int]) -> None:
    links, truth, rows = outcome
    told = evaluate(links, truth, left_rows=rows)
    assert told.whole.precision >= 0.999
    assert told.whole.recall >= 0.99


def test_the_list_of_the_uncovered_is_right(outcome: tuple[pl.DataFrame, pl.DataFrame, int]) -> None:
    links, truth, rows = outcome
    told = evaluate(links, truth, left_rows=rows)
    assert told.wrong_uncovered / told.not_found <= 0.0015
    assert told.missed / told.not_found <= 0.0006


def test_a_score_means_what_it_says(outcome: tuple[pl.DataFrame, pl.DataFrame, int]) -> None:
    links, truth, rows = outcome
    assert evaluate(links, truth, left_rows=rows).calibration_error <= 0.03


def test_no_score_leaves_the_unit_interval(outcome: tuple[pl.DataFrame, pl.DataFrame, int]) -> None:
    links, _, _ = outcome
    assert links["score"].is_between(0, 1).all()


def test_no_pair_stands_twice(outcome: tuple[pl.DataFrame, pl.DataFrame, int]) -> None:
    links, _, _ = outcome
    assert links.select("left_id", "right_id").is_unique().all()


def test_the_same_registers_give_the_same_links() -> None:
    people = registers(workers=600)
    order = ["left_id", "right_id"]
    first, second = (linked(people.left, people.right).sort(order) for _ in range(2))
    assert first.drop("score").equals(second.drop("score"))
    assert ((first["score"] - second["score"]).abs() < 1e-12).all()


def test_links_do_not_depend_on_the_order_of_the_rows() -> None:
    people = registers(workers=600)
    shuffled = people.left.sample(fraction=1.0, shuffle=True, seed=5)
    pairs = [
        set(linked(left, people.right).filter(pl.col("decision") == "match").select("left_id", "right_id").iter_rows())
        for left in (people.left, shuffled)
    ]
    assert pairs[0] == pairs[1]


def test_the_sides_can_be_exchanged() -> None:
    people = registers(workers=600)
    there = linked(people.left, people.right).filter(pl.col("decision") == "match")
    back = linked(people.right, people.left).filter(pl.col("decision") == "match")
    assert set(there.select("left_id", "right_id").iter_rows()) == set(back.select("right_id", "left_id").iter_rows())


@pytest.mark.parametrize("empty", ["left", "right", "both"])
def test_an_empty_register_links_to_nobody(empty: str) -> None:
    somebody, nobody = frame([person(1, "SARTINI")]), frame([])
    left = nobody if empty in {"left", "both"} else somebody
    right = nobody if empty in {"right", "both"} else somebody
    assert linked(left, right).is_empty()


def test_two_registers_of_one_person_are_linked_by_name_birth_and_village() -> None:
    links = linked(frame([person(1, "SARTINI")]), frame([person(7, "SARTINI")]))
    assert links.select("left_id", "right_id").rows() == [(1, 7)]


def test_a_rule_whose_values_are_too_common_is_capped_and_reported() -> None:
    many = [person(number, "SLAMET", born=person(0, "")["birth_date"]) for number in range(300)]  # type: ignore[arg-type]  # the row holds a date
    _, done = linked_with_model(frame(many), frame(many))
    capped = {count.rule: count for count in done.rules if count.capped_values}
    assert capped["sound_birth"].capped_values == 1
    assert capped["sound_birth"].capped_pairs == 300 * 300
