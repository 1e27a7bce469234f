"""A proposed list: people of the population as a village writes them down, with errors planted and noted."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.sampling.choosing import Chooser, kinds_of_people
from lindung.engines.sampling.draws import Flags, Integers, stream
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.names import with_titles
from lindung.engines.sampling.planting import COPIED, Planter
from lindung.engines.sampling.population import Population

LISTED: Final = (
    "person_id", "family_id", "nik", "kk", "name", "sex", "born", "birth_place", "mother_name", "relation",
    "marital_status", "address", "hamlet", "rt", "rw", "village_code", "village", "district", "regency", "occupation",
    "phone", "decile", "employer", "membership",
)  # fmt: skip
"""What a list takes over from a person of the population."""

_PERSONS = (
    "deceased_registered", "deceased_noted", "on_personnel_list", "name_differs", "soldier_police", "pensioner",
    "civil_servant", "too_young", "in_school", "too_old", "nik_other_regency", "not_working", "active_sponsored",
    "active_self_paid", "active_wage_earner",
)  # fmt: skip
TITLED: Final = 0.04
"""Share of the names of a list that carry a title or a degree."""


@dataclass(frozen=True)
class Listing:
    """A list as its sender sees it, in the order of its rows.

    Attributes:
        rows: One row per row of the list: what is written, plus ``person_id``, ``family_id``, ``note``, ``match`` and
            ``is_number`` (the NIK is stored as a number, which only a workbook can show).
        notes: What is wrong with it: at (position in rows), reason, code, change, needs_linkage.
    """

    rows: pl.DataFrame
    notes: pl.DataFrame


def make_listing(
    population: Population, *, rows: int, mix: ErrorMix, stage: str, among: Flags | None = None, segment: str = "BPU"
) -> Listing:
    """Draw a list of so many rows, or fewer when too few people fit it, with errors in the proportions of the mix.

    With E19 in the mix every family stands on the list once, except where its second member is the error.

    Args:
        population: Whom to choose from.
        rows: Rows wanted.
        mix: Shares of the errors.
        stage: Name of the list; lists of one population are drawn independently.
        among: Only these people, when given.
        segment: Segment of the people whom the list is for.
    """
    kinds = kinds_of_people(population, segment)
    if among is not None:
        kinds = {name: kind & among for name, kind in kinds.items()}
    return _Maker(population, kinds, rows, mix, stage).listing()


def by_village(listing: Listing) -> Listing:
    """Put the rows of each village together, in the order in which they stood."""
    place = listing.rows.select(at=pl.int_range(pl.len()), village="village_code").sort("village", maintain_order=True)
    moved = place.select(old="at", new=pl.int_range(pl.len()))
    notes = listing.notes.join(moved, left_on="at", right_on="old").with_columns(at="new").drop("new")
    return Listing(listing.rows[place["at"].to_numpy()], notes.sort("at", "reason"))


def without_notes(listing: Listing, *reasons: str) -> Listing:
    """Leave out what the file cannot show, for instance a sex that differs where there is no column for it."""
    return Listing(listing.rows, listing.notes.filter(~pl.col("reason").is_in(reasons)))


class _Maker:
    """Remembers the steps: whom the list holds, what is wrong with them, in which order they stand."""

    def __init__(self, population: Population, kinds: dict[str, Flags], rows: int, mix: ErrorMix, stage: str) -> None:
        family = population.people["family_id"].to_numpy().astype(np.int64)
        one_per_family = "E19" in mix.shares
        clean = family[kinds["clean"]]
        self._wanted = min(rows, np.unique(clean).size if one_per_family else clean.size)
        self._population, self._kinds = population, kinds
        self._planned = mix.rows_by_reason(self._wanted)
        self._rng = stream(population.seed, f"list {stage}")
        self._chooser = Chooser(self._rng, family, one_per_family=one_per_family)
        self._has_matches = "E03" in mix.shares
        self._planter = Planter(self._rng, self._planned)
        self._truth = self._planter.truth
        self._chosen: list[Integers] = []
        self._size = 0

    def listing(self) -> Listing:
        heads, seconds = self._add_pairs()
        for reason in _PERSONS:
            self._add_persons(reason)
        copies = sum(self._planned.get(reason, 0) for reason in COPIED)
        clean = self._take("clean", max(self._wanted - self._size - copies, 0))
        frame, left = self._planter.plant_in_cells(self._frame(), self._rng.permutation(clean))
        frame, originals = self._planter.add_copies(frame, left)
        first = np.concatenate([heads, originals])
        later = np.concatenate([seconds, np.arange(frame.height - originals.size, frame.height)])
        return Listing(*self._planter.in_order(frame, first, later))

    def _take(self, kind: str, wanted: int) -> Integers:
        return self._placed(self._chooser.take(self._kinds[kind], wanted))

    def _placed(self, people: Integers) -> Integers:
        self._chosen.append(people)
        self._size += people.size
        return np.arange(self._size - people.size, self._size)

    def _add_pairs(self) -> tuple[Integers, Integers]:
        wanted = self._planned.get("second_in_household", 0)
        first, second = self._chooser.take_pairs(self._kinds["clean"], wanted)
        heads, others = self._placed(first), self._placed(second)
        self._truth.add(others, "second_in_household", "a second member of a family that is on the list already")
        return heads, others

    def _add_persons(self, reason: str) -> None:
        at = self._take(reason, self._planned.get(reason, 0))
        people = self._population.people[self._chosen[-1]]
        linked = people["roster_fault"].ne_missing("damaged_nik").to_numpy()
        self._truth.add(at[linked], reason, _CHANGES[reason])
        self._truth.add(at[~linked], reason, "the roster holds this participant with a damaged NIK", needs_linkage=True)
        also = _ALSO.get(reason)
        if also:
            self._truth.add(at, also, _CHANGES[also])

    def _frame(self) -> pl.DataFrame:
        people = self._population.people.select(LISTED)[np.concatenate(self._chosen)]
        is_female = people["sex"].eq("female").to_numpy()
        frame = people.with_columns(
            name=with_titles(self._rng, people["name"], is_female, TITLED),
            note=pl.lit(None, dtype=pl.String),
            match=pl.lit("PADAN" if self._has_matches else None, dtype=pl.String),
            is_number=False,
        )
        dead = self._truth.table().filter(pl.col("reason") == "deceased_noted")["at"].to_numpy()
        return self._planter.note_deaths(frame, dead)


_ALSO = {
    "in_school": "too_young", "civil_servant": "on_personnel_list", "soldier_police": "on_personnel_list",
    "pensioner": "on_personnel_list",
}  # fmt: skip
"""Reasons that come with another one."""

_CHANGES = {
    "deceased_registered": "died; on the death list", "deceased_noted": "died; only the note says so",
    "on_personnel_list": "on the personnel list", "name_differs": "the roster holds another name for this NIK",
    "soldier_police": "serves", "pensioner": "draws a pension", "civil_servant": "serves", "too_young": "a child",
    "in_school": "a pupil", "too_old": "65 or more", "nik_other_regency": "registered elsewhere first",
    "not_working": "does not work", "active_sponsored": "active, paid by another",
    "active_self_paid": "active, pays alone", "active_wage_earner": "active through an employer",
}  # fmt: skip
