"""Count coverage from persons: a linkage becomes observations of every area, month and category, sealed as a build."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from itertools import chain
from typing import Final

import polars as pl

from lindung.engines.coverage.forecast.stored import STORED
from lindung.engines.coverage.observations import OBSERVATION
from lindung.engines.coverage.rollup.add_month import add_month
from lindung.engines.coverage.rollup.roll_up import roll_up
from lindung.registry.snapshots.coverage_build import CoverageBuild, builds, write_build
from lindung.registry.snapshots.linkage import Linkage, current_linkage, linkage_of
from lindung.registry.snapshots.vault import Vault, office_vault
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.forecast_method import ForecastMethod
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.count_engine import count_engine
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.foretell import FORECASTS, Foretelling
from lindung.workflows.coverage.linked_tables import LinkedTables
from lindung.workflows.coverage.month_before import MonthsBefore, months_before
from lindung.workflows.coverage.places import DOMICILE

MONTHS: Final = 24
"""Months that a build counts when nobody says otherwise: two year-ends can be compared."""

STEPS: Final = ("read", "settle", "count", "save")

Told = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Built:
    """A build and what went into it.

    Attributes:
        build: Where it is stored.
        is_new: Whether it was counted now; False when it was there already.
    """

    build: CoverageBuild
    is_new: bool


@dataclass(frozen=True)
class _Wanted:
    """What is to be counted.

    Attributes:
        linkage: From what.
        root: Area that holds all others.
        first: First month of the build.
        last: Last month.
        before: Months carried from an earlier build; None where all months are counted.
        basis: In which area a member counts.
    """

    linkage: Linkage
    root: str
    first: Month
    last: Month
    before: MonthsBefore | None
    basis: NumeratorBasis

    @property
    def months(self) -> list[Month]:
        """All months of the build."""
        return [self.first.plus(step) for step in range(self.first.months_until(self.last) + 1)]

    def is_in(self, known: CoverageBuild) -> bool:
        """Whether a build is this very one."""
        made, before = known.manifest, "" if self.before is None else self.before.build.manifest.build_id
        return (
            made.linkage_id, made.area_code, made.first_month, made.last_month, made.code_version, made.builds_on,
            made.basis,
        ) == (
            self.linkage.manifest.linkage_id, self.root, str(self.first), str(self.last), version("lindung"), before,
            self.basis,
        )  # fmt: skip


def build_coverage(
    *, area: str | None = None, linkage_id: str | None = None, first: Month | None = None, last: Month | None = None,
    by: str, now: datetime, told: Told, memory_limit: str = "2GB", spark_master: str | None = None,
    adds_month: bool = False, forecast: ForecastMethod | None = None, basis: NumeratorBasis = DOMICILE,
) -> Built:  # fmt: skip
    """Count the coverage of an area and all below it, for every month from ``first`` to ``last``.

    The same linkage counted over the same months with the same version is there already and is returned. A month that
    is added leaves the months before as the area's newest build counted them, whatever the linkage tells of them now.

    Args:
        area: Area; None for that of the linkage.
        linkage_id: Linkage to count; None for the newest of the area.
        first: First month; None for two years up to the last, or as many of them as there are to add to.
        last: Last month; None for the linkage's.
        by: Who had it made.
        now: When.
        told: Told of each step.
        memory_limit: Memory that the tables may take.
        spark_master: Where Spark counts; None for DuckDB in this process. Both count the same.
        adds_month: Count the last month only, and carry those before from the newest build that ends before it.
        forecast: Best method of the forecast that is kept with it; None for the best that is installed.
        basis: In which area a member counts; a build has one. Lists of workers are by domicile, so on another basis
            there are counts of members and no shares.

    Raises:
        CoverageError: There is no linkage, it is older than what is needed, the months cannot be counted, Spark cannot
            be opened, or there is no build that the month can be added to.
    """
    vault = office_vault()
    wanted = _wanted(vault, _linkage(vault, area, linkage_id), area, first, last, adds_month=adds_month, basis=basis)
    for known in builds(vault, wanted.root):
        if wanted.is_in(known):
            return Built(known, is_new=False)
    with count_engine(memory_limit=memory_limit, spark_master=spark_master) as relations:
        told(STEPS[0], 0, len(STEPS))
        before = wanted.before
        tables = LinkedTables(
            vault, wanted.linkage, wanted.root, wanted.first if before is None else wanted.last, wanted.last, basis
        )
        told(STEPS[1], 1, len(STEPS))
        asked, sources = tables.asked(), tables.load(relations)
        told(STEPS[2], 2, len(STEPS))
        manifest = tables.manifest(asked, sources, by=by, now=now)
        if before is None:
            rows = roll_up(relations, sources, asked)
        else:
            manifest = before.added_to(manifest, vault)
            rows = chain(before.rows(vault), add_month(relations, sources, asked, before.last_rows(vault)))
        foretelling = Foretelling(wanted.months, forecast)
        more = {FORECASTS: (STORED, foretelling.table())}
        rows = foretelling.passing(_told(rows, told))
        return Built(write_build(vault, manifest, OBSERVATION, rows, more), is_new=True)


def refuse_uncountable(*, linkage_id: str, adds_month: bool) -> None:
    """Refuse early what ``build_coverage`` would refuse.

    Raises:
        CoverageError: There is no build that the month can be added to.
        SnapshotGoneError: There is no such linkage.
    """
    vault = office_vault()
    _wanted(vault, linkage_of(vault, linkage_id), None, None, None, adds_month=adds_month, basis=DOMICILE)


def _wanted(
    vault: Vault, linkage: Linkage, area: str | None, first: Month | None, last: Month | None, *, adds_month: bool,
    basis: NumeratorBasis,
) -> _Wanted:  # fmt: skip
    """Say what is asked, or refuse what cannot be counted."""
    root = area or linkage.manifest.area_code
    end = last or Month.of(linkage.manifest.month)
    if first is not None and end < first:
        raise CoverageError(
            Words(
                f"Bulan awal {first} sesudah bulan akhir {end}.", f"The first month {first} is after the last, {end}."
            )
        )
    if not adds_month:
        return _Wanted(linkage, root, first or end.plus(1 - MONTHS), end, None, basis)
    before = months_before(
        builds(vault, root), area=root, month=end, is_sample=linkage.manifest.is_sample, first=first, most=MONTHS,
        basis=basis,
    )  # fmt: skip
    return _Wanted(linkage, root, before.first, end, before, basis)


def _linkage(vault: Vault, area: str | None, linkage_id: str | None) -> Linkage:
    if linkage_id is not None:
        return linkage_of(vault, linkage_id)
    found = None if area is None else current_linkage(vault, area)
    if found is None:
        raise CoverageError(
            Words(
                "Belum ada hasil pemadanan untuk wilayah ini. Padankan dahulu: lindung link run --wilayah KODE.",
                "There is no linkage of this area yet. Link first: lindung link run --area CODE.",
            )
        )
    return found


def _told(parts: Iterator[pl.DataFrame], told: Told) -> Iterator[pl.DataFrame]:
    yield from parts
    told(STEPS[3], 3, len(STEPS))
