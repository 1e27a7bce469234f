from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.definition import Definition, DenominatorKind, NumeratorBasis
from lindung.vocabulary.language import Language

definitions = st.builds(Definition, st.sampled_from(NumeratorBasis), st.sampled_from(DenominatorKind))


@given(definitions, definitions)
def test_contradicts_both_ways_or_not_at_all(one: Definition, other: Definition) -> None:
    assert one.contradicts(other) == other.contradicts(one)


@given(definitions)
def test_never_contradicts_itself_or_a_source_that_states_nothing(definition: Definition) -> None:
    assert not definition.contradicts(definition)
    assert not definition.contradicts(Definition())


@given(definitions, definitions)
def test_contradicts_exactly_when_a_stated_half_differs(one: Definition, other: Definition) -> None:
    stated = one.is_stated and other.is_stated
    assert not stated or one.contradicts(other) == (one != other)


def test_tells_two_bases_apart_when_the_denominator_is_unstated() -> None:
    by_domicile = Definition(NumeratorBasis.NIK_DOMICILE)
    by_workplace = Definition(NumeratorBasis.WORKPLACE)
    assert by_domicile.contradicts(by_workplace)
    assert not by_domicile.is_stated


def test_says_both_halves_in_either_language() -> None:
    definition = Definition(NumeratorBasis.NIK_DOMICILE, DenominatorKind.EMPLOYED)
    assert definition.in_language(Language.ID) == "peserta aktif menurut domisili NIK / penduduk bekerja"
    assert definition.in_language(Language.EN) == "active members by NIK domicile / employed population"


@given(st.lists(definitions, max_size=6), st.randoms())
def test_is_ordered_and_hashable(several: list[Definition], chance: Random) -> None:
    shuffled = chance.sample(several, len(several))
    assert sorted(several) == sorted(shuffled)
    assert {*several} == {*shuffled}


def test_is_frozen() -> None:
    definition = Definition()
    with pytest.raises(AttributeError):
        definition.numerator_basis = NumeratorBasis.WORKPLACE  # type: ignore[misc]  # that it is refused is the test
