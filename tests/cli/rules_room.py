"""The rules typed as a user types them, in this process."""

import json
from typing import Any

from typer.testing import CliRunner, Result

from lindung.cli.main import app


def rules(*arguments: object) -> Result:
    """Type a command of the rules."""
    return CliRunner().invoke(app, ["rules", *(str(argument) for argument in arguments)])


def rules_json(*arguments: object) -> Any:  # Any: the command's JSON
    """Type a command of the rules with --json and read its answer."""
    result = rules(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)
