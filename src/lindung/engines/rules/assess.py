"""Ask the law: what is paid, by whom, and what a family gets; exact, dated and cited.

>>> from lindung.engines.rules import assess
>>> from lindung.vocabulary.month import Month
>>> answer = assess.contribution("bpu", Month(2026, 2), income=2_200_000, sector="transport")
>>> answer.total
14400
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from lindung.engines.rules.assessment import Assessment, Benefit, Contribution, Line, Payer
from lindung.engines.rules.machinery.files import ROOMS, packaged_file, room_file
from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from lindung.engines.rules.machinery.in_force import FIRST_DAY
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.law import Law, law
from lindung.engines.rules.machinery.scalar import Run
from lindung.engines.rules.readiness import days_of_change, ready, resolvable
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month

BILLED_TO = {"self": Payer.WORKER, "employer": Payer.EMPLOYER, "donor": Payer.SPONSOR}  # the rest is government money


def contribution(
    segment: str, month: Month, *, programmes: Collection[str] = (), under: Law | None = None, **given: object
) -> Contribution:
    """Compute what is paid for one person for one month, by programme and payer.

    Args:
        segment: pu, bpu, jakon or pmi.
        month: The contribution month, whose law holds.
        programmes: Programmes wanted, such as ("jkk", "jkm", "jht"); empty: those the law asks of this segment.
        under: A scenario instead of the law as it stands.
        given: Inputs by name, as docs/reference/rules.md lists them.

    Raises:
        InputError: An input is missing, unknown, out of bounds or contradicts another.
        UnresolvableFigureError: The law has no answer for that month.
    """
    asked = _segment(segment)
    chosen = _chosen(asked, programmes)
    _check_alternatives(asked, given)
    codes = _codes(asked.inputs, {**given, **_programme_flags(asked, chosen)})
    day = _known_day(date(month.year, month.number, 1))
    wanted = {part for programme in chosen or asked.programmes for part in programme.split("_")}
    made = ready(under or law(), day, _known(asked.figures(under or law(), day, wanted), asked.name, day))
    run = made.run(codes)
    _check_allowed(asked, run)
    payer = _billed_to(str(given.get("payer", asked.payers[0])))
    lines = _lines(asked.lines, run, payer, wanted)
    funding = _lines(asked.funding, run, payer, wanted)
    alone = set(chosen) == {"jkp"}  # asked for JKP itself: its funding is the answer
    return Contribution(made.graph, run, day, lines=funding if alone else lines, funding=() if alone else funding)


def benefit(programme: str, event: str, day: date, *, under: Law | None = None, **given: object) -> Benefit:
    """Compute what is paid when something happens to an insured worker.

    Args:
        programme: jkk, jkm, jht, jp or jkp.
        event: What happened, such as death; `questions()` lists them.
        day: Day of the event (JKK, JKM, JP, JKP) or of the payment (JHT), whose law holds.
        under: A scenario instead of the law as it stands.
        given: Inputs by name.

    Raises:
        InputError: No such question, or an input is missing, unknown or out of bounds.
        UnresolvableFigureError: The law has no answer for that day.
    """
    question = question_of(programme, event, given.get("segment"))
    graph_law, on = under or law(), _known_day(day)
    figures = _known(question.figures_on(graph_law, on), question.id, on)
    made = ready(graph_law, on, figures)
    given = {**given, **question.given}
    if "segment" not in made.graph.asks:
        given.pop("segment", None)  # it chose the question; these figures do not ask it again
    asked = made.graph.asks if set(given) <= set(made.graph.asks) else question_inputs(question.id)
    run = made.run(_codes(asked, given))
    answer = Assessment(made.graph, run, on).figures
    return Benefit(
        made.graph,
        run,
        on,
        programme=question.programme,
        event=question.event,
        words=question.words,
        lines=_amounts(question.lines, question.programme, run, figures),
        later=_amounts(question.later, question.programme, run, figures),
        monthly=_amounts(question.monthly, question.programme, run, figures),
        facts={name: answer[name] for name in question.facts if name in figures},
    )


def figures(names: Iterable[str], day: date, *, under: Law | None = None, **given: object) -> Assessment:
    """Compute any figures of the law for one person on a day.

    Raises:
        InputError: An input is missing, unknown or out of bounds.
        UnresolvableFigureError: A figure does not exist, or the law has no answer for that day.
    """
    made = ready(under or law(), _known_day(day), tuple(names))
    return Assessment(made.graph, made.run(_codes(tuple(inputs()), given)), day)


@dataclass(frozen=True, eq=False)
class Question:
    """A benefit that can be asked: which figures answer it."""

    id: str
    programme: str
    event: str
    segments: tuple[str, ...]
    words: Words
    lines: tuple[str, ...]
    later: tuple[str, ...]
    monthly: tuple[str, ...]
    facts: tuple[str, ...]
    given: Mapping[str, str]

    def figures_on(self, under: Law, day: date) -> tuple[str, ...]:
        """The figures that the law knows on a day; what did not exist yet is no part of the answer."""
        return resolvable(under, day, (*self.lines, *self.later, *self.monthly, *self.facts))

    def asks_on(self, under: Law, day: date) -> tuple[str, ...]:
        """The inputs that any branch asks on a day, without those that the question itself gives."""
        asks = ready(under, day, self.figures_on(under, day)).graph.asks
        return tuple(name for name in asks if name not in self.given)


@cache
def questions() -> dict[str, Question]:
    """Return every benefit that can be asked, by its id."""
    return {
        id_: Question(
            id=id_,
            programme=one["programme"],
            event=one["event"],
            segments=tuple(one["segments"]),
            words=Words(one["name"]["id"], one["name"]["en"]),
            lines=tuple(one.get("lines", ())),
            later=tuple(one.get("later", ())),
            monthly=tuple(one.get("monthly", ())),
            facts=tuple(one.get("facts", ())),
            given=one.get("given", {}),
        )
        for room in ROOMS
        for id_, one in room_file(room, "benefits.yaml").items()
    }


@cache
def question_inputs(id_: str) -> tuple[str, ...]:
    """Return the inputs that a benefit has ever asked, under any wording of the law."""
    asked: dict[str, None] = {}
    for day in days_of_change(law()):
        graph = ready(law(), day, questions()[id_].figures_on(law(), day)).graph
        asked.update(dict.fromkeys(graph.asks))
    return tuple(name for name in inputs() if name in asked)


@dataclass(frozen=True, eq=False)
class Segment:
    """How a segment pays: the lines of contributions.yaml."""

    name: str
    programmes: tuple[str, ...]
    inputs: tuple[str, ...]
    payers: tuple[str, ...]
    one_of: tuple[str, ...]
    must: Mapping[str, str]
    lines: tuple[dict[str, str], ...]
    funding: tuple[dict[str, str], ...]

    def figures(self, under: Law, day: date, wanted: Collection[str] = ()) -> tuple[str, ...]:
        """The figures that the law knows on a day; of the wanted programmes only, so that no other's input is asked."""
        lines = [
            line["figure"]
            for line in (*self.lines, *self.funding)
            if not wanted or not {*wanted}.isdisjoint(line["programme"].split("_"))
        ]
        return resolvable(under, day, (*lines, *self.must))


