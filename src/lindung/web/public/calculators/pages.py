"""The pages of the calculators: the door that asks who is calculating, and one way to show form and answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from lindung.engines.rules.machinery.law import known_as_of
from lindung.vocabulary.language import Words
from lindung.vocabulary.programme import Programme
from lindung.web.public.calculators.fields import FIRST_MONTH, CalculatorForm, last_month
from lindung.web.shared.page import page

Options = Mapping[str, Sequence[tuple[str, Words]]]


def calculators(request: HttpRequest) -> HttpResponse:
    """Show the three calculators."""
    return page(request, "public/calculators/choice.html", {})


def calculator_page(
    request: HttpRequest,
    template: str,
    *,
    form: CalculatorForm,
    options: Options,
    example: Mapping[str, str],
    answer: object | None,
    **more: Any,  # Any: each template names the values it takes
) -> HttpResponse:
    """Show a form with its answer, its faults, or neither; nothing of it is kept.

    Args:
        request: The request.
        template: Name of the page.
        form: Bound when the address carries answers.
        options: What may be chosen, by field.
        example: Answers that make a good first try.
        answer: The answer; None without one.
        more: Further values of the page.
    """
    context = {
        "form": form,
        "options": options,
        "example": example,
        "answer": answer,
        "known_as_of": known_as_of().isoformat(),
        "first_month": str(FIRST_MONTH),
        "last_month": str(last_month()),
        "programme_words": {one.value.lower(): one.words for one in Programme},
        **more,
    }
    return page(request, template, context, status=422 if form.is_bound and answer is None else 200)
