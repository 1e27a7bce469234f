"""One line of progress on a terminal for work in steps: which one, how many are left, how long so far."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from lindung.cli.speech import current_language
from lindung.vocabulary.work_step import step_words


class StepLine:
    """Says which step runs, in place on a terminal and not at all elsewhere."""

    def __init__(self) -> None:
        """Start the clock."""
        self._is_terminal = sys.stderr.isatty()
        self._started = time.monotonic()

    def __call__(self, step: str, done: int, steps: int) -> None:
        """Tell a step that begins; the time left is what the steps so far took, stretched to the rest."""
        if not self._is_terminal:
            return
        name = step_words(step).in_language(current_language())
        passed = time.monotonic() - self._started
        left = f", ~{passed / done * (steps - done):.0f} s" if done else ""
        print(f"\r{f'[{min(done + 1, steps)}/{steps}] {name}{left}':<90}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line empty."""
        if self._is_terminal:
            print("\r" + " " * 90 + "\r", end="", file=sys.stderr, flush=True)


@contextmanager
def step_line() -> Iterator[StepLine]:
    """Show steps while the work runs."""
    line = StepLine()
    try:
        yield line
    finally:
        line.end()
