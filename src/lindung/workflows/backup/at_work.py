"""Work whose worker gives signs of life."""

from datetime import datetime
from typing import Final

from lindung.registry.models import Delivery, Job
from lindung.vocabulary.delivery_state import DeliveryState
from lindung.vocabulary.job import JobState
from lindung.workflows.deliveries.worker import SILENT_AFTER
from lindung.workflows.jobs.queue import SILENT_AFTER as JOB_SILENT_AFTER

_RUNNING: Final = [state for state in DeliveryState if state.is_running]


def deliveries_at_work(now: datetime) -> tuple[str, ...]:
    """Name the deliveries that somebody works on at this moment."""
    working = Delivery.objects.filter(state__in=_RUNNING, beat_at__gte=now - SILENT_AFTER)
    return tuple(sorted(working.values_list("public_id", flat=True)))


def jobs_at_work(now: datetime) -> tuple[str, ...]:
    """Name the work of the queue that runs at this moment."""
    working = Job.objects.filter(state=JobState.RUNNING.value, beat_at__gte=now - JOB_SILENT_AFTER)
    return tuple(sorted(working.values_list("public_id", flat=True)))
