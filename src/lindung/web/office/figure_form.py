"""The form of one published figure."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lindung.vocabulary.definition import DenominatorKind, NumeratorBasis
from lindung.vocabulary.figure_status import FigureStatus
from lindung.vocabulary.segment import Segment
from lindung.vocabulary.target_origin import TargetOrigin
from lindung.web.office.typed_numbers import TypedNumberError, typed_count, typed_percent

COUNTS = ("employed", "covered", "target_count", "gap_count")
PERCENTS = ("coverage_pct", "target_pct", "gap_pct")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def _number() -> forms.CharField:
    return forms.CharField(required=False, max_length=20)


class FigureForm(forms.Form):
    """Only validates; the verdict comes from the check after saving."""

    area = forms.CharField(max_length=120, error_messages={"required": gettext_lazy("Tulis nama atau kode wilayah.")})
    as_of = forms.CharField(
        max_length=10, error_messages={"required": gettext_lazy("Angka tanpa tanggal tidak dapat dipakai.")}
    )
    employed = _number()
    covered = _number()
    coverage_pct = _number()
    target_year = forms.IntegerField(
        required=False,
        min_value=2000,
        max_value=2100,
        error_messages={
            "invalid": gettext_lazy("Tulis tahun dengan empat angka, misalnya 2026."),
            "min_value": gettext_lazy("Tulis tahun antara 2000 dan 2100."),
            "max_value": gettext_lazy("Tulis tahun antara 2000 dan 2100."),
        },
    )
    target_pct = _number()
    target_count = _number()
    gap_count = _number()
    gap_pct = _number()
    segment = forms.ChoiceField(choices=[(s.value, s.value) for s in Segment])
    numerator_basis = forms.ChoiceField(choices=[(b.value, b.value) for b in NumeratorBasis])
    denominator_kind = forms.ChoiceField(choices=[(k.value, k.value) for k in DenominatorKind])
    target_origin = forms.ChoiceField(choices=[(o.value, o.value) for o in TargetOrigin])
    status = forms.ChoiceField(choices=[(s.value, s.value) for s in FigureStatus])
    source = forms.CharField(
        max_length=1000,
        error_messages={"required": gettext_lazy("Tulis sumbernya: alamat halaman, nomor surat, atau nama laporan.")},
    )
    note = forms.CharField(required=False, max_length=2000)
    supersedes = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_as_of(self) -> str:
        """Take a year, a month or a day, as exact as the source."""
        text: str = self.cleaned_data["as_of"].strip()
        if not _DATE.fullmatch(text):
            raise forms.ValidationError(_("Tulis tanggal seperti 2025, 2025-04, atau 2025-04-30."))
        return text

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        """Read the numbers, and ask for at least one."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in (*COUNTS, *PERCENTS):
            self._read(cleaned, name)
        if not self.errors and not any(cleaned[name] for name in (*COUNTS, *PERCENTS)):
            raise forms.ValidationError(_("Isi sedikitnya satu angka: pekerja, terlindungi, cakupan, atau target."))
        if (cleaned.get("target_pct") or cleaned.get("target_count")) and not cleaned.get("target_year"):
            self.add_error("target_year", _("Target perlu tahunnya."))
        return cleaned

    def _read(self, cleaned: dict[str, Any], name: str) -> None:
        try:
            cleaned[name] = (typed_count if name in COUNTS else typed_percent)(cleaned.get(name, ""))
        except TypedNumberError:
            message = (
                _("Tulis jumlah orang tanpa koma, misalnya 323.900.")
                if name in COUNTS
                else _("Tulis persen, misalnya 42,8.")
            )
            self.add_error(name, message)

    @property
    def statement(self) -> dict[str, str]:
        """The columns of the ledger as text, the area left out."""
        left_out = {"area", "supersedes"}
        return {name: str(value or "") for name, value in self.cleaned_data.items() if name not in left_out}
