"""The worker: takes one piece of work after the other from the queue until it is asked to end."""

import signal
import threading
from collections.abc import Callable
from datetime import datetime
from types import FrameType
from typing import Final

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from lindung.workflows.jobs.mind import MINDER, Minder
from lindung.workflows.jobs.queue import revive
from lindung.workflows.jobs.sign import give_sign

_LOOK_EVERY: Final = 1.0
_KEPT_TASKS: Final = 1000

Clock = Callable[[], datetime]


def work(clock: Clock, *, until_empty: bool = False) -> None:
    """Do what is in the queue, and wait for more unless told otherwise.

    Signals end it between two looks: what runs is put back and begun anew by the next worker.

    Args:
        clock: Tells the time.
        until_empty: Return once nothing waits.
    """
    minder = Minder(clock)
    MINDER.set(minder)
    if threading.current_thread() is threading.main_thread():
        _end_at_signals(minder)
    while not minder.stopping.is_set():
        give_sign(clock())
        revive(clock())
        _one_round()
        _forget_old_tasks()
        if until_empty:
            return
        minder.stopping.wait(_LOOK_EVERY)


def _one_round() -> None:
    """Have the library take and run what is ready, one task after the other."""
    Worker(
        queue_names=["default"], interval=_LOOK_EVERY, batch=True, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id="lindung", excluded_queue_names=[],
    ).run()  # fmt: skip


def _end_at_signals(minder: Minder) -> None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        minder.stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)


def _forget_old_tasks() -> None:
    """Keep the queue's own table small; the work itself is remembered in its records."""
    over = DBTaskResult.objects.finished().order_by("-finished_at").values_list("pk", flat=True)
    old = list(over[_KEPT_TASKS : 2 * _KEPT_TASKS])
    if old:
        DBTaskResult.objects.filter(pk__in=old).delete()
