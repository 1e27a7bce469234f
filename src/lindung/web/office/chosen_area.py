"""The one area somebody means by a name or a code."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lindung.opendata.queries.area import FoundArea, find_areas, lineage_of
from lindung.vocabulary.wilayah import AreaKind, AreaLevel

_LEVEL_WORDS = {AreaLevel.COUNTRY: "national", AreaLevel.PROVINCE: "province", AreaLevel.DISTRICT: "kecamatan"}


@dataclass(frozen=True)
class SeveralAreasError(LookupError):
    """The text names several areas, or none."""

    found: list[FoundArea]


def chosen_area(text: str) -> dict[str, str]:
    """Return the columns area_code, area_name, level and parent of the area a text names.

    Raises:
        SeveralAreasError: The text names several areas, or none.
    """
    found = find_areas(text, limit=10)
    exact = [hit for hit in found if text.strip().casefold() in {hit.area.code.casefold(), hit.area.name.casefold()}]
    if len(exact) != 1:
        raise SeveralAreasError(exact or found)
    area = exact[0].area
    lineage = lineage_of(area.code)
    return {
        "area_code": area.code,
        "area_name": area.name,
        "level": _level(area.level, area.kind),
        "parent": lineage[-2].name if len(lineage) > 1 else "",
    }


def which_area(error: SeveralAreasError) -> str:
    """Say what to write instead of a text that names several areas, or none."""
    if not error.found:
        return _("Tidak ada wilayah dengan nama itu. Tulis nama lengkap atau kode Kemendagri bertitik.")
    options = "; ".join(f"{hit.area.code} {hit.area.name} ({', '.join(hit.above)})" for hit in error.found[:5])
    return _("Ada beberapa wilayah dengan nama itu. Tulis salah satu kode ini: %(options)s") % {"options": options}


def _level(level: AreaLevel, kind: AreaKind) -> str:
    return _LEVEL_WORDS.get(level) or ("desa" if kind is AreaKind.DESA_ADAT else kind.value)
