"""The published gap of an area against the gap by name: where the two numbers differ, line by line, to the person."""

from dataclasses import asdict, dataclass

import polars as pl

from lindung.engines.coverage.position import Position
from lindung.engines.linkage.gap.area_counts import PERSON_COUNTS, counts_by_place
from lindung.engines.linkage.gap.people_facets import UNKNOWN
from lindung.engines.linkage.gap.reconcile import reconcile
from lindung.engines.linkage.gap.reconciliation import GapKind, PersonCounts, PublishedCounts, Reconciliation
from lindung.opendata.queries.area import AreaSummary, lineage_of
from lindung.opendata.queries.position import position_of, positions_of_children
from lindung.registry.snapshots.linkage import Linkage, current_linkage
from lindung.registry.snapshots.parts import GROUP_ROWS
from lindung.registry.snapshots.vault import Vault, office_vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import AreaCode, AreaCodeError, AreaLevel
from lindung.workflows.linking.account.sentences import cautions, conclusion
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.look import LinkageShown, current_linkage_shown
from lindung.workflows.linking.people.counted_once import counted_once
from lindung.workflows.linking.people.held_people import people_of
from lindung.workflows.linking.people.place_names import area_names, place_words

NOBODY = PersonCounts(**dict.fromkeys(PERSON_COUNTS))


@dataclass(frozen=True)
class PartReconciled:
    """One place of the area with its own account."""

    code: str
    words: Words
    counts: PersonCounts
    account: Reconciliation


@dataclass(frozen=True)
class AreaReconciled:
    """The account of one area.

    Attributes:
        lineage: From the country down to the area.
        kind: Which gap.
        position: What the ledger says, or None.
        linkage: The linkage the names come from, or None.
        counts: Persons of the area as the linkage names them.
        account: The lines; they add up to the gap when nothing is missing.
        parts: The places in it; their persons add up to ``counts``.
        conclusion: What it comes to, in a sentence.
        cautions: What makes the two sides differ beside the lines: days, bases, what kind of list it is.
    """

    lineage: tuple[AreaSummary, ...]
    kind: GapKind
    position: Position | None
    linkage: LinkageShown | None
    counts: PersonCounts
    account: Reconciliation
    parts: tuple[PartReconciled, ...]
    conclusion: Words
    cautions: tuple[Words, ...]

    @property
    def area(self) -> AreaSummary:
        """The area itself."""
        return self.lineage[-1]


def reconcile_area(code: str, kind: GapKind) -> AreaReconciled:
    """Account for the published gap of an area; what is missing is said, never guessed.

    Raises:
        LinkingError: No area has this code.
    """
    lineage = _lineage(code)
    vault, area = office_vault(), AreaCode(code)
    linkage = current_linkage(vault, code)
    position = position_of(code)
    parts = _counted_parts(vault, linkage, area) if linkage else {}
    counts = _whole(vault, linkage, area, parts) if linkage else NOBODY
    account = reconcile(_published(position), counts, kind=kind)
    shown = current_linkage_shown(code)
    return AreaReconciled(
        lineage=tuple(lineage),
        kind=kind,
        position=position,
        linkage=shown,
        counts=counts,
        account=account,
        parts=_accounts(parts, positions_of_children(code), kind),
        conclusion=conclusion(account, lineage[-1].name),
        cautions=tuple(cautions(position, shown)),
    )


def _lineage(code: str) -> list[AreaSummary]:
    try:
        lineage = lineage_of(code)
    except AreaCodeError:
        lineage = []
    if not lineage or lineage[-1].code != code:
        raise LinkingError(
            Words(
                f"Tidak ada wilayah dengan kode {code}. Cari kodenya: lindung areas find.",
                f"No area has the code {code}. Look it up: lindung areas find.",
            )
        )
    return lineage


def _published(position: Position | None) -> PublishedCounts:
    if position is None:
        return PublishedCounts(None, None, None)
    return PublishedCounts(position.employed, position.covered, position.target_count)


def _whole(vault: Vault, linkage: Linkage, area: AreaCode, parts: dict[str, PersonCounts]) -> PersonCounts:
    """Return the account's persons of the whole area; of an area inside the linkage its parts are added up."""
    if linkage.manifest.area_code == area.text:
        return PersonCounts(**linkage.manifest.counts["account"])
    if area.level is AreaLevel.VILLAGE:
        return _counts(vault, linkage, area.level).get(area.text, PersonCounts(**dict.fromkeys(PERSON_COUNTS, 0)))
    added = {name: sum(asdict(part)[name] for part in parts.values()) for name in PERSON_COUNTS}
    return PersonCounts(**added)


def _counted_parts(vault: Vault, linkage: Linkage, area: AreaCode) -> dict[str, PersonCounts]:
    """Count the persons of the places directly below an area; who has no place belongs to the linkage's own area."""
    if area.level is AreaLevel.VILLAGE:
        return {}
    counted = _counts(vault, linkage, AreaLevel(area.level + 1))
    is_whole = linkage.manifest.area_code == area.text
    return {
        place: counts
        for place, counts in counted.items()
        if place.startswith(f"{area.text}.") or (is_whole and (place == UNKNOWN or area.level is AreaLevel.COUNTRY))
    }


def _counts(vault: Vault, linkage: Linkage, level: AreaLevel) -> dict[str, PersonCounts]:
    """Count the persons of a linkage by the places of a level; it never changes, so it is done once for a while."""
    key = f"account-counts-1-{linkage.manifest.checksum}-{level.value}"
    kept = counted_once(
        vault, key, lambda: people_of(vault, linkage), lambda people: _counted_now(vault, linkage, people.rows, level)
    )
    return {place: PersonCounts(**counts) for place, counts in kept.items()}


def _counted_now(vault: Vault, linkage: Linkage, people: pl.DataFrame, level: AreaLevel) -> dict[str, dict[str, int]]:
    persons = people.filter("is_person").select("village_code", "status")
    members = pl.concat(linkage.table(vault, "members", ["place", "village_code"], rows=GROUP_ROWS))
    counted = counts_by_place(persons, members, area=AreaCode(linkage.manifest.area_code), level=level)
    return {row.pop("place"): row for row in counted.iter_rows(named=True)}


def _accounts(
    parts: dict[str, PersonCounts], positions: dict[str, Position], kind: GapKind
) -> tuple[PartReconciled, ...]:
    names = area_names(parts)
    return tuple(
        PartReconciled(
            code, place_words(code, names), counts, reconcile(_published(positions.get(code)), counts, kind=kind)
        )
        for code, counts in sorted(parts.items(), key=lambda part: (part[0] == UNKNOWN, part[0]))
    )
