"""What only a door may ask the machine: the time, and who sits at it."""

import getpass
from datetime import UTC, datetime


def now() -> datetime:
    """Return this moment."""
    return datetime.now(tz=UTC)


def operator() -> str:
    """Return the account name of the person at the keyboard."""
    return getpass.getuser()
