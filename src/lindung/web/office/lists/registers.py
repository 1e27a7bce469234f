"""Registers made of accepted lists: what they are, how two differ, whether they are whole. Never a list of persons."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from lindung.engines.intake.profiles.targets import targets_of
from lindung.registry.snapshots.faults import RegisterError
from lindung.registry.snapshots.verify import VerifyResult
from lindung.vocabulary.language import Words
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed, may_in
from lindung.web.office.lists.officer import officer_of, reason_of
from lindung.web.office.lists.refusals import REASON_MISSING, refusal, with_refusals
from lindung.web.shared.errors import not_found
from lindung.web.shared.page import page
from lindung.workflows.deliveries import registers as stored
from lindung.workflows.deliveries.count_villages import VillageRows, count_villages
from lindung.workflows.deliveries.decide import undo_register
from lindung.workflows.deliveries.errors import UnknownDeliveryError
from lindung.workflows.deliveries.look import events_of
from lindung.workflows.deliveries.plain import Event
from lindung.workflows.deliveries.registers import Register


@require_GET
@allowed(Deed.SAVE_REGISTERS)
@with_refusals
def registers(request: HttpRequest) -> HttpResponse:
    """List the registers, newest first."""
    return page(
        request,
        "office/lists/registers.html",
        {"registers": [one for one in stored.registers() if may_in(request, Deed.SAVE_REGISTERS, one.area_code)]},
    )


@require_GET
@allowed(Deed.READ_ORIGIN)
@with_refusals
def register(request: HttpRequest, snapshot_id: str) -> HttpResponse:
    """Show what one register is made of."""
    return _page(request, snapshot_id)


@require_GET
@allowed(Deed.SAVE_REGISTERS, asks=("dengan",))
@with_refusals
def difference(request: HttpRequest, snapshot_id: str) -> HttpResponse:
    """Count who joined, left, changed, died and moved between two registers."""
    other = request.GET.get("dengan", "")
    found, compared = stored.register_of(snapshot_id), stored.register_of(other)
    if not may_in(request, Deed.SAVE_REGISTERS, compared.area_code):
        return not_found(request)
    context = {
        "register": found,
        "other": compared,
        "changes": stored.changes_between(other, snapshot_id),
        "targets": targets_of(found.register),
    }
    return page(request, "office/lists/difference.html", context)


@require_POST
@allowed(Deed.READ_ORIGIN)
@with_refusals
def verified(request: HttpRequest, snapshot_id: str) -> HttpResponse:
    """Read a register wholly and compare it with its manifest."""
    return _page(request, snapshot_id, verdict=stored.verify(snapshot_id))


@require_POST
@allowed(Deed.SAVE_REGISTERS)
@with_refusals
def undone(request: HttpRequest, snapshot_id: str) -> HttpResponse:
    """Take a register back as a new fact, saying why; the delivery that brought it follows."""
    by, why = officer_of(request), reason_of(request)
    if not why:
        return refusal(request, REASON_MISSING, status=422)
    undo_register(snapshot_id=snapshot_id, by=by, why=why, now=timezone.now())
    return redirect("register", snapshot_id=snapshot_id)


def _others(request: HttpRequest, found: Register) -> list[Register]:
    """Registers of the same kind that this one can be compared with."""
    known = stored.registers(register=found.register)
    return [
        one for one in known
        if one.snapshot_id != found.snapshot_id and may_in(request, Deed.SAVE_REGISTERS, one.area_code)
    ]  # fmt: skip


def _page(request: HttpRequest, snapshot_id: str, verdict: VerifyResult | None = None) -> HttpResponse:
    found = stored.register_of(snapshot_id)
    villages, damage = _villages(snapshot_id)
    context = {
        "register": found,
        "others": _others(request, found),
        "villages": villages,
        "damage": damage,
        "officer": officer_of(request),
        "verdict": verdict,
        "events": _events(found),
        "may_save": may_in(request, Deed.SAVE_REGISTERS, found.area_code),
        "may_open": may_in(request, Deed.SEND_LISTS, found.area_code),
    }
    return page(request, "office/lists/register.html", context)


def _events(found: Register) -> list[Event]:
    """What was done with the file that brought it; none where its delivery is gone, or was none."""
    with suppress(UnknownDeliveryError):
        return events_of(found.delivery_id)
    return []


def _villages(snapshot_id: str) -> tuple[list[VillageRows], Words | None]:
    """Count by village; of a register that cannot be read, its manifest and what is wrong are still shown."""
    try:
        return count_villages(snapshot_id), None
    except RegisterError as error:
        return [], error.words
