"""The roll-up by Lindung: python -m scripts.peers.lindung_coverage FOLDER FIRST MONTHS OUT.

MONTHS 0 adds one month to the observations of the month before, which are counted first and not measured.
"""

from collections.abc import Callable, Iterable

import polars as pl

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.add_month import add_month
from lindung.engines.coverage.rollup.request import RollUp, Sources
from lindung.engines.coverage.rollup.roll_up import roll_up
from lindung.engines.linkage.relations import DuckRelations
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.month import Month
from scripts.coverage_registers import CATEGORIES, areas
from scripts.peers.coverage_report import Counted, Question, measure

SHARE = "effective"
OF_THE_YEAR = "person_months"


def prepare(question: Question) -> Callable[[], Counted]:
    """Open the engine and number the areas."""
    relations = DuckRelations(memory_limit="500MB")
    sources = Sources(*(f"read_parquet('{question.files(name)}')" for name in ("spells", "workers")))
    index = areas()
    first = Month(question.first // 12, question.first % 12 + 1)

    def asked(month: Month, months: int, *indicators: str) -> RollUp:
        return RollUp(
            areas=index, categories=CATEGORIES, first=month, last=month.plus(months - 1), grace_months={},
            basis=NumeratorBasis.NIK_DOMICILE, dimensions=(Dimension.SEGMENT,), indicators=indicators,
        )  # fmt: skip

    if question.months:
        return lambda: counted(roll_up(relations, sources, asked(first, question.months, SHARE)))
    before = pl.concat(roll_up(relations, sources, asked(first.plus(-1), 1, OF_THE_YEAR)))
    return lambda: counted(add_month(relations, sources, asked(first, 1, SHARE, OF_THE_YEAR), before))


def counted(parts: Iterable[pl.DataFrame]) -> Counted:
    """Take the parts as they come, as a release does that writes them."""
    rows = covered = workers = 0
    for part in parts:
        of_share = part.filter(indicator=SHARE)
        rows += of_share.height
        covered += int(of_share["numerator"].sum())
        workers += int(of_share["denominator"].sum())
    return Counted(rows, covered, workers)


if __name__ == "__main__":
    measure(prepare)
