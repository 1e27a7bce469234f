"""The data directory: what lies in it, how large, and who may read it."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lindung.settings.environment import Environment
from lindung.workflows.backup.places import is_unfinished
from lindung.workflows.installation.finding import Finding, fail, ok, warn

OTHERS = 0o077


@dataclass(frozen=True)
class Kept:
    """One file or folder of the data directory.

    Attributes:
        name: Its name; folders end in a slash.
        bytes: Its size, with everything below.
        mode: Its permissions, like 0600.
    """

    name: str
    bytes: int
    mode: str


def list_directory(directory: Path) -> list[Kept]:
    """List what Lindung keeps, by name."""
    return [
        Kept(
            name=f"{path.name}/" if path.is_dir() else path.name,
            bytes=sum(file.stat().st_size for file in _files_of(path)),
            mode=f"{_mode(path):04o}",
        )
        for path in sorted(directory.iterdir())
    ]


def examine_directory(environment: Environment) -> Finding:
    """Look whether only the owner may read the data."""
    directory = environment.data_directory
    if environment.secret_path.exists() and _mode(environment.secret_path) & OTHERS:
        return fail(
            "directory",
            f"{environment.secret_path} dapat dibaca pengguna lain. Jalankan: chmod 600 {environment.secret_path}",
            f"{environment.secret_path} can be read by others. Run: chmod 600 {environment.secret_path}",
        )
    if is_unfinished(environment):
        return fail(
            "directory",
            "Pemulihan cadangan terhenti di tengah jalan. Jalankan lagi: lindung restore BERKAS --ganti",
            "A restore stopped half-way. Run it again: lindung restore FILE --replace",
        )
    opened = [path for path in (directory, *sorted(directory.iterdir())) if _mode(path) & OTHERS]
    if opened:
        return warn(
            "directory",
            f"{opened[0]} terbuka bagi pengguna lain. Jalankan: chmod -R go= {directory}",
            f"{opened[0]} is open to other users. Run: chmod -R go= {directory}",
        )
    return ok("directory", f"{directory} hanya dapat dibaca pemiliknya.", f"{directory} can be read by its owner only.")


def _files_of(path: Path) -> Iterator[Path]:
    return (file for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file())


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
