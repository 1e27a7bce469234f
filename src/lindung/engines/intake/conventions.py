"""What a file cannot say by itself and a person states: how numbers are written, whose area codes they are."""

from enum import StrEnum


class NumberStyle(StrEnum):
    """How the file writes thousands and decimals.

    PLAIN takes 323900 and 44.24 only and refuses what could be read in two ways; ID reads 323.900 and 44,24;
    EN reads 323,900 and 44.24.
    """

    PLAIN = "plain"
    ID = "id"
    EN = "en"


class CodeSystem(StrEnum):
    """Whose area codes the file holds; BPS and Kemendagri codes look alike and name other places."""

    KEMENDAGRI = "kemendagri"
    BPS = "bps"
