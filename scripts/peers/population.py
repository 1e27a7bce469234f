"""Invented people for the comparison of engines, and the oracle: their yearly totals in whole-number arithmetic.

    python -m scripts.peers.population {pu|bpu} PEOPLE DIRECTORY [--seed N] [--months 2026-01..2026-12]

writes one .npy file per column and ``oracle.npy``, shape (people, lines). The oracle knows no engine: NumPy int64,
((2 * amount * rate + per) // (2 * per)), month after month, which is half up to whole rupiah.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scripts.peers.law import LAW, LINES, PAYERS, SIZES, ceiling, is_in, months_between

Columns = dict[str, NDArray[np.generic]]
Rupiah = NDArray[np.int64]


def main(arguments: Sequence[str]) -> int:
    """Write the columns and the oracle's totals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=sorted(LINES))
    parser.add_argument("people", type=int)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--months", default="2026-01..2026-12")
    asked = parser.parse_args(arguments)
    columns = population(asked.kind, asked.people, seed=asked.seed)
    asked.directory.mkdir(parents=True, exist_ok=True)
    for name, values in columns.items():
        np.save(asked.directory / f"{name}.npy", values)
    first, last = asked.months.split("..")
    np.save(asked.directory / "oracle.npy", oracle(asked.kind, columns, months_between(first, last)))
    print(f"{asked.people:,} people of {asked.kind} written to {asked.directory}")
    return 0


def population(kind: str, people: int, *, seed: int) -> Columns:
    """Invent people of a kind, "pu" or "bpu"; the same seed gives the same people."""
    random = np.random.default_rng(seed)
    return employed(random, people) if kind == "pu" else self_employed(random, people)


def oracle(kind: str, columns: Columns, months: Sequence[str]) -> Rupiah:
    """Add up each person's lines over the months, each month rounded half up; shape (people, lines)."""
    lines = employed_lines if kind == "pu" else self_employed_lines
    total = np.zeros((len(next(iter(columns.values()))), len(LINES[kind])), dtype=np.int64)
    for month in months:
        for number, line in enumerate(lines(columns, month)):
            total[:, number] += line
    return total


def employed(random: np.random.Generator, people: int) -> Columns:
    """Invent wages of Rp 500,000 to 60 million: whole thousands, whole fifties (which end in halves), any rupiah."""
    wage = np.exp(random.uniform(np.log(500_000), np.log(60_000_000), people)).astype(np.int64)
    unit = np.array([1_000, 50, 1])[random.integers(0, 3, people)]
    return {
        "wage": (wage // unit * unit).clip(500_000, 60_000_000),
        "risk_class": random.integers(1, 6, people, dtype=np.int8),
        "employer_size": random.integers(0, len(SIZES), people, dtype=np.int8),
        "labour_intensive": random.random(people) < 0.3,
    }


def self_employed(random: np.random.Generator, people: int) -> Columns:
    """Invent incomes of Rp 0 to 25 million: whole thousands, odd rupiah, and a third close to the edge of a tier."""
    edges = np.array([lower for lower, _ in LAW["bpu"]["tiers"]], dtype=np.int64)
    anywhere = random.integers(0, 25_000_001, people)
    near = edges[random.integers(0, len(edges), people)] + random.integers(-1_500, 1_501, people)
    kinds = random.integers(0, 3, people)
    income = np.select([kinds == 0, kinds == 1], [anywhere // 1_000 * 1_000, anywhere], near)
    return {
        "income": income.clip(0, 25_000_000),
        "transport": random.random(people) < 0.4,
        "payer": random.integers(0, len(PAYERS), people, dtype=np.int8),
        "with_jht": random.random(people) < 0.5,
    }


def employed_lines(columns: Columns, month: str) -> list[Rupiah]:
    """One month of an employed person's six lines."""
    law = LAW["pu"]
    wage = columns["wage"].astype(np.int64)
    relieved = columns["labour_intensive"].astype(bool) & is_in(law["labour_intensive"], month)
    divisor = np.where(relieved, law["labour_intensive"]["divisor"], 1)
    pensionable = np.minimum(wage, ceiling(month))
    has_jht = columns["employer_size"] != SIZES.index("micro")
    has_jp = np.isin(columns["employer_size"], [SIZES.index("medium"), SIZES.index("large")])
    return [
        half_up(wage * np.array(law["jkk"])[columns["risk_class"].astype(np.int64) - 1], law["per"] * divisor),
        half_up(wage * law["jkm"], law["per"]),
        half_up(wage * law["jht_employer"], law["per"]) * has_jht,
        half_up(wage * law["jht_worker"], law["per"]) * has_jht,
        half_up(pensionable * law["jp_employer"], law["per"]) * has_jp,
        half_up(pensionable * law["jp_worker"], law["per"]) * has_jp,
    ]


def self_employed_lines(columns: Columns, month: str) -> list[Rupiah]:
    """One month of a self-employed person's three lines."""
    law = LAW["bpu"]
    lower, base = (np.array(column, dtype=np.int64) for column in zip(*law["tiers"], strict=True))
    basis = base[np.searchsorted(lower, columns["income"], side="right") - 1]
    relief = law["relief"]
    in_time = np.where(columns["transport"], is_in(relief["transport"], month), is_in(relief["other"], month))
    excluded = np.isin(columns["payer"], [PAYERS.index(payer) for payer in relief["not_for"]])
    divisor = np.where(in_time & ~excluded, relief["divisor"], 1)
    return [
        half_up(basis * law["jkk"], law["per"] * divisor),
        half_up(np.full(len(basis), law["jkm"], dtype=np.int64), divisor),
        half_up(basis * law["jht"], law["per"]) * columns["with_jht"].astype(bool),
    ]


def half_up(amount: Rupiah, per: int | Rupiah) -> Rupiah:
    """Divide whole numbers and round half up, without a fraction in between."""
    rounded: Rupiah = (2 * amount + per) // (2 * per)
    return rounded


def differences(found: Rupiah, expected: Rupiah) -> dict[str, int]:
    """Count the cells that differ from the oracle, and say by how much at most, in rupiah."""
    gap = np.abs(found - expected)
    return {"cells": gap.size, "wrong": int(np.count_nonzero(gap)), "largest": int(gap.max(initial=0))}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
