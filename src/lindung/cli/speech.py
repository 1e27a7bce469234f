"""What commands say: results on standard output, problems on standard error, one language at a time."""

import json
import sys
from contextvars import ContextVar
from typing import Any, NoReturn

import typer

from lindung.vocabulary.language import Language, Words

REFUSED = 1
WRONG_CALL = 2

_language: ContextVar[Language] = ContextVar("language", default=Language.ID)


def speak(language: Language) -> None:
    """Choose the language of everything said from here on."""
    _language.set(language)


def current_language() -> Language:
    """Return the language commands answer in."""
    return _language.get()


def say(words: Words) -> None:
    """Print a result."""
    print(words.in_language(current_language()), flush=True)


def complain(words: Words) -> None:
    """Print a problem or the progress of long work, apart from the results."""
    print(words.in_language(current_language()), file=sys.stderr, flush=True)


def refuse(words: Words, *, code: int = REFUSED) -> NoReturn:
    """Say why nothing was done, and end with 1 (refusal) or 2 (wrong call)."""
    complain(words)
    raise typer.Exit(code)


def print_json(content: Any) -> None:  # Any: whatever the command's JSON contract holds
    """Print the same content for machines."""
    print(json.dumps(content, ensure_ascii=False, indent=2))