@cache
def segments() -> dict[str, Segment]:
    """Return the segments that pay contributions."""
    return {
        name: Segment(
            name=name,
            programmes=tuple(one["programmes"]),
            inputs=tuple(one["inputs"]),
            payers=tuple(one["payers"]),
            one_of=tuple(one.get("one_of", ())),
            must=one.get("must", {}),
            lines=tuple(one["lines"]),
            funding=tuple(one.get("funding", ())),
        )
        for name, one in packaged_file("contributions.yaml").items()
    }


def _known(figures: tuple[str, ...], question: str, day: date) -> tuple[str, ...]:
    if not figures:
        raise UnresolvableFigureError(question, day, "", exists=True)
    return figures


def _segment(name: str) -> Segment:
    if name not in segments():
        raise InputError(_one_of(Words("Segmen", "Segment"), name, segments()), "segment")
    return segments()[name]


def question_of(programme: str, event: str, segment: object = None) -> Question:
    """Find a benefit; a segment that it is not open to has no answer, not somebody else's.

    Raises:
        InputError: There is no such benefit, or not for that segment; the message lists those there are.
    """
    open_to = [one for one in questions().values() if segment is None or segment in one.segments]
    for one in open_to:
        if (one.programme, one.event) == (programme, event):
            return one
    programmes = list(dict.fromkeys(one.programme for one in open_to))
    if programme not in programmes:
        raise InputError(_one_of(Words("Program", "Programme"), programme, programmes), "programme")
    events = [one.event for one in open_to if one.programme == programme]
    of = f"{programme}, {segment}" if segment else programme
    raise InputError(_one_of(Words(f"Kejadian untuk {of}", f"Event for {of}"), event, events), "event")


