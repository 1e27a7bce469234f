"""What a person decides about a checked list; every decision is kept with who, when and why."""

import secrets
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from lindung.engines.intake.checks.catalogue import Severity, reasons
from lindung.engines.intake.profiles.targets import targets_of
from lindung.registry.models import Delivery
from lindung.registry.snapshots.snapshot import undo_snapshot
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.check import start_check
from lindung.workflows.deliveries.errors import DeliveryError, WrongStateError
from lindung.workflows.deliveries.found import delivery_of, note
from lindung.workflows.deliveries.plain import CheckOptions, DateOrder, DeliveryState
from lindung.workflows.deliveries.registers import undo_once
from lindung.workflows.deliveries.take_back import stated_options
from lindung.workflows.deliveries.worker import SILENT_AFTER, start_worker
from lindung.workflows.linking.without_numbers import without_numbers


def apply_fix(*, delivery_id: str, fix_kind: str, value: dict[str, str], by: str, why: str, now: datetime) -> None:
    """Read one text as another, or dates in a stated order, in the whole list, and check it again.

    Raises:
        WrongStateError: The list was never checked, or cannot be checked now.
        DeliveryError: There is no such fix; names and numbers of persons are repaired in their row only.
    """
    options = stated_options(delivery_id)
    if fix_kind == "correct":
        target = value["target"]
        known = targets_of(options.register).get(target)
        if known is None or known.is_identifying:
            raise DeliveryError(_NO_SUCH_FIX)
        changed = {**options.corrections, target: {**options.corrections.get(target, {}), value["from"]: value["to"]}}
        options = replace(options, corrections=changed)
        what = Words(
            f"“{value['from']}” dibaca “{value['to']}” ({target}).",
            f"“{value['from']}” read as “{value['to']}” ({target}).",
        )
    elif fix_kind == "date_order":
        options = replace(options, date_order=DateOrder(value["order"]))
        what = Words(f"Urutan tanggal: {value['order']}.", f"Order of dates: {value['order']}.")
    else:
        raise DeliveryError(_NO_SUCH_FIX)
    start_check(delivery_id=delivery_id, options=options, by=by, now=now)
    note(delivery_of(delivery_id), by=by, now=now, what=what, why=why)


def waive(*, delivery_id: str, reason: str, by: str, why: str, now: datetime) -> None:
    """Set a reason aside for the whole list, and check again; a reason that asks for a repair cannot be set aside."""
    options = stated_options(delivery_id)
    if reason not in reasons() or reasons()[reason].severity_in(options.register) is Severity.REPAIR:
        raise DeliveryError(_NOT_TO_WAIVE)
    waived = tuple(dict.fromkeys((*options.waived, reason)))
    _recheck(delivery_id, replace(options, waived=waived), _waived(reason, "Dikesampingkan", "Set aside"), by, why, now)


def unwaive(*, delivery_id: str, reason: str, by: str, why: str, now: datetime) -> None:
    """Let a reason count again, and check again."""
    options = stated_options(delivery_id)
    waived = tuple(name for name in options.waived if name != reason)
    _recheck(
        delivery_id, replace(options, waived=waived), _waived(reason, "Berlaku lagi", "Counts again"), by, why, now
    )


def start_import(*, delivery_id: str, by: str, now: datetime) -> None:
    """Let a worker make a register of the accepted rows; of two people exactly one passes.

    Raises:
        WrongStateError: The list is not checked, or somebody else was faster.
        DeliveryError: No row is accepted.
    """
    start_worker(delivery_id, claim_import(delivery_id=delivery_id, by=by, now=now))


def claim_import(*, delivery_id: str, by: str, now: datetime) -> str:
    """Claim the import; return the worker's token for the process that does it."""
    delivery = delivery_of(delivery_id)
    if delivery.state == DeliveryState.CHECKED and not delivery.totals.get("report", {}).get("accepted"):
        raise DeliveryError(_NOTHING_ACCEPTED)
    worker = secrets.token_hex(12)
    is_saving = delivery.state == DeliveryState.IMPORTING
    claimed = delivery.start(_can_be_saved(delivery), DeliveryState.IMPORTING, worker=worker, at=now) or (
        is_saving and delivery.take_over(worker=worker, at=now, silent_since=now - SILENT_AFTER)
    )
    if not claimed:
        raise WrongStateError(DeliveryState(delivery_of(delivery_id).state))
    note(delivery, by=by, now=now, what=Words("Penyimpanan dimulai.", "Saving begun."))
    return worker


