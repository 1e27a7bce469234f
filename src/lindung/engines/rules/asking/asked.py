"""One case as an office tells it: which question, about whom, when; answered by the rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lindung.engines.rules import assess
from lindung.engines.rules.asking.reading import completed_months, read_children, read_inputs
from lindung.engines.rules.assessment import Assessment
from lindung.engines.rules.machinery.in_force import FIRST_DAY
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.law import Law, law
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month

QUESTIONS = ("contribution", "benefit", "figure")
PAID_FROM = {"pu": "wage", "bpu": "income"}  # what a segment's contribution and benefits are counted from


@dataclass(frozen=True, eq=False, kw_only=True)
class Asked:
    """A question with everything told about the case.

    Attributes:
        question: contribution, benefit or figure.
        told: Inputs by name, as text or as values.
        segment: pu, bpu, jakon or pmi; for a benefit empty is read off from wage or income.
        month: The contribution month.
        day: Day of the event or payment, or of the law that a figure is asked of.
        programme: The programme of a benefit.
        event: What happened.
        programmes: Programmes of a contribution; empty: those the law asks.
        figures: Names of figures.
        member_since: First day of membership; with the day it gives the months and days of membership.
        children: A list of children with level, years_left and age, or its JSON text.
        under: A scenario instead of the law.
    """

    question: str
    told: Mapping[str, object]
    segment: str = ""
    month: Month | None = None
    day: date | None = None
    programme: str = ""
    event: str = ""
    programmes: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    member_since: date | None = None
    children: object = None
    under: Law = field(default_factory=law)


@dataclass(frozen=True, eq=False)
class Answer:
    """An answer, and what was told but changes nothing in it."""

    asked: Asked
    assessment: Assessment
    notes: tuple[Words, ...]


def answer_to(asked: Asked) -> Answer:
    """Answer a case.

    Raises:
        InputError: Something is missing, unknown, out of bounds or contradicts something else.
        UnresolvableFigureError: The law has no answer for that time.
    """
    if asked.question == "contribution":
        return _contribution(asked)
    return _benefit(asked) if asked.question == "benefit" else _figures(asked)


def _contribution(asked: Asked) -> Answer:
    if not asked.segment:
        raise needed("segment", Words("pu, bpu, jakon atau pmi", "pu, bpu, jakon or pmi"))
    if asked.month is None:
        raise needed("month", Words("bulan iuran seperti 2026-02", "the contribution month, such as 2026-02"))
    for name, value in (("member_since", asked.member_since), ("children", asked.children)):
        if value is not None:
            raise InputError(_only_for_benefits(name), name)
    _check_known(asked, asked.month)
    told = read_inputs(asked.told)
    assessment = assess.contribution(
        asked.segment, asked.month, programmes=asked.programmes, under=asked.under, **_checked(told)
    )
    return Answer(asked, assessment, ())


def _check_known(asked: Asked, month: Month) -> None:
    """Refuse a programme that the segment has, but not yet in that month."""
    declared, day = assess.segments().get(asked.segment), date(month.year, month.number, 1)
    if declared is None or day < FIRST_DAY:
        return  # refused by the rules
    figures = declared.figures(asked.under, day)
    known = {line["programme"] for line in (*declared.lines, *declared.funding) if line["figure"] in figures}
    known |= {part for programme in known for part in programme.split("_")}
    for programme in asked.programmes:
        if programme in declared.programmes and programme not in known:
            raise InputError(_not_yet_law(programme, day), "programmes")


def _benefit(asked: Asked) -> Answer:
    if asked.day is None:
        raise needed("date", Words("hari kejadian seperti 2025-06-01", "the day of the event, such as 2025-06-01"))
    told, notes = _told_about_person(asked, asked.day)
    question = _question(asked, told.get("segment"))
    asks = set(question.asks_on(asked.under, asked.day)) if question else {*told}
    idle = {name for name in told if name not in asks | {"segment"} and _is_about_person(name)}
    values = _checked({name: value for name, value in told.items() if name not in idle})
    answer = assess.benefit(asked.programme, asked.event, asked.day, under=asked.under, **values)
    return Answer(asked, answer, (*notes, *(_changes_nothing(name) for name in _told_in_vain(asked, idle, asks))))


def _told_in_vain(asked: Asked, idle: set[str], asks: set[str]) -> list[str]:
    """What was told and changes nothing, by the names people used; wage and income at least tell the segment."""
    useful = {"segment", *(PAID_FROM.values() if "segment" in asks else ())}
    vain = sorted(name for name in idle & set(asked.told) if name not in useful)
    if asked.member_since is not None and not any("membership_" in name for name in asks):
        vain.append("member_since")
    if asked.children is not None and not any(name.startswith("child_") for name in asks):
        vain.append("children")
    return vain


def _question(asked: Asked, segment: object) -> assess.Question | None:
    """The benefit that is asked; None for one that does not exist, which the rules then refuse by name."""
    alike = [one for one in assess.questions().values() if (one.programme, one.event) == (asked.programme, asked.event)]
    if alike:
        _check_programme(segment, asked.programme)
    return next((one for one in alike if segment is None or segment in one.segments), None)


def _figures(asked: Asked) -> Answer:
    if asked.day is None:
        raise needed("date", Words("hari yang hukumnya dipakai, seperti 2026-02-01", "the day whose law is asked"))
    told, notes = _told_about_person(asked, asked.day)
    answer = assess.figures(asked.figures, asked.day, under=asked.under, **_checked(told))
    return Answer(asked, answer, tuple(notes))


def needed(name: str, example: Words) -> InputError:
    """Say that something about the question itself is missing."""
    return InputError(Words(f"{name} diperlukan: {example.id}.", f"{name} is needed: {example.en}."), name)


def _told_about_person(asked: Asked, day: date) -> tuple[dict[str, Any], list[Words]]:
    """Gather inputs, membership, children and segment; the values are read and inside their bounds."""
    told = read_inputs(asked.told)
    notes: list[Words] = []
    if asked.children is not None:
        children, beyond = read_children(asked.children)
        told = {**told, **children}
        notes += [_too_many_children(beyond)] if beyond else []
    if asked.member_since is not None:
        told = {**told, **_membership(asked.member_since, day, told)}
    segment = _segment_of(asked, told)
    if segment:
        told["segment"] = segment
    for name, value in told.items():
        if name in inputs():
            inputs()[name].code(value)
    return told, notes


def _membership(since: date, day: date, told: Mapping[str, object]) -> dict[str, int]:
    if since > day:
        raise InputError(
            Words(
                f"member_since {since} sesudah hari kejadian {day}; kepesertaan harus mulai lebih dulu.",
                f"member_since {since} is after the day of the event {day}; membership must begin before.",
            ),
            "member_since",
        )
    counted = {
        "membership_months": completed_months(since, day),
        "membership_days": day.toordinal() - since.toordinal(),
        "jht_membership_months": completed_months(since, day),
    }
    for name in counted:
        if name in told:
            raise InputError(
                Words(
                    f"member_since dan {name} bertentangan: sebutkan salah satu.",
                    f"member_since and {name} contradict each other: give one of them.",
                ),
                name,
            )
    return {name: value for name, value in counted.items() if name in inputs()}


def _segment_of(asked: Asked, told: Mapping[str, object]) -> str:
    """The segment that was named, or the one that wage or income stands for."""
    bases = [name for name in PAID_FROM.values() if name in told]
    segment = asked.segment or str(told.get("segment", ""))
    if len(bases) > 1:
        raise _contradiction("wage", "income")
    if not segment:
        return next((segment for segment, base in PAID_FROM.items() if base in bases), "")
    for base in bases:
        if segment in PAID_FROM and PAID_FROM[segment] != base:
            raise InputError(
                Words(
                    f"segment {segment} dihitung dari {PAID_FROM[segment]}, bukan {base}.",
                    f"segment {segment} is counted from {PAID_FROM[segment]}, not from {base}.",
                ),
                base,
            )
    return segment


def _check_programme(segment: object, programme: str) -> None:
    known = assess.segments()
    if isinstance(segment, str) and segment in known and programme not in known[segment].programmes:
        listed = ", ".join(known[segment].programmes)
        raise InputError(
            Words(
                f"Segmen {segment} tidak ikut program {programme}; programnya: {listed}.",
                f"Segment {segment} has no programme {programme}; its programmes: {listed}.",
            ),
            "segment",
        )


def _is_about_person(name: str) -> bool:
    """Facts of a person that any benefit may be told; one that does not need them says so instead of refusing."""
    of_contributions = {one for segment in assess.segments().values() for one in segment.inputs}
    is_of_family = "membership_" in name or name.startswith("child_")
    return is_of_family or name in {"segment", "months_paid"} | of_contributions


def _checked(told: Mapping[str, object]) -> dict[str, Any]:
    """Names of inputs are keyword arguments of `assess`; a name that would be another argument is refused."""
    for name in ("under", "programmes", "month", "day", "names"):
        if name in told and name not in inputs():
            raise InputError(
                Words(f"Masukan {name!r} tidak dikenal.", f"Unknown input {name!r}."),
                name,
            )
    return dict(told)


def _contradiction(first: str, second: str) -> InputError:
    return InputError(
        Words(
            f"{first} dan {second} bertentangan: sebutkan salah satu, atau segmennya.",
            f"{first} and {second} contradict each other: give one of them.",
        ),
        second,
    )


def _only_for_benefits(name: str) -> Words:
    return Words(
        f"{name} tidak ditanyakan untuk iuran; hanya untuk manfaat.",
        f"{name} is not asked for a contribution; only for a benefit.",
    )


def _not_yet_law(what: str, day: date) -> Words:
    return Words(f"{what}: hukum tidak mengenalnya pada {day}.", f"{what}: the law does not know it on {day}.")


def _changes_nothing(name: str) -> Words:
    return Words(f"{name} tidak mengubah manfaat ini.", f"{name} does not change this benefit.")


def _too_many_children(beyond: int) -> Words:
    return Words(
        f"Beasiswa paling banyak untuk dua anak; {beyond} anak lain tidak dihitung.",
        f"Scholarships are for two children at most; {beyond} more are not counted.",
    )
