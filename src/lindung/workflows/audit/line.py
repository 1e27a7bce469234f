"""A line of the trail as a plain value, and the digest that ties it to the one before."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

BEGINNING: Final = "0" * 64
"""What the first line has in place of the digest of one before."""


@dataclass(frozen=True)
class Line:
    """Who did or read what; no names of people the registers hold, no numbers of theirs.

    Attributes:
        at: When.
        account_id: Number of the account; None for a command on the machine itself.
        name: Name of whoever did it.
        door: ``web`` or ``cli``.
        act: What was asked, as the door calls it.
        deed: The deed that had to be allowed, or "".
        area_code: The area it was about, or "".
        about: Identifier of the thing, never of a person.
        why: The reason given, or "".
        origin: Network address, or "".
        outcome: ``done``, ``refused`` or ``failed``.
        people: How many people's rows were shown, or None.
    """

    at: datetime
    name: str
    door: str
    act: str
    outcome: str
    account_id: int | None = None
    deed: str = ""
    area_code: str = ""
    about: str = ""
    why: str = ""
    origin: str = ""
    people: int | None = None

    def digest(self, number: int, previous: str) -> str:
        """Return the SHA-256 of the line with its number and the digest of the line before."""
        told = {**asdict(self), "at": self.at.astimezone(UTC).isoformat(), "number": number, "previous": previous}
        return sha256(json.dumps(told, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
