"""What protection hands back: the rows as released, the same rows as the office knows them, and what it cost."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.engines.coverage.disclosure.relations import Relations
from lindung.vocabulary.suppression import Suppression

WITHHELD: Final = "withheld"
"""What readers are told instead of a number; why stays inside, for "few people" would itself narrow the number."""


@dataclass(frozen=True)
class Released:
    """One release as readers have it and as the office has it.

    Attributes:
        truth: ``OBSERVATION`` as it was built.
        observations: The same rows; withheld numbers are null. ``state`` says what became of the numerator and
            ``denominator_state`` of the denominator (:class:`~lindung.vocabulary.suppression.Suppression`).
        relations: Which numbers are bound to each other.
    """

    truth: pl.DataFrame
    observations: pl.DataFrame
    relations: Relations

    def public(self) -> pl.DataFrame:
        """Return the rows for everybody: states say published or withheld, never why; a share needs both numbers.

        ``share`` is in millionths, null where either number is withheld: a share beside a published denominator would
        give the withheld numerator away.
        """
        states = [
            pl.when(pl.col(name) == Suppression.PUBLISHED.value).then(name).otherwise(pl.lit(WITHHELD)).alias(name)
            for name in ("state", "denominator_state")
        ]
        has_base = pl.col("denominator") > 0
        share = pl.when(has_base).then(
            (pl.col("numerator") * 1_000_000 * 2 + pl.col("denominator")) // (2 * pl.col("denominator"))
        )
        return self.observations.with_columns(*states, share.alias("share"))


@dataclass(frozen=True)
class Report:
    """What protection cost.

    Attributes:
        by_level: ``level``, ``state``, ``cells`` and ``persons`` of the printed numbers: numerators and denominators,
            each once, however many indicators show it.
        exposed: Cells of few people that no withholding hides any more, because an earlier release published them:
            ``cells.CELL``.
        is_additive: Whether published parts still add up; false when rounding changed a sum.
    """

    by_level: pl.DataFrame
    exposed: pl.DataFrame
    is_additive: bool

    def lost(self) -> pl.DataFrame:
        """Return, by level, the shares of cells and of persons that are withheld: ``cells_lost``, ``persons_lost``."""
        is_lost = pl.col("state") != Suppression.PUBLISHED.value
        return self.by_level.group_by("level", maintain_order=True).agg(
            pl.col("cells").sum(),
            (pl.col("cells").filter(is_lost).sum() / pl.col("cells").sum()).alias("cells_lost"),
            (pl.col("persons").filter(is_lost).sum() / pl.col("persons").sum()).fill_nan(0).alias("persons_lost"),
        )


@dataclass(frozen=True)
class Protected(Released):
    """A release that may go out.

    Attributes:
        report: What it cost.
    """

    report: Report
