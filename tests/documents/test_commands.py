import re
import shlex
from pathlib import Path

import pytest
import typer

from lindung.cli.main import app
from scripts.document_commands import PAGE, commands_page, walk

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = dict(walk("lindung", typer.main.get_command(app)))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs").rglob("*.md"))]
MENTIONED = [
    (page.name, line)
    for page in PAGES
    for line in re.findall(r"(?:^|`)(lindung(?: [^`\n]+)?)(?:`|$)", page.read_text(encoding="utf-8"), re.MULTILINE)
]


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == commands_page(), "run `make commands`"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_says_what_it_is_for(name: str) -> None:
    assert COMMANDS[name].help


@pytest.mark.parametrize("name", sorted(name for name in COMMANDS if not hasattr(COMMANDS[name], "commands")))
def test_every_command_gives_an_example_of_itself(name: str) -> None:
    assert f"Contoh / Example: {name}" in " ".join(COMMANDS[name].help.split())


@pytest.mark.parametrize(("page", "line"), sorted({*MENTIONED}))
def test_every_command_in_the_manual_exists(page: str, line: str) -> None:
    words = [word for word in shlex.split(line.partition(" | ")[0]) if not word.startswith("#")]
    options = {word.partition("=")[0] for word in words if word.startswith("--")}
    names = [" ".join(words[:length]) for length in range(len(words), 0, -1)]
    name = next(name for name in names if name in COMMANDS)
    assert name != "lindung" or options or len(words) == 1, f"{page}: {line}"
    known = {option for owner in ("lindung", name) for known in COMMANDS[owner].params for option in known.opts}
    assert options <= known | {"--help"}, f"{page}: {line}"
