"""What the doors may know of deliveries: plain values, masked where they show a person."""

from collections.abc import Iterable
from datetime import datetime

import polars as pl
from django.db.models import Q

from lindung.engines.intake.profiles.mapping import map_roster_headers
from lindung.engines.intake.profiles.profile import Profile
from lindung.engines.intake.sheets.raw import Block, text_column
from lindung.registry.models import Delivery
from lindung.registry.queries.within import within
from lindung.registry.snapshots.sealed import read_sealed
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.deliveries.delivery_rows import DeliveryRows
from lindung.workflows.deliveries.errors import WrongStateError
from lindung.workflows.deliveries.found import delivery_of
from lindung.workflows.deliveries.masking import masked
from lindung.workflows.deliveries.options_json import options_from_json
from lindung.workflows.deliveries.plain import (
    CheckOptions,
    DeliveryState,
    DeliverySummary,
    Event,
    MappedColumn,
    MappingProposal,
    Progress,
    Report,
)
from lindung.workflows.deliveries.profiles import profile_named, ranked_profiles
from lindung.workflows.deliveries.report_json import report_from_json
from lindung.workflows.deliveries.stated import Stated
from lindung.workflows.deliveries.stored_rows import RowStore
from lindung.workflows.deliveries.worker import SILENT_AFTER
from lindung.workflows.save_profile import office_profiles

_EXAMPLES = 3
_SAMPLED_ROWS = 50


def propose(*, delivery_id: str, options: CheckOptions | None = None, stated: Stated | None = None) -> MappingProposal:
    """Say what the headers of a received file are taken to mean; the file is read to its end and sealed on the way.

    Raises:
        UnusableFileError: The file cannot be used.
        WrongStateError: The file has not arrived yet.
    """
    delivery = delivery_of(delivery_id)
    if delivery.state == DeliveryState.RECEIVING:
        raise WrongStateError(DeliveryState.RECEIVING)
    vault = office_vault()
    store = RowStore(vault.deliveries / delivery_id, vault.keys)
    given = options or stated
    rows = DeliveryRows(delivery, store, given.sheet if given else None)
    rows.seal()
    Delivery.objects.filter(pk=delivery.pk).update(layout=rows.layout)
    return _proposal(rows, store, given)


def summaries(
    limit: int = 50, offset: int = 0, *, areas: Iterable[AreaCode] = (AreaCode("ID"),)
) -> list[DeliverySummary]:
    """List deliveries of some areas, newest first; one that names no area yet belongs to that of its sender."""
    wanted = tuple(areas)
    in_areas = within(wanted) | (Q(area_code="") & within(wanted, "sent_within"))
    found = list(Delivery.objects.filter(in_areas)[offset : offset + limit])
    named = gazetteer().filter(pl.col("code").is_in([delivery.area_code for delivery in found]))
    names: dict[str, str] = dict(named.select("code", "name").iter_rows())
    return [_summary(delivery, names) for delivery in found]


def summary_of(delivery_id: str) -> DeliverySummary:
    """Return one delivery, or raise UnknownDeliveryError."""
    delivery = delivery_of(delivery_id)
    named = gazetteer().filter(pl.col("code") == delivery.area_code)["name"].to_list()
    return _summary(delivery, {delivery.area_code: named[0]} if named else {})


def progress_of(delivery_id: str, now: datetime) -> Progress:
    """Say how far the work on a delivery is, and how long it may take."""
    delivery = delivery_of(delivery_id)
    state = DeliveryState(delivery.state)
    seconds = (now - delivery.started_at).total_seconds() if delivery.started_at else 0.0
    per_second = delivery.done / seconds if seconds > 0 and state.is_running else 0.0
    left = (delivery.total - delivery.done) / per_second if delivery.total and per_second else None
    is_silent = delivery.beat_at is None or now - delivery.beat_at > SILENT_AFTER
    return Progress(
        state=state,
        stage=delivery.stage,
        done=delivery.done,
        total=delivery.total,
        to_repair=delivery.to_repair,
        per_second=per_second,
        seconds_left=left,
        is_stalled=state.is_running and is_silent,
        failure=delivery.failure_words if state is DeliveryState.FAILED else None,
    )


