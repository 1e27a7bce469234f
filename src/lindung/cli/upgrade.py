"""`lindung upgrade`: the database of a newer version, after a look, a backup, and with a look afterwards."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lindung.cli.backup import make, prove
from lindung.cli.backup_reports import say_made
from lindung.cli.clock import now, operator
from lindung.cli.restore import refuse_work
from lindung.cli.room import room
from lindung.cli.serving_lock import nobody_served
from lindung.cli.speech import complain, refuse, say
from lindung.cli.store import bring_up_to_date, is_current, pending_migrations, refuse_half_restored, start_django
from lindung.settings.environment import Environment, read_environment
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.workflows.installation.finding import Finding

app = room()


@app.command()
def upgrade(
    *,
    to: Annotated[
        Path | None, typer.Option("--backup-to", "--cadangan", help="Tempat cadangan. / Where the backup goes.")
    ] = None,
    no_backup: Annotated[
        bool, typer.Option("--no-backup", "--tanpa-cadangan", help="Tanpa cadangan. / Without a backup.")
    ] = False,
) -> None:
    """Sesuaikan basis data dengan versi yang terpasang, setelah dicadangkan. / Bring the database up to date.

    Memeriksa dahulu, mencadangkan, menerapkan, memeriksa lagi; aman diulang. / Looks, backs up, applies, looks again.

    Contoh / Example: lindung upgrade --cadangan /mnt/cadangan
    """
    environment = read_environment()
    start_django(environment)
    refuse_half_restored(environment)
    with nobody_served(environment):
        _look(environment)
        if is_current(environment):
            say(Words("Sudah mutakhir; tidak ada yang diubah.", "Up to date; nothing was changed."))
            return
        refuse_work(environment)
        backup_id = "" if no_backup else _kept(environment, to)
        pending = pending_migrations()
        bring_up_to_date(environment)
        _write_down(backup_id)
        _look(environment)
    for name in pending:
        say(Words(f"Diterapkan: {name}", f"Applied: {name}"))
    _say_done(len(pending))


def _look(environment: Environment) -> None:
    """Refuse when something is broken; what only needs care is told."""
    from lindung.workflows.examine_installation import examine_installation
    from lindung.workflows.installation.finding import Health

    examination = examine_installation(environment, now=now().astimezone())
    told = [finding for finding in examination.findings if finding.health is not Health.OK]
    for finding in told:
        complain(_told(finding))
    if not examination.is_sound:
        refuse(
            Words(
                "Instalasi ini perlu diperbaiki dahulu; tidak ada yang diubah sesudah ini.",
                "This installation has to be repaired first; nothing is changed from here on.",
            )
        )


def _told(finding: "Finding") -> Words:
    return Words(f"{finding.part}: {finding.words.id}", f"{finding.part}: {finding.words.en}")


def _kept(environment: Environment, to: Path | None) -> str:
    """Back up as the old version left it, and prove it before anything is changed."""
    complain(Words("Mencadangkan ...", "Backing up ..."))
    made = make(environment, to)
    say_made(made)
    prove(made.place, environment)
    return made.manifest.backup_id


def _write_down(backup_id: str) -> None:
    from lindung.workflows.backup.settle import write_down

    write_down("upgrade", backup_id, by=operator(), now=now())


def _say_done(changes: int) -> None:
    from importlib.metadata import version

    here = version("lindung")
    say(
        Words(
            f"Lindung {here}: {changes} perubahan tabel diterapkan, daftar wilayah mutakhir.",
            f"Lindung {here}: {changes} changes of tables applied, the list of areas is up to date.",
        )
    )
