"""What every run of the roll-up shares: its arguments, its clock, and the file that says what it took and counted."""

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Counted:
    """What was counted, for comparison: rows, and the sums of both counts over them."""

    rows: int
    covered: int
    workers: int


@dataclass(frozen=True)
class Question:
    """Which months of which registers.

    Attributes:
        folder: Holds workers-*.parquet, spells-*.parquet and levels.parquet.
        first: Ordinal of the first month.
        months: How many.
    """

    folder: Path
    first: int
    months: int

    def files(self, name: str) -> str:
        """The parts of a register."""
        return f"{self.folder}/{name}-*.parquet"


def measure(prepare: Callable[[Question], Callable[[], Counted]]) -> None:
    """Prepare what is not counted (imports, sessions, areas), run, and write what it took.

    Called with FOLDER FIRST MONTHS OUT.
    """
    folder, first, months, out = sys.argv[1:]
    run = prepare(Question(Path(folder), int(first), int(months)))
    before, cpu_before = time.perf_counter(), _cpu()
    counted = run()
    told = {"run_s": time.perf_counter() - before, "cpu_s": _cpu() - cpu_before, **asdict(counted)}
    Path(out).write_text(json.dumps(told), encoding="utf-8")


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
