"""`lindung backup`: the installation in one file, whole or not at all."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lindung.cli.backup_reports import as_json, backup_line, refusals, say_made, say_proof
from lindung.cli.clock import now, operator
from lindung.cli.room import room
from lindung.cli.speech import complain, print_json
from lindung.cli.store import connect, is_store_ready, refuse_half_restored, start_django
from lindung.settings.environment import Environment, read_environment
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.workflows.backup.make_backup import BackupMade

app = room()


@app.command()
def backup(
    place: Annotated[
        Path | None, typer.Argument(metavar="TEMPAT", help="Folder, atau berkas .zip baru. / Folder, or a new .zip.")
    ] = None,
    *,
    verify: Annotated[bool, typer.Option("--verify", "--uji", help="Pulihkan ke tempat lain. / Prove it.")] = False,
    keep: Annotated[
        int | None, typer.Option("--keep", "--simpan", min=1, help="Hanya N terbaru di folder. / Keep the newest N.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")] = False,
) -> None:
    """Cadangkan basis data, register, dan berkas, selagi dipakai. / Back up while people work.

    Kunci register tidak ikut: simpan berkas kunci di tempat lain. / The keys of the registers are not in it.

    Contoh / Example: lindung backup /mnt/cadangan --verify --keep 14
    """
    environment = read_environment()
    start_django(environment)
    refuse_half_restored(environment)
    made = make(environment, place)
    if json:
        print_json({"place": str(made.place), **as_json(made.manifest, made.sha256)})
    else:
        say_made(made)
    if verify:
        prove(made.place, environment, is_quiet=json)
    if keep is not None:
        _remove_older(made.place.parent, keep)


def make(environment: Environment, place: Path | None) -> "BackupMade":
    """Make a backup and leave a line of it in the trail; Django has been started."""
    from lindung.workflows.backup.make_backup import make_backup, place_of_backup, refuse_nothing
    from lindung.workflows.backup.settle import write_down

    at = now()
    with refusals(), backup_line() as line:
        refuse_nothing(environment)
        connect(environment)
        made = make_backup(environment, place=place_of_backup(environment, place, at), now=at, told=line)
    if is_store_ready(environment):
        write_down("backup", made.manifest.backup_id, by=operator(), now=at)
    return made


def prove(place: Path, environment: Environment, *, is_quiet: bool = False) -> None:
    """Restore a backup into a passing folder and say what was found; refuse when it does not hold."""
    from lindung.workflows.backup.prove import prove_backup

    with refusals(), backup_line() as line:
        proof = prove_backup(place, environment, told=line)
    if not is_quiet:
        say_proof(proof)


def _remove_older(folder: Path, keep: int) -> None:
    from lindung.workflows.backup.places import ENDING

    for old in sorted(folder.glob(f"lindung-*{ENDING}"))[:-keep]:
        old.unlink()
        complain(Words(f"Cadangan lama dihapus: {old.name}", f"Removed an old backup: {old.name}"))
