"""The verdict of every row of a list, and what its sentences tell beside the row itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.engines.intake.checks.catalogue import Reason, Severity, reasons_for, severity_mask
from lindung.engines.intake.checks.scheme import Scheme
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.row_state import RowState

STATE: Final = pl.Enum([state.value for state in (RowState.ACCEPTED, RowState.TO_REPAIR, RowState.NOT_ELIGIBLE)])

VERDICT: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "row": pl.UInt32,
    "mask": pl.UInt64,        # every reason found
    "waived": pl.UInt64,      # those of them that a person has set aside
    "state": STATE,
    "other_row": pl.UInt32,   # the row it doubles or conflicts with
    "village_id": pl.UInt32,
}  # fmt: skip

EVIDENCE: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "row": pl.UInt32,
    "age": pl.Int16,
    "other_payer": pl.String,
    "active_payer": pl.String,
    "active_until": pl.Date,
    "other_file_row": pl.UInt32,  # the row it doubles or conflicts with, as a spreadsheet numbers it
    "place_row": pl.UInt32,   # the row that stands for the household, as a spreadsheet numbers it
    "count": pl.UInt32,       # rows with the phone, or new workers of the employer
}  # fmt: skip
"""Only rows that have any of it; other values are null."""


@dataclass(frozen=True)
class Verdicts:
    """What the checks found.

    Attributes:
        register: Kind of register.
        scheme: Rules that were in force.
        columns_present: Targets the file gave.
        frame: `VERDICT`, one line per row in the order of the file.
        evidence: `EVIDENCE`, by row.
        villages: village_id, village, village_code.
        not_checked: Reasons that could not be looked at, because the register they need is not known.
    """

    register: RegisterKind
    scheme: Scheme
    columns_present: frozenset[str]
    frame: pl.DataFrame
    evidence: pl.DataFrame
    villages: pl.DataFrame
    not_checked: tuple[str, ...]

    def findings(self, *, waived: bool = False) -> pl.DataFrame:
        """Return the rows that have an open reason (or a waived one, if asked) with their evidence beside them.

        ``mask`` holds the open reasons only, unless waived ones are asked for.
        """
        shown = pl.col("mask") if waived else open_expr()
        rows = self.frame.with_columns(mask=shown).filter(pl.col("mask") != 0)
        return rows.join(self.evidence, on="row", how="left", maintain_order="left")

    def evidence_of(self, reason: Reason) -> str:
        """Name the target whose cell shows a reason in this list."""
        return reason.evidence_for(self.register, self.columns_present)


def open_expr() -> pl.Expr:
    """Return the reasons that count: found and not set aside."""
    return pl.col("mask") & ~pl.col("waived")


def state_expr(register: RegisterKind) -> pl.Expr:
    """Return each row's state: to repair before not eligible before accepted; notes and waived reasons do not count."""
    repair, ineligible = (severity_mask(one, register) for one in (Severity.REPAIR, Severity.INELIGIBLE))
    return (
        pl.when(_any_of(repair))
        .then(pl.lit(RowState.TO_REPAIR.value, dtype=STATE))
        .when(_any_of(ineligible))
        .then(pl.lit(RowState.NOT_ELIGIBLE.value, dtype=STATE))
        .otherwise(pl.lit(RowState.ACCEPTED.value, dtype=STATE))
        .alias("state")
    )


def order_of(register: RegisterKind) -> dict[str, int]:
    """Rank the reasons of a register, most severe first, then by bit."""
    severities = [*Severity]
    ranked = sorted(reasons_for(register), key=lambda one: (severities.index(one.severity_in(register)), one.bit))
    return {reason.name: rank for rank, reason in enumerate(ranked)}


def _any_of(mask: int) -> pl.Expr:
    return (open_expr() & pl.lit(mask, dtype=pl.UInt64)) != 0
