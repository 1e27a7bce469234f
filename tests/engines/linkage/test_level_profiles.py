"""Pairs are counted by their levels together, and asked for one comparison or another."""

import polars as pl

from lindung.engines.linkage.level_profiles import Profiles
from lindung.engines.linkage.relations import DuckRelations

PAIRS = pl.DataFrame({"c_name": [1, 1, 1, 8, 0], "c_birth": [1, 1, 2, 1, 1]})


def _profiles() -> Profiles:
    relations = DuckRelations(memory_limit="20MB", threads=1)
    try:
        relations.load("pairs", [PAIRS], {"c_name": pl.Int64, "c_birth": pl.Int64})
        return Profiles.of(relations, "SELECT * FROM pairs", ("c_name", "c_birth"))
    finally:
        relations.close()


def test_counts_the_levels_of_a_comparison_without_what_is_missing() -> None:
    assert _profiles().counts("c_name") == {1: 3, 8: 1}
    assert _profiles().counts("c_birth") == {1: 4, 2: 1}


def test_counts_among_pairs_that_agree_elsewhere() -> None:
    assert _profiles().counts("c_name", c_birth=(1,)) == {1: 2, 8: 1}
    assert _profiles().counts("c_birth", c_name=(8, 7)) == {1: 1}
