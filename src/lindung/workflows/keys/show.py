"""The keys of the key file: a fingerprint of each, and all that still needs it."""

from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from lindung.registry.models.pair_decision import PairDecision
from lindung.registry.models.subject_request import SubjectRequest
from lindung.registry.snapshots.vault import Vault
from lindung.workflows.keys.sealed_places import Kept, sealed_places


@dataclass(frozen=True)
class KeyUse:
    """One key.

    Attributes:
        key_id: Its name in the file.
        fingerprint: What tells it apart; "" when the file lacks it.
        is_newest: Whether it seals from now on.
        directories: {what lies sealed: directories that need it}.
        records: {what: records of the database whose blind keys or texts need it}.
    """

    key_id: str
    fingerprint: str
    is_newest: bool
    directories: dict[Kept, int] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)

    @property
    def is_needed(self) -> bool:
        """Whether anything cannot be read or found without it, or it seals from now on."""
        return self.is_newest or bool(self.directories) or bool(self.records)

    @property
    def is_lost(self) -> bool:
        """Whether something needs it and the key file lacks it."""
        return not self.fingerprint


def keys_shown(vault: Vault) -> list[KeyUse]:
    """Return the keys of the file, the newest last, and behind them those that are needed but not there."""
    directories: dict[str, dict[Kept, int]] = {}
    for place in sealed_places(vault):
        for key_id in place.keys:
            counts = directories.setdefault(key_id, {})
            counts[place.kept] = counts.get(place.kept, 0) + 1
    records = records_by_key()
    held = vault.keys.all()
    known = {key.key_id for key in held}
    shown = [
        KeyUse(
            key.key_id, key.fingerprint, key is held[-1], directories.get(key.key_id, {}), records.get(key.key_id, {})
        )
        for key in held
    ]
    lost = sorted(({*directories} | {*records}) - known)
    return [
        *shown,
        *(
            KeyUse(one, "", is_newest=False, directories=directories.get(one, {}), records=records.get(one, {}))
            for one in lost
        ),
    ]


def records_by_key() -> dict[str, dict[str, int]]:
    """Count the records of the database that were made under each key."""
    found: dict[str, dict[str, int]] = {}
    for name, rows in _records().items():
        for key_id, count in rows.order_by().values_list("key_id").annotate(Count("pk")):
            found.setdefault(key_id, {})[name] = count
    return found


def _records() -> dict[str, "QuerySet[PairDecision] | QuerySet[SubjectRequest]"]:
    return {"pair decisions": PairDecision.objects.all(), "subject requests": SubjectRequest.objects.all()}
