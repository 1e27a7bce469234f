"""The budget calculator: what it costs a village or a region to protect its vulnerable workers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.law import Law, law
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.web.public.calculators.budget_plan import (
    BudgetMonth,
    BudgetPlan,
    Reach,
    budget_plan,
    months_between,
    reach_of,
)
from lindung.web.public.calculators.fields import (
    MOST_WORKERS,
    CalculatorForm,
    CountField,
    MonthField,
    RupiahField,
    asked,
    first_day_of,
)
from lindung.web.public.calculators.pages import calculator_page
from lindung.web.public.calculators.readings import Reading, readings_of
from lindung.web.public.calculators.reasons import (
    Reason,
    Relief,
    citations_of,
    doubtful_figures,
    reasons_of,
    reliefs_of,
    sources_of,
)

MOST_MONTHS = 60
BUDGET_PAYERS = ("apbdes", "apbd", "apbn", "donor")
PACKAGE = ("jkk", "jkm")  # the least with which a self-employed worker can be insured
EXAMPLE = {"pekerja": "120", "pembayar": "apbd"}


class BudgetForm(CalculatorForm):
    """What a village or a region plans."""

    pekerja = CountField(least=1, most=MOST_WORKERS)
    dari = MonthField()
    sampai = MonthField()
    pembayar = forms.CharField(required=False)
    sektor = forms.CharField(required=False)
    jht = forms.BooleanField(required=False)
    anggaran = RupiahField(required=False)

    fields_of_inputs: ClassVar[Mapping[str, str]] = {"payer": "pembayar", "sector": "sektor", "date": "dari"}

    def clean_pembayar(self) -> str:
        """Take only those who pay for others."""
        payer: str = self.cleaned_data["pembayar"]
        if payer not in BUDGET_PAYERS:
            raise forms.ValidationError(_("Pilih salah satu sumber dana."))
        return payer

    def clean_sampai(self) -> Month:
        """Take a month that does not lie before the first, nor too far from it."""
        last: Month = self.cleaned_data["sampai"]
        first: Month | None = self.cleaned_data.get("dari")
        if first and last < first:
            raise forms.ValidationError(_("Bulan terakhir mendahului bulan pertama."))
        if first and first.months_until(last) >= MOST_MONTHS:
            raise forms.ValidationError(_("Paling lama %(months)s bulan sekali hitung.") % {"months": MOST_MONTHS})
        return last

    @property
    def programmes(self) -> tuple[str, ...]:
        """The programmes that are paid."""
        return (*PACKAGE, "jht") if self.cleaned_data["jht"] else PACKAGE

    def plan(self, months: tuple[Month, ...], under: Law | None = None) -> BudgetPlan:
        """Compute the plan for some months."""
        return budget_plan(
            workers=self.cleaned_data["pekerja"], months=months, programmes=self.programmes, under=under, **self.given()
        )


@dataclass(frozen=True)
class Span:
    """A run of months with one rate, and why it is that rate."""

    months: tuple[BudgetMonth, ...]
    reliefs: tuple[Relief, ...]
    reasons: tuple[Reason, ...]
    is_doubtful: bool


@dataclass(frozen=True)
class After:
    """What comes when the last paid month is over.

    Attributes:
        first: The first month without payment.
        arrears_months: Months for which arrears may still be paid.
        self_paid: What a worker pays who goes on alone in that month.
        same_again: What the same number of months costs the same payer afterwards.
    """

    first: Month
    arrears_months: int
    self_paid: int
    same_again: int


@dataclass(frozen=True)
class BudgetAnswer:
    """What is shown of one plan."""

    plan: BudgetPlan
    payer: Words
    reach: Reach | None
    spans: tuple[Span, ...]
    readings: tuple[Reading, ...]
    after: After
    sources: tuple[str, ...]


def budget(request: HttpRequest) -> HttpResponse:
    """Show the form, and the answer when the address carries one."""
    this_month = Month.of(timezone.localdate())
    initial = {"dari": str(this_month), "sampai": str(this_month.plus(11)), "pembayar": "apbdes", "sektor": "other"}
    is_asked = asked(BudgetForm, request.GET)
    form = BudgetForm({**initial, **request.GET.dict()}) if is_asked else BudgetForm(initial=initial)
    answer = _answered(form) if is_asked and form.is_valid() else None
    payers = inputs()["payer"].members
    return calculator_page(
        request,
        "public/calculators/budget.html",
        form=form,
        options={
            "pembayar": [(payer, payers[payer]) for payer in BUDGET_PAYERS],
            "sektor": list(inputs()["sector"].members.items()),
        },
        example={**EXAMPLE, "dari": initial["dari"], "sampai": initial["sampai"]},
        answer=answer,
    )


def _answered(form: BudgetForm) -> BudgetAnswer | None:
    try:
        return _answer(form)
    except InputError as error:
        form.refuse(error)
    return None


def _answer(form: BudgetForm) -> BudgetAnswer:
    months = months_between(form.cleaned_data["dari"], form.cleaned_data["sampai"])
    plan, money = form.plan(months), form.cleaned_data["anggaran"]
    answers = (month.contribution for month in plan.months)
    cited = [citation for one in answers for citation in citations_of(one, [line.figure for line in one.lines])]
    return BudgetAnswer(
        plan=plan,
        payer=inputs()["payer"].members[form.cleaned_data["pembayar"]],
        reach=reach_of(money, plan) if money is not None else None,
        spans=tuple(_span(span) for span in plan.spans),
        readings=readings_of(cited, total=plan.total, total_under=lambda other: form.plan(months, under=other).total),
        after=_after(form, plan),
        sources=sources_of(cited),
    )


def _span(months: tuple[BudgetMonth, ...]) -> Span:
    contribution = months[0].contribution
    figures = [line.figure for line in contribution.lines]
    return Span(
        months=months,
        reliefs=reliefs_of(contribution),
        reasons=reasons_of(contribution, figures),
        is_doubtful=bool(doubtful_figures(contribution, figures)),
    )


def _after(form: BudgetForm, plan: BudgetPlan) -> After:
    first = plan.last.plus(1)
    grace = law().in_force("bpu_arrears_months", first_day_of(first)).value
    alone = {**form.given(), "payer": "self"}
    return After(
        first=first,
        arrears_months=int(str(grace)),
        self_paid=budget_plan(workers=1, months=(first,), programmes=form.programmes, **alone).total,
        same_again=form.plan(months_between(first, first.plus(len(plan.months) - 1))).total,
    )
