"""Work that an office leaves to the queue: its kinds, and where it stands."""

from enum import StrEnum
from typing import Final

from lindung.vocabulary.language import Words
from lindung.vocabulary.role import Deed


class JobKind(StrEnum):
    """What is to be done."""

    LINK = "link"
    COUNT = "count"
    DRAFT = "draft"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _KINDS[self]

    @property
    def deed(self) -> Deed:
        """The deed of whoever asks for it, cancels it, and asks again."""
        return Deed.PUBLISH if self is JobKind.DRAFT else Deed.SAVE_REGISTERS


class JobState(StrEnum):
    r"""Where it stands.

    WAITING -> RUNNING -> DONE
       |          \-> WAITING again, when whoever was at it is gone
       |          \-> FAILED, CANCELLED (can be asked for again)
       \-> CANCELLED
    """

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _STATES[self]

    @property
    def is_open(self) -> bool:
        """Whether something is still to come."""
        return self in {JobState.WAITING, JobState.RUNNING}


_KINDS: Final = {
    JobKind.LINK: Words("Pemadanan register", "Linking of registers"),
    JobKind.COUNT: Words("Hitungan cakupan", "Counting of coverage"),
    JobKind.DRAFT: Words("Konsep rilis", "Draft of a release"),
}
_STATES: Final = {
    JobState.WAITING: Words("menunggu giliran", "waiting its turn"),
    JobState.RUNNING: Words("sedang berjalan", "running"),
    JobState.DONE: Words("selesai", "done"),
    JobState.FAILED: Words("terhenti", "stopped"),
    JobState.CANCELLED: Words("dibatalkan", "cancelled"),
}
