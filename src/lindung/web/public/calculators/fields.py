"""Money, months and whole numbers as people type them into a calculator."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lindung.engines.rules.machinery.in_force import FIRST_DAY
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.law import known_as_of
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month, MonthError
from lindung.web.shared import numbers
from lindung.web.shared.language import current_language

FIRST_MONTH = Month.of(FIRST_DAY)
YEARS_AHEAD = 10
MOST_WORKERS = 10_000_000
_AMOUNT = re.compile(
    r"(?:Rp\.?|IDR)?\s*"
    r"(?:(?P<bare>[0-9]{1,18})|(?P<long>[0-9]{4,18})[.,]00"
    r"|(?P<dots>[0-9]{1,3}(?:\.[0-9]{3}){1,5})(?:,00)?|(?P<commas>[0-9]{1,3}(?:,[0-9]{3}){1,5})(?:\.00)?"
    r"|(?P<spaces>[0-9]{1,3}(?:\s[0-9]{3}){1,5})(?:[.,]00)?)(?:,-)?",
    re.IGNORECASE,
)


def last_month() -> Month:
    """Return the last month that is answered: a guess at later law would be no answer."""
    return Month(known_as_of().year + YEARS_AHEAD, 12)


def typed_amount(text: str) -> int | None:
    """Read whole rupiah or whole persons: 2200000, 2.200.000, 2,200,000 and Rp 2.200.000 are the same."""
    match = _AMOUNT.fullmatch(text.strip())
    return int(re.sub(r"\D", "", match[match.lastgroup or 0])) if match else None


class RupiahField(forms.CharField):
    """Whole rupiah; the law's own bounds are checked by the law."""

    default_error_messages: ClassVar = {
        "required": gettext_lazy("Tulis jumlahnya dalam rupiah, misalnya 2.200.000."),
        "invalid": gettext_lazy("Tulis rupiah bulat tanpa huruf, misalnya 2.200.000."),
    }

    def clean(self, value: Any) -> Any:  # Any: Django's own signature
        """Turn the text into a number."""
        text: str = super().clean(value)
        amount = typed_amount(text) if text else None
        if text and amount is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return amount


class CountField(forms.CharField):
    """A whole number between bounds, such as workers or months."""

    default_error_messages: ClassVar = {
        "required": gettext_lazy("Tulis jumlahnya, misalnya 12."),
        "invalid": gettext_lazy("Tulis bilangan bulat tanpa koma atau huruf, misalnya 12."),
    }

    def __init__(self, *, least: int, most: int, required: bool = True) -> None:
        """Keep the bounds."""
        self.least, self.most = least, most
        super().__init__(required=required)

    def clean(self, value: Any) -> Any:  # Any: Django's own signature
        """Turn the text into a number."""
        text: str = super().clean(value)
        if not text:
            return None
        number = typed_amount(text)
        if number is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        if not self.least <= number <= self.most:
            raise forms.ValidationError(_beyond(self.least, self.most), code="beyond")
        return number


class MonthField(forms.CharField):
    """A month from the first of the law to the last that is answered."""

    default_error_messages: ClassVar = {
        "required": gettext_lazy("Pilih bulannya."),
        "invalid": gettext_lazy("Tulis bulan seperti 2026-11."),
    }

    def clean(self, value: Any) -> Any:  # Any: Django's own signature
        """Turn the text into a month."""
        text: str = super().clean(value)
        try:
            month = Month.parse(text)
        except MonthError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
        if not FIRST_MONTH <= month <= last_month():
            raise forms.ValidationError(_outside_the_law(), code="beyond")
        return month


class CalculatorForm(forms.Form):
    """A form read from the address, so that a result can be linked and printed.

    Attributes:
        fields_of_inputs: Which field asks an input of the law, so that a refusal stands beside it.
    """

    fields_of_inputs: ClassVar[Mapping[str, str]] = {}

    def refuse(self, error: InputError) -> None:
        """Write a refusal of the law beside the field it is about."""
        field = self.fields_of_inputs.get(error.name)
        self.add_error(field if field in self.fields else None, in_plain_words(error))

    def given(self) -> dict[str, Any]:  # Any: the law checks each input
        """The inputs of the law that were filled in."""
        asked_by_law = ((name, field) for name, field in self.fields_of_inputs.items() if name != "date")
        cleaned = {name: self.cleaned_data.get(field) for name, field in asked_by_law}
        return {name: value for name, value in cleaned.items() if value not in {None, ""}}


def in_plain_words(error: InputError) -> str:
    """Say a refusal without the input's technical name."""
    return error.words.in_language(current_language()).replace(f" ({error.name})", "")


def asked(form: type[CalculatorForm], query: Mapping[str, Any]) -> bool:  # Any: Django's query values
    """Whether an address carries answers to a form."""
    return any(name in query for name in form.base_fields)


def chosen_words(given: Mapping[str, object], names: tuple[str, ...]) -> tuple[Words, ...]:
    """Repeat choices that an answer rests on: on paper there is no form."""
    chosen = [(inputs()[name], str(given[name])) for name in names if name in given]
    return tuple(
        Words(f"{one.words.id}: {one.members[code].id}", f"{one.words.en}: {one.members[code].en}")
        for one, code in chosen
    )


def first_day_of(month: Month) -> date:
    """Return the day whose law holds for a month."""
    return date(month.year, month.number, 1)


def _beyond(least: int, most: int) -> str:
    language = current_language()
    bounds = {"least": numbers.count(least, language), "most": numbers.count(most, language)}
    return _("Tulis bilangan antara %(least)s dan %(most)s.") % bounds


def _outside_the_law() -> str:
    language = current_language()
    bounds = {
        "first": numbers.as_of_words(str(FIRST_MONTH), language),
        "last": numbers.as_of_words(str(last_month()), language),
    }
    return _("Pilih bulan dari %(first)s sampai %(last)s; di luar itu tidak ada hukum yang diketahui.") % bounds
