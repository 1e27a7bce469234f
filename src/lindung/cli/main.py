"""The root of the command line: language, version, and the rooms it opens on demand."""

from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from lindung.cli.speech import refuse, speak
from lindung.settings.environment import SettingError, read_language
from lindung.vocabulary.language import Language, Words

COMMANDS = {
    "demo": "lindung.cli.demo",
    "serve": "lindung.cli.serve",
    "figures": "lindung.cli.figures",
    "targets": "lindung.cli.targets",
    "areas": "lindung.cli.areas",
    "intake": "lindung.cli.intake",
    "registers": "lindung.cli.registers",
    "link": "lindung.cli.link",
    "coverage": "lindung.cli.coverage",
    "exchange": "lindung.cli.exchange",
    "jobs": "lindung.cli.jobs",
    "accounts": "lindung.cli.accounts",
    "audit": "lindung.cli.audit",
    "keys": "lindung.cli.keys",
    "privacy": "lindung.cli.privacy",
    "retention": "lindung.cli.retention",
    "sample": "lindung.cli.sample",
    "rules": "lindung.cli.rules",
    "database": "lindung.cli.database",
    "doctor": "lindung.cli.doctor",
    "backup": "lindung.cli.backup",
    "restore": "lindung.cli.restore",
    "upgrade": "lindung.cli.upgrade",
}
UNEXPECTED = Words(
    "Perintah terhenti karena kesalahan yang tidak terduga ({kind}). Ulangi dengan `lindung --debug ...` "
    "untuk melihat letaknya, lalu laporkan; jangan sertakan data pribadi.",
    "The command stopped on an unexpected error ({kind}). Repeat it with `lindung --debug ...` to see where, "
    "then report it; leave personal data out.",
)


class Rooms(TyperGroup):
    """Opens only the room that was called, and turns an unexpected error into a sentence."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # typer hides its context's base
        """Name the commands in the order of a first visit."""
        return [*COMMANDS]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # same; Any: typer hides it
        """Import the module of one command."""
        module = COMMANDS.get(cmd_name)
        return typer.main.get_command(_open(module)) if module else None

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # same
        """Run the command; this is the outermost handler."""
        try:
            return super().invoke(ctx)
        except (TyperException, typer.Exit, typer.Abort, BrokenPipeError):
            raise
        except SettingError as error:
            refuse(error.words)
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            kind = type(error).__name__
            refuse(Words(UNEXPECTED.id.format(kind=kind), UNEXPECTED.en.format(kind=kind)))


app = typer.Typer(
    cls=Rooms,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def main() -> None:
    """Run the command line."""
    typer.main.get_command(app)(prog_name="lindung")


def _open(module: str) -> typer.Typer:
    room: typer.Typer = import_module(module).app
    return room


def _print_version(is_asked: bool) -> None:
    if is_asked:
        print(f"lindung {version('lindung')}")
        raise typer.Exit


@app.callback()
def lindung(
    bahasa: Annotated[
        Language | None, typer.Option("--bahasa", "--language", help="Bahasa jawaban. / Language of the answers.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Tampilkan jejak kesalahan. / Show tracebacks.")] = False,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Versi. / Version.")
    ] = False,
) -> None:
    """Satu daftar, satu angka, satu rencana. / One list, one number, one plan.

    Contoh / Example: lindung demo
    """
    speak(bahasa or read_language())
