"""Stored linkages for the doors: what each was made from, and totals that add up; nobody is named here."""

from dataclasses import dataclass
from datetime import date, datetime

from lindung.engines.linkage.blocking import DOUBLE_RULES, RULES
from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.registry.snapshots.linkage import Linkage, LinkageManifest, current_linkage, linkage_of, linkages
from lindung.registry.snapshots.snapshot import snapshot_of
from lindung.registry.snapshots.vault import Vault, office_vault
from lindung.vocabulary.coverage_status import CoverageStatus
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.linking.people.place_names import area_names


@dataclass(frozen=True)
class Source:
    """A register that a linkage was made from.

    Attributes:
        side: What it was to the linkage: workers, participants, deaths, personnel.
        snapshot_id: Its identifier.
        register: Kind of register; None when the snapshot is no longer there.
        as_of: Day its rows are of, or None.
        rows: Rows in it, or None.
        area_code: Area it is about, or "".
        is_undone: Somebody took it back since.
    """

    side: str
    snapshot_id: str
    register: RegisterKind | None
    as_of: date | None
    rows: int | None
    area_code: str
    is_undone: bool


@dataclass(frozen=True)
class LeftOut:
    """Values too common to be compared, which one rule left out."""

    rule: Words
    values: int
    pairs: int


@dataclass(frozen=True)
class LinkageShown:
    """A stored linkage in plain values: rows = people + repeated, and people are the sum of the statuses.

    Attributes:
        linkage_id: Its identifier.
        area_code: Area of the account.
        area_name: Its name.
        month: Month of the statuses.
        rows: Rows of the list that were read.
        people: Persons among them, each once.
        repeated: Rows that name somebody again.
        persons: Persons by status; every status is there.
        pairs: {(stage, decision): pairs}.
        sources: Registers it was made from.
        left_out: What the caps left out.
        model_version: Of comparisons and weights.
        engine: What computed it.
        code_version: Of Lindung.
        made_by: Who had it made.
        made_at: When.
        is_sample: Invented people.
    """

    linkage_id: str
    area_code: str
    area_name: str
    month: Month
    rows: int
    people: int
    repeated: int
    persons: dict[CoverageStatus, int]
    pairs: dict[tuple[str, str], int]
    sources: tuple[Source, ...]
    left_out: tuple[LeftOut, ...]
    model_version: str
    engine: str
    code_version: str
    made_by: str
    made_at: datetime
    is_sample: bool

    @property
    def workers(self) -> int:
        """Persons who count as workers of the area: covered, possible, uncovered."""
        return sum(count for status, count in self.persons.items() if status.is_worker)


def linkages_shown(area: str | None = None) -> list[LinkageShown]:
    """List the stored linkages about an area or places in it, newest first."""
    vault = office_vault()
    return [_shown(vault, one) for one in linkages(vault, area)]


def linkage_shown(linkage_id: str) -> LinkageShown:
    """Return one linkage; SnapshotGoneError when there is none."""
    vault = office_vault()
    return _shown(vault, linkage_of(vault, linkage_id))


def current_linkage_shown(area: str) -> LinkageShown | None:
    """Return the newest linkage that tells about an area, or None."""
    vault = office_vault()
    found = current_linkage(vault, area)
    return None if found is None else _shown(vault, found)


def sources_of(vault: Vault, told: LinkageManifest) -> tuple[Source, ...]:
    """Return the registers that a linkage was made from."""
    return tuple(_source(vault, side, id_) for side, ids in told.snapshots.items() for id_ in ids)


def _shown(vault: Vault, linkage: Linkage) -> LinkageShown:
    told = linkage.manifest
    persons = {status: int(told.counts["persons"].get(status, 0)) for status in CoverageStatus}
    rows, people = int(told.counts["left"]["rows"]), sum(persons.values())
    return LinkageShown(
        linkage_id=told.linkage_id,
        area_code=told.area_code,
        area_name=area_names([told.area_code])[told.area_code],
        month=Month.of(told.month),
        rows=rows,
        people=people,
        repeated=rows - people,
        persons=persons,
        pairs={(stage, decision): int(pairs) for stage, decision, pairs in told.counts["pairs"]},
        sources=sources_of(vault, told),
        left_out=_left_out(told),
        model_version=told.model_version,
        engine=told.engine,
        code_version=told.code_version,
        made_by=told.made_by,
        made_at=told.made_at,
        is_sample=told.is_sample,
    )


def _source(vault: Vault, side: str, snapshot_id: str) -> Source:
    try:
        found = snapshot_of(vault, snapshot_id)
    except SnapshotGoneError:
        return Source(side, snapshot_id, None, None, None, "", is_undone=False)
    told = found.manifest
    return Source(
        side, snapshot_id, told.register, told.as_of, told.rows, told.area_code, is_undone=found.undone is not None
    )


def _left_out(told: LinkageManifest) -> tuple[LeftOut, ...]:
    words = {rule.name: rule.words for rule in (*RULES, *DOUBLE_RULES)}
    return tuple(
        LeftOut(words.get(rule["rule"], Words(rule["rule"], rule["rule"])), rule["capped_values"], rule["capped_pairs"])
        for rule in told.rules
        if rule["capped_values"]
    )
