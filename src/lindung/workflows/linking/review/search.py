"""Pairs looked up by a name, also those the machine was sure of: any pair may be contested."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.registry.snapshots.linkage import Linkage
from lindung.registry.snapshots.snapshot import snapshot_of
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.persons.one_name import name_key
from lindung.workflows.linking.review.errors import ReviewError
from lindung.workflows.linking.review.held_pairs import SIDES, read_pairs
from lindung.workflows.linking.review.queue import PairLine, pair_lines
from lindung.workflows.linking.review.reviewed import Reviewed, laid_out
from lindung.workflows.linking.review.threads import standing_threads

FEWEST_LETTERS: Final = 3
MOST_SHOWN: Final = 100
_ROWS: Final = {"snapshot": pl.String, "row": pl.UInt32}


@dataclass(frozen=True)
class Searched:
    """What a search found: how many pairs, and the first of them; those under review come first."""

    found: int
    pairs: tuple[PairLine, ...]


def search_pairs(reviewed: Reviewed, name: str) -> Searched:
    """Return the pairs in which a worker or a member bears a name.

    Raises:
        ReviewError: Fewer than three letters were typed: nobody browses people.
    """
    words = tuple((name_key(name) or "").split())
    if sum(map(len, words)) < FEWEST_LETTERS:
        raise ReviewError(_LETTERS)
    rows = {side: _rows(reviewed.vault, reviewed.linkage, side, words) for side in SIDES}
    pairs = read_pairs(reviewed.vault, reviewed.linkage, _touches(rows))
    found = laid_out(reviewed.vault, reviewed.linkage, pairs, standing_threads())
    under_review = found.laid.join(reviewed.laid, on=["left_id", "right_id"], how="semi")
    others = found.laid.join(reviewed.laid, on=["left_id", "right_id"], how="anti")
    listed = pl.concat([under_review, others]).head(MOST_SHOWN)
    return Searched(found.laid.height, tuple(pair_lines(found, listed)))


def _rows(vault: Vault, linkage: Linkage, side: str, words: tuple[str, ...]) -> pl.DataFrame:
    """Return the rows of a side whose name has a word that begins with each of some words."""
    padded = " " + pl.col("name_key")
    bears = pl.all_horizontal(padded.str.contains(f" {word}", literal=True) for word in words)
    found = [
        rows.filter(bears).select(pl.lit(id_).alias("snapshot"), pl.col("row").cast(pl.UInt32))
        for id_ in linkage.manifest.snapshots[SIDES[side]]
        for rows in snapshot_of(vault, id_).rows(vault, ["row", "name_key"])
    ]
    return pl.concat([pl.DataFrame(schema=_ROWS), *found])


def _touches(rows: dict[str, pl.DataFrame]) -> pl.Expr:
    """Tell which links name one of the rows."""
    of_side = [
        (pl.col(f"{side}_snapshot") == id_) & pl.col(f"{side}_row").is_in(of_one["row"].implode())
        for side, found in rows.items()
        for (id_,), of_one in found.partition_by("snapshot", as_dict=True).items()
    ]
    return pl.any_horizontal(of_side) if of_side else pl.lit(value=False)


_LETTERS = Words(
    "Tulis sedikitnya tiga huruf dari sebuah nama. Daftar orang tidak dibuka begitu saja.",
    "Write at least three letters of a name. People are not browsed.",
)
