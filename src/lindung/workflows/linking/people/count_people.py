"""How many people stand where, place by place; counted once on the very list that a look-up shows."""

from dataclasses import dataclass

import polars as pl

from lindung.engines.linkage.gap.people import place_expr
from lindung.engines.linkage.gap.people_chosen import UnknownChoiceError, added_up, counted_in, with_place_of
from lindung.engines.linkage.gap.people_facets import ELSEWHERE, UNKNOWN
from lindung.registry.snapshots.linkage import linkage_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.coverage_status import REASONS, CoverageStatus, StatusReason
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.wilayah import AreaCode, AreaLevel
from lindung.workflows.linking.people.held_counts import counts_of
from lindung.workflows.linking.people.place_names import area_names, named_places, place_words


@dataclass(frozen=True)
class PlaceCount:
    """Persons of one place by status.

    Attributes:
        code: Code of the place, or UNKNOWN, or ELSEWHERE.
        words: What it is called.
        persons: By status; every status is there.
    """

    code: str
    words: Words
    persons: dict[CoverageStatus, int]

    @property
    def people(self) -> int:
        """All persons of the place."""
        return sum(self.persons.values())

    @property
    def workers(self) -> int:
        """Those who count as workers."""
        return sum(count for status, count in self.persons.items() if status.is_worker)


@dataclass(frozen=True)
class StatusTable:
    """Where the people of an area stand; the places add up to the whole.

    Attributes:
        area_code: The area, within the linkage.
        area_name: Its name.
        level: Level of the places.
        places: Places in it, by code; then who has no village and who lives elsewhere.
        whole: All of them together.
        reasons: Persons by reason; only reasons that occur.
    """

    area_code: str
    area_name: str
    level: AreaLevel
    places: tuple[PlaceCount, ...]
    whole: PlaceCount
    reasons: dict[StatusReason, int]


def status_table(linkage_id: str, *, within: str = "") -> StatusTable:
    """Count the people of a linkage, or of a place in it, by place, status and reason.

    Raises:
        SnapshotGoneError: There is no such linkage.
        UnknownChoiceError: The place lies outside the linkage.
    """
    vault = office_vault()
    linkage = linkage_of(vault, linkage_id)
    area = AreaCode(linkage.manifest.area_code)
    if within in {UNKNOWN, ELSEWHERE}:
        raise UnknownChoiceError("place")
    people = counted_in(counts_of(vault, linkage), "" if within == area.text else within, area=area)
    place = AreaCode(within or area.text)
    level = AreaLevel(min(place.level + 1, AreaLevel.VILLAGE))
    table = added_up(with_place_of(people, level, area=area), ["place", "status"])
    codes = sorted(table["place"].unique(), key=lambda code: (code in {UNKNOWN, ELSEWHERE}, code))
    names = area_names([place.text, *codes])
    by_reason = dict(added_up(people, ["reason"]).iter_rows())
    by_place: dict[str, dict[str, int]] = {code: {} for code in codes}
    for code, status, persons in table.select("place", "status", "persons").iter_rows():
        by_place[code][status] = persons
    return StatusTable(
        area_code=place.text,
        area_name=names[place.text],
        level=level,
        places=tuple(_place(code, names, by_place[code]) for code in codes),
        whole=_place(place.text, names, dict(added_up(table, ["status"]).iter_rows())),
        reasons={reason: by_reason[reason] for found in REASONS.values() for reason in found if reason in by_reason},
    )


def status_frame(linkage_id: str, language: Language, *, within: str = "") -> pl.DataFrame:
    """Count the people of a linkage, or of a place in it, by village, status and reason; it names nobody.

    Raises:
        SnapshotGoneError: There is no such linkage.
        UnknownChoiceError: The place lies outside the linkage.
    """
    vault = office_vault()
    linkage = linkage_of(vault, linkage_id)
    area = AreaCode(linkage.manifest.area_code)
    people = counted_in(counts_of(vault, linkage), "" if within == area.text else within, area=area)
    at = place_expr(pl.col("village_code"), area, AreaLevel.DISTRICT)
    table = added_up(people.with_columns(district=at), ["district", "place", "status", "reason"])
    names = named_places(table["place"], language)
    districts = named_places(table["district"], language).rename({"place": "district", "place_name": "district_name"})
    return table.join(names, on="place", how="left", maintain_order="left").join(
        districts, on="district", how="left", maintain_order="left"
    )


def _place(code: str, names: dict[str, str], counted: dict[str, int]) -> PlaceCount:
    return PlaceCount(
        code, place_words(code, names), {status: int(counted.get(status, 0)) for status in CoverageStatus}
    )