def refuse(*, delivery_id: str, by: str, why: str, now: datetime) -> None:
    """Refuse the whole list; what was received stays on record.

    Raises:
        WrongStateError: The list is being worked on, or is closed.
        DeliveryError: A register of it counts; that is undone first.
    """
    delivery = delivery_of(delivery_id)
    open_states = (DeliveryState.RECEIVED, DeliveryState.CHECKED, DeliveryState.FAILED)
    if delivery.state in open_states and delivery.snapshot_id:
        raise DeliveryError(_STILL_COUNTS)
    if not delivery.claim(open_states, DeliveryState.REFUSED):
        raise WrongStateError(DeliveryState(delivery_of(delivery_id).state))
    note(delivery, by=by, now=now, what=Words("Daftar ditolak.", "List refused."), why=why)


@transaction.atomic
def undo_import(*, delivery_id: str, by: str, why: str, now: datetime) -> None:
    """Take the register back as a new fact: the snapshot stays, and counts no more.

    A list that was checked again since it was saved can be undone as well. What was killed half-way can be repeated.
    """
    delivery = delivery_of(delivery_id)
    if not delivery.snapshot_id or not delivery.claim(_MAY_HAVE_REGISTER, DeliveryState.UNDONE):
        raise WrongStateError(DeliveryState(delivery_of(delivery_id).state))
    undo_once(delivery.snapshot_id, by=by, now=now, why=without_numbers(why, longest=_LONGEST))
    note(delivery, by=by, now=now, what=Words("Register dibatalkan.", "Register undone."), why=why)


def undo_register(*, snapshot_id: str, by: str, why: str, now: datetime) -> None:
    """Take a register back by its own identifier; a delivery that brought it follows.

    Raises:
        RegisterError: There is no such register, or it was undone before.
    """
    brought = Delivery.objects.filter(snapshot_id=snapshot_id).exclude(state=DeliveryState.UNDONE).first()
    if brought is not None:
        undo_import(delivery_id=brought.public_id, by=by, why=why, now=now)
    else:
        undo_snapshot(office_vault(), snapshot_id, by=by, at=now, why=without_numbers(why, longest=_LONGEST))


def _can_be_saved(delivery: Delivery) -> tuple[DeliveryState, ...]:
    """A save that failed can be repeated; after a check that failed, what was found before no longer holds."""
    has_failed_saving = delivery.state == DeliveryState.FAILED and delivery.stage == "save"
    return (DeliveryState.CHECKED, DeliveryState.FAILED) if has_failed_saving else (DeliveryState.CHECKED,)


def _recheck(delivery_id: str, options: CheckOptions, what: Words, by: str, why: str, now: datetime) -> None:
    start_check(delivery_id=delivery_id, options=options, by=by, now=now)
    note(delivery_of(delivery_id), by=by, now=now, what=what, why=why)


def _waived(reason: str, indonesian: str, english: str) -> Words:
    title = reasons()[reason].title
    return Words(f"{indonesian}: {title.id}.", f"{english}: {title.en}.")


_LONGEST = 1000
_NO_SUCH_FIX = Words("Perbaikan itu tidak dikenal.", "There is no such fix.")
_NOT_TO_WAIVE = Words(
    "Alasan ini menyangkut data yang harus diperbaiki, jadi tidak dapat dikesampingkan untuk seluruh daftar.",
    "This reason is about data that must be repaired, so it cannot be set aside for the whole list.",
)
_MAY_HAVE_REGISTER = (DeliveryState.IMPORTED, DeliveryState.CHECKED, DeliveryState.FAILED)
_STILL_COUNTS = Words(
    "Register dari daftar ini masih dihitung. Batalkan dulu registernya; setelah itu daftar ini tertutup.",
    "The register made of this list still counts. Undo the register first; the list is closed then.",
)
_NOTHING_ACCEPTED = Words(
    "Tidak ada baris yang layak, jadi tidak ada yang disimpan. Perbaiki dulu barisnya, atau tolak daftar ini.",
    "No row is accepted, so nothing is saved. Repair the rows first, or refuse the list.",
)
