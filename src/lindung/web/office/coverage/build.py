"""One build: where an area stands in a month, how it got there, who is in it, and the published figure beside."""

import io

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.language import Words
from lindung.vocabulary.role import Deed
from lindung.web.office.coverage.area_table import area_table
from lindung.web.office.coverage.asked import AREA, BUILD, INDICATOR, MONTH, ORDER, asked_of
from lindung.web.office.coverage.pictures import Pictures
from lindung.web.office.coverage.refusals import with_refusals
from lindung.web.office.coverage.words import BASES, COUNTS, FATES, SHARES, TABLES, TOLD
from lindung.web.office.gap.words import SIDES
from lindung.web.office.gate import allowed, those_within
from lindung.web.office.lists.hand_out import as_file
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.coverage.area_files import write_areas
from lindung.workflows.coverage.lists_behind import LISTED, list_of
from lindung.workflows.coverage.look import builds_shown
from lindung.workflows.coverage.side_by_side import month_words
from lindung.workflows.coverage.standing import Standing, standing_of
from lindung.workflows.linking.people.place_names import area_names
from lindung.workflows.linking.sheets import KINDS


@require_GET
@allowed(Deed.SEE_TOTALS, in_parts=True, asks=(MONTH, INDICATOR, ORDER))
@with_refusals
def build(request: HttpRequest, build_id: str) -> HttpResponseBase:
    """Show where an area of the build stands."""
    asked = asked_of(request.GET)
    found = standing_of(build_id=build_id, area=asked.area, month=asked.month, by=asked.indicator)
    others = those_within(request, Deed.SEE_TOTALS, builds_shown(), lambda one: one.area_code)
    context = {
        "found": found,
        "shown": found.shown,
        "made": found.shown.build,
        "table": area_table(found.shown.children, asked.order),
        "asked": asked,
        "others": others,
        "names": area_names(one.area_code for one in others),
        "pictures": Pictures(found),
        "lists": _lists(found),
        "shares": [number for number in found.shown.numbers if number.indicator.id in SHARES],
        "counts": [number for number in found.shown.numbers if number.indicator.id in COUNTS],
        "published_basis": _published_basis(found),
        "sides_by_month": month_words(found.sides),
        "fates": _fates(found.shown.build.counts),
        "sides": SIDES,
        "bases": BASES,
        "fields": {"build": BUILD, "area": AREA, "month": MONTH, "indicator": INDICATOR, "order": ORDER},
    }
    return page(request, "office/coverage/build.html", context)


@require_GET
@allowed(Deed.SEE_TOTALS, in_parts=True, asks=(MONTH, INDICATOR, ORDER))
@with_refusals
def areas_file(request: HttpRequest, build_id: str, extension: str) -> HttpResponseBase:
    """Hand out the areas below one; small numbers are in it."""
    if extension not in KINDS:
        raise Http404
    asked, content = asked_of(request.GET), io.BytesIO()
    shown = write_areas(
        content, build_id=build_id, area=asked.area, month=asked.month, by=asked.indicator, kind=extension,
        language=current_language(),
    )  # fmt: skip
    return as_file(content.getvalue(), f"cakupan-{asked.indicator}-{shown.area_code}-{shown.month}.{extension}")


def _lists(found: Standing) -> dict[str, str]:
    """Return the query of the people's search behind each number that is the length of a list, by area code."""
    if found.shown.by.id != LISTED:
        children: list[tuple[str, int]] = []
    else:
        children = [(child.code, child.numerator) for child in found.shown.children]
    own = found.number(LISTED)
    numbers = [*children, *([(found.area.code, own.numerator)] if own else [])]
    behind = {code: list_of(code, numerator, found.lists) for code, numerator in numbers}
    return {
        code: "?status=covered" + (f"&wilayah={one.place}" if one.place else "")
        for code, one in behind.items()
        if one is not None
    }


def _published_basis(found: Standing) -> Words:
    """Say by what the published figure places people."""
    position = found.sides.position
    return (NumeratorBasis(position.numerator_basis or "unstated") if position else NumeratorBasis.UNSTATED).words


def _fates(counts: dict[str, int]) -> list[tuple[Words, list[tuple[Words, int]]]]:
    """Return what was read and what became of it; parts that are nobody are left out, and what is not known too."""
    told = []
    for table, name in TABLES.items():
        parts = [(words, counts.get(f"{table}_{fate}", 0)) for fate, words in (FATES | TOLD).items()]
        told.append((name, [(words, rows) for words, rows in parts if rows]))
    return [(name, parts) for name, parts in told if parts]
