"""Write docs/reference/commands.md from the commands themselves: `make commands`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from lindung.cli.main import app

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "commands.md"
HEAD = """# Commands

Written by `make commands` from the commands themselves; a test compares both. Results go to standard output, problems
and progress to standard error. A command ends with **0** when it did what was asked, **1** when it refuses or found
something wrong, **2** when it was called wrongly or a file cannot be used. `--json` gives the same content to machines.

"""


def commands_page() -> str:
    """Write the whole page."""
    root = typer.main.get_command(app)
    return HEAD + "\n".join(section for name, command in walk("lindung", root) for section in sections(name, command))


def walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:  # Any: typer keeps its command type to itself
    """Give each command with its full name, groups before what they hold."""
    yield name, command
    if isinstance(command, TyperGroup):
        context = typer.Context(command, info_name=name)
        for child in command.list_commands(context):
            yield from walk(f"{name} {child}", command.get_command(context, child))


def sections(name: str, command: Any) -> Iterator[str]:
    """Write one command: what it is for, an example, its arguments and options."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in (command.help or "").split("\n\n")]
    yield f"## {name}\n\n" + "\n\n".join(as_example(paragraph) for paragraph in paragraphs) + "\n"
    rows = [row for parameter in command.params if (row := row_of(parameter))]
    if rows:
        yield "| argument or option | meaning |\n|---|---|\n" + "\n".join(rows) + "\n"


def as_example(paragraph: str) -> str:
    """Show the example as code."""
    mark = "Contoh / Example: "
    return f"{mark}`{paragraph.removeprefix(mark)}`" if paragraph.startswith(mark) else paragraph


def row_of(parameter: Any) -> str:
    """Write one line of the table; ``--help`` goes without saying, and hidden options are told elsewhere."""
    names = [*parameter.opts, *parameter.secondary_opts]
    if "--help" in names or getattr(parameter, "hidden", False):
        return ""
    shown = ", ".join(names) if names[0].startswith("-") else names[0].upper()
    return f"| `{shown}` | {(getattr(parameter, 'help', '') or '').replace('|', '/')} |"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(commands_page(), encoding="utf-8")
    print(f"{PAGE.name}: {commands_page().count('## lindung')} commands")
