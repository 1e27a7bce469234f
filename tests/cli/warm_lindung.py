"""A process that has loaded the libraries and runs each command in a copy of itself, so that none loads them again.

Run as a program it is the process; `WarmLindung` is how a test asks it. A copy gets the arguments, the environment, the
directory and the open files of a new process, and ends as Python ends: with its own exit code, whatever happens in it.
Nothing that reads a setting is loaded before the copy is made.
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from django.conf import settings as django_settings

Answer = subprocess.CompletedProcess[str]
ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = (
    "allauth.account.signals", "allauth.core.internal.modelkit", "allauth.decorators", "argon2",
    "cryptography.hazmat.primitives.ciphers.aead", "csp.constants", "django.contrib.admin", "django.contrib.auth.apps",
    "django.contrib.auth.hashers", "django.contrib.auth.password_validation", "django.contrib.auth.validators",
    "django.contrib.contenttypes.apps", "django.contrib.staticfiles.apps", "django.core.management.commands.migrate",
    "django.db.backends.sqlite3.base", "django.db.migrations.executor", "django.db.models.sql.compiler", "django.forms",
    "django.http", "django.urls", "django.views.debug", "django_tasks.apps", "django_tasks.backends.base", "duckdb",
    "fastexcel", "getpass", "highspy", "holidays", "importlib.resources.readers", "jinja2", "lindung.cli.main", "numpy",
    "polars", "psycopg", "pyarrow.parquet.encryption", "rapidfuzz", "typer._adapters", "xlsxwriter", "yaml",
)  # fmt: skip
PURE = ("lindung.vocabulary", "lindung.engines")  # rooms that know no settings, by contract
THREADLESS = {"OPENBLAS_NUM_THREADS": "1", "_RJEM_MALLOC_CONF": "background_thread:false",
              "JE_ARROW_MALLOC_CONF": "background_thread:false"}  # fmt: skip
ASLEEP = {"polars-ooc-clea"}  # waits until somebody spills a table to the disk; a copy does without it
OF_EACH_COMMAND = ("LINDUNG_", "DATABASE_URL", "HOME", "PATH", "PYTEST_", "TMPDIR", "XDG_")
"""Names of what is read when a command asks for it; everything else may have been read at the start of Python."""

MESSAGE = 1 << 20


class WarmLindung:
    """Runs commands as `subprocess.run` would; close it in the end."""

    def __init__(self) -> None:
        """Start the process; it is ready when it answers the first command."""
        self._asking, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(theirs.fileno())], pass_fds=(theirs.fileno(),), cwd=ROOT,
            env={**os.environ, **THREADLESS}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        theirs.close()

    def run(self, arguments: Sequence[str], *, env: Mapping[str, str], timeout: float) -> Answer:
        """Run ``lindung`` with arguments to its end, and return what it said."""
        strange = {name for name, _ in {*env.items()} ^ {*os.environ.items()} if not name.startswith(OF_EACH_COMMAND)}
        if strange:
            raise ValueError(f"Python or a library reads {sorted(strange)} at its start: run a process of its own.")
        with (
            tempfile.TemporaryFile() as said,
            tempfile.TemporaryFile() as complained,
            Path(os.devnull).open() as nothing,
        ):
            request = json.dumps({"arguments": [*arguments], "environment": dict(env), "directory": str(Path.cwd())})
            files = [nothing.fileno(), said.fileno(), complained.fileno()]
            socket.send_fds(self._asking, [request.encode()], files)
            code = self._ended(["lindung", *arguments], timeout)
            texts = []
            for file in (said, complained):
                file.seek(0)
                texts.append(file.read().decode().replace("\r\n", "\n"))
        return Answer(["lindung", *arguments], code, *texts)

    def _ended(self, command: list[str], timeout: float) -> int:
        """Wait for the copy; one that takes too long is killed."""
        process = self._told()
        self._asking.settimeout(timeout)
        try:
            return self._told()
        except TimeoutError:
            os.kill(process, signal.SIGKILL)
            self._asking.settimeout(None)
            self._told()
            raise subprocess.TimeoutExpired(command, timeout) from None
        finally:
            self._asking.settimeout(None)

    def _told(self) -> int:
        """Read a number; the process says which copy it made, then how the copy ended."""
        with suppress(ConnectionResetError):
            if said := self._asking.recv(MESSAGE):
                return int(said)
        raise RuntimeError(f"The process that runs commands ended itself, with {self._process.wait()}.")

    def close(self) -> None:
        """End the process."""
        self._asking.close()
        self._process.wait()


def load() -> None:
    """Load what no setting can change, and make sure that a copy lacks nothing."""
    for name in LIBRARIES:
        importlib.import_module(name)
    for room in PURE:
        for module in pkgutil.walk_packages(importlib.import_module(room).__path__, f"{room}."):
            if "spark" not in module.name:
                importlib.import_module(module.name)
    threads = [(thread / "comm").read_text().strip() for thread in Path("/proc/self/task").iterdir()]
    awake = {*threads[1:]} - ASLEEP
    if awake:
        raise RuntimeError(f"Threads {sorted(awake)} run already; a copy would lack them.")
    if django_settings.configured or tempfile.tempdir is not None:
        raise RuntimeError("A setting was read already; a copy would not read its own.")
    gc.freeze()  # what is loaded is never looked through again, so that copies go on sharing it


def await_command(asked: socket.socket) -> list[str]:
    """Return in a copy of this process, once for each command; the process itself ends with its asker."""
    while True:
        message, files, _, _ = socket.recv_fds(asked, MESSAGE, 3)
        if not message:
            os._exit(0)
        process = os.fork()
        if process == 0:
            asked.close()
            return become(json.loads(message), files)
        for file in files:
            os.close(file)
        asked.send(str(process).encode())
        _, status = os.waitpid(process, 0)
        asked.send(str(os.waitstatus_to_exitcode(status)).encode())


def become(request: dict[str, object], files: list[int]) -> list[str]:
    """Take the files, the environment and the directory that were asked for."""
    for wanted, file in enumerate(files):
        os.dup2(file, wanted)
        os.close(file)
    environment, arguments = request["environment"], request["arguments"]
    assert isinstance(environment, dict)
    assert isinstance(arguments, list)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(str(request["directory"]))
    return [str(Path(sys.executable).with_name("lindung")), *arguments]


def type_command() -> int:
    """Run the command and return its exit code, as the script of the installation would."""
    from lindung.cli.main import main

    try:
        main()
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        sys.stderr.write(f"{end.code}\n")
        return 1
    except BaseException:  # noqa: BLE001 - as Python does for a program that fails
        traceback.print_exc()
        return 1
    return 0


def end(code: int) -> NoReturn:
    """End the copy as Python ends, without taking apart what the copied process goes on using."""
    threading._shutdown()  # type: ignore[attr-defined]  # waits for threads, as the end of Python does
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    load()
    sys.argv = await_command(socket.socket(fileno=int(sys.argv[1])))
    end(type_command())