def report_of(delivery_id: str) -> Report:
    """Return the verdict on a checked list; WrongStateError before it is checked."""
    delivery = delivery_of(delivery_id)
    if "report" not in delivery.totals:
        raise WrongStateError(DeliveryState(delivery.state))
    return report_from_json(delivery.totals["report"])


def options_of(delivery_id: str) -> CheckOptions | None:
    """Return the options of the last check, or None before the first."""
    delivery = delivery_of(delivery_id)
    return options_from_json(delivery.options) if delivery.options else None


def events_of(delivery_id: str) -> list[Event]:
    """Return the history of a delivery, oldest first."""
    return [
        Event(event.happened_at, event.by, Words(event.what_id, event.what_en), event.why)
        for event in delivery_of(delivery_id).events.all()
    ]


def _proposal(rows: DeliveryRows, store: RowStore, options: CheckOptions | Stated | None) -> MappingProposal:
    own, blocks = office_profiles(), [*rows.blocks.values()]
    register = options.register if options else None
    ranked = ranked_profiles(blocks, own, register)
    wanted = options.profile if options else None
    profile = profile_named(wanted, office_profiles(include_archived=True)) if wanted else ranked[0].profile
    overrides = options.mapping if options else {}
    mappings = [map_roster_headers(block.headers, profile, overrides) for block in blocks]
    cells = _sampled(store, blocks)
    columns: dict[str, MappedColumn] = {}
    for block, mapping in zip(blocks, mappings, strict=True):
        for header in mapping.headers:
            examples = _examples(cells, block, header.position, header.target, profile)
            columns.setdefault(
                header.header, MappedColumn(header.header, header.target, header.how.value, header.score, examples)
            )
    return MappingProposal(
        kind=rows.layout["kind"],
        profile=profile.id,
        profile_words=profile.words,
        register=(options.register if options else None) or profile.register,
        scores=tuple((score.profile.id, score.profile.words, score.score) for score in ranked),
        blocks=len(blocks),
        columns=tuple(columns.values()),
        missing=tuple(dict.fromkeys(target for mapping in mappings for target in mapping.missing)),
        problems=tuple(dict.fromkeys(problem for mapping in mappings for problem in mapping.problems)),
    )


def _sampled(store: RowStore, blocks: list[Block]) -> dict[int, pl.DataFrame]:
    """Read the first rows of each table."""
    found: dict[int, pl.DataFrame] = {}
    for frame in read_sealed(store.raw, keys=store.keys):
        for (number,), rows in frame.partition_by("block", as_dict=True, maintain_order=True).items():
            found.setdefault(int(str(number)), rows.head(_SAMPLED_ROWS))
        if len(found) == len(blocks):
            break
    return found


def _examples(
    cells: dict[int, pl.DataFrame], block: Block, position: int, target: str | None, profile: Profile
) -> tuple[str, ...]:
    rows = cells.get(block.number)
    if rows is None or text_column(position) not in rows.columns:
        return ()
    texts = rows[text_column(position)].drop_nulls().unique(maintain_order=True).head(_EXAMPLES).to_list()
    return tuple(masked(text, target, profile.register) for text in texts)


def _summary(delivery: Delivery, names: dict[str, str]) -> DeliverySummary:
    report = delivery.totals.get("report", {})
    return DeliverySummary(
        delivery_id=delivery.public_id,
        file_name=delivery.file_name,
        register=RegisterKind(delivery.register) if delivery.register else None,
        area_code=delivery.area_code or None,
        area_name=names.get(delivery.area_code, ""),
        state=DeliveryState(delivery.state),
        received_at=delivery.received_at,
        received_by=delivery.received_by,
        rows_read=report.get("rows_read"),
        accepted=report.get("accepted"),
        to_repair=report.get("to_repair"),
        not_eligible=report.get("not_eligible"),
        snapshot_id=delivery.snapshot_id or None,
        is_sample=delivery.is_sample,
    )
