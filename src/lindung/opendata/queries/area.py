"""Areas as plain values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from lindung.opendata.models import Area, AreaChange, Neighbourhood
from lindung.vocabulary.areas.gazetteer import aliases
from lindung.vocabulary.areas.naming import folded_name, kind_word, normalised_name
from lindung.vocabulary.areas.records import ChangeKind, LineageStep
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode, AreaKind, AreaLevel

_COLUMNS = ("code", "name", "kind", "level")
_START_OF_CODE = re.compile(r"[1-9]\d?(\.\d{0,4}){0,3}")
_EXACT, _BEGINS, _CONTAINS = range(3)


@dataclass(frozen=True)
class AreaSummary:
    """An area as pages and commands show it.

    Attributes:
        code: Dotted Kemendagri code, ``ID`` for the country.
        name: Official name; regencies and cities carry their kind in it.
        kind: Kind of the area.
        level: Level of the area.
    """

    code: str
    name: str
    kind: AreaKind
    level: AreaLevel


@dataclass(frozen=True)
class FoundArea:
    """An area that a search found, told apart from its namesakes.

    Attributes:
        area: The area itself, with its kind.
        above: Names of the areas it lies in, nearest first, without the country.
    """

    area: AreaSummary
    above: tuple[str, ...]


@dataclass(frozen=True, order=True)
class NeighbourhoodSummary:
    """An RW of a village, or an RT of it.

    Attributes:
        rw: Three digits.
        rt: Three digits, or empty for the RW itself.
    """

    rw: str
    rt: str


class AreaNotFoundError(LookupError):
    """No area has this code."""


def area_of(code: str) -> AreaSummary:
    """Return one area.

    Raises:
        AreaNotFoundError: No area has this code.
    """
    row = Area.objects.filter(code=code).values_list(*_COLUMNS).first()
    if row is None:
        raise AreaNotFoundError(code)
    return _summary(row)


def children_of(code: str) -> list[AreaSummary]:
    """List the areas directly below one, by code."""
    rows = Area.objects.filter(parent_id=code, valid_to=None).order_by("code")
    return [_summary(row) for row in rows.values_list(*_COLUMNS)]


def regencies_of(code: str) -> list[AreaSummary]:
    """List the regencies and cities of a province, or of the country, by code."""
    rows = Area.objects.filter(level=AreaLevel.REGENCY, valid_to=None).order_by("code")
    rows = rows if code == COUNTRY_CODE else rows.filter(parent_id=code)
    return [_summary(row) for row in rows.values_list(*_COLUMNS)]


def lineage_of(code: str) -> list[AreaSummary]:
    """List the areas from the country down to this one, itself included."""
    codes = [ancestor.text for ancestor in AreaCode(code).lineage]
    found = areas_of(codes)
    return [found[ancestor] for ancestor in codes if ancestor in found]


def areas_of(codes: Iterable[str]) -> dict[str, AreaSummary]:
    """Return several areas by code; a code without an area is absent."""
    rows = Area.objects.filter(code__in=list(codes)).values_list(*_COLUMNS)
    return {row[0]: _summary(row) for row in rows}


def find_areas(
    text: str, *, level: AreaLevel | None = None, within: str | None = None, limit: int = 20
) -> list[FoundArea]:
    """Find areas: the exact name or code first, then names that begin like the text, then names that contain it.

    Args:
        text: A dotted code, its beginning, or a name with or without its kind; also an alias such as Solo or Jateng.
        level: Only areas of this level.
        within: Code of an area; only areas inside it.
        limit: At most that many.

    Raises:
        AreaNotFoundError: No area has the code ``within``.
    """
    wanted = _by_code(text.strip()) or _by_name(text)
    if wanted is None:
        return []
    rows = _narrowed(wanted, level, within).values_list(*_COLUMNS)
    return _told_apart([_summary(row) for row in rows[:limit]])


def counts_below(code: str) -> dict[AreaLevel, int]:
    """Count the areas of each level below one."""
    below = Area.objects.filter(valid_to=None)
    below = below.exclude(code=code) if code == COUNTRY_CODE else below.filter(code__startswith=f"{code}.")
    rows = below.order_by("level").values_list("level").annotate(Count("code"))
    return {AreaLevel(level): count for level, count in rows}


def changes_of(code: str) -> list[LineageStep]:
    """List how an area came to be, oldest first; empty when no change is recorded."""
    return _steps(AreaChange.objects.filter(area_id=code))


def successors_of(code: str) -> list[LineageStep]:
    """List what came out of an area, oldest first: residents of those may carry this code in their NIK."""
    return _steps(AreaChange.objects.filter(predecessor_code=code))


def neighbourhoods_of(village_code: str) -> list[NeighbourhoodSummary]:
    """List the RW and RT entered for a village, in their order."""
    rows = Neighbourhood.objects.filter(village_id=village_code).order_by("rw", "rt")
    return [NeighbourhoodSummary(rw=rw, rt=rt) for rw, rt in rows.values_list("rw", "rt")]


def _steps(changes: Iterable[AreaChange]) -> list[LineageStep]:
    return [
        LineageStep(
            area_code=change.area_id,
            predecessor_code=change.predecessor_code,
            predecessor_name=change.predecessor_name,
            kind=ChangeKind(change.kind),
            happened_on=change.happened_on,
            source=change.source,
        )
        for change in changes
    ]


def _by_code(text: str) -> QuerySet[Area] | None:
    if text.upper() == COUNTRY_CODE:
        return _ranked(Q(code=COUNTRY_CODE), Q(), Q(code=COUNTRY_CODE))
    if not _START_OF_CODE.fullmatch(text):
        return None
    return _ranked(Q(code=text), Q(code__startswith=text), Q(code__startswith=text))


def _by_name(text: str) -> QuerySet[Area] | None:
    """Match the whole text, or the text after its kind word among areas of that kind; wildcards are no letters."""
    whole, bare, kind = folded_name(text), normalised_name(text), kind_word(text)
    if not whole:
        return None
    kinds = Q(kind__in=_kinds_said(kind))
    exact = Q(search_name=whole) | Q(search_name=bare) & kinds | Q(code__in=_codes_of_alias(whole, bare, kind))
    begins = Q(search_name__startswith=whole) | Q(search_name__startswith=bare) & kinds
    contains = Q(search_name__contains=whole) | Q(search_name__contains=bare) & kinds
    return _ranked(exact, begins, exact | contains)


def _kinds_said(kind: str | None) -> list[str]:
    return [kind, AreaKind.DESA_ADAT] if kind == AreaKind.DESA else [kind] if kind else []


def _codes_of_alias(whole: str, bare: str, kind: str | None) -> list[str]:
    rows = aliases().select("search_name", "code").rows()
    return [code for name, code in rows if name == whole or (name == bare and AreaCode(code).kind == kind)]


def _ranked(exact: Q, begins: Q, found: Q) -> QuerySet[Area]:
    whens = [When(condition, then=Value(rank)) for condition, rank in ((exact, _EXACT), (begins, _BEGINS)) if condition]
    rank = Case(*whens, default=Value(_CONTAINS), output_field=IntegerField())
    return Area.objects.filter(found, valid_to=None).order_by(rank, "level", "code")


def _narrowed(areas: QuerySet[Area], level: AreaLevel | None, within: str | None) -> QuerySet[Area]:
    if level is not None:
        areas = areas.filter(level=level)
    if within is None:
        return areas
    outer = area_of(within).code
    return areas.exclude(code=outer) if outer == COUNTRY_CODE else areas.filter(code__startswith=f"{outer}.")


def _told_apart(areas: list[AreaSummary]) -> list[FoundArea]:
    """Add the names above each area, read once for all of them."""
    above = {area.code: [step.text for step in AreaCode(area.code).lineage[1:-1]] for area in areas}
    names = areas_of({code for codes in above.values() for code in codes})
    return [
        FoundArea(area=area, above=tuple(names[code].name for code in reversed(above[area.code]) if code in names))
        for area in areas
    ]


def _summary(row: tuple[str, str, str, int]) -> AreaSummary:
    code, name, kind, level = row
    return AreaSummary(code=code, name=name, kind=AreaKind(kind), level=AreaLevel(level))
