"""The form of a draft: which build, by whom, how careful, how much of it."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lindung.registry.snapshots.coverage_build import BuildManifest
from lindung.vocabulary.wilayah import AreaCode, AreaLevel
from lindung.workflows.coverage.draftable import DraftWanted

LEVELS: Final = (AreaLevel.VILLAGE, AreaLevel.DISTRICT, AreaLevel.REGENCY, AreaLevel.PROVINCE)
"""Where a draft may stop, deepest first."""

_MOST: Final = 1000
_MOST_MONTHS: Final = 120
_FAULTS: Final = ("required", "invalid", "min_value", "max_value")


class DraftForm(forms.Form):
    """Only validates; whether small numbers can be protected is found out by the work."""

    build = forms.CharField(max_length=64, error_messages={"required": gettext_lazy("Pilih hitungannya.")})
    publisher = forms.CharField(
        max_length=200,
        error_messages={
            "required": gettext_lazy("Tulis nama lengkap kantor penerbit."),
            "max_length": gettext_lazy("Nama kantor paling panjang 200 huruf."),
        },
    )
    smallest = forms.IntegerField(
        min_value=2, max_value=_MOST,
        error_messages=dict.fromkeys(_FAULTS, gettext_lazy("Tulis bilangan bulat dari 2 sampai 1.000, biasanya 5.")),
    )  # fmt: skip
    rounding = forms.IntegerField(
        min_value=1, max_value=_MOST,
        error_messages=dict.fromkeys(_FAULTS, gettext_lazy("Tulis bilangan bulat 1 sampai 1.000; 1 tak membulatkan.")),
    )  # fmt: skip
    months = forms.IntegerField(
        min_value=1, max_value=_MOST_MONTHS,
        error_messages=dict.fromkeys(_FAULTS, gettext_lazy("Tulis berapa bulan, dari 1 sampai 120.")),
    )  # fmt: skip
    down_to = forms.TypedChoiceField(
        choices=[(level.value, level.value) for level in LEVELS], coerce=lambda value: AreaLevel(int(value)),
        error_messages={"invalid_choice": gettext_lazy("Pilih satu tingkat dari daftar.")},
    )  # fmt: skip

    def __init__(self, *args: Any, offered: Sequence[BuildManifest], **options: Any) -> None:  # Any: Django's own
        """Keep the builds there are to choose from."""
        super().__init__(*args, **options)
        self._offered = {made.build_id: made for made in offered}

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        """Refuse a build that is not offered, and a level above the build's area."""
        cleaned: dict[str, Any] = super().clean() or {}
        made = self._offered.get(cleaned.get("build", ""))
        if "build" in cleaned and made is None:
            self.add_error("build", _("Pilih hitungan dari daftar; yang ini tidak ada lagi atau di luar wilayah Anda."))
        elif made is not None and cleaned.get("down_to", AreaLevel.VILLAGE) < AreaCode(made.area_code).level:
            self.add_error("down_to", _("Tingkat ini di atas wilayah hitungannya. Pilih tingkat yang lebih dalam."))
        return cleaned

    def wanted(self) -> DraftWanted:
        """Say what a valid form asks for."""
        told = self.cleaned_data
        return DraftWanted(
            build_id=told["build"], publisher=told["publisher"], smallest=told["smallest"], rounding=told["rounding"],
            months=told["months"], down_to=told["down_to"],
        )  # fmt: skip
