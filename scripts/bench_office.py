"""Hold the desk to its promise: many people at work at once, with a million people registered and linked.

    python scripts/bench_office.py [--smoke] [--users 50] [--seconds 300] [--pause 2] [--database SQLite]

Invented registers are sealed, linked and counted, people of several roles are signed in, and the real server (`lindung
serve`, two processes) is asked over loopback by another process: each reads a work page of their role, looks at it for
a while, and goes on. Memory is what all processes of the server share and hold (PSS) at its highest.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the other scripts are found from the root

from scripts.bench_rules import Bar  # noqa: E402  after the path
from scripts.office_pages import WAITED  # noqa: E402  after the path

P95_MS: Final = 200
MOST_MEGABYTES: Final = 1_000
PORT: Final = 8796
DATABASES: Final[dict[str, list[str]]] = {
    "SQLite": [],
    "PostgreSQL": [sys.executable, str(ROOT / "scripts" / "with_postgresql.py")],
}


@dataclass(frozen=True)
class Size:
    """How much is measured.

    Attributes:
        workers: People on the list of workers.
        participants: People on the roster.
        users: People at work at once.
        seconds: How long.
        pause: Seconds somebody looks at a page, on average.
        databases: Where the office keeps its records.
        factor: How many times a bar of time may be passed.
    """

    workers: int
    participants: int
    users: int
    seconds: int
    pause: float
    databases: tuple[str, ...]
    factor: float = 1.0


FULL: Final = Size(1_000_000, 400_000, users=50, seconds=300, pause=2.0, databases=("SQLite", "PostgreSQL"))
SMALL: Final = Size(4_000, 1_600, users=10, seconds=5, pause=0.5, databases=("SQLite",), factor=10)


def main(arguments: Sequence[str]) -> int:
    """Measure one database in a directory, or hold all to their bars."""
    asked = parsed(arguments)
    if asked.directory is not None:
        print(json.dumps(measured(asked.directory, sized(asked, FULL)), indent=2))
        return 0
    size = sized(asked, SMALL if asked.smoke else FULL)
    bars = measure(size)
    for bar in bars:
        print(f"{'ok  ' if bar.holds else 'MISS'}  {bar.what}: {bar.figure}  (bar: {bar.bar})")
    return 0 if all(bar.holds for bar in bars) else 1


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the call."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory", type=Path, nargs="?")
    parser.add_argument("--smoke", action="store_true", help="a few thousand people, ten at work, five seconds")
    parser.add_argument("--workers", type=int)
    parser.add_argument("--participants", type=int)
    parser.add_argument("--users", type=int)
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--pause", type=float)
    parser.add_argument("--database", choices=[*DATABASES], help="only this one")
    return parser.parse_args(arguments)


def sized(asked: argparse.Namespace, size: Size) -> Size:
    """Change a size by what was asked for."""
    told = {name: value for name in ("workers", "participants", "users", "seconds", "pause")
            if (value := getattr(asked, name)) is not None}  # fmt: skip
    databases = (asked.database,) if asked.database else size.databases
    return Size(**{**asdict(size), **told, "databases": databases})


def measure(size: Size) -> list[Bar]:
    """Measure every database of a size, each in a process and a directory of its own."""
    bars: list[Bar] = []
    for database in size.databases:
        with tempfile.TemporaryDirectory(prefix="lindung-bench-") as folder:
            bars += bars_of(database, size, in_own_process(Path(folder), database, size))
    return bars


def in_own_process(folder: Path, database: str, size: Size) -> dict[str, Any]:  # Any: plain JSON
    """Run this script on one database, for a process reads its settings once."""
    told = [f"--{name}={getattr(size, name)}" for name in ("workers", "participants", "users", "seconds", "pause")]
    command = [*DATABASES[database], sys.executable, __file__, str(folder), *told]
    kept = {
        name: value for name, value in os.environ.items()
        if name not in {"LINDUNG_DATA", "LINDUNG_KEYS", "DATABASE_URL"}
    }  # fmt: skip
    done = subprocess.run(command, env=kept, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout))


def bars_of(database: str, size: Size, found: dict[str, Any]) -> list[Bar]:  # Any: plain JSON
    """Hold the people at work to their bars."""
    who = f"{size.users} people at work for {size.seconds} s, {found['people']:,} registered, {database}"
    whole = found["all"]
    bar = P95_MS * size.factor
    lines = [
        Bar(
            f"{who}: work pages",
            f"p50 {whole['p50']:.0f} ms, p95 {whole['p95']:.0f} ms, {whole['answers'] / size.seconds:.0f} a second",
            f"p95 {bar:.0f} ms", whole["p95"] < bar,
        ),
        Bar(f"{who}: answers that were none", str(found["bad"]), "0", found["bad"] == 0),
        Bar(
            f"{who}: memory of the server", f"{found['megabytes']:,.0f} MB", f"{MOST_MEGABYTES:,} MB",
            found["megabytes"] < MOST_MEGABYTES,
        ),
    ]  # fmt: skip
    slow = sorted(found["pages"].items(), key=lambda item: -item[1]["p95"])
    told = "; ".join(f"{name} {page['p95']:.0f}" for name, page in slow)
    return [*lines, Bar(f"{who}: p95 of each page, ms", told, "-", holds=True)]


def measured(directory: Path, size: Size) -> dict[str, Any]:  # Any: plain JSON
    """Fill an office, serve it, let people work; return what it took."""
    os.environ["LINDUNG_DATA"] = str((directory / "data").absolute())
    os.environ["LINDUNG_KEYS"] = str((directory / "keys.json").absolute())
    from lindung.cli.store import open_store

    open_store()
    from scripts.office_registers import fill_office

    kept = directory / "filled.json"
    if not kept.exists():  # a directory that was filled already is asked again
        started = time.perf_counter()
        filled = fill_office(
            directory / "lists", workers=size.workers, participants=size.participants, users=size.users
        )  # fmt: skip
        print(f"the office was filled in {time.perf_counter() - started:.0f} s", file=sys.stderr)
        shutil.rmtree(directory / "lists")
        kept.write_text(json.dumps(asdict(filled)))
    office = json.loads(kept.read_text())
    asked = {**office, "port": PORT, "seconds": size.seconds, "pause": size.pause}
    (directory / "asked.json").write_text(json.dumps(asked))
    with serving() as server, memory_of(server) as held:
        done = subprocess.run(
            [sys.executable, str(ROOT / "scripts" / "office_pages.py"), str(directory / "asked.json")],
            stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
    return {"people": office["people"], "megabytes": held[0], **summary([*map(tuple, json.loads(done.stdout))])}


def summary(answers: Sequence[tuple[Any, ...]]) -> dict[str, Any]:  # Any: plain JSON
    """Sum up (page, milliseconds, status) of every answer."""
    pages: dict[str, list[float]] = defaultdict(list)
    for name, took, _ in answers:
        pages[name].append(took)
    bad = [(name, status) for name, _, status in answers if status != WAITED]
    for name, status in sorted(set(bad)):
        print(f"{name} was answered {status}", file=sys.stderr)
    return {
        "all": told([took for _, took, _ in answers]),
        "pages": {name: told(took) for name, took in pages.items()},
        "bad": len(bad),
    }


def told(times: list[float]) -> dict[str, float]:
    """Middle, 95th and 99th of a hundred, and how many."""
    ordered = sorted(times)
    return {
        "p50": ordered[len(ordered) // 2], "p95": ordered[int(len(ordered) * 0.95)],
        "p99": ordered[int(len(ordered) * 0.99)], "answers": len(ordered),
    }  # fmt: skip


@contextmanager
def serving() -> Iterator[subprocess.Popen[bytes]]:
    """Run the pages as `lindung serve` does."""
    command = [str(Path(sys.executable).with_name("lindung")), "serve", "--port", str(PORT), "--workers", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(240):
            try:
                urlopen(f"http://127.0.0.1:{PORT}/masuk/", timeout=5).read()  # our own server # nosec B310
                break
            except OSError:
                time.sleep(0.5)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def memory_of(server: subprocess.Popen[bytes]) -> Iterator[list[float]]:
    """Watch the memory of the server and its children: the first of the list is the highest sum so far, in MB."""
    highest, is_over = [0.0], threading.Event()

    def watch() -> None:
        while not is_over.wait(1):
            highest[0] = max(highest[0], sum(map(megabytes, family(server.pid))))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield highest
    finally:
        is_over.set()
        thread.join()


def family(pid: int) -> list[int]:
    """A process and all below it."""
    try:
        told = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    return [pid, *(below for text in told for child in text.split() for below in family(int(child)))]


def megabytes(pid: int) -> float:
    """Memory of a process; what it shares with others counts in part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
