"""Pairs of a stored linkage with what people decided about them, as it stands now; the linkage itself never changes."""

from dataclasses import dataclass

import polars as pl

from lindung.registry.models import PairDecision
from lindung.registry.snapshots.linkage import Linkage, linkage_of
from lindung.registry.snapshots.vault import Vault, office_vault
from lindung.workflows.linking.review.blind_keys import BlindKeys
from lindung.workflows.linking.review.errors import UnknownPairError
from lindung.workflows.linking.review.held_pairs import Pairs, pairs_under_review, read_pairs
from lindung.workflows.linking.review.laid_over import lay_over, pairs_found
from lindung.workflows.linking.review.recognise import NOBODY, recognise
from lindung.workflows.linking.review.threads import SIDES, Threads, standing_threads


@dataclass(frozen=True)
class Reviewed:
    """Pairs of a linkage and where each stands.

    Attributes:
        vault: Where the linkage is sealed.
        linkage: The linkage.
        pairs: The pairs with their records.
        laid: LINK_ROWS with LAID and ``rank``, in the order of the queue.
        found: {side: FOUND}: by which keys the persons of decided pairs were known again.
        threads_of: left_id, right_id and pair_key of every decided pair that was found here, conflicts too.
    """

    vault: Vault
    linkage: Linkage
    pairs: Pairs
    laid: pl.DataFrame
    found: dict[str, pl.DataFrame]
    threads_of: pl.DataFrame

    @property
    def pair_keys(self) -> list[str]:
        """The decided pairs that are about these pairs."""
        both = self.threads_of.join(self.laid, on=["left_id", "right_id"], how="semi")
        return both["pair_key"].unique().to_list()


def under_review(linkage_id: str) -> Reviewed:
    """Return every pair that people read, or have read, of one linkage.

    Raises:
        SnapshotGoneError: There is no such linkage, or a register of it is gone.
        RegisterError: It cannot be read.
    """
    vault = office_vault()
    linkage = linkage_of(vault, linkage_id)
    pairs = pairs_under_review(vault, linkage)
    seen_here = PairDecision.objects.standing().filter(linkage_id=linkage_id)
    read = pl.Series("ref", [*seen_here.order_by().values_list("pair_ref", flat=True).distinct()], dtype=pl.String)
    contested = read.filter(~read.is_in(pairs.links.select(_ref()).to_series().implode()))
    if contested.len():
        pairs = pairs_under_review(vault, linkage, contested.to_list())
    return laid_out(vault, linkage, pairs, standing_threads())


def one_pair(reviewed: Reviewed, pair_ref: str) -> Reviewed:
    """Return one pair only; of a pair that nobody reads the linkage is opened again.

    Raises:
        UnknownPairError: The linkage has no such pair.
    """
    left_id, right_id = _ids(pair_ref)
    is_wanted = (pl.col("left_id") == left_id) & (pl.col("right_id") == right_id)
    links = reviewed.laid.filter(is_wanted)
    if links.is_empty():
        pairs = read_pairs(reviewed.vault, reviewed.linkage, is_wanted)
        if pairs.links.is_empty():
            raise UnknownPairError
        return laid_out(reviewed.vault, reviewed.linkage, pairs, standing_threads())
    left, right = (
        reviewed.pairs.side(side).filter(pl.col("id") == id_) for side, id_ in (("left", left_id), ("right", right_id))
    )
    pairs = Pairs(links, left, right)
    return Reviewed(reviewed.vault, reviewed.linkage, pairs, links, reviewed.found, reviewed.threads_of)


def laid_out(vault: Vault, linkage: Linkage, pairs: Pairs, threads: Threads) -> Reviewed:
    """Lay decisions over pairs."""
    parts: dict[str, list[pl.DataFrame]] = {side: [] for side in SIDES}
    both = []
    for key_id in threads.threads["key_id"].unique().sort():
        blind, mine = BlindKeys.under(vault.keys, key_id), threads.under(key_id)
        found = {side: _found(mine, side, pairs, blind) for side in SIDES}
        both.append(pairs_found(mine, found["left"], found["right"]))
        for side, told in found.items():
            parts[side].append(told)
    known = pl.concat([pairs_found(threads, NOBODY, NOBODY), *both])
    persons = {side: pl.concat([NOBODY, *told]) for side, told in parts.items()}
    return Reviewed(vault, linkage, pairs, lay_over(pairs.links, known, threads), persons, known)


def ref_of(pair: dict[str, object]) -> str:
    """Name a pair within its linkage; nothing of a person."""
    return f"{pair['left_id']}-{pair['right_id']}"


def _found(threads: Threads, side: str, pairs: Pairs, blind: BlindKeys) -> pl.DataFrame:
    keys = pairs.keys_of(side, blind)
    return recognise(threads, side, pairs.side(side), keys, keys_of=lambda _: keys)


def _ref() -> pl.Expr:
    return pl.format("{}-{}", "left_id", "right_id").alias("ref")


def _ids(pair_ref: str) -> tuple[int, int]:
    left, _, right = pair_ref.partition("-")
    if not (left.isdecimal() and right.isdecimal() and len(pair_ref) < 40):
        raise UnknownPairError
    return int(left), int(right)
