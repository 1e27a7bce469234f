"""Requests of people about their own data: entered, due by the law, answered once; who it is lies sealed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from lindung.engines.rules.machinery.parameters import Confidence
from lindung.registry.blind_index import SUBJECTS, blind
from lindung.registry.models.subject_request import SubjectRequest
from lindung.registry.queries.within import within
from lindung.registry.sealed_text import open_text, seal_text
from lindung.registry.snapshots.keys import KeyRing
from lindung.vocabulary.language import Words
from lindung.vocabulary.nik import Nik, NikError
from lindung.vocabulary.subject_right import SubjectRequestState, SubjectRight
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.privacy.errors import AlreadyDoneError, NotCompleteError, UnknownRecordError
from lindung.workflows.privacy.law import answer_period, due, grounds

PURPOSE = "subject request"
_FEWEST_LETTERS = 3
_LONGEST = 4000


@dataclass(frozen=True, repr=False)
class Subject:
    """The person who asks; shown by nothing that logs.

    Attributes:
        name: As on the identity card.
        nik: The sixteen digits.
        contact: Where the answer goes.
    """

    name: str
    nik: str
    contact: str

    @property
    def masked_nik(self) -> str:
        """The NIK as a letter shows it."""
        return Nik(self.nik).masked


@dataclass(frozen=True)
class RequestLine:
    """A request in a list: nobody is named.

    Attributes:
        public_id: Identifier.
        right: What is asked for.
        state: Where it stands.
        area_code: Area whose office answers.
        received_on: Day it came in.
        due_at: When the answer is due.
        due_source: By which rule.
        due_confidence: How sure it is.
        answered_at: When it was answered, or None.
        answered_by: By whom, or "".
    """

    public_id: str
    right: SubjectRight
    state: SubjectRequestState
    area_code: str
    received_on: date
    due_at: datetime
    due_source: str
    due_confidence: Confidence
    answered_at: datetime | None
    answered_by: str

    def is_overdue(self, now: datetime) -> bool:
        """Whether the answer is late."""
        return not self.state.is_answer and now > self.due_at


@dataclass(frozen=True, repr=False)
class RequestShown:
    """One request with what lies sealed in it, for who answers it."""

    line: RequestLine
    subject: Subject
    asked: str
    answer: str
    kept_by_law: tuple[str, ...]
    entered_by: str
    earlier: tuple[RequestLine, ...]


def enter_request(
    ring: KeyRing, *, right: SubjectRight, area: AreaCode, name: str, nik: str, contact: str, asked: str,
    received_on: date, by: str, now: datetime,
) -> str:  # fmt: skip
    """Store a request and return its identifier.

    Raises:
        NotCompleteError: The name, the NIK or the day cannot be right; says which.
    """
    subject = _subject(name, nik, contact)
    if received_on > timezone.localdate(now):
        raise NotCompleteError(_DAY, "diterima")
    period = answer_period(right, received_on)
    key_id = ring.newest().key_id
    made = SubjectRequest.objects.create(
        area_code=area.text, right=right.value, key_id=key_id,
        subject_key=blind(ring, key_id, purpose=SUBJECTS, text=subject.nik),
        sealed_subject=seal_text(ring, key_id, _to_json(subject), purpose=PURPOSE),
        sealed_asked=seal_text(ring, key_id, asked.strip()[:_LONGEST], purpose=PURPOSE),
        received_on=received_on, entered_at=now, entered_by=by,
        due_at=due(_start(received_on, now), period), due_source=period.source, due_confidence=period.confidence.value,
    )  # fmt: skip
    return made.public_id


def answer_request(
    ring: KeyRing, public_id: str, *, state: SubjectRequestState, answer: str, kept: Iterable[str], by: str,
    now: datetime,
) -> None:  # fmt: skip
    """Answer a request, once.

    Raises:
        UnknownRecordError: There is none.
        NotCompleteError: The answer is missing, or an erasure is refused without a ground.
        AlreadyDoneError: It was answered before.
    """
    found, chosen = _found(public_id), [code for code in kept if code in grounds()]
    if not state.is_answer:
        raise NotCompleteError(_STATE, "hasil")
    if not answer.strip():
        raise NotCompleteError(_ANSWER, "jawaban")
    is_kept = state in {SubjectRequestState.REFUSED, SubjectRequestState.PARTLY}
    if found.right == SubjectRight.ERASURE and is_kept and not chosen:
        raise NotCompleteError(_GROUND, "dasar")
    sealed = seal_text(ring, ring.newest().key_id, answer.strip()[:_LONGEST], purpose=PURPOSE)
    if not found.answer(state, by=by, at=now, sealed=sealed, kept=chosen):
        raise AlreadyDoneError


def request_lines(areas: Iterable[AreaCode], *, only_open: bool = False) -> list[RequestLine]:
    """List the requests of some areas, what is open and due first on top."""
    found = SubjectRequest.objects.filter(within(areas))
    lines = [_line(one) for one in (found.open() if only_open else found)]
    return sorted(lines, key=lambda line: (line.state.is_answer, line.due_at))


def request_shown(ring: KeyRing, public_id: str) -> RequestShown:
    """Open one request.

    Raises:
        UnknownRecordError: There is none.
        KeyLostError: The key file lacks its key.
    """
    found = _found(public_id)
    subject = subject_of(ring, found)
    return RequestShown(
        line=_line(found),
        subject=subject,
        asked=open_text(ring, found.sealed_asked, purpose=PURPOSE),
        answer=open_text(ring, found.sealed_answer, purpose=PURPOSE) if found.sealed_answer else "",
        kept_by_law=tuple(found.kept_by_law),
        entered_by=found.entered_by,
        earlier=tuple(line for line in requests_of(ring, subject.nik) if line.public_id != public_id),
    )


def requests_of(ring: KeyRing, nik: str) -> list[RequestLine]:
    """Find the requests of a person by the blind index, under every key of the file."""
    keys = [blind(ring, key.key_id, purpose=SUBJECTS, text=nik) for key in ring.all()]
    return [_line(one) for one in SubjectRequest.objects.filter(subject_key__in=keys)]


def area_of_request(public_id: str) -> str | None:
    """Return the area of a request, or None when there is none."""
    return SubjectRequest.objects.filter(public_id=public_id).values_list("area_code", flat=True).first()


def subject_of(ring: KeyRing, found: SubjectRequest) -> Subject:
    """Open who asks."""
    return Subject(**json.loads(open_text(ring, found.sealed_subject, purpose=PURPOSE)))


def _subject(name: str, nik: str, contact: str) -> Subject:
    if len(name.strip()) < _FEWEST_LETTERS:
        raise NotCompleteError(_NAME, "nama")
    try:
        digits = Nik.parse(nik).digits
    except NikError:
        raise NotCompleteError(_NIK, "nik") from None
    return Subject(" ".join(name.split()), digits, contact.strip())


def _to_json(subject: Subject) -> str:
    return json.dumps({"name": subject.name, "nik": subject.nik, "contact": subject.contact})


def _start(received_on: date, now: datetime) -> datetime:
    """Count from the moment of entry on the same day, else from the end of the day it came in."""
    if received_on == timezone.localdate(now):
        return now
    return timezone.make_aware(datetime.combine(received_on, time.max))


def _found(public_id: str) -> SubjectRequest:
    found = SubjectRequest.objects.filter(public_id=public_id).first()
    if found is None:
        raise UnknownRecordError
    return found


def _line(one: SubjectRequest) -> RequestLine:
    return RequestLine(
        one.public_id, SubjectRight(one.right), SubjectRequestState(one.state), one.area_code, one.received_on,
        one.due_at, one.due_source, Confidence(one.due_confidence), one.answered_at, one.answered_by,
    )  # fmt: skip


_NAME = Words("Tulis nama pemohon seperti di KTP.", "Write the name as on the identity card.")
_NIK = Words("NIK terdiri atas 16 angka. Periksa lagi dari KTP.", "A NIK has 16 digits. Look at the card again.")
_DAY = Words("Hari terima tidak boleh di masa depan.", "The day of receipt cannot lie ahead.")
_STATE = Words("Pilih hasilnya.", "Choose the outcome.")
_ANSWER = Words("Tulis jawabannya; jawaban ini masuk ke surat.", "Write the answer; it goes into the letter.")
_GROUND = Words(
    "Pilih dasar hukum yang melarang penghapusan; dicatat dan masuk ke surat.",
    "Choose the law that forbids the erasure; it is recorded and goes into the letter.",
)
