"""The oracle of the comparison of engines, against decimal arithmetic, worked cases and the peers' own parameters."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from scripts.peers import law, population

YEAR = law.months_between("2026-01", "2026-12")
PEERS = Path(population.__file__).parent
CLASSES = ("0.0024", "0.0054", "0.0089", "0.0127", "0.0174")


@pytest.mark.parametrize("kind", ["pu", "bpu"])
def test_agrees_with_decimals_rounded_half_up_for_two_thousand_people(kind: str) -> None:
    columns = population.population(kind, 2_000, seed=7)
    by_hand = {"pu": employed_by_hand, "bpu": self_employed_by_hand}[kind]

    totals = population.oracle(kind, columns, YEAR)

    assert totals.tolist() == [by_hand(person) for person in people(columns)]


@pytest.mark.parametrize(
    ("month", "wage", "risk_class", "size", "labour_intensive", "expected"),
    [
        ("2026-03", 4_600_000, 2, "medium", False, [24_840, 13_800, 170_200, 92_000, 92_000, 46_000]),  # case 6
        ("2026-03", 2_000_000, 1, "micro", False, [4_800, 6_000, 0, 0, 0, 0]),  # case 8
        ("2026-03", 3_100_000, 3, "small", False, [27_590, 9_300, 114_700, 62_000, 0, 0]),  # case 9
        ("2025-03", 3_500_000, 2, "micro", True, [9_450, 10_500, 0, 0, 0, 0]),  # case 10
        ("2026-01", 3_500_000, 2, "micro", True, [9_450, 10_500, 0, 0, 0, 0]),  # the last month of that relief
        ("2026-02", 3_500_000, 2, "micro", True, [18_900, 10_500, 0, 0, 0, 0]),
    ],
)
def test_reproduces_the_worked_cases_of_employed_people(
    month: str, wage: int, risk_class: int, size: str, labour_intensive: bool, expected: list[int]
) -> None:
    columns = column_of(
        wage=wage,
        risk_class=risk_class,
        employer_size=law.SIZES.index(size),
        labour_intensive=labour_intensive,
    )

    assert population.oracle("pu", columns, [month]).tolist() == [expected]


@pytest.mark.parametrize(
    ("month", "income", "transport", "payer", "with_jht", "expected"),
    [
        ("2025-05", 3_300_000, False, "self", True, [34_500, 6_800, 69_000]),  # case 2
        ("2025-05", 1_099_500, False, "self", False, [10_000, 6_800, 0]),  # case 3
        ("2026-02", 2_200_000, True, "self", True, [11_000, 3_400, 44_000]),  # case 4
        ("2026-02", 2_200_000, False, "self", False, [22_000, 6_800, 0]),  # case 5
        ("2026-04", 2_200_000, False, "self", False, [11_000, 3_400, 0]),
        ("2027-01", 2_200_000, False, "self", False, [22_000, 6_800, 0]),
        ("2026-04", 0, False, "apbd", False, [10_000, 6_800, 0]),  # case 32, one worker in one month
    ],
)
def test_reproduces_the_worked_cases_of_self_employed_people(
    month: str, income: int, transport: bool, payer: str, with_jht: bool, expected: list[int]
) -> None:
    columns = column_of(income=income, transport=transport, payer=law.PAYERS.index(payer), with_jht=with_jht)

    assert population.oracle("bpu", columns, [month]).tolist() == [expected]


@pytest.mark.parametrize("kind", ["pu", "bpu"])
def test_the_same_seed_gives_the_same_people(kind: str) -> None:
    first, again, other = (population.population(kind, 100, seed=seed) for seed in (1, 1, 2))

    assert all(np.array_equal(first[name], again[name]) for name in first)
    assert any(not np.array_equal(first[name], other[name]) for name in first)


def test_refuses_months_before_the_first_it_knows() -> None:
    with pytest.raises(ValueError, match="knows months from 2025-03 on"):
        law.months_between("2025-02", "2025-12")


def test_counts_the_cells_that_differ_and_the_largest_difference() -> None:
    found, expected = np.array([[1, 2], [3, 4]]), np.array([[1, 5], [3, 3]])

    assert population.differences(found, expected) == {"cells": 4, "wrong": 2, "largest": 3}


def test_the_parameters_of_the_openfisca_model_are_those_of_the_oracle() -> None:
    pu, bpu = (yaml.safe_load((PEERS / "fisca_parameters" / f"{kind}.yaml").read_text()) for kind in ("pu", "bpu"))

    rates = [only_value(pu["jkk"][f"class_{number}"]) for number in range(1, 6)]
    assert [round(rate * law.LAW["pu"]["per"]) for rate in rates] == law.LAW["pu"]["jkk"]
    assert {str(since)[:7]: line["value"] for since, line in pu["jp_ceiling"]["values"].items()} == (
        law.LAW["pu"]["jp_ceiling"]
    )
    assert [[first(tier["threshold"]), first(tier["amount"])] for tier in bpu["base"]["brackets"]] == (
        law.LAW["bpu"]["tiers"]
    )


def employed_by_hand(person: dict[str, Any]) -> list[int]:
    """The year of one employed person, with the amounts of 2026 written out."""
    wage = Decimal(person["wage"])
    halved = [Decimal("0.5") if person["labour_intensive"] and month == "2026-01" else Decimal(1) for month in YEAR]
    pensionable = [min(wage, Decimal(10_547_400 if month < "2026-03" else 11_086_300)) for month in YEAR]
    jht, jp = person["employer_size"] > 0, person["employer_size"] > 1
    return [
        summed(lambda number: wage * Decimal(CLASSES[person["risk_class"] - 1]) * halved[number]),
        summed(lambda _: wage * Decimal("0.003")),
        jht * summed(lambda _: wage * Decimal("0.037")),
        jht * summed(lambda _: wage * Decimal("0.02")),
        jp * summed(lambda number: pensionable[number] * Decimal("0.02")),
        jp * summed(lambda number: pensionable[number] * Decimal("0.01")),
    ]


def self_employed_by_hand(person: dict[str, Any]) -> list[int]:
    """The year of one self-employed person, with the months of 2026 written out."""
    base = Decimal(max(base for lower, base in law.LAW["bpu"]["tiers"] if lower <= person["income"]))
    since = "2026-01" if person["transport"] else "2026-04"
    eligible = law.PAYERS[person["payer"]] not in {"apbn", "apbd"}
    share = [Decimal("0.5") if eligible and month >= since else Decimal(1) for month in YEAR]
    return [
        summed(lambda number: base * Decimal("0.01") * share[number]),
        summed(lambda number: Decimal(6_800) * share[number]),
        person["with_jht"] * summed(lambda _: base * Decimal("0.02")),
    ]


def summed(monthly: Callable[[int], Decimal]) -> int:
    """Add up twelve months, each rounded half up."""
    return sum(int(monthly(number).quantize(Decimal(1), rounding=ROUND_HALF_UP)) for number in range(12))


def people(columns: population.Columns) -> list[dict[str, Any]]:
    """The rows of the columns, as plain Python values."""
    rows = zip(*(values.tolist() for values in columns.values()), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def column_of(**person: int | bool) -> population.Columns:
    """The columns of a single person."""
    return {name: np.array([value]) for name, value in person.items()}


def only_value(parameter: dict[str, Any]) -> float:
    """The value of a parameter that never changed."""
    return float(first(parameter["values"]))


def first(values: dict[Any, Any]) -> Any:  # Any: a number of either kind, as YAML gives it
    """The first dated value."""
    return next(iter(values.values()))["value"]
