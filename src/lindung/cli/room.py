"""The shape every command group shares: plain help, no decoration, no installed completion."""

import typer


def room(*, help_text: str | None = None) -> typer.Typer:
    """Make a group of commands, or the single command of a module."""
    return typer.Typer(
        help=help_text,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
