"""Numbers as people type them into a form, written as the ledger reads them."""

import re

_COUNT = re.compile(r"\d+|\d{1,3}(?:[., \u00a0]\d{3})+")
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d{1,5})?")


class TypedNumberError(ValueError):
    """The text is no such number."""


def typed_count(text: str) -> str:
    """Read whole persons: 323900, 323.900, 323,900 and 323 900 are the same, because persons have no decimals."""
    bare = text.strip()
    if bare and not _COUNT.fullmatch(bare):
        raise TypedNumberError(text)
    return re.sub(r"[^\d]", "", bare)


def typed_percent(text: str) -> str:
    """Read a percentage: 42,8 and 42.8 are the same, with or without the sign."""
    bare = text.strip().removesuffix("%").strip()
    if text.strip() and not _PERCENT.fullmatch(bare):
        raise TypedNumberError(text)
    return bare.replace(",", ".")
