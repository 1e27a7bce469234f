"""One thing looked at, how it stands, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from lindung.vocabulary.language import Words


class Health(StrEnum):
    """How a part of the installation stands."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Finding:
    """What was found about one part.

    Attributes:
        part: Short name of the part, stable for machines.
        health: ok, warn (works, but see to it) or fail (does not work).
        words: What was found and, unless ok, what to do.
    """

    part: str
    health: Health
    words: Words


def ok(part: str, indonesian: str, english: str) -> Finding:
    """Say that a part is sound."""
    return Finding(part, Health.OK, Words(indonesian, english))


def warn(part: str, indonesian: str, english: str) -> Finding:
    """Say that a part works but needs attention."""
    return Finding(part, Health.WARN, Words(indonesian, english))


def fail(part: str, indonesian: str, english: str) -> Finding:
    """Say that a part does not work."""
    return Finding(part, Health.FAIL, Words(indonesian, english))
