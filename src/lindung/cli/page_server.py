"""The process that keeps the processes of the pages: it takes the place of the command and holds almost nothing itself.

``lindung serve`` and ``lindung demo`` prepare, then become this one: what they loaded to prepare would stay in memory
for as long as pages are served.
"""

import multiprocessing
import os
import shutil
import sys
from contextlib import ExitStack
from typing import Final, NoReturn

import typer

from lindung.cli.queue_worker import queue_worker
from lindung.cli.serving_lock import serving
from lindung.cli.speech import current_language, speak
from lindung.settings.environment import Environment, read_environment
from lindung.settings.starting_together import expect_workers
from lindung.vocabulary.language import Language
from lindung.workflows.backup.places import METRICS

MOST_THREADS: Final = 8
GIVE_BACK: Final = "background_thread:true,dirty_decay_ms:100,muzzy_decay_ms:0"
"""How Polars' allocator gives memory back: at once, for a server stays up and opens a large list now and then."""
_COMMAND: Final = "from lindung.cli.page_server import main; main()"
_QUEUE: Final = {True: "with-queue", False: "no-queue"}


def become_page_server(*, host: str, port: int, workers: int, with_queue: bool) -> NoReturn:
    """Let this process be the server from now on; what it held is gone, its number stays."""
    sys.stdout.flush()
    sys.stderr.flush()
    told = [host, str(port), str(workers), _QUEUE[with_queue], current_language().value]
    os.execv(sys.executable, [sys.executable, "-P", "-c", _COMMAND, *told])  # noqa: S606 # our own # nosec B606


def main() -> None:
    """Serve what the arguments say until stopped."""
    host, port, workers, queue, language = sys.argv[1:]
    speak(Language(language))
    environment = read_environment()
    try:
        with ExitStack() as beside:
            beside.enter_context(serving(environment))
            _share_folder(environment, int(workers))
            if queue == _QUEUE[True]:
                beside.enter_context(queue_worker())
            _serve(host, int(port), int(workers))
    except typer.Exit as end:  # a restore or an upgrade began in between; it was said
        sys.exit(end.exit_code)


def _share_folder(environment: Environment, workers: int) -> None:
    """Give the workers a folder of this server's own: they wait there for each other and add up their figures."""
    directory = environment.data_directory / METRICS
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(mode=0o700)
    expect_workers(directory, workers)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(directory)


def threads_per_worker(cores: int) -> int:
    """Return how many readers a worker answers at once: while some wait for a large list, the others are answered.

    More than are ever busy, and as many as the server takes for these cores without a warning.
    """
    return min(MOST_THREADS, 2 * cores + 1)


def _serve(host: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # a forked worker would wait for ever for threads of Polars that stayed behind in its parent
    multiprocessing.set_start_method("spawn", force=True)
    os.putenv("_RJEM_MALLOC_CONF", GIVE_BACK)
    os.putenv("ARROW_DEFAULT_MEMORY_POOL", "system")  # the only one that gives all of it back
    Granian(
        "lindung.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads_per_worker(multiprocessing.cpu_count()),
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=10,
    ).serve()
