"""The template environment of all pages."""

from typing import Any

from jinja2 import Environment


def environment(**options: Any) -> Environment:  # Any: Django passes Jinja's own options through
    """Make the environment that Django renders pages with."""
    return Environment(**options, autoescape=True) if "autoescape" not in options else Environment(**options)
