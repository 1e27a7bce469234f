from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.money import Rupiah

amounts = st.integers(-(10**15), 10**15).map(Rupiah)


@given(amounts, amounts)
def test_adds_and_takes_away_whole_rupiah(one: Rupiah, other: Rupiah) -> None:
    assert one + other - other == one
    assert isinstance(one + other, Rupiah)
    assert isinstance(one - other, Rupiah)
    assert one + -other == one - other


@given(st.lists(amounts, max_size=20))
def test_sums_to_rupiah(parts: list[Rupiah]) -> None:
    assert sum(parts) == sum(int(part) for part in parts)
    assert isinstance(sum(parts, Rupiah(0)), Rupiah)


@given(amounts, st.integers(-10_000, 10_000))
def test_multiplies_by_whole_numbers(amount: Rupiah, times: int) -> None:
    assert amount * times == times * amount == int(amount) * times
    assert isinstance(times * amount, Rupiah)


def test_counts_a_year_of_contributions() -> None:
    assert Rupiah(16_800) * 12 == Rupiah(201_600)


@pytest.mark.parametrize("amount", [16_800.0, "16800", True, None])
def test_refuses_what_is_not_whole(amount: object) -> None:
    with pytest.raises(TypeError, match="whole"):
        Rupiah(amount)  # type: ignore[arg-type]  # that it is refused is the test


@pytest.mark.parametrize(
    "combine",
    [
        lambda rupiah: rupiah + 0.5,
        lambda rupiah: rupiah - 0.5,
        lambda rupiah: rupiah * 0.5,
        lambda rupiah: rupiah + True,
        lambda rupiah: rupiah / 2,
    ],
)
def test_refuses_fractions(combine: Callable[[Rupiah], object]) -> None:
    with pytest.raises(TypeError, match=r"[Rr]upiah"):
        combine(Rupiah(16_800))


def test_is_ordered_and_hashable() -> None:
    assert sorted([Rupiah(3), Rupiah(1), Rupiah(2)]) == [1, 2, 3]
    assert {Rupiah(5)} == {Rupiah(5)}
    assert repr(Rupiah(5)) == "Rupiah(5)"
