"""The one predicate by which areas decide access to records: flat, and answered by an index of the code."""

from collections.abc import Iterable

from django.db.models import Q

from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode


def within(areas: Iterable[AreaCode], field: str = "area_code") -> Q:
    """Keep records whose area is one of these or lies in one; of no areas, none.

    A record that names no area is met by those who may read the whole country, and by nobody else.
    """
    told = tuple(areas)
    if any(area.text == COUNTRY_CODE for area in told):
        return Q(pk__isnull=False)  # an empty Q would vanish beside others
    found = Q(pk__in=())
    for area in told:
        found |= Q(**{field: area.text}) | Q(**{f"{field}__startswith": f"{area.text}."})
    return found
