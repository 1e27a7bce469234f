import polars as pl

from lindung.engines.linkage.outcome import SideCount, outcome_of_links

LINKS = pl.DataFrame(
    {
        "left_id": [0, 0, 1, 2, 3], "right_id": [0, 1, 1, 2, 3],
        "stage": ["nik", "residue", "residue", "residue", "double"],
        "decision": ["match", "possible", "possible", "refused", "refused"],
    }
)  # fmt: skip


def test_a_refused_pair_counts_for_neither_side() -> None:
    told = outcome_of_links(LINKS, left_rows=5, right_rows=4)
    assert told.left == SideCount(rows=5, matched=1, possible=1, without=3)
    assert told.right == SideCount(rows=4, matched=1, possible=1, without=2)


def test_every_pair_is_counted_once() -> None:
    told = outcome_of_links(LINKS, left_rows=5, right_rows=4)
    assert told.pairs == {
        ("double", "refused"): 1, ("nik", "match"): 1, ("residue", "possible"): 2, ("residue", "refused"): 1,
    }  # fmt: skip
    assert sum(told.pairs.values()) == LINKS.height
