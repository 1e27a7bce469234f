"""What somebody asked for, in words: the filters by their names, of a name or a NIK only that there was one."""

from typing import Final

from lindung.engines.linkage.gap.people_facets import AgeBand, ListedSex, ListedWork
from lindung.vocabulary.coverage_status import CoverageStatus, StatusReason
from lindung.vocabulary.language import Words
from lindung.workflows.linking.people.asked_people import Asked
from lindung.workflows.linking.people.place_names import area_names, place_words

FILTERS: Final = {
    "status": Words("Status", "Status"),
    "reason": Words("Sebab", "Reason"),
    "age_band": Words("Umur", "Age"),
    "sex": Words("Jenis kelamin", "Sex"),
    "occupation_class": Words("Kelompok pekerjaan", "Kind of work"),
}
"""Names of the filters by column."""

CHOICES: Final[dict[str, dict[str, Words]]] = {
    "status": {str(one): one.words for one in CoverageStatus},
    "reason": {str(one): one.words for one in StatusReason},
    "age_band": {str(one): one.words for one in AgeBand},
    "sex": {str(one): one.words for one in ListedSex},
    "occupation_class": {str(one): one.words for one in ListedWork},
}
"""What each filter may ask for, in words."""

_PLACE: Final = Words("Wilayah", "Place")
_BY_NAME: Final = Words("Dicari menurut nama atau NIK", "Searched by name or NIK")


def asked_words(asked: Asked) -> list[Words]:
    """Return one line for each filter that was set."""
    names = area_names([asked.place]) if asked.place else {}
    lines = [_BY_NAME] if asked.names_somebody else []
    for column, value in asked.facets.items():
        label = FILTERS.get(column, _PLACE)
        said = CHOICES[column][value] if column in CHOICES else place_words(value, names)
        lines.append(Words(f"{label.id}: {said.id}", f"{label.en}: {said.en}"))
    return lines
