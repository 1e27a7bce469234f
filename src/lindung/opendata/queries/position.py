"""Positions of areas as plain values."""

from dataclasses import fields
from typing import Any

from lindung.engines.coverage.position import IntervalKind, Origin, Outlook, Position
from lindung.opendata.models import Area, AreaPosition
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaLevel

_COLUMNS = tuple(field.name for field in fields(Position) if field.name != "area_code")


def position_of(area_code: str) -> Position | None:
    """Return where one area stands, or None when no figure says so."""
    return next(iter(_positions(area_id=area_code)), None)


def position_and_outlook(area_code: str) -> tuple[Position | None, Words | None]:
    """Return where one area stands, and the sentence about reaching its target, in one query."""
    row = AreaPosition.objects.filter(area_id=area_code).values("outlook_id", "outlook_en", *_COLUMNS).first()
    if row is None:
        return None, None
    outlook = Words(row.pop("outlook_id"), row.pop("outlook_en"))
    return _position({"area_code": area_code, **row}), outlook


def positions_of_children(area_code: str) -> dict[str, Position]:
    """Return where the areas directly below one stand, by code; areas without a figure are absent."""
    return {position.area_code: position for position in _positions(area__parent_id=area_code)}


def positions_of_regencies(area_code: str) -> dict[str, Position]:
    """Return where the regencies and cities of a province, or of the country, stand, by code."""
    where: dict[str, object] = {"area__level": AreaLevel.REGENCY}
    if area_code != COUNTRY_CODE:
        where["area__parent_id"] = area_code
    return {position.area_code: position for position in _positions(**where)}


def all_positions() -> list[tuple[str, Position]]:
    """List every area that has a position, with its name, by code."""
    names = dict(Area.objects.exclude(position=None).values_list("code", "name"))
    return [(names[position.area_code], position) for position in _positions()]


def _positions(**where: object) -> list[Position]:
    rows = AreaPosition.objects.filter(**where).order_by("area_id").values_list("area_id", *_COLUMNS)
    return [_position(dict(zip(("area_code", *_COLUMNS), row, strict=True))) for row in rows]


def _position(values: dict[str, Any]) -> Position:  # Any: a row of mixed columns, as the model declares them
    for name in ("employed_origin", "covered_origin", "coverage_origin"):
        values[name] = Origin(values[name]) if values[name] else None
    values["interval_kind"] = IntervalKind(values["interval_kind"]) if values["interval_kind"] else None
    values["outlook"] = Outlook(values["outlook"])
    return Position(**values)
