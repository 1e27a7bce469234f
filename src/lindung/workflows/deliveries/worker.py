"""The worker: a process of its own that checks or saves one delivery, so that a page may be closed meanwhile."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

from lindung.engines.intake.faults import UnusableFileError
from lindung.registry.models import Delivery
from lindung.registry.snapshots.faults import RegisterError
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.errors import NO_MEMORY, DeliveryError
from lindung.workflows.deliveries.found import delivery_of, note
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.stored_rows import Told
from lindung.workflows.deliveries.tidy import tidy
from lindung.workflows.deliveries.turn import turn

SILENT_AFTER = timedelta(seconds=20)
BEAT_EVERY = timedelta(seconds=1)
_COMMAND = "from lindung.cli.main import main; main()"

Clock = Callable[[], datetime]


class WorkTakenError(RuntimeError):
    """Another worker has taken the work; this one stops without a trace."""


class Beat:
    """Tells how far a worker is, at most once a second, and stops it when the work is no longer its own."""

    def __init__(self, delivery: Delivery, worker: str, clock: Clock, also: Told | None) -> None:
        """Begin silent; ``also`` is told every time."""
        self._also = also
        self._delivery = delivery
        self._worker = worker
        self._clock = clock
        self._told_at: datetime | None = None
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int | None, to_repair: int) -> None:
        """Tell, if a second has passed or a new stage begins; WorkTakenError when somebody else has the work."""
        if self._also is not None:
            self._also(stage, done, total, to_repair)
        now = self._clock()
        if stage == self._stage and self._told_at is not None and now - self._told_at < BEAT_EVERY:
            return
        self._told_at, self._stage = now, stage
        told = self._delivery.beat(
            worker=self._worker, at=now, stage=stage, done=done, total=total, to_repair=to_repair
        )
        if not told:
            raise WorkTakenError


def start_worker(delivery_id: str, worker: str) -> None:
    """Start a process that outlives the request; it takes the same command a person can type."""
    subprocess.Popen(  # noqa: S603 - arguments of our own
        [sys.executable, "-c", _COMMAND, "intake", "work", "--worker", worker, "--", delivery_id],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def work_on(delivery_id: str, *, worker: str, clock: Clock, also: Told | None = None) -> DeliveryState:
    """Do the work a delivery waits for and return where it stands then.

    What goes wrong in a way that can be told is kept as the delivery's failure; it can be started again.
    """
    from lindung.workflows.deliveries.check_delivery import check_delivery
    from lindung.workflows.deliveries.save_delivery import save_delivery

    delivery = delivery_of(delivery_id)
    tidy(office_vault(), clock())
    beat = Beat(delivery, worker, clock, also)
    is_saving = delivery.state == DeliveryState.IMPORTING
    work, kind = (save_delivery, DeliveryState.IMPORTING) if is_saving else (check_delivery, DeliveryState.CHECKING)
    try:
        with turn(office_vault(), kind, lambda: beat("", 0, None, 0)) as came_at_once:
            if not came_at_once:
                delivery.begin(worker=worker, at=clock())
            work(delivery, worker=worker, beat=beat, clock=clock)
    except WorkTakenError:
        pass
    except (UnusableFileError, RegisterError, DeliveryError) as error:
        _fail(delivery, worker, clock(), error.words)
    except MemoryError:
        _fail(delivery, worker, clock(), NO_MEMORY)
    except Exception as error:
        _fail(delivery, worker, clock(), _unexpected(type(error).__name__))
        raise
    return DeliveryState(delivery_of(delivery_id).state)


def _fail(delivery: Delivery, worker: str, now: datetime, words: Words) -> None:
    if delivery.fail(worker=worker, at=now, words=words):
        note(delivery, by="Lindung", now=now, what=_stopped(words))


def _stopped(words: Words) -> Words:
    return Words(f"Terhenti: {words.id}", f"Stopped: {words.en}")


def _unexpected(kind: str) -> Words:
    return Words(
        f"Terhenti karena kesalahan yang tidak terduga ({kind}). Tidak ada yang tersimpan setengah jalan. Coba "
        "lanjutkan; bila terulang, laporkan tanpa menyertakan data pribadi.",
        f"Stopped on an unexpected error ({kind}). Nothing was stored half-way. Try to go on; if it happens again, "
        "report it without personal data.",
    )
