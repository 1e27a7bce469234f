"""One line of progress on a terminal: rows done, rows a second, time left."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from lindung.cli.speech import current_language
from lindung.vocabulary.language import Language, Words

EVERY_SECONDS = 0.5
_STAGES = {
    "": Words("Menunggu giliran", "Waiting for its turn"),
    "read": Words("Membaca", "Reading"),
    "check": Words("Memeriksa", "Checking"),
    "save": Words("Menyimpan", "Saving"),
}


class ProgressLine:
    """Says how far long work is, in place on a terminal and not at all elsewhere."""

    def __init__(self) -> None:
        """Start the clock."""
        self._is_terminal = sys.stderr.isatty()
        self._started = time.monotonic()
        self._told = 0.0
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int | None, to_repair: int) -> None:
        """Tell, at most twice a second."""
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._started = stage, now
        if self._is_terminal and now - self._told >= EVERY_SECONDS:
            self._told = now
            print(
                f"\r{self._line(done, total, to_repair, now - self._started):<100}", end="", file=sys.stderr, flush=True
            )

    def end(self) -> None:
        """Leave the line empty."""
        if self._told:
            print("\r" + " " * 100 + "\r", end="", file=sys.stderr, flush=True)

    def _line(self, done: int, total: int | None, to_repair: int, seconds: float) -> str:
        stage = _STAGES[self._stage].in_language(current_language())
        per_second = done / seconds if seconds else 0.0
        left = f", ~{(total - done) / per_second:.0f} s" if total and per_second else ""
        of = f" / {total:,}" if total else ""
        bad = {Language.ID: "perlu dilihat", Language.EN: "to look at"}[current_language()]
        return f"{stage} {done:,}{of}; {per_second:,.0f}/s{left}; {bad} {to_repair:,}"


@contextmanager
def progress_line() -> Iterator[ProgressLine]:
    """Show progress while the work runs."""
    line = ProgressLine()
    try:
        yield line
    finally:
        line.end()
