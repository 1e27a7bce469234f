"""The form with which a person states what a file is before it is checked."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from lindung.engines.intake.checks.scheme import Setting
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.plain import CheckOptions, DateOrder, MappingProposal
from lindung.workflows.deliveries.stated import next_month

_ISO = ["%Y-%m-%d"]
_PREFIX = "aturan."
_MOST_HEADERS = 2_000
_DAY_MISSING = gettext_lazy("Isi tanggalnya.")
_DAY_WRONG = gettext_lazy("Tulis tanggal seperti 2026-11-22.")


def _day() -> forms.DateField:
    return forms.DateField(input_formats=_ISO, error_messages={"required": _DAY_MISSING, "invalid": _DAY_WRONG})


class OptionsForm(forms.Form):
    """Only validates; what the words of the area mean is looked up by the page."""

    jenis = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in RegisterKind])
    profil = forms.CharField(required=False, max_length=80)
    wilayah = forms.CharField(
        max_length=120, error_messages={"required": gettext_lazy("Tulis nama atau kode wilayah.")}
    )
    per = _day()
    mulai = _day()
    penanggung = forms.CharField(required=False, max_length=120)
    lembar = forms.CharField(required=False, max_length=120)
    urutan = forms.ChoiceField(choices=[(order.value, order.value) for order in DateOrder])
    profil_baru = forms.CharField(required=False, max_length=80)

    def options(self, *, area_code: str, mapping: dict[str, str], rules: Mapping[str, Setting]) -> CheckOptions:
        """Return the options of a valid form."""
        stated = self.cleaned_data
        return CheckOptions(
            register=RegisterKind(stated["jenis"]),
            area_code=area_code,
            as_of=stated["per"],
            coverage_on=stated["mulai"],
            profile=stated["profil"] or None,
            payer=stated["penanggung"],
            sheet=stated["lembar"] or None,
            mapping=mapping,
            date_order=DateOrder(stated["urutan"]),
            rules=dict(rules),
        )

    def draft(self, *, today: date, mapping: dict[str, str]) -> CheckOptions:
        """Return what a form, complete or not, says about reading the file: enough to match its columns again."""
        self.is_valid()
        stated: dict[str, Any] = self.cleaned_data  # Any: Django's own values
        return CheckOptions(
            register=RegisterKind(stated.get("jenis", RegisterKind.WORKERS)),
            area_code="ID",
            as_of=stated.get("per") or today,
            coverage_on=stated.get("mulai") or today,
            profile=stated.get("profil") or None,
            sheet=stated.get("lembar") or None,
            mapping=mapping,
        )


def chosen_targets(sent: QueryDict) -> dict[str, str]:
    """Return {header: target} of the headers a person gave a meaning, in this round or an earlier one.

    Raises:
        ValueError: The lists of the form do not belong together.
    """
    lists = [sent.getlist(name)[:_MOST_HEADERS] for name in ("judul", "kolom", "terbaca", "cara")]
    rows = list(zip(*lists, strict=True))
    chosen = {header: target for header, target, before, how in rows if how == "given" or target != before}
    # A header that keeps a meaning which was given to another one too is stated as well: together they contradict.
    return {header: target for header, target, _, _ in rows if header in chosen or target in {*chosen.values()} - {""}}


def chosen_rules(sent: QueryDict, known: Mapping[str, Setting]) -> dict[str, Setting]:
    """Return the rules whose setting differs from the scheme's.

    Args:
        sent: The form.
        known: {rule: setting of the scheme}.
    """
    settings = {name: _setting(sent.get(_PREFIX + name), value) for name, value in known.items()}
    return {name: value for name, value in settings.items() if value != known[name]}


def initial_values(
    options: CheckOptions | None, proposal: MappingProposal, register: RegisterKind, today: date
) -> dict[str, str]:
    """Return the form's first values: what was stated before, or what the file and the calendar suggest."""
    if options is not None:
        return {
            "jenis": options.register.value, "profil": proposal.profile, "wilayah": options.area_code,
            "per": options.as_of.isoformat(), "mulai": options.coverage_on.isoformat(), "penanggung": options.payer,
            "lembar": options.sheet or "", "urutan": options.date_order.value,
        }  # fmt: skip
    return {
        "jenis": register.value, "profil": proposal.profile, "wilayah": "", "per": today.isoformat(),
        "mulai": next_month(today).isoformat(), "penanggung": "", "lembar": "", "urutan": DateOrder.FLAG.value,
    }  # fmt: skip


def _setting(text: str | None, value: Setting) -> Setting:
    if isinstance(value, bool):
        return text is not None
    if text is None or not text.strip():
        return value
    if isinstance(value, int):
        return int(text) if text.strip().isdecimal() and len(text) < 10 else value
    return text.strip()[:200]
