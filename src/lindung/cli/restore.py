"""`lindung restore`: the installation as a backup holds it."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from lindung.cli.backup import prove
from lindung.cli.backup_reports import as_json, backup_line, refusals, say_restored
from lindung.cli.clock import now, operator
from lindung.cli.room import room
from lindung.cli.serving_lock import nobody_served
from lindung.cli.speech import print_json, refuse
from lindung.cli.store import bring_up_to_date, pending_migrations, start_django
from lindung.settings.environment import Environment, read_environment
from lindung.vocabulary.language import Words

app = room()


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="BERKAS", help="Berkas cadangan. / File of the backup.")],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", "--ganti", help="Gantikan data yang ada. / Replace the data there is.")
    ] = False,
    without_keys: Annotated[
        bool, typer.Option("--without-keys", "--tanpa-kunci", help="Meski kunci hilang. / Though keys are lost.")
    ] = False,
    verify: Annotated[
        bool, typer.Option("--verify", "--uji", help="Uji saja; tidak ada yang diubah. / Prove only.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")] = False,
) -> None:
    """Pulihkan instalasi dari cadangan; yang lama tetap ada sampai selesai. / Restore from a backup.

    Menolak bila sudah ada data, kecuali dengan --ganti. / Refuses where there is data, unless told --replace.

    Contoh / Example: lindung restore lindung-20261130T020000Z.backup.zip
    """
    environment = read_environment()
    start_django(environment)
    if verify:
        prove(file.absolute(), environment)
        return
    from lindung.workflows.backup.restore import restore as put_back

    refuse_work(environment)
    with nobody_served(environment), refusals(), backup_line() as line:
        restored = put_back(
            file.absolute(), environment, replace=replace, without_keys=without_keys, told=line,
            settle=lambda sha256: _settle(environment, sha256),
        )  # fmt: skip
    if json:
        print_json({**as_json(restored.manifest, restored.sha256), "migrated": restored.migrated,
                    "lost_keys": [*restored.lost_keys]})  # fmt: skip
    else:
        say_restored(restored)


def refuse_work(environment: Environment) -> None:
    """Refuse while something is being worked on; a database that cannot be read has nobody at work."""
    from django.db import DatabaseError

    from lindung.workflows.backup.at_work import deliveries_at_work, jobs_at_work

    with suppress(DatabaseError):
        if environment.database_url is None and not environment.database_path.exists():
            return
        for name in deliveries_at_work(now()):
            refuse(
                Words(
                    f"Kiriman {name} sedang dikerjakan. Tunggu selesai, lalu ulangi.",
                    f"Delivery {name} is being worked on. Wait until that is done, then repeat.",
                )
            )
    with suppress(DatabaseError):  # a database of before the queue has none
        for name in jobs_at_work(now()):
            refuse(
                Words(
                    f"Pekerjaan {name} sedang berjalan. Tunggu selesai atau hentikan lindung jobs work, lalu ulangi.",
                    f"Work {name} is running. Wait until it is done or end lindung jobs work, then repeat.",
                )
            )


def _settle(environment: Environment, backup_id: str) -> int:
    """Bring the database up to date, sign everybody out, and leave a line; return the changes of tables."""
    from lindung.workflows.backup.settle import end_sessions, write_down

    pending = pending_migrations()
    bring_up_to_date(environment)
    end_sessions()
    write_down("restore", backup_id, by=operator(), now=now())
    return len(pending)
