"""Check that no line of the trail was changed, removed or put between, and that a copy is its beginning."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from lindung.registry.models.audit_line import AuditLine
from lindung.workflows.audit.line import BEGINNING, Line

_PART: int = 5_000
_FIELDS = tuple(field.name for field in fields(Line))


@dataclass(frozen=True)
class Verified:
    """What a check found.

    Attributes:
        lines: Lines read.
        last_sha256: Digest of the last good line: write it down elsewhere, and nobody can cut the trail unseen.
        broken_at: Number of the first line that does not fit, or None.
        is_cut: Whether the digest that was written down earlier is no longer there.
    """

    lines: int
    last_sha256: str
    broken_at: int | None
    is_cut: bool = False

    @property
    def holds(self) -> bool:
        """Whether the trail is whole."""
        return self.broken_at is None and not self.is_cut


def verify(known_sha256: str | None = None) -> Verified:
    """Walk the chain from its beginning.

    Args:
        known_sha256: Digest of some line, kept off the database; it must be met on the way.
    """
    previous, count, is_met = BEGINNING, 0, known_sha256 is None
    for row in stored_lines():
        line, number = line_of(row), count + 1
        fits = row.number == number and row.previous_sha256 == previous and row.sha256 == line.digest(number, previous)
        if not fits:
            return Verified(count, previous, number, is_cut=not is_met)
        previous, count = row.sha256, number
        is_met = is_met or previous == known_sha256
    return Verified(count, previous, None, is_cut=not is_met)


def stored_lines(after: int = 0) -> Iterator[AuditLine]:
    """Read the trail from behind a line to its end."""
    return AuditLine.objects.filter(number__gt=after).order_by("number").iterator(chunk_size=_PART)


def line_of(row: AuditLine) -> Line:
    """Return a stored line as a plain value."""
    return Line(**{name: getattr(row, name) for name in _FIELDS})
