"""What people decided about pairs, laid over the links of a new linkage."""

from typing import Final

import polars as pl

from lindung.engines.linkage.comparisons import COMPARISONS
from lindung.engines.linkage.explaining.given_pairs import levels_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.workflows.linking.review.blind_keys import MEMBER_KINDS, WORKER_KINDS, BlindKeys
from lindung.workflows.linking.review.laid_over import lay_over, pairs_found
from lindung.workflows.linking.review.recognise import recognise
from lindung.workflows.linking.review.threads import Threads, standing_threads
from lindung.workflows.linking.stored_tables import LINK_ROWS

STAGE: Final = "decided"
"""Stage of a pair that no rule brought and a person calls one."""

REFUSED: Final = "refused"
"""Decision about a pair that a person calls two persons: it stays in the table and counts for nothing."""

_LEVELS: Final = [comparison.column for comparison in COMPARISONS]
_TOLD_BY_PERSONS: Final = ["c_name", "c_birth", "c_place", "c_sex", "c_nik"]
"""Levels that can be read from PERSON; the others need more of a record."""


def decided_links(links: pl.DataFrame, left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Return the links with every standing decision applied; nothing is taken away.

    ``same`` makes a pair a match, also one that no rule brought; ``different`` makes it refused; a pair of which the
    readers are unsure stays what it was. Where the levels are others than the last reader saw, ``recheck`` is true: the
    decision counts until somebody looks again.

    Args:
        links: LINK_ROWS.
        left: PERSON rows of the left register, in order of ``id``.
        right: The same of the right one.
    """
    threads = standing_threads()
    if threads.is_empty:
        return links
    ring = office_vault().keys
    key_ids = threads.threads["key_id"].unique().sort()
    found = pl.concat(
        [_found(threads.under(key_id), links, left, right, BlindKeys.under(ring, key_id)) for key_id in key_ids]
    )
    wider = pl.concat([links, _brought_by_decisions(found, threads, links, left, right)])
    laid = lay_over(_with_levels(wider, found, left, right), found, threads)
    return _applied(laid).select(pl.col(name).cast(kind) for name, kind in LINK_ROWS.items())


def _found(
    threads: Threads, links: pl.DataFrame, left: pl.DataFrame, right: pl.DataFrame, blind: BlindKeys
) -> pl.DataFrame:
    """Find the decided pairs: members among those linked to the worker first, and only then among all."""
    workers = _workers(threads, left, blind)
    here = threads.of(threads.threads.join(workers, on="pair_key", how="semi"))
    linked = links.join(workers, left_on="left_id", right_on="row_id", how="semi")
    near = _members(here, _rows(right, linked["right_id"].unique()), blind)
    settled = near.filter(pl.col("changed").list.len() == 0)
    is_sought = (pl.col("verdict") == PairVerdict.SAME) | pl.col("pair_key").is_in(near["pair_key"].implode())
    left_over = here.of(here.threads.join(settled, on="pair_key", how="anti").filter(is_sought))
    if left_over.is_empty:
        return pairs_found(here, workers, near)
    far = _members(left_over, right, blind)
    return pairs_found(here, workers, pl.concat([near.join(left_over.threads, on="pair_key", how="anti"), far]))


def _workers(threads: Threads, left: pl.DataFrame, blind: BlindKeys) -> pl.DataFrame:
    """Find workers; a name's key holds the village, so that those of other villages need none."""
    villages = threads.threads["area_code"].unique().implode()
    near = left.filter(pl.col("village_code").is_in(villages))
    keys = pl.concat([blind.keys(left, ["nik"]), blind.keys(near, ["name"])])
    return recognise(threads, "left", left, keys, keys_of=lambda rows: blind.keys(rows, WORKER_KINDS))


def _members(threads: Threads, right: pl.DataFrame, blind: BlindKeys) -> pl.DataFrame:
    keys = blind.keys(right, MEMBER_KINDS)
    return recognise(threads, "right", right, keys, keys_of=lambda rows: blind.keys(rows, MEMBER_KINDS))


def _brought_by_decisions(
    found: pl.DataFrame, threads: Threads, links: pl.DataFrame, left: pl.DataFrame, right: pl.DataFrame
) -> pl.DataFrame:
    """Return LINK_ROWS of pairs that people call one and the linkage did not find."""
    same = threads.threads.filter(pl.col("verdict") == PairVerdict.SAME).select("pair_key", "score")
    pairs = (
        found.filter(~pl.col("is_conflict"))
        .join(same, on="pair_key")
        .join(links, on=["left_id", "right_id"], how="anti")
        .unique(["left_id", "right_id"])
    )
    placed = pairs.join(
        left.select(left_id="id", left_snapshot="snapshot", left_row="row", village_code="village_code"), on="left_id"
    ).join(right.select(right_id="id", right_snapshot="snapshot", right_row="row"), on="right_id")
    told = placed.with_columns(stage=pl.lit(STAGE), decision=pl.lit("possible"))
    return told.select(
        pl.col(name).cast(kind) if name in told.columns else pl.lit(None, dtype=kind).alias(name)
        for name, kind in LINK_ROWS.items()
    )


def _with_levels(links: pl.DataFrame, found: pl.DataFrame, left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Fill in the levels of decided pairs that the linkage did not compare."""
    lacking = links.filter(pl.all_horizontal(pl.col(name).is_null() for name in _LEVELS)).join(
        found, on=["left_id", "right_id"], how="semi"
    )
    if lacking.is_empty():
        return links
    sides = [_rows(persons, lacking[name]) for persons, name in ((left, "left_id"), (right, "right_id"))]
    has_niks = sides[0]["nik_number"].is_not_null() & sides[1]["nik_number"].is_not_null()
    read = levels_of(*(side.drop("id") for side in sides)).select(_TOLD_BY_PERSONS)
    read = read.with_columns(c_nik=pl.when(has_niks).then("c_nik"))
    known = pl.concat([lacking.select("left_id", "right_id"), read], how="horizontal")
    return links.update(known, on=["left_id", "right_id"], how="left")


def _applied(laid: pl.DataFrame) -> pl.DataFrame:
    """Return the links with ``decision`` as people settled it; a conflict leaves it to the machine."""
    holds = pl.col("verdict").is_not_null() & ~pl.col("is_conflict")
    decision = (
        pl.when(holds & (pl.col("verdict") == PairVerdict.SAME))
        .then(pl.lit("match"))
        .when(holds & (pl.col("verdict") == PairVerdict.DIFFERENT))
        .then(pl.lit(REFUSED))
        .otherwise("decision")
    )
    return laid.with_columns(decision=decision, decided=pl.col("verdict"))


def _rows(persons: pl.DataFrame, ids: pl.Series) -> pl.DataFrame:
    """Take rows by their ids, in the order of the ids."""
    return pl.DataFrame({"id": ids}).join(persons, on="id", how="left", maintain_order="left")