def _one_of(what: Words, given: str, members: Iterable[str]) -> Words:
    listed = ", ".join(members)
    return Words(
        f"{what.id} {given!r} tidak dikenal. Pilih salah satu: {listed}.",
        f"{what.en} {given!r} is not known. Choose one of: {listed}.",
    )


def _chosen(segment: Segment, programmes: Collection[str]) -> tuple[str, ...]:
    for programme in programmes:
        if programme not in segment.programmes:
            listed = ", ".join(segment.programmes)
            raise InputError(
                Words(
                    f"Program {programme!r} tidak ada bagi segmen {segment.name}; yang ada: {listed}.",
                    f"Programme {programme!r} is not open to segment {segment.name}; there are: {listed}.",
                ),
                "programmes",
            )
    return tuple(dict.fromkeys(programmes))


def _check_alternatives(segment: Segment, given: Mapping[str, object]) -> None:
    """Refuse a payer that this segment does not have, and two answers or none where one is needed."""
    payer = given.get("payer")
    if payer is not None and str(payer) in inputs()["payer"].members and payer not in segment.payers:
        raise InputError(_one_of(Words("Pembayar (payer)", "Payer (payer)"), str(payer), segment.payers), "payer")
    told = [name for name in segment.one_of if name in given]
    if segment.one_of and len(told) != 1:
        listed = ", ".join(segment.one_of)
        raise InputError(
            Words(
                f"Isi tepat satu dari: {listed}; yang diisi: {', '.join(told) or 'tidak ada'}.",
                f"Give exactly one of: {listed}; given: {', '.join(told) or 'none'}.",
            ),
            told[-1] if told else segment.one_of[0],
        )


def _check_allowed(segment: Segment, run: Run) -> None:
    for flag, name in segment.must.items():
        if run.figures.get(flag) == 0:
            words = inputs()[name].words
            raise InputError(
                Words(
                    f"{words.id} ({name}) bukan jumlah yang dapat dipilih menurut peraturan.",
                    f"{words.en} ({name}) is not an amount that the regulation lets one choose.",
                ),
                name,
            )


def _programme_flags(segment: Segment, chosen: tuple[str, ...]) -> dict[str, bool]:
    """Choosing a programme by name is taking part in it."""
    flags = {"with_jht": "jht" in chosen or "jkp" in chosen, "with_jp": "jp" in chosen}
    return {name: True for name, is_chosen in flags.items() if is_chosen and name in segment.inputs}


def _codes(known: tuple[str, ...], given: Mapping[str, object]) -> dict[str, int]:
    """Turn what people give into codes; what this question never asks is refused, not ignored."""
    declared = inputs()
    for name in given:
        if name not in known:
            raise InputError(_not_asked(name, known), name)
    return {name: declared[name].code(value) for name, value in given.items()}


def _not_asked(name: str, known: tuple[str, ...]) -> Words:
    listed = ", ".join(known)
    if name in inputs():
        words = inputs()[name].words
        return Words(
            f"{words.id} ({name}) tidak ditanyakan di sini. Yang ditanyakan: {listed}.",
            f"{words.en} ({name}) is not asked here. Asked are: {listed}.",
        )
    return Words(
        f"Masukan {name!r} tidak dikenal. Yang ada: {listed}.", f"Unknown input {name!r}. There are: {listed}."
    )


def _known_day(day: date) -> date:
    if day < FIRST_DAY:
        raise InputError(
            Words(
                f"{day}: program BPJS Ketenagakerjaan berlaku sejak {FIRST_DAY}; tidak ada angka sebelumnya.",
                f"{day}: the programmes of BPJS Ketenagakerjaan run from {FIRST_DAY}; there are no figures before.",
            ),
            "date",
        )
    return day


def _billed_to(payer: str) -> Payer:
    return BILLED_TO.get(payer, Payer.GOVERNMENT)


def _lines(given: tuple[dict[str, str], ...], run: Run, payer: Payer, wanted: set[str]) -> tuple[Line, ...]:
    return tuple(
        Line(
            figure=one["figure"],
            programme=one["programme"],
            payer=payer if one["payer"] == "by_payer" else Payer(one["payer"]),
            amount=run.figures[one["figure"]],
        )
        for one in given
        if not wanted.isdisjoint(one["programme"].split("_")) and run.figures.get(one["figure"], 0)
    )


def _amounts(names: tuple[str, ...], programme: str, run: Run, known: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple(Line(name, programme, None, run.figures[name]) for name in names if name in known)
