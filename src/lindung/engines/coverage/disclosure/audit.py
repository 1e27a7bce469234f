"""Attack a release: how far can a reader who has everything published narrow the numbers of few people?

The intruder is the one of Fischetti and Salazar (2001): linear programs for the least and greatest value of each
withheld number over all tables that fit. Besides them the audit asks for what subtraction would give, and takes a
second release into account. A whole-number intruder is met by rounding the interval inwards; that is exact for the
sides of tables whose corners are whole, as those of one dimension by area are, and a bound from outside for others.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.coverage.disclosure.arithmetic import ANY, NOUGHT
from lindung.engines.coverage.disclosure.bounds import narrow
from lindung.engines.coverage.disclosure.knowledge import NAME, Knowledge, knowledge_of
from lindung.engines.coverage.disclosure.laws import Floats, Laws, Targets
from lindung.engines.coverage.disclosure.protected import Released
from lindung.engines.coverage.disclosure.rules import Rules

_NEAR: Final = 1e-6


@dataclass(frozen=True)
class Audit:
    """What an attack found.

    Attributes:
        targets: Each number of few people: ``NAME``, ``what`` (``count`` or ``difference``), ``true``, ``low``,
            ``high``, and ``is_protected``.
        is_exhaustive: Whether ``low`` and ``high`` are the very limits; otherwise the limits lie there or further out.
    """

    targets: pl.DataFrame
    is_exhaustive: bool

    @property
    def recovered(self) -> pl.DataFrame:
        """The numbers of few people that the release gives away: known, exactly or within the interval."""
        return self.targets.filter(~pl.col("is_protected"))


def audit(released: Released, rules: Rules, previous: Released | None = None, *, is_exhaustive: bool = True) -> Audit:
    """Attack a release with everything a reader has.

    Args:
        released: The release; the truth in it is used to know what to look for and to judge, not to attack.
        rules: What counts as few people and as too near.
        previous: The release before.
        is_exhaustive: Solve for both limits of every number; otherwise stop where a number is proved uncertain enough.

    Raises:
        ContradictionError: The published numbers contradict the declared relations.
    """
    knowledge = knowledge_of(released, previous)
    wanted = _wanted(knowledge, rules)
    numbers = knowledge.numbers
    known, true = _column(numbers, "shown"), _column(numbers, "true")
    is_unknown = np.isnan(known) | (rules.rounding > 1)
    place = np.where(is_unknown, np.cumsum(is_unknown) - 1, -1)
    targets = _targets(wanted, known, place, is_unknown)
    laws = _laws(knowledge, known, place, is_unknown, rules)
    low, high = narrow(laws, targets, true[is_unknown], is_exhaustive=is_exhaustive)
    low, high = np.ceil(low - _NEAR), np.floor(high + _NEAR)
    judged = wanted.with_columns(pl.Series("low", low), pl.Series("high", high))
    is_wide = (pl.col("high") - pl.col("low")) > 2 * rules.interval
    is_low = pl.col("low") <= (pl.col("true") - rules.interval).clip(0)
    is_high = pl.col("high") >= pl.col("true") + rules.interval
    return Audit(judged.with_columns((is_wide & is_low & is_high).alias("is_protected")), is_exhaustive)


def _wanted(knowledge: Knowledge, rules: Rules) -> pl.DataFrame:
    """List the numbers of few people: counts, and differences of two counts."""
    names = [*NAME, "what", "true", "plus", "minus", "low_enough", "high_enough"]
    few = pl.col("true").is_between(1, rules.k - 1)
    none = pl.lit(-1, pl.Int64)
    numbers = knowledge.numbers
    is_few = few if rules.zero_is_published else few | (pl.col("true") == 0)
    counts = numbers.filter(is_few).with_columns(what=pl.lit("count"), plus=pl.col("number"), minus=none)
    sides = knowledge.pairs.join(numbers.rename({"number": "less", "true": "true_less"}), on="less").join(
        numbers.select(pl.col("number").alias("more"), pl.col("true").alias("true_more")), on="more"
    )
    pairs = sides.with_columns(
        true=pl.col("true_more") - pl.col("true_less"), what=pl.lit("difference"), plus="more", minus="less"
    ).filter(few)
    enough = ((pl.col("true") - rules.interval).clip(0)).cast(pl.Float64)
    together = [
        part.with_columns(low_enough=enough, high_enough=enough + 2 * rules.interval + 1) for part in (counts, pairs)
    ]
    return pl.concat([part.select(names) for part in together])


def _targets(wanted: pl.DataFrame, known: Floats, place: np.ndarray, is_unknown: np.ndarray) -> Targets:
    plus, minus = (wanted.get_column(name).to_numpy() for name in ("plus", "minus"))
    values = np.where(is_unknown, 0.0, known)
    constant = values[plus] - np.where(minus >= 0, values[minus], 0.0)
    return Targets(
        plus=place[plus], minus=np.where(minus >= 0, place[minus], -1), constant=constant,
        low_enough=_column(wanted, "low_enough"), high_enough=_column(wanted, "high_enough"),
    )  # fmt: skip


def _laws(knowledge: Knowledge, known: Floats, place: np.ndarray, is_unknown: np.ndarray, rules: Rules) -> Laws:
    """Move what is known to the other side of each law."""
    terms = knowledge.laws.with_columns(pl.col("law").rank("dense").cast(pl.Int64) - 1)
    law, number, factor = (terms.get_column(name).to_numpy() for name in ("law", "number", "factor"))
    count = int(law.max()) + 1 if law.size else 0
    moved = np.bincount(law, weights=factor * np.where(is_unknown, 0.0, known)[number], minlength=count)
    is_nought, is_any = np.zeros((2, count), dtype=np.bool_)
    is_nought[law] = (terms.get_column("kind") == NOUGHT).to_numpy()
    is_any[law] = (terms.get_column("kind") == ANY).to_numpy()
    printed = known[is_unknown]
    down, up = rules.rounding // 2, (rules.rounding - 1) // 2
    taken = is_unknown[number]
    return Laws(
        low=np.where(np.isnan(printed), 0.0, np.maximum(printed - down, 0.0)),
        high=np.where(np.isnan(printed), np.inf, printed + up),
        law=law[taken], unknown=place[number[taken]], factor=factor[taken].astype(np.float64),
        least=np.where(is_any, -np.inf, -moved), most=np.where(is_nought, -moved, np.inf),
    )  # fmt: skip


def _column(table: pl.DataFrame, name: str) -> Floats:
    return table.get_column(name).cast(pl.Float64).to_numpy().astype(np.float64)
