"""Areas as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass

from lindung.opendata.models import Area
from lindung.vocabulary.wilayah import AreaCode, AreaKind, AreaLevel


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


class AreaNotFoundError(LookupError):
    """No area has this code."""


def area_of(code: str) -> AreaSummary:
    """Return one area.

    Raises:
        AreaNotFoundError: No area has this code.
    """
    row = Area.objects.filter(code=code).values_list("code", "name", "kind", "level").first()
    if row is None:
        raise AreaNotFoundError(code)
    return _summary(row)


def children_of(code: str) -> list[AreaSummary]:
    """List the areas directly below one, by code."""
    rows = Area.objects.filter(parent_id=code, valid_to=None).order_by("code")
    return [_summary(row) for row in rows.values_list("code", "name", "kind", "level")]


def lineage_of(code: str) -> list[AreaSummary]:
    """List the areas from the country down to this one, itself included."""
    codes = [ancestor.text for ancestor in AreaCode(code).lineage]
    found = {
        row[0]: _summary(row)
        for row in Area.objects.filter(code__in=codes).values_list("code", "name", "kind", "level")
    }
    return [found[ancestor] for ancestor in codes if ancestor in found]


def counts_below(code: str) -> dict[AreaLevel, int]:
    """Count the areas of each level below one."""
    below = Area.objects.filter(valid_to=None)
    below = below.exclude(code=code) if code == "ID" else below.filter(code__startswith=f"{code}.")
    levels: Sequence[int] = list(below.values_list("level", flat=True))
    return {level: levels.count(level) for level in AreaLevel if level in levels}


def _summary(row: tuple[str, str, str, int]) -> AreaSummary:
    code, name, kind, level = row
    return AreaSummary(code=code, name=name, kind=AreaKind(kind), level=AreaLevel(level))
