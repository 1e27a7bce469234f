import numpy as np
import pytest

from lindung.engines.linkage.lookup.scores import BY_NIK, BY_WEIGHT, IN_DOUBT, scores_of
from lindung.engines.linkage.rivals import Prior
from tests.engines.linkage.lookup_lists import lists

ROWS = 1_000_000


def scores(*records: tuple[int, float, int]) -> list[float]:
    """Score records given as person, weight and stage."""
    persons, bits, stages = zip(*records, strict=True)
    told = scores_of(np.array(persons), np.array(bits), np.array(stages), model=lists().model, register_rows=ROWS)
    return [float(score) for score in told]


def weight(odds: float) -> float:
    """Return the weight that makes such odds of a record found by weights."""
    return float(np.log2(odds) - Prior(1, ROWS, 0.5).bits)


def test_a_lone_record_has_the_odds_of_its_weight() -> None:
    assert scores((1, weight(3), BY_WEIGHT)) == [pytest.approx(3 / (1 + 3))]


def test_rivals_share_what_is_sure() -> None:
    assert scores((1, weight(3), BY_WEIGHT), (2, weight(6), BY_WEIGHT)) == pytest.approx([3 / 10, 6 / 10])


def test_records_of_one_person_are_no_rivals() -> None:
    assert scores((1, weight(3), BY_WEIGHT), (1, weight(1), BY_WEIGHT)) == pytest.approx([3 / 4, 3 / 4])


def test_who_is_found_by_the_nik_has_no_rival_and_leaves_none_a_chance() -> None:
    by_nik, other = scores((1, 40.0, BY_NIK), (2, weight(3), BY_WEIGHT))
    assert by_nik == pytest.approx(scores((1, 40.0, BY_NIK))[0])
    assert by_nik > 0.99
    assert other < 0.01


def test_an_equal_nik_in_doubt_gives_way_to_stronger_evidence() -> None:
    share = lists().model.equal_nik_share
    odds = share / (1 - share)
    assert scores((1, 0.0, IN_DOUBT)) == [pytest.approx(share)]
    both = scores((1, 0.0, IN_DOUBT), (2, weight(100 * odds), BY_WEIGHT))
    assert both == pytest.approx([odds / (1 + 101 * odds), 100 * odds / (1 + 101 * odds)])
