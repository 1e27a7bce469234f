"""What backups and restores say: a line of progress, totals, refusals with their exit codes."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from lindung.cli.speech import REFUSED, WRONG_CALL, complain, current_language, refuse, say
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.workflows.backup.make_backup import BackupMade
    from lindung.workflows.backup.manifest import BackupManifest
    from lindung.workflows.backup.prove import Proof
    from lindung.workflows.backup.restore import Restored

_STAGES: Final = {
    "database": Words("Basis data", "Database"),
    "files": Words("Menyimpan berkas", "Keeping files"),
    "unpack": Words("Membongkar", "Unpacking"),
    "open": Words("Membuka segel", "Opening seals"),
}
_TOLD_EVERY: Final = 0.2


class BackupLine:
    """One line of progress on a terminal, and nothing elsewhere."""

    def __init__(self) -> None:
        """Begin silent."""
        self._is_terminal = sys.stderr.isatty()
        self._told_at = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell how far a stage is, a few times a second."""
        now = time.monotonic()
        if not self._is_terminal or now - self._told_at < _TOLD_EVERY:
            return
        self._told_at = now
        share = f"{done / total:.0%}" if total else f"{done / 1e6:.0f} MB"
        print(
            f"\r{f'{_STAGES[stage].in_language(current_language())} {share}':<60}", end="", file=sys.stderr, flush=True
        )

    def end(self) -> None:
        """Leave the line empty."""
        if self._is_terminal:
            print("\r" + " " * 60 + "\r", end="", file=sys.stderr, flush=True)


@contextmanager
def backup_line() -> Iterator[BackupLine]:
    """Show progress while the work runs."""
    line = BackupLine()
    try:
        yield line
    finally:
        line.end()


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what went wrong into a sentence: 2 when the file cannot be used, 1 otherwise."""
    from lindung.workflows.backup.errors import BackupError, NotABackupError

    try:
        yield
    except BackupError as error:
        refuse(error.words, code=WRONG_CALL if isinstance(error, NotABackupError) else REFUSED)


def say_made(made: "BackupMade") -> None:
    """Say what was kept, where, and what to keep apart from it."""
    say(Words(f"Cadangan: {made.place}, {_megabytes(made.bytes)}", f"Backup: {made.place}, {_megabytes(made.bytes)}"))
    say(_totals(made.manifest))
    say(Words(f"Sidik: {made.sha256}", f"Digest: {made.sha256}"))
    for name in made.manifest.gone:
        complain(Words(f"Terhapus selagi dicadangkan: {name}", f"Removed while it was backed up: {name}"))
    for name in made.manifest.at_work:
        complain(Words(f"Kiriman {name} sedang dikerjakan.", f"Delivery {name} was being worked on."))
    if made.is_beside_data:
        complain(
            Words(
                "Cadangan ini sediska dengan datanya. Salin ke tempat lain.",
                "This backup lies on the same disk as the data. Copy it elsewhere.",
            )
        )
    _say_keys(made.manifest)


def say_proof(proof: "Proof") -> None:
    """Say what was looked at."""
    how = (
        Words("basis data dipulihkan dan utuh", "the database was restored and is sound")
        if proof.is_database_restored
        else Words(
            "basis data dibaca sampai akhir, tanpa dipulihkan (penggunanya tidak boleh membuat basis data)",
            "the database was read to its end but not restored (its user may make no database)",
        )
    )
    say(
        Words(
            f"Terbukti: {len(proof.manifest.files)} berkas sama, {how.id}, {proof.sealed} berkas segel terbuka.",
            f"Proved: {len(proof.manifest.files)} files are the same, {how.en}, {proof.sealed} sealed files open.",
        )
    )


def say_restored(restored: "Restored") -> None:
    """Say what stands again, and what is as it was then."""
    made_at = f"{restored.manifest.made_at:%Y-%m-%d %H:%M} UTC"
    say(Words(f"Dipulihkan ke keadaan {made_at}.", f"Restored as of {made_at}."))
    say(_totals(restored.manifest))
    say(
        Words(
            f"{restored.sealed} berkas segel terbuka; {restored.migrated} perubahan tabel diterapkan.",
            f"{restored.sealed} sealed files open; {restored.migrated} changes of tables were applied.",
        )
    )
    if restored.lost_keys:
        named = ", ".join(restored.lost_keys)
        complain(
            Words(
                f"Kunci {named} tidak ada: register yang disegel dengannya tetap tertutup.",
                f"Key {named} is missing: registers sealed with it stay closed.",
            )
        )
    complain(
        Words(
            "Semua orang perlu masuk lagi. Peran dan akun seperti saat itu: periksa dengan lindung accounts list.",
            "Everybody has to sign in again. Roles and accounts are as they were then: look at lindung accounts list.",
        )
    )


def as_json(manifest: "BackupManifest", sha256: str) -> dict[str, object]:
    """Give the totals to machines."""
    return {
        "backup_id": manifest.backup_id, "made_at": manifest.made_at.isoformat(), "version": manifest.version,
        "engine": manifest.engine, "files": len(manifest.files), "bytes": manifest.size_bytes, "sha256": sha256,
        "keys": [{"key_id": key.key_id, "needed": key.is_needed} for key in manifest.keys],
        "gone": [*manifest.gone], "at_work": [*manifest.at_work],
    }  # fmt: skip


def _totals(manifest: "BackupManifest") -> Words:
    database, others = manifest.database.bytes, manifest.size_bytes - manifest.database.bytes
    count = len(manifest.files) - 1
    return Words(
        f"{manifest.engine} {_megabytes(database)}, {count} berkas {_megabytes(others)}; Lindung {manifest.version}.",
        f"{manifest.engine} {_megabytes(database)}, {count} files {_megabytes(others)}; Lindung {manifest.version}.",
    )


def _say_keys(manifest: "BackupManifest") -> None:
    if manifest.keys:
        named = ", ".join(key.key_id for key in manifest.keys)
        complain(
            Words(
                f"KUNCI TIDAK ADA DI DALAMNYA ({named}). Simpan berkas kunci di tempat lain; tanpa itu register dalam "
                "cadangan ini tidak akan pernah terbaca.",
                f"THE KEYS ARE NOT IN IT ({named}). Keep the key file in another place; without it the registers of "
                "this backup can never be read.",
            )
        )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
