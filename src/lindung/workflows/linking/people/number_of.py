"""The NIK of one person of a linkage, for who was allowed to see it; nobody is looked up by it."""

from dataclasses import dataclass

import polars as pl

from lindung.engines.linkage.gap.people_facets import ELSEWHERE, UNKNOWN
from lindung.registry.snapshots.linkage import linkage_of
from lindung.registry.snapshots.vault import Vault
from lindung.workflows.linking.people.held_people import people_of


@dataclass(frozen=True)
class Numbered:
    """A person of a linkage with the number.

    Attributes:
        nik_number: The NIK, or None where the list has none that can be read.
        village_code: Where the person belongs, or "" where that is not known or lies elsewhere.
    """

    nik_number: int | None
    village_code: str


def number_of(vault: Vault, linkage_id: str, left_id: int) -> Numbered | None:
    """Return the person of a row, or None when there is no such row.

    Raises:
        SnapshotGoneError: There is no such linkage.
    """
    people = people_of(vault, linkage_of(vault, linkage_id)).rows
    found = people.filter(pl.col("id") == left_id).select("nik_number", "place").rows()
    if not found:
        return None
    number, place = found[0]
    return Numbered(number, "" if place in {UNKNOWN, ELSEWHERE} else place)
