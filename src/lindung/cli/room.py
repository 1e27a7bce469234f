"""The shape every command group shares: plain help, no decoration, no installed completion, a line in the trail."""

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand

from lindung.cli.speech import REFUSED
from lindung.cli.written_down import act_of, write_down

_OUTCOMES = {0: "done", REFUSED: "refused"}


class WrittenCommand(TyperCommand):
    """A command that leaves a line in the audit trail when it ends, as :mod:`lindung.cli.written_down` says."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # typer hides its context's base; Any: same
        """Run it and write down how it ended."""
        act, outcome = act_of(ctx.command_path), "failed"
        try:
            result = super().invoke(ctx)
            outcome = "done"
        except typer.Exit as end:
            outcome = _OUTCOMES.get(end.exit_code, "")
            raise
        except typer.Abort:
            outcome = "refused"
            raise
        finally:
            if act is not None and outcome:
                write_down(ctx.command_path, act, outcome, ctx.params)
        return result


class Room(typer.Typer):
    """A group whose commands leave lines."""

    def command(self, *given: Any, **told: Any) -> Callable[..., Any]:  # Any: what typer's own takes
        """Register a command as typer does, as one that is written down."""
        return super().command(*given, **{"cls": WrittenCommand, **told})


def room(*, help_text: str | None = None) -> Room:
    """Make a group of commands, or the single command of a module."""
    return Room(
        help=help_text,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
