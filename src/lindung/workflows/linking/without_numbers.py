"""What people type as a reason, without what may be a NIK, a family card or a phone."""

import re
from typing import Final

_LONG_NUMBER: Final = re.compile(r"\d[\d .\-]{4,}\d")


def without_numbers(text: str, *, longest: int) -> str:
    """Return a text on one line, at most so long, with every long number replaced by three dots."""
    return _LONG_NUMBER.sub("•••", " ".join(text.split()))[:longest]
