"""Every sealed directory of an installation, and which keys each still needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lindung.registry.models.delivery import Delivery
from lindung.registry.snapshots.reseal import keys_used
from lindung.registry.snapshots.seal import SEAL_FILE, seal_of
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.delivery_state import DeliveryState
from lindung.vocabulary.language import Words


class Kept(StrEnum):
    """What lies sealed, by the directory it lies in."""

    REGISTERS = "registers"
    LINKAGES = "linkages"
    BUILDS = "coverage"
    DELIVERIES = "deliveries"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _WORDS[self]


@dataclass(frozen=True)
class SealedPlace:
    """One sealed directory.

    Attributes:
        kept: What it holds.
        directory: Where.
        delivery_id: Delivery it belongs to, or "".
    """

    kept: Kept
    directory: Path
    delivery_id: str = ""

    @property
    def keys(self) -> set[str]:
        """Ids of the keys it needs."""
        return keys_used(self.directory)

    @property
    def rows(self) -> int:
        """Rows in it; 0 for pieces of uploaded files."""
        return seal_of(self.directory).rows


def sealed_places(vault: Vault) -> Iterator[SealedPlace]:
    """Find what lies sealed; what is being written, or was left half-written, is hidden and not among it."""
    for kept in Kept:
        root = vault.directory / kept.value
        for path in sorted(root.rglob(SEAL_FILE)):
            parts = path.parent.relative_to(root).parts
            if not any(part.startswith(".") for part in parts):
                yield SealedPlace(kept, path.parent, parts[0] if kept is Kept.DELIVERIES else "")


def busy_deliveries() -> set[str]:
    """Return the deliveries into whose directories somebody writes now."""
    running = [state.value for state in DeliveryState if state.is_running or state is DeliveryState.RECEIVING]
    return {*Delivery.objects.filter(state__in=running).values_list("public_id", flat=True)}


_WORDS = {
    Kept.REGISTERS: Words("register", "registers"),
    Kept.LINKAGES: Words("pemadanan", "linkages"),
    Kept.BUILDS: Words("hitungan cakupan", "coverage builds"),
    Kept.DELIVERIES: Words("kiriman", "deliveries"),
}
