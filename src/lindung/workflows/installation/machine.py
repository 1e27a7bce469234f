"""The machine: versions, free disk, clock."""

import platform
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from lindung.workflows.installation.finding import Finding, fail, ok, warn

PACKAGES = ("lindung", "django", "polars", "granian")
OLDEST_PYTHON = (3, 11)
FULL_BYTES = 200_000_000
NEARLY_FULL_BYTES = 1_000_000_000
SANE_YEARS = range(2025, 2100)
MOST_SKEW_SECONDS = 5


def examine_versions() -> Finding:
    """Name the versions that a report of a fault needs."""
    found = ", ".join([f"python {platform.python_version()}", *(f"{name} {version(name)}" for name in PACKAGES)])
    if sys.version_info < OLDEST_PYTHON:
        return fail("versions", f"{found}. Perlu Python 3.11 ke atas.", f"{found}. Python 3.11 or newer is needed.")
    return ok("versions", found, found)


def examine_disk(directory: Path) -> Finding:
    """Look whether the disk of the data directory has room."""
    free = shutil.disk_usage(directory).free
    indonesian, english = f"Ruang kosong {free / 1e9:.1f} GB", f"{free / 1e9:.1f} GB free"
    if free < FULL_BYTES:
        return fail("disk", f"{indonesian}: hampir penuh. Kosongkan ruang dulu.", f"{english}: full. Make room first.")
    if free < NEARLY_FULL_BYTES:
        return warn("disk", f"{indonesian}. Kosongkan ruang segera.", f"{english}. Make room soon.")
    return ok("disk", f"{indonesian}.", f"{english}.")


def examine_clock(directory: Path, now: datetime) -> Finding:
    """Look whether the clock tells a likely date and agrees with the time the file system writes."""
    shown = now.isoformat(sep=" ", timespec="minutes")
    if now.year not in SANE_YEARS:
        return fail(
            "clock",
            f"Jam sistem menunjukkan {shown}, tahun yang tidak masuk akal. Setel jam komputer.",
            f"The clock says {shown}, an unlikely year. Set the computer's clock.",
        )
    skew = abs((_file_time(directory) - now).total_seconds())
    if skew > MOST_SKEW_SECONDS:
        return warn(
            "clock",
            f"Jam sistem ({shown}) dan waktu berkas berselisih {skew:.0f} detik. Samakan jam kedua mesin.",
            f"The clock ({shown}) and the time of files differ by {skew:.0f} seconds. Set both machines alike.",
        )
    return ok("clock", f"Jam sistem {shown}; halaman memakai WIB.", f"The clock says {shown}; pages use Jakarta time.")


def _file_time(directory: Path) -> datetime:
    with tempfile.NamedTemporaryFile(dir=directory) as file:
        file.write(b"?")
        file.flush()
        return datetime.fromtimestamp(Path(file.name).stat().st_mtime, tz=UTC)
