"""The worker's calculator: what a self-employed worker pays, and what the family would get."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lindung.engines.rules import assess
from lindung.engines.rules.assessment import Benefit, Citation, Contribution
from lindung.engines.rules.dues.calendar import due_on, is_estimated
from lindung.engines.rules.dues.month_days import months_later
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.law import Law, law
from lindung.engines.rules.machinery.names import figure_names
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment
from lindung.web.public.calculators.fields import (
    CalculatorForm,
    CountField,
    MonthField,
    RupiahField,
    asked,
    chosen_words,
    first_day_of,
)
from lindung.web.public.calculators.pages import calculator_page
from lindung.web.public.calculators.readings import Reading, readings_of
from lindung.web.public.calculators.reasons import (
    Reason,
    Relief,
    citations_of,
    doubtful_figures,
    doubts_of,
    reasons_of,
    reliefs_of,
    sources_of,
)

FAMILY_QUESTIONS = ("jkm_death", "jkk_death")
MOST_MONTHS_MEMBER = 900
EXAMPLE = {"penghasilan": "2.200.000", "sektor": "transport"}


class WorkerForm(CalculatorForm):
    """What a self-employed worker tells."""

    penghasilan = RupiahField()
    sektor = forms.CharField(required=False)
    pembayar = forms.CharField(required=False)
    jht = forms.BooleanField(required=False)
    usaha = forms.BooleanField(required=False)
    bulan = MonthField()
    lama = CountField(least=0, most=MOST_MONTHS_MEMBER)
    anak_1 = forms.CharField(required=False)
    anak_2 = forms.CharField(required=False)

    fields_of_inputs: ClassVar[Mapping[str, str]] = {
        "income": "penghasilan",
        "sector": "sektor",
        "payer": "pembayar",
        "with_jht": "jht",
        "bpu_is_employer": "usaha",
        "membership_months": "lama",
        "months_paid": "lama",
        "child_1_level": "anak_1",
        "child_2_level": "anak_2",
        "date": "bulan",
    }

    def given_to(self, names: tuple[str, ...]) -> dict[str, Any]:  # Any: the law checks each input
        """The inputs among some names that were filled in."""
        return {name: value for name, value in self.given().items() if name in names}

    def given_to_family(self, question: str, day: date) -> dict[str, Any]:  # Any: the law checks each input
        """What a benefit asks of this worker; membership is counted back from the day of the event."""
        since = months_later(day, -self.cleaned_data["lama"])
        told = {**self.given(), "segment": "bpu", "membership_days": (day - since).days}
        return {name: value for name, value in told.items() if name in assess.question_inputs(question)}


@dataclass(frozen=True)
class FamilyAnswer:
    """What the family gets after one kind of death."""

    benefit: Benefit
    reasons: tuple[Reason, ...]
    citations: tuple[Citation, ...]

    @property
    def is_doubtful(self) -> bool:
        """Whether it rests on a reading that is not certain."""
        return bool(doubts_of(self.citations))

    @property
    def names(self) -> dict[str, Words]:
        """What people call the amounts."""
        return {line.figure: figure_names()[line.figure].words for line in (*self.benefit.lines, *self.benefit.later)}


@dataclass(frozen=True)
class WorkerAnswer:
    """What is shown of one worker."""

    income: int
    month: Month
    contribution: Contribution
    reliefs: tuple[Relief, ...]
    reasons: tuple[Reason, ...]
    doubtful: frozenset[str]
    readings: tuple[Reading, ...]
    due: date
    due_is_estimated: bool
    event_on: date
    family: tuple[FamilyAnswer, ...]
    family_readings: tuple[Reading, ...]
    sources: tuple[str, ...]
    jht_is_duty: bool
    told: tuple[Words, ...]


def worker(request: HttpRequest) -> HttpResponse:
    """Show the form, and the answer when the address carries one."""
    initial = {"bulan": str(Month.of(timezone.localdate())), "lama": "12", "sektor": "other", "pembayar": "self"}
    is_asked = asked(WorkerForm, request.GET)
    form = WorkerForm({**initial, **request.GET.dict()}) if is_asked else WorkerForm(initial=initial)
    answer = _answered(form) if is_asked and form.is_valid() else None
    return calculator_page(
        request, "public/calculators/worker.html", form=form, options=_options(), example=EXAMPLE, answer=answer
    )


def _options() -> dict[str, list[tuple[str, Words]]]:
    children = {field: list(inputs()[name].members.items()) for field, name in _CHILDREN.items()}
    payers = inputs()["payer"].members
    return {
        "sektor": list(inputs()["sector"].members.items()),
        "pembayar": [(payer, payers[payer]) for payer in assess.segments()["bpu"].payers],
        **children,
    }


_CHILDREN = {"anak_1": "child_1_level", "anak_2": "child_2_level"}


def _answered(form: WorkerForm) -> WorkerAnswer | None:
    try:
        return _answer(form)
    except InputError as error:
        form.refuse(error)
    return None


def _answer(form: WorkerForm) -> WorkerAnswer:
    month: Month = form.cleaned_data["bulan"]
    day = first_day_of(month)
    given = form.given_to(assess.segments()["bpu"].inputs)
    contribution = assess.contribution("bpu", month, **given)
    figures = [line.figure for line in contribution.lines]
    cited = citations_of(contribution, figures)
    family = tuple(_family_answer(_benefit(form, question, day, law())) for question in FAMILY_QUESTIONS)
    due = due_on(month, Segment.BPU)
    return WorkerAnswer(
        income=form.cleaned_data["penghasilan"],
        month=month,
        contribution=contribution,
        reliefs=reliefs_of(contribution),
        reasons=reasons_of(contribution, figures),
        doubtful=doubtful_figures(contribution, figures),
        readings=readings_of(
            cited,
            total=contribution.total,
            total_under=lambda other: assess.contribution("bpu", month, under=other, **given).total,
        ),
        due=due,
        due_is_estimated=is_estimated(due),
        event_on=day,
        family=family,
        family_readings=_family_readings(form, family, day),
        sources=sources_of([*cited, *(citation for one in family for citation in one.citations)]),
        told=chosen_words(given, ("sector", "payer")),
        jht_is_duty="jht" in contribution.by_programme and not form.cleaned_data["jht"],
    )


def _benefit(form: WorkerForm, question: str, day: date, under: Law) -> Benefit:
    one = assess.questions()[question]
    return assess.benefit(one.programme, one.event, day, under=under, **form.given_to_family(question, day))


def _family_answer(benefit: Benefit) -> FamilyAnswer:
    figures = [line.figure for line in (*benefit.lines, *benefit.later) if line.amount]
    return FamilyAnswer(benefit, reasons_of(benefit, figures), citations_of(benefit, figures))


def _family_readings(form: WorkerForm, family: tuple[FamilyAnswer, ...], day: date) -> tuple[Reading, ...]:
    """What is not certain about the benefits; the other readings are compared by all that would be paid."""
    return readings_of(
        (citation for one in family for citation in one.citations),
        total=sum(_most(one.benefit) for one in family),
        total_under=lambda other: sum(_most(_benefit(form, question, day, other)) for question in FAMILY_QUESTIONS),
    )


def _most(benefit: Benefit) -> int:
    return benefit.total + benefit.later_total
