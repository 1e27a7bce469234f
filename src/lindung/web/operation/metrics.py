"""Figures for Prometheus: how much is asked, how long it takes, what waits; a label is never about a person."""

import os
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db import DatabaseError
from django.db.models import Count
from django.http import HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from lindung.opendata.queries.release import latest_release
from lindung.registry.models import Delivery, Job
from lindung.vocabulary.delivery_state import DeliveryState
from lindung.vocabulary.job import JobState
from lindung.workflows.deliveries.worker import SILENT_AFTER

SHARED_BY_PROCESSES: Final = "PROMETHEUS_MULTIPROC_DIR"
"""Set by ``lindung serve``: the folder in which its processes add up their figures."""

_BOUNDS: Final = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10, 30)
_WAITING: Final = (DeliveryState.RECEIVED, DeliveryState.CHECKED, DeliveryState.FAILED)
_RUNNING: Final = tuple(state for state in DeliveryState if state.is_running)

REQUESTS: Final = Counter("lindung_requests", "Requests by page and status.", ["view", "method", "status"])
SECONDS: Final = Histogram("lindung_request_seconds", "Time until a request was answered.", ["view"], buckets=_BOUNDS)
SIGN_INS: Final = Counter("lindung_sign_ins", "Tries to sign in.", ["outcome"])


def metrics(now: datetime) -> HttpResponse:
    """Answer with the figures of all processes of this server."""
    registry = CollectorRegistry()
    if SHARED_BY_PROCESSES in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library's own
    else:
        registry.register(_OwnProcess())
    registry.register(OfficeFigures(now))
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class OfficeFigures(Collector):
    """What the database tells when it is asked: deliveries that wait, and how old the public figures are."""

    def __init__(self, now: datetime) -> None:
        """Ask as of a moment."""
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """Give the figures; a database that does not answer is a figure too."""
        try:
            figures = [self._deliveries(), self._stalled(), self._jobs(), *self._release()]
        except DatabaseError:
            figures = []
        yield GaugeMetricFamily("lindung_database_up", "1 when the database answers.", value=float(bool(figures)))
        yield from figures

    def _deliveries(self) -> Metric:
        waiting = GaugeMetricFamily("lindung_deliveries", "Deliveries that wait or are worked on.", labels=["state"])
        counted = dict(Delivery.objects.values_list("state").annotate(Count("pk")).order_by())
        for state in (*_WAITING, *_RUNNING):
            waiting.add_metric([state.value], counted.get(state.value, 0))
        return waiting

    def _stalled(self) -> Metric:
        silent = Delivery.objects.filter(state__in=_RUNNING, beat_at__lt=self._now - SILENT_AFTER).count()
        return GaugeMetricFamily("lindung_deliveries_stalled", "Deliveries whose worker gives no sign.", value=silent)

    def _jobs(self) -> Metric:
        found = GaugeMetricFamily("lindung_jobs", "Work of the queue by state.", labels=["state"])
        counted = dict(Job.objects.values_list("state").annotate(Count("pk")).order_by())
        for state in JobState:
            found.add_metric([state.value], counted.get(state.value, 0))
        return found

    def _release(self) -> Iterator[Metric]:
        release = latest_release()
        if release is not None and release.released_at is not None:
            age = (self._now - release.released_at).total_seconds()
            yield GaugeMetricFamily("lindung_release_age_seconds", "Since the newest release went out.", value=age)


class _OwnProcess(Collector):
    """The figures of this process alone, where no server gave its processes a folder to share."""

    def collect(self) -> Iterator[Metric]:
        """Give them, and none about the process itself, which several processes could not add up."""
        return (metric for metric in REGISTRY.collect() if metric.name.startswith("lindung_"))
