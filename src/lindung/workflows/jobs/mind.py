"""Mind a piece of work: a process of its own does it, this one gives signs of life and stops it when asked.

A process of its own may run out of memory, crash or be stopped in the middle without taking the queue along.
"""

import secrets
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from lindung.registry.models.job import Job
from lindung.vocabulary.job import JobState
from lindung.workflows.jobs.errors import UNTOLD_END
from lindung.workflows.jobs.sign import give_sign

_COMMAND: Final = "from lindung.cli.main import main; main()"
_LOOK_EVERY: Final = 0.5
_PATIENCE: Final = 5.0


@dataclass(frozen=True)
class Minder:
    """The worker that minds work.

    Attributes:
        clock: Tells the time.
        stopping: Set when it was asked to end: what runs is put back into the queue.
    """

    clock: Callable[[], datetime]
    stopping: threading.Event = field(default_factory=threading.Event)


MINDER: Final = ContextVar[Minder]("MINDER")
"""Set by the worker before it takes tasks: the queue hands a task nothing but the name of the work."""


def mind(public_id: str) -> None:
    """Have a waiting piece of work done; return when it is over, cancelled, or back in the queue."""
    job = Job.objects.filter(public_id=public_id).first()
    minder, worker = MINDER.get(), secrets.token_hex(12)
    if job is None or minder.stopping.is_set() or not job.start(worker=worker, at=minder.clock()):
        return
    child = _started(job.public_id, worker)
    try:
        _watch(minder, job, worker, child)
    finally:
        _ended(child)


def _started(public_id: str, worker: str) -> "subprocess.Popen[bytes]":
    """Start the process; it ends when the pipe to it closes, so that it never outlives this one."""
    return subprocess.Popen(  # noqa: S603 - arguments of our own
        [sys.executable, "-c", _COMMAND, "jobs", "do", "--worker", worker, "--", public_id],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _watch(minder: Minder, job: Job, worker: str, child: "subprocess.Popen[bytes]") -> None:
    while True:
        try:
            child.wait(_LOOK_EVERY)
        except subprocess.TimeoutExpired:
            give_sign(minder.clock())
            if not job.beat(worker=worker, at=minder.clock()):
                return  # over, or somebody else has it
            if job.cancel_asked_by:
                _ended(child)
                job.cancel(worker=worker, at=minder.clock())
                return
            if minder.stopping.is_set():
                _ended(child)
                job.give_back(worker=worker)
                return
        else:
            job.refresh_from_db()
            if job.state == JobState.RUNNING.value and job.worker == worker:
                job.fail(worker=worker, at=minder.clock(), words=UNTOLD_END)
            return


def _ended(child: "subprocess.Popen[bytes]") -> None:
    """End the process: politely first."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    if child.stdin is not None:
        with suppress(OSError):
            child.stdin.close()
