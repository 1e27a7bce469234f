"""The employer's calculator: what a firm pays for its workers, and what it takes from their wages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.request import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from lindung.engines.rules.dues.calendar import due_on
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.law import law
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment
from lindung.web.public.calculators.fields import (
    MOST_WORKERS,
    CalculatorForm,
    CountField,
    MonthField,
    RupiahField,
    asked,
    chosen_words,
    first_day_of,
)
from lindung.web.public.calculators.pages import calculator_page
from lindung.web.public.calculators.payroll import Payroll, WageLine, payroll_of
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

MOST_ROWS = 20
FEWEST_ROWS, SPARE_ROWS = 10, 5
EXAMPLE = {"upah": "4.600.000", "pekerja": "25", "risiko": "2", "skala": "medium"}


class EmployerForm(CalculatorForm):
    """What a firm tells about itself."""

    risiko = forms.CharField(required=False)
    skala = forms.CharField(required=False)
    padat_karya = forms.BooleanField(required=False)
    jht = forms.BooleanField(required=False)
    jp = forms.BooleanField(required=False)
    bulan = MonthField()

    fields_of_inputs: ClassVar[Mapping[str, str]] = {
        "risk_class": "risiko",
        "employer_size": "skala",
        "labour_intensive": "padat_karya",
        "with_jht": "jht",
        "with_jp": "jp",
        "date": "bulan",
    }


class WageRow(CalculatorForm):
    """One wage and how many workers earn it."""

    upah = RupiahField()
    pekerja = CountField(least=1, most=MOST_WORKERS)

    fields_of_inputs: ClassVar[Mapping[str, str]] = {"wage": "upah"}

    @property
    def line(self) -> WageLine:
        """The row as numbers."""
        return WageLine(self.cleaned_data["upah"], self.cleaned_data["pekerja"])


@dataclass(frozen=True)
class EmployerAnswer:
    """What is shown of one firm.

    Attributes:
        payroll: The month asked.
        told: The choices it rests on.
        due: Last day of payment.
        year: Twelve months from the one asked, each by its own law.
        missing_workers: Workers that the relief of labour-intensive industries asks, where the firm has fewer.
        reliefs: Reliefs that lower the bill.
        reasons: The first wage's figures unfolded.
        doubtful: Figures that rest on a reading that is not certain.
        readings: Those readings.
        sources: Regulations behind the answer.
    """

    payroll: Payroll
    told: tuple[Words, ...]
    due: date
    year: tuple[Payroll, ...]
    missing_workers: int | None
    reliefs: tuple[Relief, ...]
    reasons: tuple[Reason, ...]
    doubtful: frozenset[str]
    readings: tuple[Reading, ...]
    sources: tuple[str, ...]

    @property
    def bill_is_doubtful(self) -> bool:
        """Whether a line that is billed is not certain."""
        return any(row.figures & self.doubtful for row in self.payroll.programmes)

    @property
    def funding_is_doubtful(self) -> bool:
        """Whether the funding of job-loss insurance is not certain."""
        return any(line.figure in self.doubtful for one in self.payroll.answers for line in one.funding)


def employer(request: HttpRequest) -> HttpResponse:
    """Show the form, and the answer when the address carries one."""
    initial = {"bulan": str(Month.of(timezone.localdate())), "risiko": "2", "skala": "medium"}
    is_asked = asked(EmployerForm, request.GET) or asked(WageRow, request.GET)
    form = EmployerForm({**initial, **request.GET.dict()}) if is_asked else EmployerForm(initial=initial)
    rows = _rows(request.GET)
    answer = _answered(form, rows) if is_asked else None
    return calculator_page(
        request,
        "public/calculators/employer.html",
        form=form,
        options={
            "risiko": _risk_classes(),
            "skala": list(inputs()["employer_size"].members.items()),
        },
        example=EXAMPLE,
        answer=answer,
        rows=[*rows, *(WageRow() for _place in range(_shown_rows(len(rows)) - len(rows)))],
        filled=len(rows),
    )


def _risk_classes() -> list[tuple[str, Words]]:
    """List the classes with their numbers, which letters of BPJS Ketenagakerjaan use."""
    members = inputs()["risk_class"].members
    return [(code, Words(f"{code} · {words.id}", f"{code} · {words.en}")) for code, words in members.items()]


def _rows(query: QueryDict) -> list[WageRow]:
    """Read the wage lines of an address; the first is always there, further ones where something was typed."""
    wages, workers = query.getlist("upah"), query.getlist("pekerja")
    longest = max(len(wages), len(workers))
    pairs = [(_at(wages, place), _at(workers, place)) for place in range(longest)]
    typed = [pair for place, pair in enumerate(pairs) if place == 0 or any(text.strip() for text in pair)]
    return [WageRow({"upah": wage, "pekerja": number}) for wage, number in typed[: MOST_ROWS + 1]]


def _shown_rows(filled: int) -> int:
    """Return how many rows the form has: some are always free, up to the most that are taken."""
    return max(filled, min(MOST_ROWS, max(FEWEST_ROWS, filled + SPARE_ROWS)))


def _at(texts: list[str], place: int) -> str:
    return texts[place] if place < len(texts) else ""


def _answered(form: EmployerForm, rows: list[WageRow]) -> EmployerAnswer | None:
    are_valid = [one.is_valid() for one in (form, *rows)]
    if len(rows) > MOST_ROWS:
        form.add_error(None, _("Paling banyak %(rows)s baris upah sekali hitung.") % {"rows": MOST_ROWS})
        del rows[MOST_ROWS:]
    elif all(are_valid) and rows:
        return _answer(form, rows)
    elif not rows:
        rows.append(WageRow({"upah": "", "pekerja": ""}))
    return None


def _answer(form: EmployerForm, rows: list[WageRow]) -> EmployerAnswer | None:
    month: Month = form.cleaned_data["bulan"]
    lines = [row.line for row in rows]
    try:
        year = [payroll_of(month.plus(later), lines, **form.given()) for later in range(12)]
    except InputError as error:
        # No wage can be typed below nothing, so the law refuses the largest.
        largest = max(rows, key=lambda row: row.line.wage)
        (largest if error.name == "wage" else form).refuse(error)
        return None
    return _shown(form, year)


def _shown(form: EmployerForm, year: list[Payroll]) -> EmployerAnswer:
    payroll, given = year[0], form.given()
    first = payroll.answers[0]
    figures = [line.figure for line in (*first.lines, *first.funding)]
    cited = [citation for one in payroll.answers for citation in citations_of(one, figures)]
    return EmployerAnswer(
        payroll=payroll,
        told=chosen_words(given, ("risk_class", "employer_size")),
        due=due_on(payroll.month, Segment.PU),
        year=tuple(year),
        missing_workers=_missing_workers(form, payroll),
        reliefs=reliefs_of(first),
        reasons=reasons_of(first, figures),
        doubtful=frozenset().union(*(doubtful_figures(one, figures) for one in payroll.answers)),
        readings=readings_of(
            cited,
            total=payroll.total,
            total_under=lambda other: payroll_of(payroll.month, payroll.lines, under=other, **given).total,
        ),
        sources=sources_of(cited),
    )


def _missing_workers(form: EmployerForm, payroll: Payroll) -> int | None:
    """Return how many workers the relief of labour-intensive industries asks, where the firm has fewer."""
    least = law().parameter("labour_intensive_min_workers").on(first_day_of(payroll.month))
    if not form.cleaned_data["padat_karya"] or least is None or not isinstance(least.value, int):
        return None
    return least.value if payroll.workers < least.value else None
