"""The demonstration of linkage: the invented registers of the clinic's demonstration linked, once."""

from datetime import datetime
from typing import Final

from lindung.engines.linkage.link import Told
from lindung.registry.models import Delivery
from lindung.registry.snapshots.linkage import linkages
from lindung.registry.snapshots.snapshot import snapshot_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.month import Month
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.linking.link_registers import Registers, link_registers
from lindung.workflows.show_clinic import AREA, BY, DAY, SAVED

_KINDS: Final = {
    RegisterKind.WORKFORCE: "workers", RegisterKind.PARTICIPANTS: "participants", RegisterKind.DEATHS: "deaths",
    RegisterKind.PERSONNEL: "personnel",
}  # fmt: skip


def show_linkage(*, now: datetime, told: Told) -> str | None:
    """Link the registers that the clinic's demonstration saved; return the linkage's identifier.

    Repeating it finds what is there: a linkage of the same snapshots in the same month. Registers of an office that
    lie beside the sample are never linked with invented people; None where somebody has undone the sample's own.
    """
    vault, month = office_vault(), Month.of(DAY)
    saved = Delivery.objects.filter(received_by=BY, file_name__in=SAVED, state=DeliveryState.IMPORTED)
    chosen: dict[str, list[str]] = {name: [] for name in _KINDS.values()}
    for snapshot_id in saved.order_by("id").values_list("snapshot_id", flat=True):
        chosen[_KINDS[snapshot_of(vault, snapshot_id).manifest.register]].append(snapshot_id)
    for known in linkages(vault, AREA):
        if known.manifest.snapshots == chosen and known.manifest.month == month.first_day:
            return known.manifest.linkage_id
    if not chosen["workers"] or not chosen["participants"]:
        return None
    registers = Registers(AREA, **{name: [snapshot_of(vault, id_) for id_ in ids] for name, ids in chosen.items()})
    return link_registers(registers, month=month, by=BY, now=now, told=told).linkage.manifest.linkage_id
