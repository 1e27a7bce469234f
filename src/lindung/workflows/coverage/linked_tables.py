"""The tables of one linkage, ready to be counted, and what a build of them says of itself."""

from datetime import datetime
from importlib.metadata import version

import polars as pl

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.areas import AreaIndex
from lindung.engines.coverage.rollup.indicators import indicators
from lindung.engines.coverage.rollup.request import RollUp, Sources
from lindung.engines.coverage.rollup.roll_up import chosen
from lindung.engines.coverage.rollup.settle import settle
from lindung.engines.coverage.rollup.tables import DEATH, SPELL, WORKER
from lindung.engines.linkage.relations import Relations
from lindung.registry.snapshots.coverage_build import BuildManifest
from lindung.registry.snapshots.linkage import Linkage
from lindung.registry.snapshots.snapshot import new_snapshot_id
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment
from lindung.workflows.coverage.area_list import codes_in
from lindung.workflows.coverage.categories import DIMENSIONS, categories_of
from lindung.workflows.coverage.ecosystems import tells_ecosystems
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.places import DOMICILE
from lindung.workflows.coverage.spells import deaths_of, spells_of, workers_of
from lindung.workflows.linking.rules_in_force import status_rules


class LinkedTables:
    """The tables of one linkage, made ready to be counted."""

    def __init__(
        self, vault: Vault, linkage: Linkage, root: str, first: Month, last: Month, basis: NumeratorBasis = DOMICILE
    ) -> None:
        """Read the memberships and the list; CoverageError where a linkage of an older version has none."""
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

    def load(self, relations: Relations) -> Sources:
        """Give the tables to the engine, the spells settled."""
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
        """Return what is counted: everything that these registers tell."""
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
        """Return what a build of these months says of itself."""
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
