"""Take the current version of a plan back; the one before counts again, and both stay on record."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from lindung.opendata.models import TargetPlan
from lindung.registry.models import TargetEntry
from lindung.workflows.targets.errors import TargetGoneError
from lindung.workflows.targets.store_version import named


@dataclass(frozen=True)
class VersionUndone:
    """What taking back did.

    Attributes:
        plan_id: The version taken back.
        restored_id: The version that counts again, or None when it was the first.
    """

    plan_id: int
    restored_id: int | None


@transaction.atomic
def undo_target(*, plan_id: int, entered_by: str, now: datetime) -> VersionUndone:
    """Take a version back.

    Raises:
        TargetError: Nobody is named.
        TargetGoneError: The version does not count, so there is nothing to take back.
    """
    name = named(entered_by)
    plan = TargetPlan.objects.filter(pk=plan_id).first()
    if plan is None or not plan.take_back(at=now):
        raise TargetGoneError
    TargetEntry.objects.create(plan_id=plan_id, act="undo", entered_by=name, entered_at=now)
    return VersionUndone(plan_id=plan_id, restored_id=plan.replaces_id)
