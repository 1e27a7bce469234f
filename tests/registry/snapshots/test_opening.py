"""Something large is opened by one process at a time; one that was killed keeps nobody waiting."""

import os
import signal
import subprocess
import sys
import threading

from lindung.registry.snapshots.opening import LOCK_FILE, one_opening
from lindung.registry.snapshots.vault import office_vault

HOLDING = """
import fcntl, sys, time
file = open(sys.argv[1], 'a')
fcntl.flock(file, fcntl.LOCK_EX)
print('held', flush=True)
time.sleep(60)
"""


def test_a_second_opening_waits_for_the_first() -> None:
    vault, order = office_vault(), list[str]()

    def second() -> None:
        with one_opening(vault):
            order.append("second")

    with one_opening(vault):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.2)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_a_killed_process_keeps_nobody_waiting() -> None:
    vault = office_vault()
    path = str(vault.directory / LOCK_FILE)
    with subprocess.Popen([sys.executable, "-c", HOLDING, path], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        os.kill(other.pid, signal.SIGKILL)
    with one_opening(vault):
        assert other.returncode == -signal.SIGKILL
