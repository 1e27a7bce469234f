"""The form of a target and of its spread."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lindung.engines.intake.conventions import NumberStyle
from lindung.vocabulary.target_origin import TargetOrigin
from lindung.vocabulary.target_plan import SpreadRule, TwentyReading, UnknownNumbers
from lindung.vocabulary.wilayah import AreaLevel
from lindung.web.office.typed_numbers import TypedNumberError, typed_count
from lindung.web.shared.language import current_language
from lindung.workflows.targets.errors import TargetError
from lindung.workflows.targets.wanted import TargetWanted, percent_of_text

WAYS = ("count", "percent", *(reading.value for reading in TwentyReading))
"""How large a target is said to be: in people, in percent, or in one reading of "20 percent more"."""

LEVELS = (AreaLevel.VILLAGE, AreaLevel.DISTRICT, AreaLevel.REGENCY, AreaLevel.PROVINCE)
"""Where a spread may stop, deepest first."""


def _one_of(values: list[str] | tuple[str, ...]) -> forms.ChoiceField:
    return forms.ChoiceField(choices=[(value, value) for value in values])


class TargetForm(forms.Form):
    """Only validates; whether the target can be spread comes from the workflow."""

    area = forms.CharField(max_length=120, error_messages={"required": gettext_lazy("Tulis nama atau kode wilayah.")})
    due = forms.CharField(max_length=7, error_messages={"required": gettext_lazy("Tulis tahun atau bulan target.")})
    way = _one_of(WAYS)
    amount = forms.CharField(required=False, max_length=20)
    origin = _one_of([origin.value for origin in TargetOrigin])
    decree = forms.CharField(required=False, max_length=300)
    rule = _one_of([rule.value for rule in SpreadRule])
    down_to = _one_of([str(level.value) for level in LEVELS])
    unknown = _one_of([choice.value for choice in UnknownNumbers])
    numbers = _one_of([style.value for style in NumberStyle])
    note = forms.CharField(required=False, max_length=2000)
    token = forms.CharField(required=False, max_length=43)

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        """Read the amount in the way that was chosen."""
        cleaned: dict[str, Any] = super().clean() or {}
        way, text = cleaned.get("way"), cleaned.get("amount", "")
        if way in {"count", "percent"} and not text:
            self.add_error("amount", _("Tulis targetnya, atau pilih 20 persen lebih."))
        elif way == "count":
            self._read_count(cleaned, text)
        elif way == "percent":
            self._read_percent(cleaned, text)
        return cleaned

    def _read_count(self, cleaned: dict[str, Any], text: str) -> None:
        try:
            cleaned["count"] = int(typed_count(text))
        except TypedNumberError:
            self.add_error("amount", _("Tulis jumlah orang tanpa koma, misalnya 323.900."))

    def _read_percent(self, cleaned: dict[str, Any], text: str) -> None:
        try:
            cleaned["percent"] = percent_of_text(text)
        except TargetError as error:
            self.add_error("amount", error.words.in_language(current_language()))

    def wanted(self, area_code: str) -> TargetWanted:
        """Say what a valid form asks for."""
        told = self.cleaned_data
        return TargetWanted(
            area_code=area_code,
            due=told["due"].strip(),
            origin=TargetOrigin(told["origin"]),
            rule=SpreadRule(told["rule"]),
            count=told.get("count"),
            percent=told.get("percent"),
            more=None if told["way"] in {"count", "percent"} else TwentyReading(told["way"]),
            decree=told["decree"],
            note=told["note"],
            unknown=UnknownNumbers(told["unknown"]),
            down_to=AreaLevel(int(told["down_to"])),
        )
