"""Failures of data protection: noted when found, reported to the authority, told to the people concerned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from lindung.engines.rules.machinery.parameters import Confidence
from lindung.registry.models.breach import Breach
from lindung.registry.queries.within import within
from lindung.vocabulary.breach_state import BreachState
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.linking.without_numbers import without_numbers
from lindung.workflows.privacy.errors import AlreadyDoneError, NotCompleteError, UnknownRecordError
from lindung.workflows.privacy.law import breach_period, due

NEEDED = {"data_exposed": 1000, "happened": 2000, "handling": 2000, "contact": 200}
"""What the report must say (the law asks for the first three), and the longest each may be."""


@dataclass(frozen=True)
class BreachShown:
    """One breach.

    Attributes:
        public_id: Identifier.
        area_code: Area whose office reports.
        state: How far it is reported.
        found_at: When it was found.
        found_by: By whom.
        due_at: When authority and people concerned have to know.
        due_source: By which rule.
        due_confidence: How sure it is.
        data_exposed: Which personal data.
        people: How many people, or None while nobody knows.
        happened: When and how.
        handling: What is done against it and to recover.
        contact: Whom to ask.
        reported_at: When the authority was told, or None.
        reported_by: By whom.
        reported_to: To whom.
        told_at: When the people concerned were told, or None.
        told_by: By whom.
        told_how: In which way.
    """

    public_id: str
    area_code: str
    state: BreachState
    found_at: datetime
    found_by: str
    due_at: datetime
    due_source: str
    due_confidence: Confidence
    data_exposed: str
    people: int | None
    happened: str
    handling: str
    contact: str
    reported_at: datetime | None
    reported_by: str
    reported_to: str
    told_at: datetime | None
    told_by: str
    told_how: str

    def left(self, now: datetime) -> timedelta:
        """Return how much time is left; less than nothing when it is over."""
        return self.due_at - now

    @property
    def is_done(self) -> bool:
        """Whether authority and people concerned know."""
        return self.reported_at is not None and self.told_at is not None


def enter_breach(
    *, area: AreaCode, found_at: datetime, told: dict[str, str], people: int | None, by: str, now: datetime
) -> str:
    """Note a breach and return its identifier; the period runs from when it was found.

    Raises:
        NotCompleteError: Something the report needs is missing, or it was found in the future.
    """
    if found_at > now:
        raise NotCompleteError(_AHEAD, "ditemukan")
    said = {name: without_numbers(told.get(name, ""), longest=longest) for name, longest in NEEDED.items()}
    for name, text in said.items():
        if not text:
            raise NotCompleteError(_MISSING, name)
    period = breach_period(timezone.localdate(found_at))
    made = Breach.objects.create(
        area_code=area.text, found_at=found_at, found_by=by, entered_at=now, due_at=due(found_at, period),
        due_source=period.source, due_confidence=period.confidence.value, people=people, **said,
    )  # fmt: skip
    return made.public_id


def note_report(public_id: str, *, to: str, by: str, now: datetime) -> None:
    """Note that the authority was told; AlreadyDoneError when it was noted before."""
    if not to.strip():
        raise NotCompleteError(_TO, "kepada")
    if not _found(public_id).report(by=by, at=now, to=to.strip()[:200]):
        raise AlreadyDoneError


def note_told(public_id: str, *, how: str, by: str, now: datetime) -> None:
    """Note that the people concerned were told; AlreadyDoneError when it was noted before."""
    if not how.strip():
        raise NotCompleteError(_HOW, "cara")
    if not _found(public_id).tell(by=by, at=now, how=how.strip()[:200]):
        raise AlreadyDoneError


def breaches(areas: Iterable[AreaCode], *, only_open: bool = False) -> list[BreachShown]:
    """List the breaches of some areas, what is due first on top."""
    found = [_shown(one) for one in Breach.objects.filter(within(areas))]
    wanted = [one for one in found if not (only_open and one.is_done)]
    return sorted(wanted, key=lambda one: (one.is_done, one.due_at))


def breach_shown(public_id: str) -> BreachShown:
    """Return one breach; UnknownRecordError when there is none."""
    return _shown(_found(public_id))


def area_of_breach(public_id: str) -> str | None:
    """Return the area of a breach, or None when there is none."""
    return Breach.objects.filter(public_id=public_id).values_list("area_code", flat=True).first()


def _found(public_id: str) -> Breach:
    found = Breach.objects.filter(public_id=public_id).first()
    if found is None:
        raise UnknownRecordError
    return found


def _shown(one: Breach) -> BreachShown:
    told = {name: getattr(one, name) for name in BreachShown.__dataclass_fields__}
    return BreachShown(**{**told, "due_confidence": Confidence(one.due_confidence)})


_AHEAD = Words("Waktu ditemukan tidak boleh di masa depan.", "The time of finding cannot lie ahead.")
_MISSING = Words("Isian ini diwajibkan laporan.", "The report needs this.")
_TO = Words("Tulis kepada siapa laporan disampaikan.", "Write to whom the report went.")
_HOW = Words("Tulis dengan cara apa subjek data diberi tahu.", "Write how the people concerned were told.")
