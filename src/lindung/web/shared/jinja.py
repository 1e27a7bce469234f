"""The template environment of all pages."""

from datetime import datetime
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _
from jinja2 import Environment, StrictUndefined

from lindung.engines.coverage.position import IntervalKind, Origin
from lindung.vocabulary.definition import Definition
from lindung.vocabulary.language import Words
from lindung.vocabulary.target_origin import TargetOrigin
from lindung.web.shared import numbers
from lindung.web.shared.charts.bullet import bullet_bar
from lindung.web.shared.charts.sparkline import sparkline
from lindung.web.shared.charts.stack import stacked_bar
from lindung.web.shared.language import current_language
from lindung.web.shared.verdict_words import INTERVALS, ORIGINS


def environment(**options: Any) -> Environment:  # Any: Django passes Jinja's own options through
    """Make the environment that Django renders pages with."""
    settings = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined}
    made = Environment(**{**options, **settings}, extensions=["jinja2.ext.i18n"])  # noqa: S701 - autoescape is set above # nosec B701
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # of the extension
    made.globals.update(
        static=static,
        address=_address,
        menu=_menu,
        desk_menu=_desk_menu,
        bullet_bar=bullet_bar,
        sparkline=sparkline,
        stacked_bar=stacked_bar,
        origin_words=_origin_words,
        target_origin_words=_target_origin_words,
        interval_words=_interval_words,
        definition_line=_definition_line,
    )
    made.filters.update(
        count=_count,
        rupiah=_rupiah,
        signed=_signed,
        percent=_percent,
        points=_points,
        decimal=_decimal,
        signed_decimal=_signed_decimal,
        short_count=_short_count,
        as_of=_as_of,
        moment=_moment,
        words=_words,
    )
    return made


def _address(name: str, *parts: object) -> str:
    return reverse(name, args=parts)


def _menu(may: frozenset[str]) -> list[tuple[str, str, str]]:
    """Name, label and icon of each entry of the main menu; the desk stands behind one door."""
    reading = [
        ("overview", _("Ringkasan"), "bars"),
        ("search", _("Wilayah"), "map"),
        ("calculators", _("Hitung iuran"), "calculator"),
        ("method", _("Metode"), "book"),
    ]
    return [*reading, ("desk", _("Meja kerja"), "list")] if may else reading


def _desk_menu(may: frozenset[str]) -> list[tuple[str, str, str]]:
    """Name, label and icon of each entry of the desk: what the roles of whoever signed in let them do, and help."""
    entries = [
        ("see_totals", "coverage", _("Cakupan"), "bars"),
        ("see_totals", "targets", _("Target"), "bars"),
        ("see_totals", "linkages", _("Pemadanan"), "link"),
        ("see_totals", "jobs", _("Pekerjaan"), "clock"),
        ("publish", "publishing", _("Data terbuka"), "paper"),
        ("review_pairs", "review", _("Tinjauan"), "scales"),
        ("send_lists", "lists", _("Klinik daftar"), "paper"),
        ("enter_figures", "enter_figure", _("Masukkan angka"), "pen"),
        ("enter_figures", "import_figures", _("Impor"), "list"),
        ("keep_accounts", "accounts", _("Akun"), "people"),
        ("protect_data", "protection", _("Data pribadi"), "key"),
        ("read_audit", "audit", _("Jejak audit"), "book"),
    ]
    held = [(name, label, icon) for deed, name, label, icon in entries if deed in may]
    return [*held, ("help", _("Bantuan"), "help")]


def _origin_words(origin: Origin) -> Words:
    return ORIGINS[origin]


def _interval_words(kind: IntervalKind) -> Words:
    return INTERVALS[kind]


def _target_origin_words(origin: str) -> Words:
    return TargetOrigin(origin).words


def _definition_line(definition: Definition) -> str:
    if definition == Definition():
        return _("definisi tidak disebut")
    return definition.in_language(current_language())


def _words(words: Words) -> str:
    return words.in_language(current_language())


def _count(value: int) -> str:
    return numbers.count(value, current_language())


def _rupiah(value: int) -> str:
    return numbers.rupiah(value, current_language())


def _signed(value: int) -> str:
    return numbers.signed(value, current_language())


def _percent(value: float, digits: int = 1) -> str:
    return numbers.percent(value, current_language(), digits)


def _points(value: float) -> str:
    return numbers.points(value, current_language())


def _decimal(value: float, digits: int = 1) -> str:
    return numbers.decimal(value, current_language(), digits)


def _signed_decimal(value: float, digits: int = 1) -> str:
    text = _decimal(value, digits)
    return f"+{text}" if value > 0 and text.strip("0,.") else text


def _short_count(value: int) -> str:
    return numbers.short_count(value, current_language())


def _as_of(text: str) -> str:
    return numbers.as_of_words(text, current_language())


def _moment(moment: datetime) -> str:
    return numbers.moment_words(timezone.localtime(moment), current_language())
