"""Why a pair of a stored linkage is linked: the parts of its weight, what was expected, who else came into question."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from lindung.engines.linkage.comparisons import COMPARISONS
from lindung.engines.linkage.explaining.explain import PairWeight, pair_weight
from lindung.engines.linkage.explaining.odds import Rivals, expected_bits, rivals_of
from lindung.engines.linkage.model import Model
from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.registry.snapshots.linkage import linkage_of
from lindung.registry.snapshots.snapshot import snapshot_of
from lindung.registry.snapshots.vault import Vault, office_vault
from lindung.vocabulary.language import Words
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.masked_nik import masked_nik_expr
from lindung.workflows.linking.people.place_names import area_names

LEVELS: Final = tuple(comparison.column for comparison in COMPARISONS)
_PAIR: Final = (
    "left_snapshot", "left_row", "right_snapshot", "right_row", "left_id", "right_id", "stage", "decision", "score",
    "weight", "decided", *LEVELS,
)  # fmt: skip


@dataclass(frozen=True)
class RecordShown:
    """One of the two records: enough to know which is meant."""

    name: str
    nik: str
    birth_year: int | None
    village: str


@dataclass(frozen=True)
class PairExplained:
    """Why a pair is linked.

    Attributes:
        left: The record of the list, or None where only its place is known.
        right: The record of the other register, or None.
        stage: How the pair was found.
        decision: match or possible.
        decided: same or different, where a person decided; else "".
        score: How sure it is that both are one person.
        weight: The weight taken apart; None where the pair came with another one and was not compared itself.
        expected_bits: Binary logarithm of the odds before anything was compared.
        rivals: Who else came into question.
    """

    left: RecordShown | None
    right: RecordShown | None
    stage: str
    decision: str
    decided: str
    score: float
    weight: PairWeight | None
    expected_bits: float
    rivals: Rivals


def explain_pair(linkage_id: str, left: str, right: str) -> PairExplained:
    """Explain a pair of a stored linkage.

    Args:
        linkage_id: The linkage.
        left: Row of the list, or ``snapshot.row`` where the list has several registers.
        right: Row of the members, in the same way.

    Raises:
        SnapshotGoneError: There is no such linkage.
        LinkingError: These rows are no pair, or several.
    """
    vault = office_vault()
    linkage = linkage_of(vault, linkage_id)
    links = pl.concat(linkage.table(vault, "links", list(_PAIR)))
    pairs = links.filter(_is_row("left", left), _is_row("right", right))
    row = the_pair(pairs)
    records = [_record(vault, row[f"{side}_snapshot"], row[f"{side}_row"]) for side in ("left", "right")]
    return explained(row, links, Model(**linkage.manifest.model), left=records[0], right=records[1])


def the_pair(pairs: pl.DataFrame) -> dict[str, Any]:  # Any: cells of a pair
    """Return the one pair that was asked for; LinkingError when there is none, or several."""
    if pairs.height != 1:
        raise LinkingError(_SEVERAL if pairs.height else _NONE)
    return pairs.row(0, named=True)


def explained(
    pair: Mapping[str, Any], links: pl.DataFrame, model: Model, *, left: RecordShown | None = None,
    right: RecordShown | None = None,
) -> PairExplained:  # fmt: skip  # Any: cells of a pair
    """Explain one of the links of a linkage, given all of them."""
    was_compared = pair["weight"] is not None
    return PairExplained(
        left=left,
        right=right,
        stage=pair["stage"],
        decision=pair["decision"],
        decided=pair.get("decided") or "",
        score=pair["score"],
        weight=pair_weight(model, {name: pair[name] for name in LEVELS}, pair["weight"]) if was_compared else None,
        expected_bits=expected_bits(links, model, pair["stage"]),
        rivals=rivals_of(links, pair["left_id"], pair["right_id"]),
    )


def _is_row(side: str, named: str) -> pl.Expr:
    snapshot, dot, row = named.rpartition(".")
    if not row.isascii() or not row.isdecimal() or len(row) > _LONGEST_ROW:
        raise LinkingError(_NOT_A_ROW)
    is_row = pl.col(f"{side}_row") == int(row)
    return is_row & (pl.col(f"{side}_snapshot") == snapshot) if dot else is_row


def _record(vault: Vault, snapshot_id: str, row: int) -> RecordShown | None:
    """Read one row of a register; None when the register is no longer there."""
    try:
        snapshot = snapshot_of(vault, snapshot_id)
    except SnapshotGoneError:
        return None
    columns = ["row", "name", "nik_number", "birth_date", "village_code"]
    for rows in snapshot.rows(vault, columns):
        found = rows.filter(pl.col("row") == row).with_columns(nik=masked_nik_expr(pl.col("nik_number")))
        if found.height:
            told = found.row(0, named=True)
            code = told["village_code"]
            return RecordShown(
                name=told["name"] or "",
                nik=told["nik"] or "",
                birth_year=told["birth_date"].year if told["birth_date"] else None,
                village=area_names([code])[code] if code else "",
            )
    return None


_LONGEST_ROW: Final = 9
_NONE = Words(
    "Dua baris itu bukan pasangan dalam pemadanan ini: keduanya tidak mirip, atau nomor barisnya lain.",
    "These two rows are no pair of this linkage: they are not alike, or the rows have other numbers.",
)
_SEVERAL = Words(
    "Beberapa register memuat nomor baris itu. Tulis dengan tanda registernya: REGISTER.BARIS.",
    "Several registers hold that row number. Write it with the register: REGISTER.ROW.",
)
_NOT_A_ROW = Words(
    "Baris ditulis sebagai angka, atau REGISTER.BARIS.", "A row is written as a number, or as REGISTER.ROW."
)
