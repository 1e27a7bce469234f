import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.linkage.comparisons import BIRTH, COMPARISONS, NAME, NIK, PLACE
from lindung.engines.linkage.explaining.contributions import contributions
from tests.engines.linkage.explaining.test_explain import MODEL, NOTHING, RARE_BITS, weight_of

LEVELS = st.fixed_dictionaries({c.name: st.integers(0, len(c.levels)) for c in COMPARISONS})
RARITY = {"birth": RARE_BITS["birth_bits"], "place": RARE_BITS["village_bits"]}


def told(levels: dict[str, int]) -> dict[str, float]:
    columns = NOTHING | {f"c_{name}": level for name, level in levels.items()}
    return contributions(MODEL, levels, weight=weight_of(columns), rarity=RARITY)


@given(LEVELS)
def test_the_fields_add_up_to_the_weight(levels: dict[str, int]) -> None:
    columns = {f"c_{name}": level for name, level in levels.items()}
    assert sum(told(levels).values()) == pytest.approx(weight_of(columns), abs=1e-5)


def test_each_field_gets_what_its_own_rare_value_adds() -> None:
    found = told({"name": NAME.place("equal"), "birth": BIRTH.place("equal"), "place": PLACE.place("equal")})
    for comparison, bits in ((NAME, "name_bits"), (BIRTH, "birth_bits"), (PLACE, "village_bits")):
        expected = MODEL.weight(comparison, "equal") + RARE_BITS[bits]
        assert found[comparison.name] == pytest.approx(expected, abs=1e-5)


def test_what_is_missing_adds_nothing() -> None:
    assert told({"name": NAME.place("differs")})["birth"] == 0.0


def test_the_village_says_nothing_beside_an_equal_nik() -> None:
    assert told({"nik": NIK.place("equal"), "place": PLACE.place("equal")})["place"] == 0.0
