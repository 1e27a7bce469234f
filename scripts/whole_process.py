"""Time a whole process and account for its memory.

The account of a child (`ru_maxrss`) starts at the size of the process that forked it, so a small one does the forking.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

LAUNCHER = """
import json, os, subprocess, sys, time
before = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
print(json.dumps([time.perf_counter() - before, usage.ru_maxrss * 1024 / 1e9, process.returncode]))
"""


@dataclass(frozen=True)
class WholeProcess:
    """What the operating system says of a finished process.

    Attributes:
        seconds: From start to exit, by the clock.
        gigabytes: Peak resident memory.
        code: Exit code.
    """

    seconds: float
    gigabytes: float
    code: int


def whole_process(command: Sequence[str]) -> WholeProcess:
    """Run a command with its output thrown away."""
    done = subprocess.run([sys.executable, "-c", LAUNCHER, *command], check=True, capture_output=True, text=True)
    return WholeProcess(*json.loads(done.stdout))
