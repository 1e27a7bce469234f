"""Small registers for the tests: a city of two districts, and everything a spell needs that a test does not say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import polars as pl

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.areas import AreaIndex
from lindung.engines.coverage.rollup.categories import Categories
from lindung.engines.coverage.rollup.request import RollUp, Sources
from lindung.engines.coverage.rollup.roll_up import roll_up
from lindung.engines.coverage.rollup.settle import settle
from lindung.engines.coverage.rollup.tables import DEATH, SPELL, WORKER
from lindung.engines.linkage.relations import DuckRelations, Relations
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment

VILLAGES: Final = ("33.74.01.1001", "33.74.01.1002", "33.74.02.1001", "33.75.01.1001", "34.71.01.1001")
INDEX: Final = AreaIndex.of(VILLAGES)
PU, BPU, JAKON, PMI = 1, 2, 3, 4
CATEGORIES: Final = Categories.of(
    {
        Dimension.SEGMENT: ("PU", "BPU", "jakon", "PMI"),
        Dimension.PROGRAMME: ("JKK+JKM", "JKK+JKM+JHT"),
        Dimension.PAYER: ("self", "apbd"),
        Dimension.SEX: ("L", "P"),
        Dimension.AGE_BAND: ("15-24", "25-54", "55+"),
        Dimension.ECOSYSTEM: ("pasar",),
    }
)
GRACE: Final = {Segment.BPU: 3}
JANUARY: Final = Month(2025, 1)
_CODES: Final = ("segment", "programme", "payer", "sex", "age_band", "ecosystem")


def place(code: str | None) -> int:
    """The place of a code."""
    return int(INDEX.place_of(pl.Series([code], dtype=pl.String)).item())


def month(number: int) -> int:
    """A month of 2025, or of the years around it when below 1 or above 12."""
    return JANUARY.ordinal + number - 1


def spell(person: int, first: int, last: int | None, **said: Any) -> dict[str, Any]:  # Any: values of columns
    """A spell in months of 2025; somebody of whom nothing is said pays alone in the first village."""
    village = place(VILLAGES[0])
    told = {"domicile": village, "workplace": village, "registration": village, "segment": BPU, "standing": 1}
    times = {"first_month": month(first), "last_month": None if last is None else month(last)}
    return {"person": person, **dict.fromkeys(_CODES, 0), "is_vulnerable": False, **times, **told, **said}


def worker(person: int, first: int = -100, last: int | None = None, **said: Any) -> dict[str, Any]:
    """A worker on the list in months of 2025, in the first village."""
    village = place(VILLAGES[0])
    told = {"domicile": village, "workplace": village, "segment": BPU, "in_scope": True, "is_vulnerable": False}
    times = {"from_month": month(first), "until_month": None if last is None else month(last)}
    return {"person": person, **dict.fromkeys(("sex", "age_band", "ecosystem"), 0), **times, **told, **said}


def asked(
    first: int,
    last: int,
    dimensions: Sequence[Dimension] = (Dimension.TOTAL,),
    indicators: Sequence[str] | None = None,
    basis: NumeratorBasis = NumeratorBasis.NIK_DOMICILE,
) -> RollUp:
    """Ask for months of 2025."""
    return RollUp(
        areas=INDEX, categories=CATEGORIES, first=JANUARY.plus(first - 1), last=JANUARY.plus(last - 1), basis=basis,
        grace_months=GRACE, dimensions=tuple(dimensions), indicators=None if indicators is None else tuple(indicators),
    )  # fmt: skip


@contextmanager
def duck() -> Iterator[DuckRelations]:
    """An empty engine."""
    relations = DuckRelations(memory_limit="300MB", threads=1)
    try:
        yield relations
    finally:
        relations.close()


def loaded(
    relations: Relations,
    spells: Iterable[Mapping[str, Any]],
    workers: Iterable[Mapping[str, Any]] | None = None,
    deaths: Iterable[Mapping[str, Any]] | None = None,
) -> Sources:
    """Load registers and settle the spells."""
    relations.load("given", [frame(spells, SPELL)], SPELL)
    settle(relations, "given", "settled")
    for name, rows, columns in (("workers", workers, WORKER), ("deaths", deaths, DEATH)):
        if rows is not None:
            relations.load(name, [frame(rows, columns)], columns)
    return Sources("settled", None if workers is None else "workers", None if deaths is None else "deaths")


def frame(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, Any]) -> pl.DataFrame:
    """Rows as a table."""
    return pl.DataFrame([*rows], schema=dict(columns))


def observed(
    asked_for: RollUp,
    spells: Iterable[Mapping[str, Any]],
    workers: Iterable[Mapping[str, Any]] | None = None,
    deaths: Iterable[Mapping[str, Any]] | None = None,
) -> pl.DataFrame:
    """Count registers in DuckDB."""
    with duck() as relations:
        return pl.concat(roll_up(relations, loaded(relations, spells, workers, deaths), asked_for))


def series(rows: pl.DataFrame, indicator: str, area: str = "ID", category: str = "") -> dict[int, int]:
    """The numerators of an indicator by month of 2025."""
    found = rows.filter(indicator=indicator, area_code=area, category=category)
    return {ordinal - month(1) + 1: count for ordinal, count in found.select("month", "numerator").iter_rows()}
