from functools import cache
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.linkage.comparisons import BIRTH, COMPARISONS, MISSING, NAME, NIK, PLACE
from lindung.engines.linkage.explaining.explain import FieldSays, PairWeight, pair_weight
from lindung.engines.linkage.model import CONTEXTS, Model, weight_sql

SHARES: dict[str, Any] = {c.name: {level.name: 1 / (n + 2) for n, level in enumerate(c.levels)} for c in COMPARISONS}
MODEL = Model(
    m=SHARES,
    u={name: {level: share / 7 for level, share in shares.items()} for name, shares in SHARES.items()}
    | {
        f"nik.{context}": {level: share / (n + 3) for level, share in SHARES["nik"].items()}
        for n, context in enumerate(CONTEXTS)
    },
    prior_bits=-20.0,
    equal_nik_share=0.9,
    pairs_learnt_from={},
)
LEVELS = st.fixed_dictionaries({c.column: st.integers(0, len(c.levels)) for c in COMPARISONS})
RARE_BITS = {"name_bits": 11.0, "sound_bits": 5.0, "birth_bits": 14.0, "village_bits": 7.0}
NOTHING = dict.fromkeys((c.column for c in COMPARISONS), MISSING)


def weight_of(levels: dict[str, int]) -> float:
    """The weight that the linkage itself stores for a pair with these levels and rare values."""
    columns = ", ".join(f"{value} AS {name}" for name, value in {**levels, **RARE_BITS}.items())
    found = engine().execute(f"SELECT {weight_sql(MODEL)} AS bits FROM (SELECT {columns}) pair").fetchall()
    return float(found[0][0])


@cache
def engine() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1})


def explained(**levels: int) -> PairWeight:
    given_levels = {**NOTHING, **levels}
    return pair_weight(MODEL, given_levels, weight_of(given_levels))


def field(told: PairWeight, name: str) -> FieldSays:
    return next(one for one in told.fields if one.name == name)


@settings(max_examples=40)
@given(LEVELS)
def test_the_parts_add_up_to_the_weight(levels: dict[str, int]) -> None:
    told = pair_weight(MODEL, levels, weight_of(levels))
    parts = sum(one.bits or 0.0 for one in told.fields) + (told.rare_bits or 0.0)
    assert parts == pytest.approx(told.bits, abs=1e-5)


@settings(max_examples=40)
@given(LEVELS)
def test_says_something_of_every_field(levels: dict[str, int]) -> None:
    told = pair_weight(MODEL, levels, weight_of(levels))
    assert [one.name for one in told.fields] == [c.name for c in COMPARISONS]
    assert all(one.says.id and one.says.en for one in told.fields)
    assert (told.rare_bits is None) is (len(told.rare) < 2)
    assert {one.field for one in told.fields if one.bits is None} <= {*told.rare}


def test_gives_the_rare_value_to_the_only_field_that_agrees() -> None:
    told = explained(c_name=NAME.place("equal"), c_birth=BIRTH.place("swapped"))
    fixed = MODEL.weight(NAME, "equal")
    assert field(told, "name").bits == pytest.approx(fixed + RARE_BITS["name_bits"], abs=1e-5)
    assert told.rare_bits is None


def test_keeps_the_rare_values_of_several_fields_together() -> None:
    told = explained(c_name=NAME.place("equal"), c_birth=BIRTH.place("equal"))
    assert [words.en for words in told.rare] == ["name", "birth date"]
    fixed = MODEL.weight(NAME, "equal") + MODEL.weight(BIRTH, "equal")
    assert told.rare_bits == pytest.approx(fixed + 11.0 + 14.0, abs=1e-5)


def test_weighs_no_place_beside_an_equal_nik() -> None:
    told = field(explained(c_nik=NIK.place("equal"), c_place=PLACE.place("differs")), "place")
    assert told.bits == 0.0
    assert told.says.en == "differs; not weighed, because the NIK is equal"


@pytest.mark.parametrize(
    ("birth", "place", "context"), [(2, 2, "neither"), (2, 1, "place"), (1, 2, "birth"), (1, 1, "both")]
)
def test_weighs_a_nik_by_what_else_agrees(birth: int, place: int, context: str) -> None:
    told = field(explained(c_nik=NIK.place("serial"), c_birth=birth, c_place=place), "nik")
    assert told.other_share == MODEL.u[f"nik.{context}"]["serial"]
    assert told.same_share == MODEL.m["nik"]["serial"]


def test_weighs_nothing_where_a_record_says_nothing() -> None:
    told = explained()
    assert {(one.level, one.bits) for one in told.fields} == {("", 0.0)}
    assert told.bits == 0.0


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_says_each_level_in_the_words_of_the_comparison(comparison: Any) -> None:  # Any: a Comparison, named by its id
    said = [
        field(explained(**{comparison.column: number}), comparison.name).level
        for number in range(1, len(comparison.levels) + 1)
    ]
    assert said == [level.name for level in comparison.levels]
