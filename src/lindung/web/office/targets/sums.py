"""Sums under a table of shares."""

from collections.abc import Sequence
from dataclasses import dataclass

from lindung.opendata.queries.target_plan import PlannedShare


@dataclass(frozen=True)
class Sums:
    """What the rows of a table add up to; unknown numbers add nothing.

    Attributes:
        workers: Workers.
        covered: Covered workers.
        share: Shares.
        additional: Additional people, where share and covered are both known.
    """

    workers: int
    covered: int
    share: int
    additional: int


def sums_of(rows: Sequence[PlannedShare]) -> Sums:
    """Add up the rows of a table."""
    return Sums(
        workers=sum(row.workers or 0 for row in rows),
        covered=sum(row.covered or 0 for row in rows),
        share=sum(row.share or 0 for row in rows),
        additional=sum(row.additional or 0 for row in rows),
    )
