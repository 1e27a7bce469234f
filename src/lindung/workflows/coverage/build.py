"""Count coverage from persons: a linkage becomes observations of every area, month and category, sealed as a build."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import Final

import polars as pl

from lindung.engines.coverage.forecast.stored import STORED
from lindung.engines.coverage.observations import OBSERVATION, Dimension
from lindung.engines.coverage.rollup.areas import AreaIndex
from lindung.engines.coverage.rollup.indicators import indicators
from lindung.engines.coverage.rollup.request import RollUp, Sources
from lindung.engines.coverage.rollup.roll_up import chosen, roll_up
from lindung.engines.coverage.rollup.settle import settle
from lindung.engines.coverage.rollup.tables import DEATH, SPELL, WORKER
from lindung.engines.linkage.relations import DuckRelations
from lindung.registry.snapshots.coverage_build import BuildManifest, CoverageBuild, builds, write_build
from lindung.registry.snapshots.linkage import Linkage, current_linkage, linkage_of
from lindung.registry.snapshots.snapshot import new_snapshot_id
from lindung.registry.snapshots.vault import Vault, office_vault
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.forecast_method import ForecastMethod
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment
from lindung.workflows.coverage.area_list import codes_in
from lindung.workflows.coverage.categories import DIMENSIONS, categories_of
from lindung.workflows.coverage.ecosystems import tells_ecosystems
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.foretell import FORECASTS, Foretelling
from lindung.workflows.coverage.places import DOMICILE
from lindung.workflows.coverage.spells import deaths_of, spells_of, workers_of
from lindung.workflows.linking.rules_in_force import status_rules

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


def build_coverage(
    *, area: str | None = None, linkage_id: str | None = None, first: Month | None = None, last: Month | None = None,
    by: str, now: datetime, told: Told, memory_limit: str = "2GB", forecast: ForecastMethod | None = None,
    basis: NumeratorBasis = DOMICILE,
) -> Built:  # fmt: skip
    """Count the coverage of an area and all below it, for every month from ``first`` to ``last``.

    The same linkage counted over the same months with the same version is there already and is returned.

    Args:
        area: Area; None for that of the linkage.
        linkage_id: Linkage to count; None for the newest of the area.
        first: First month; None for two years up to the last.
        last: Last month; None for the linkage's.
        by: Who had it made.
        now: When.
        told: Told of each step.
        memory_limit: Memory that the tables may take.
        basis: In which area a member counts; a build has one. Lists of workers are by domicile, so on another basis
            there are counts of members and no shares.
        forecast: Best method of the forecast that is kept with it; None for the best that is installed.

    Raises:
        CoverageError: There is no linkage, it is older than what is needed, or the months cannot be counted.
    """
    vault = office_vault()
    linkage = _linkage(vault, area, linkage_id)
    root = area or linkage.manifest.area_code
    end = last or Month.of(linkage.manifest.month)
    begin = first or end.plus(1 - MONTHS)
    if end < begin:
        raise CoverageError(
            Words(
                f"Bulan awal {begin} sesudah bulan akhir {end}.", f"The first month {begin} is after the last, {end}."
            )
        )
    for known in builds(vault, root):
        if known.manifest.basis == basis and _is_the_same(known, linkage, root, begin, end):
            return Built(known, is_new=False)
    told(STEPS[0], 0, len(STEPS))
    work = _Work(vault, linkage, root, begin, end, basis)
    told(STEPS[1], 1, len(STEPS))
    relations = DuckRelations(memory_limit=memory_limit)
    try:
        asked, sources = work.asked(), work.load(relations)
        told(STEPS[2], 2, len(STEPS))
        manifest = work.manifest(asked, sources, by=by, now=now)
        rows = _told(roll_up(relations, sources, asked), told)
        foretelling = Foretelling([begin.plus(step) for step in range(begin.months_until(end) + 1)], forecast)
        more = {FORECASTS: (STORED, foretelling.table())}
        return Built(write_build(vault, manifest, OBSERVATION, foretelling.passing(rows), more), is_new=True)
    finally:
        relations.close()


class _Work:
    """The tables of one linkage, made ready to be counted."""

    def __init__(
        self, vault: Vault, linkage: Linkage, root: str, first: Month, last: Month, basis: NumeratorBasis
    ) -> None:
        self._linkage, self._first, self._last, self._basis = linkage, first, last, basis
        if "memberships" not in linkage.manifest.tables:
            raise CoverageError(
                Words(
                    "Pemadanan ini dibuat versi lama tanpa riwayat kepesertaan. Padankan lagi: lindung link run.",
                    "This linkage was made by an older version, without memberships. Link again: lindung link run.",
                )
            )
        memberships = pl.concat(linkage.table(vault, "memberships"))
        status = pl.concat(linkage.table(vault, "status"))
        self._areas = AreaIndex.of(codes_in(root), root=root)
        self._categories = categories_of(memberships)
        areas, categories = self._areas, self._categories
        self._spells = spells_of(
            memberships, status, areas=areas, categories=categories, first=first, last=last, basis=basis
        )
        self._workers = workers_of(status, areas=areas, categories=categories, first=first, last=last)
        self._deaths = deaths_of(memberships)
        self._dimensions = (*DIMENSIONS, *([Dimension.ECOSYSTEM] if tells_ecosystems(status) else []))

    def load(self, relations: DuckRelations) -> Sources:
        relations.load("spells", [self._spells.rows], SPELL)
        relations.load("workers", [self._workers.rows], WORKER)
        relations.load("deaths", [self._deaths], DEATH)
        settle(relations, "spells", "settled")
        return Sources(
            spells="settled",
            workers="workers" if self._basis is DOMICILE else None,
            deaths="deaths" if self._deaths.height else None,
        )

    def asked(self) -> RollUp:
        grace = status_rules(self._last).grace_months
        return RollUp(
            areas=self._areas, categories=self._categories, first=self._first, last=self._last,
            basis=self._basis, grace_months={Segment.BPU: grace}, dimensions=self._dimensions,
            indicators=self._indicators(),
            untold_of_workers=frozenset({Dimension.SEGMENT}),
        )  # fmt: skip

    def _indicators(self) -> tuple[str, ...]:
        """Name what the registers tell; where no list says who is vulnerable there is no number, rather than zero."""
        told = self._workers.told
        is_told = {"unclaimed": self._deaths.height, "vulnerable": told["vulnerable"] + told["not_vulnerable"]}
        return tuple(name for name in indicators() if is_told.get(name, 1))

    def manifest(self, asked: RollUp, sources: Sources, *, by: str, now: datetime) -> BuildManifest:
        made = self._linkage.manifest
        totals = {
            f"{table}_{what}": rows
            for table, counted in (("memberships", self._spells), ("persons", self._workers))
            if table == "memberships" or self._basis is DOMICILE
            for what, rows in counted.totals.items()
        }
        totals |= {f"memberships_placed_by_{who}": rows for who, rows in self._spells.placed_by.items()}
        if self._basis is DOMICILE:
            totals |= {f"persons_told_{what}": rows for what, rows in self._workers.told.items()}
        return BuildManifest(
            build_id=new_snapshot_id(),
            area_code=self._areas.root,
            first_month=str(self._first),
            last_month=str(self._last),
            basis=asked.basis.value,
            linkage_id=made.linkage_id,
            snapshots=made.snapshots,
            indicators=[each.id for each in chosen(sources, asked)],
            dimensions=[each.value for each in asked.dimensions],
            counts=totals,
            model_version=made.model_version,
            areas_digest=self._areas.digest,
            code_version=version("lindung"),
            is_sample=made.is_sample,
            made_by=by,
            made_at=now,
        )


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


def _is_the_same(known: CoverageBuild, linkage: Linkage, root: str, first: Month, last: Month) -> bool:
    made = known.manifest
    return (made.linkage_id, made.area_code, made.first_month, made.last_month, made.code_version) == (
        linkage.manifest.linkage_id, root, str(first), str(last), version("lindung"),
    )  # fmt: skip


def _told(parts: Iterator[pl.DataFrame], told: Told) -> Iterator[pl.DataFrame]:
    yield from parts
    told(STEPS[3], 3, len(STEPS))
