"""`lindung doctor`: is this installation sound?"""

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from lindung.cli.room import room
from lindung.cli.speech import REFUSED, current_language, print_json
from lindung.cli.store import start_django
from lindung.settings.environment import read_environment

if TYPE_CHECKING:
    from lindung.workflows.examine_installation import Examination

MARKS = {"ok": "✓", "warn": "!", "fail": "✗"}

app = room()


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Jawaban untuk mesin. / Answer for machines.")] = False,
) -> None:
    """Periksa instalasi ini: versi, data, diska, basis data, huruf, jam. / Examine this installation.

    Contoh / Example: lindung doctor --json
    """
    environment = read_environment()
    zone = datetime.now().astimezone().tzinfo  # before Django sets the process to its own zone
    start_django(environment)
    from lindung.workflows.examine_installation import examine_installation

    examination = examine_installation(environment, now=datetime.now(tz=zone))
    if as_json:
        print_json({"is_sound": examination.is_sound, **asdict(examination)})
    else:
        _print(examination)
    if not examination.is_sound:
        raise typer.Exit(REFUSED)


def _print(examination: "Examination") -> None:
    for finding in examination.findings:
        print(f"{MARKS[finding.health]} {finding.part:<11} {finding.words.in_language(current_language())}")
    print(f"\n{examination.data_directory}")
    for kept in examination.kept:
        print(f"  {kept.mode}  {kept.bytes / 1e6:>8.1f} MB  {kept.name}")
