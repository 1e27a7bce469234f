"""The worker of the queue beside the server: started with it, started anew when it dies, ended with it."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_COMMAND: Final = "from lindung.cli.main import main; main()"
_REST: Final = 5.0
_PATIENCE: Final = 15.0


@contextmanager
def queue_worker() -> Iterator[None]:
    """Keep a worker running meanwhile; it also ends by itself when this process is killed."""
    is_over, children = threading.Event(), list[subprocess.Popen[bytes]]()
    keeper = threading.Thread(target=_keep, args=(is_over, children), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        is_over.set()
        for child in children[-1:]:
            child.terminate()
        keeper.join(_PATIENCE)


def _keep(is_over: threading.Event, children: "list[subprocess.Popen[bytes]]") -> None:
    while not is_over.is_set():
        child = subprocess.Popen(  # noqa: S603 - arguments of our own
            [sys.executable, "-c", _COMMAND, "jobs", "work", "--with-parent"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        children.append(child)
        child.wait()
        is_over.wait(_REST)
