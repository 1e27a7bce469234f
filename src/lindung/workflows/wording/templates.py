"""Templates filled column by column."""

import re
import tomllib
from functools import cache
from importlib.resources import files

import polars as pl

from lindung.vocabulary.language import Language

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@cache
def templates(name: str) -> dict[str, dict[Language, str]]:
    """Load a catalogue of sentences by code, in both languages, in the order of the file."""
    text = files("lindung.workflows.wording").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return {
        code: {language: words[language.value] for language in Language} for code, words in tomllib.loads(text).items()
    }


def placeholders(template: str) -> tuple[str, ...]:
    """List the values a template needs."""
    return tuple(_PLACEHOLDER.findall(template))


def filled(template: str, values: dict[str, pl.Expr]) -> pl.Expr:
    """Fill a template with columns of text; a missing value is a wrong template and refuses loudly."""
    parts = _PLACEHOLDER.split(template)
    texts = [pl.lit(part) if index % 2 == 0 else values[part] for index, part in enumerate(parts) if part]
    return pl.concat_str(texts)
