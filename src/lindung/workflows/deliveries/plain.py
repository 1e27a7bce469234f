"""Plain values that cross from the clinic to its doors; no Django, no Polars, masked where they show a person."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from lindung.engines.intake.returns.summary import VillageLine
from lindung.vocabulary.delivery_state import DeliveryState as DeliveryState  # noqa: PLC0414 - doors take every plain value from here
from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind


class DateOrder(StrEnum):
    """How 5/12/1980 is read when a column does not show it itself."""

    FLAG = "flag"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True)
class CheckOptions:
    """What a person states about a file before it is checked.

    Attributes:
        register: Kind of register it fills.
        profile: Profile whose headers are used; None lets the best one be found.
        area_code: Area the list is for; rows of other areas are outside it.
        as_of: Day the file's contents are of.
        coverage_on: First day of the coverage asked for: age is counted on it.
        payer: Who pays, when the file has no such column; "" when unknown.
        sheet: Only this sheet of a workbook.
        mapping: {header: target}, "" leaves a header out; wins over the profile.
        date_order: How dates with two small numbers are read.
        corrections: {target: {text as written: text to read instead}}.
        waived: Reasons a person has set aside for the whole list.
        scheme: Name of the scheme whose rules apply.
        rules: {rule: setting} changed from the scheme, like {"one_per_household": true}.
    """

    register: RegisterKind
    area_code: str
    as_of: date
    coverage_on: date
    profile: str | None = None
    payer: str = ""
    sheet: str | None = None
    mapping: dict[str, str] = field(default_factory=dict)
    date_order: DateOrder = DateOrder.FLAG
    corrections: dict[str, dict[str, str]] = field(default_factory=dict)
    waived: tuple[str, ...] = ()
    scheme: str = "default"
    rules: dict[str, bool | int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class MappedColumn:
    """One header of the file with what it is taken to mean.

    Attributes:
        header: As written.
        target: Name of the target, or None.
        how: exact, synonym, similar, given or unmapped.
        score: 0 to 1.
        examples: A few cells, masked where the target identifies a person.
    """

    header: str
    target: str | None
    how: str
    score: float
    examples: tuple[str, ...]


@dataclass(frozen=True)
class MappingProposal:
    """What the clinic understood of a file before checking it.

    Attributes:
        kind: csv, xlsx, ...
        profile: The profile taken.
        profile_words: Its name.
        register: Kind of register it fills, unless stated otherwise.
        scores: Every profile with its score, best first: (id, words, score).
        blocks: How many tables were found.
        columns: The headers of all tables, each once.
        missing: Targets the register needs and no header gives.
        problems: What stands against checking: two headers for one target, none for the name, ...
    """

    kind: str
    profile: str
    profile_words: Words
    register: RegisterKind
    scores: tuple[tuple[str, Words, float], ...]
    blocks: int
    columns: tuple[MappedColumn, ...]
    missing: tuple[str, ...]
    problems: tuple[Words, ...]


@dataclass(frozen=True)
class Progress:
    """How far the work on a delivery is.

    Attributes:
        state: Where the delivery stands.
        stage: upload, read, check, save; "" when nothing runs.
        done: Rows (bytes while uploading) done in this stage.
        total: How many there are, or None while unknown.
        to_repair: Rows found so far that need repair or are not eligible.
        per_second: Rows a second, 0 at the start.
        seconds_left: Estimate, or None.
        is_stalled: The worker is gone; the work can be started again and does nothing twice.
        failure: Why it failed, or None.
    """

    state: DeliveryState
    stage: str
    done: int
    total: int | None
    to_repair: int
    per_second: float
    seconds_left: float | None
    is_stalled: bool
    failure: Words | None


@dataclass(frozen=True)
class ReasonGroup:
    """All rows of a list with one reason.

    Attributes:
        reason: Name of the reason.
        code: E01 to E21.
        severity: repair, ineligible or review.
        words: What is wrong, in one sentence.
        advice: What to do.
        who: Who can repair it.
        column: Header of the evidence as the file writes it, or the target's name.
        rows: How many rows.
        example: One value, masked.
        example_row: Its row in the file.
        fixes: What may be applied to all of them at once.
        is_waived: A person has set it aside for this list.
    """

    reason: str
    code: str
    severity: str
    words: Words
    advice: Words
    who: Words
    column: str
    rows: int
    example: str
    example_row: int
    fixes: tuple["Fix", ...]
    is_waived: bool


@dataclass(frozen=True)
class Fix:
    """One safe repair for all rows of a reason.

    Attributes:
        kind: ``correct`` (replace a text), ``date_order``, or ``waive``.
        words: What it does.
        rows: How many rows it touches.
        value: Machine value: {"target": ..., "from": ..., "to": ...}, {"order": ...} or {"reason": ...}.
    """

    kind: str
    words: Words
    rows: int
    value: dict[str, str]


@dataclass(frozen=True)
class Report:
    """The verdict on a delivered list. rows_read = accepted + to_repair + not_eligible.

    Attributes:
        rows_read: Rows that hold a person (or employer, or project).
        accepted: Rows that may enter the register.
        to_repair: Rows to repair.
        not_eligible: Rows the rules would leave out, until a person decides otherwise.
        with_notes: Accepted rows that carry a note (severity review).
        passed_over: Rows that are no data: {"titles": 2, "empty": 5, ...}.
        rows_by_code: Rows with at least one open reason of each code.
        groups: Reasons with their rows, most rows first.
        villages: Counts by village, most to repair first.
        notes: What the reader should know: merged cells filled, dates by serial number, ...
    """

    rows_read: int
    accepted: int
    to_repair: int
    not_eligible: int
    with_notes: int
    passed_over: dict[str, int]
    rows_by_code: tuple[tuple[str, int], ...]
    groups: tuple[ReasonGroup, ...]
    villages: tuple[VillageLine, ...]
    notes: tuple[Words, ...]

    @property
    def survival(self) -> float:
        """Share of the rows that are accepted, 0 to 1; 0 for an empty list."""
        return self.accepted / self.rows_read if self.rows_read else 0.0


@dataclass(frozen=True)
class DeliverySummary:
    """One delivered list in a list of them.

    Attributes:
        delivery_id: Its public identifier.
        file_name: As the sender wrote it.
        register: Kind of register.
        area_code: Area, or None while nobody stated it.
        area_name: Its name, or "".
        state: Where it stands.
        received_at: When it came in.
        received_by: Who brought it.
        rows_read: Rows, or None before the check.
        accepted: Rows accepted, or None.
        to_repair: Rows to repair, or None.
        not_eligible: Rows not eligible, or None.
        snapshot_id: The register's snapshot it became, or None.
        is_sample: Invented people.
    """

    delivery_id: str
    file_name: str
    register: RegisterKind | None
    area_code: str | None
    area_name: str
    state: DeliveryState
    received_at: datetime
    received_by: str
    rows_read: int | None
    accepted: int | None
    to_repair: int | None
    not_eligible: int | None
    snapshot_id: str | None
    is_sample: bool


@dataclass(frozen=True)
class Event:
    """One thing that happened to a delivery: who, when, what, why."""

    happened_at: datetime
    by: str
    words: Words
    why: str
