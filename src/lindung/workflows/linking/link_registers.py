"""Link the registers of an area: who is covered in a month, who may be, who is not; stored with where it comes from."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from importlib.metadata import version
from typing import Any, Final

import polars as pl

from lindung.engines.linkage.gap.active_members import active_members, person_counts
from lindung.engines.linkage.link import Linked, Told, link, quiet
from lindung.engines.linkage.loading import load_registers
from lindung.engines.linkage.outcome import Outcome, outcome_of, outcome_of_links
from lindung.engines.linkage.pairs import LEVELS
from lindung.engines.linkage.relations import DuckRelations
from lindung.engines.linkage.status.columns import LINK
from lindung.engines.linkage.status.coverage_status import coverage_status, persons_of
from lindung.engines.linkage.status.memberships import memberships
from lindung.registry.snapshots.linkage import Linkage, LinkageManifest, write_linkage
from lindung.registry.snapshots.snapshot import Snapshot, current_lookups, new_snapshot_id, snapshot_of
from lindung.registry.snapshots.vault import Vault, office_vault
from lindung.vocabulary.areas.crosswalk import packaged_crosswalk
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.register_side import RegisterSide
from lindung.workflows.linking.review.decisions import REFUSED, decided_links
from lindung.workflows.linking.rules_in_force import status_rules
from lindung.workflows.linking.stored_tables import (
    LINK_ROWS,
    MEMBER_ROWS,
    MEMBERSHIP_ROWS,
    STATUS_ROWS,
    link_rows,
    member_rows,
    membership_rows,
    status_rows,
)

_PERSONS: Final = "SELECT id, person FROM {side}_persons"
_LINKS: Final = f"SELECT l_id, r_id, stage, decision, score, bits AS weight, {LEVELS} FROM links"  # noqa: S608 - ours
_STEPS: Final = 9
_LISTS: Final = (RegisterKind.WORKFORCE, RegisterKind.WORKERS)
"""Whom the account is about: the workforce of the area, or else the proposals there are."""


@dataclass(frozen=True)
class Registers:
    """Snapshots that are linked.

    Attributes:
        area_code: Area whose account is made.
        workers: The list of workers.
        participants: Members.
        deaths: Deaths, or none.
        personnel: Civil servants, military, police, pensioners, or none.
    """

    area_code: str
    workers: Sequence[Snapshot]
    participants: Sequence[Snapshot]
    deaths: Sequence[Snapshot]
    personnel: Sequence[Snapshot]

    @property
    def all(self) -> dict[str, Sequence[Snapshot]]:
        """By name of the register."""
        return {
            "workers": self.workers, "participants": self.participants, "deaths": self.deaths,
            "personnel": self.personnel,
        }  # fmt: skip


@dataclass(frozen=True)
class RegistersLinked:
    """Registers linked and stored.

    Attributes:
        linked: What the linkage of workers and participants did.
        outcome: What came of it.
        linkage: Where it is stored.
    """

    linked: Linked
    outcome: Outcome
    linkage: Linkage


def registers_of(
    *, area: str | None, on: date, workers: Sequence[str] = (), participants: Sequence[str] = (),
    deaths: Sequence[str] = (), personnel: Sequence[str] = (),
) -> Registers:  # fmt: skip
    """Choose the snapshots to link: those named, else the newest about the area on a day.

    Without an area it is that of the named list of workers.

    Raises:
        SnapshotGoneError: A named snapshot does not exist.
        LinkingError: There is no list of workers or no register of participants, or a snapshot is of another kind.
    """
    vault = office_vault()
    lists = _named(vault, workers, *_LISTS)
    code = area or (lists[0].manifest.area_code if lists else COUNTRY_CODE)
    known = current_lookups(vault, area=code, as_of=on)
    newest = next((known[kind] for kind in _LISTS if known.get(kind)), [])
    asked = {
        RegisterKind.PARTICIPANTS: participants, RegisterKind.DEATHS: deaths, RegisterKind.PERSONNEL: personnel,
    }  # fmt: skip
    others = {kind: _named(vault, ids, kind) or known.get(kind, []) for kind, ids in asked.items()}
    members, dead, officials = others.values()
    chosen = Registers(code, lists or newest, members, dead, officials)
    if not chosen.workers or not chosen.participants:
        raise LinkingError(
            Words(
                f"Untuk wilayah {code} belum ada register pekerja atau peserta. Impor dahulu: lindung intake import.",
                f"For {code} there is no register of workers or of participants yet. Import first: lindung intake "
                "import.",
            )
        )
    return chosen


def link_registers(
    registers: Registers, *, month: Month, by: str, now: datetime, told: Told, memory_limit: str = "5GB",
    linkage_id: str | None = None,
) -> RegistersLinked:  # fmt: skip
    """Link a list of workers with participants, deaths and personnel, settle every status, and store the result.

    Args:
        registers: Snapshots to link.
        month: Month that the statuses are of.
        by: Who had it made.
        now: When.
        told: Told of each step.
        memory_limit: Memory that the tables may take.
        linkage_id: Identifier that the result will have; one that is there already is returned as it is. None for a
            new one.
    """
    vault, area = office_vault(), AreaCode(registers.area_code)
    sides = {name: RegisterSide(vault, snapshots) for name, snapshots in registers.all.items()}
    work = _Pairs(sides, memory_limit)
    found = work.link("workers", "participants", lambda step, done, _: told(step, done, _STEPS))
    linked, workers, members = found.linked, found.left, found.right
    links = decided_links(link_rows(found.links, workers, members), workers, members)
    outcome = outcome_of_links(links, left_rows=workers.height, right_rows=members.height)
    told("deaths", 6, _STEPS)
    by_register = {
        (left, right): work.link(left, right, quiet).links if registers.all[right] else None
        for left in ("workers", "participants")
        for right in ("deaths", "personnel")
    }
    told("status", 7, _STEPS)
    counted = links.filter(pl.col("decision") != REFUSED)
    pairs = counted.select(pl.col("left_id").alias("l_id"), pl.col("right_id").alias("r_id"), *list(LINK)[2:])
    rules, deaths = status_rules(month), sides["deaths"].persons
    status = coverage_status(
        workers, members, pairs, month=month, rules=rules, deaths=deaths,
        death_links=by_register["workers", "deaths"], personnel_links=by_register["workers", "personnel"],
    )  # fmt: skip
    surely_in = packaged_crosswalk().homes_of_niks(members["nik_regency"])["home"]
    placed = members.with_columns(village_code=pl.coalesce("village_code", surely_in))
    active = active_members(
        placed, status, pairs, month=month, rules=rules, area=area, deaths=deaths,
        death_links=by_register["participants", "deaths"], personnel_links=by_register["participants", "personnel"],
    )  # fmt: skip
    held = memberships(
        members, status, pairs, deaths=deaths, death_links=by_register["participants", "deaths"],
        listed_death_links=by_register["workers", "deaths"],
    )  # fmt: skip
    told("save", 8, _STEPS)
    counts = {
        "left": asdict(outcome.left), "right": asdict(outcome.right),
        "pairs": [[*key, pairs] for key, pairs in outcome.pairs.items()],
        "persons": dict(persons_of(status)["status"].value_counts().sort("status").iter_rows()),
        "account": asdict(person_counts(status, active, area)),
    }  # fmt: skip
    manifest = _manifest(
        registers, linked, counts, linkage_id=linkage_id or new_snapshot_id(), month=month, by=by, now=now
    )
    tables = {
        "links": (LINK_ROWS, [links]),
        "status": (STATUS_ROWS, [status_rows(status, workers)]),
        "members": (MEMBER_ROWS, [member_rows(active, members)]),
        "memberships": (MEMBERSHIP_ROWS, [membership_rows(held, members)]),
    }
    return RegistersLinked(linked, outcome, write_linkage(vault, manifest, tables))


@dataclass(frozen=True)
class _Found:
    """Two registers linked: what was done, the links as places of their rows, and who is the same person in each."""

    linked: Linked
    outcome: Outcome
    links: pl.DataFrame
    left: pl.DataFrame
    right: pl.DataFrame


class _Pairs:
    """Links two of the registers at a time."""

    def __init__(self, sides: Mapping[str, RegisterSide], memory_limit: str) -> None:
        self._sides = sides
        self._memory_limit = memory_limit

    def link(self, left: str, right: str, told: Told) -> _Found:
        relations = DuckRelations(memory_limit=self._memory_limit)
        try:
            load_registers(relations, self._sides[left].batches(), self._sides[right].batches())
            linked = link(relations, told=told)
            same = {side: relations.read(_PERSONS.format(side=side)) for side in ("l", "r")}
            return _Found(
                linked, outcome_of(relations, linked), relations.read(_LINKS),
                self._sides[left].persons.join(same["l"], on="id", how="left", maintain_order="left"),
                self._sides[right].persons.join(same["r"], on="id", how="left", maintain_order="left"),
            )  # fmt: skip
        finally:
            relations.close()


def _named(vault: Vault, ids: Sequence[str], *kinds: RegisterKind) -> list[Snapshot]:
    found = [snapshot_of(vault, id_) for id_ in ids]
    for snapshot in found:
        if snapshot.manifest.register not in kinds:
            told = snapshot.manifest.register.words
            raise LinkingError(
                Words(
                    f"Register {snapshot.manifest.snapshot_id} berisi {told.id}; di sini perlu {kinds[0].words.id}.",
                    f"Register {snapshot.manifest.snapshot_id} holds {told.en}; here it must be {kinds[0].words.en}.",
                )
            )
    return found


def _manifest(
    registers: Registers,
    linked: Linked,
    counts: dict[str, Any],
    *,
    linkage_id: str,
    month: Month,
    by: str,
    now: datetime,
) -> LinkageManifest:  # Any: nested totals
    every = [snapshot.manifest for snapshots in registers.all.values() for snapshot in snapshots]
    return LinkageManifest(
        linkage_id=linkage_id,
        area_code=registers.area_code,
        month=month.first_day,
        snapshots={name: [one.manifest.snapshot_id for one in found] for name, found in registers.all.items()},
        model=json.loads(linked.model.to_json()),
        model_version=linked.model.version,
        engine="duckdb",
        counts=counts,
        rules=[asdict(rule) for rule in (*linked.rules, *linked.double_rules)],
        code_version=version("lindung"),
        is_sample=any(one.is_sample for one in every),
        made_by=by,
        made_at=now,
    )
