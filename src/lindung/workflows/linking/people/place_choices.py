"""The places of a linkage that somebody can choose: districts with their villages, as far as they hold people."""

from dataclasses import dataclass

from lindung.engines.linkage.gap.people_facets import ELSEWHERE, UNKNOWN
from lindung.registry.snapshots.linkage import linkage_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import AreaCode, AreaLevel
from lindung.workflows.linking.people.held_counts import counts_of
from lindung.workflows.linking.people.place_names import NO_PLACE, area_names


@dataclass(frozen=True)
class PlaceChoice:
    """One place: its code, its name, and whether it is a village."""

    code: str
    words: Words
    is_village: bool


def place_choices(linkage_id: str) -> list[PlaceChoice]:
    """Return districts, each followed by its villages, and those who live nowhere known."""
    vault = office_vault()
    linkage = linkage_of(vault, linkage_id)
    area = AreaCode(linkage.manifest.area_code)
    found = {*counts_of(vault, linkage)["place"].unique()}
    villages = found - {UNKNOWN, ELSEWHERE}
    districts = {AreaCode(code).lineage[AreaLevel.DISTRICT].text for code in villages}
    names = area_names([*villages, *districts])
    codes = sorted(code for code in {*villages, *districts} if area.contains(AreaCode(code)))
    shown = [PlaceChoice(code, Words(names[code], names[code]), is_village=code in villages) for code in codes]
    return [*shown, *(PlaceChoice(code, NO_PLACE[code], is_village=False) for code in NO_PLACE if code in found)]
