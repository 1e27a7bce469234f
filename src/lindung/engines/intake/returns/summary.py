"""The verdict on a delivery in numbers: what the summary sheet and the printable page show."""

from dataclasses import dataclass
from typing import Final

from lindung.engines.intake.returns.facts import DeliveryFacts
from lindung.vocabulary.language import Words

_NOBODY: Final = 0.0


class SummaryError(ValueError):
    """The counts of a summary do not add up; it is not written."""


@dataclass(frozen=True)
class CodeCount:
    """Rows with one error code; a row with two codes counts in both.

    Attributes:
        code: E01 to E21.
        words: What the code means.
        rows: How many rows carry it.
    """

    code: str
    words: Words
    rows: int


@dataclass(frozen=True)
class ReasonCount:
    """Rows with one reason.

    Attributes:
        code: Code it belongs to.
        words: The reason in a few words.
        who: Who can repair it.
        rows: How many rows carry it.
        is_note: A note on rows that may be accepted.
        is_waived: Set aside by a person for this list.
    """

    code: str
    words: Words
    who: Words
    rows: int
    is_note: bool = False
    is_waived: bool = False


@dataclass(frozen=True)
class VillageLine:
    """Rows of one village: rows = accepted + to_repair + not_eligible.

    Attributes:
        village: Its name, or as written.
        village_code: Its code, or None.
        rows: Rows read.
        accepted: Rows accepted.
        to_repair: Rows to repair.
        not_eligible: Rows not eligible.
    """

    village: str
    village_code: str | None
    rows: int
    accepted: int
    to_repair: int
    not_eligible: int

    @property
    def survival(self) -> float:
        """Share of the rows that are accepted, 0 to 1; 0 without rows."""
        return self.accepted / self.rows if self.rows else _NOBODY


@dataclass(frozen=True)
class Summary:
    """Everything the summary sheet and the printable page say. Counts that do not add up raise SummaryError.

    Attributes:
        facts: The delivery.
        rows_read: Rows that hold a person (or employer, or project) = accepted + to_repair + not_eligible.
        accepted: Rows accepted.
        to_repair: Rows to repair.
        not_eligible: Rows not eligible, until a person decides otherwise.
        with_notes: Accepted rows that carry a note.
        codes: Rows by code.
        reasons: Rows by reason.
        villages: Rows by village; their sums are the totals above. Empty when nothing is known of villages.
        passed_over: Rows of the file that are no data: titles, totals, empty ones.
        not_checked: What was not checked, and why: a register that is not there.
        notes: What the reader should know.
    """

    facts: DeliveryFacts
    rows_read: int
    accepted: int
    to_repair: int
    not_eligible: int
    with_notes: int
    codes: tuple[CodeCount, ...] = ()
    reasons: tuple[ReasonCount, ...] = ()
    villages: tuple[VillageLine, ...] = ()
    passed_over: tuple[tuple[Words, int], ...] = ()
    not_checked: tuple[Words, ...] = ()
    notes: tuple[Words, ...] = ()

    def __post_init__(self) -> None:
        """Refuse counts that do not add up."""
        if self.rows_read != self.accepted + self.to_repair + self.not_eligible:
            raise SummaryError("rows read are not the sum of accepted, to repair and not eligible")
        for line in self.villages:
            if line.rows != line.accepted + line.to_repair + line.not_eligible:
                raise SummaryError("the rows of a village are not the sum of its states")
        if self.villages and self._sums_of_villages() != (self.accepted, self.to_repair, self.not_eligible):
            raise SummaryError("the villages do not add up to the totals")

    @property
    def survival(self) -> float:
        """Share of the rows that are accepted, 0 to 1; 0 for an empty list."""
        return self.accepted / self.rows_read if self.rows_read else _NOBODY

    def _sums_of_villages(self) -> tuple[int, int, int]:
        return (
            sum(line.accepted for line in self.villages),
            sum(line.to_repair for line in self.villages),
            sum(line.not_eligible for line in self.villages),
        )
