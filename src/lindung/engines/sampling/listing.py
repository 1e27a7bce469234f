"""A proposed list: people of the population as a village writes them down, with errors planted and noted."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.sampling.choosing import Chooser, kinds_of_people
from lindung.engines.sampling.damage import damaged, serial_safe
from lindung.engines.sampling.draws import Flags, Integers, some_texts, stream
from lindung.engines.sampling.identity import card_numbers, nik_numbers, sixteen_digits
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.names import with_titles, written_otherwise
from lindung.engines.sampling.population import Population
from lindung.engines.sampling.society import society
from lindung.engines.sampling.truth import TruthNotes

LISTED: Final = (
    "person_id", "family_id", "nik", "kk", "name", "sex", "born", "birth_place", "mother_name", "relation",
    "marital_status", "address", "hamlet", "rt", "rw", "village_code", "village", "district", "regency", "occupation",
    "phone", "decile", "employer", "membership",
)  # fmt: skip
"""What a list takes over from a person of the population."""

_DAMAGES = (
    "nik_missing", "nik_placeholder", "nik_not_sixteen", "nik_number_format", "nik_letters", "nik_day", "nik_month",
    "nik_serial", "nik_area", "nik_cut_to_zero",
)  # fmt: skip
_PERSONS = (
    "deceased_registered", "deceased_noted", "on_personnel_list", "name_differs", "soldier_police", "pensioner",
    "civil_servant", "too_young", "in_school", "too_old", "nik_other_regency", "not_working", "active_sponsored",
    "active_self_paid", "active_wage_earner",
)  # fmt: skip
_DEATH_NOTES = ("Meninggal", "sudah meninggal", "meninggal dunia", "wafat", "Almarhum")
_MOVE_NOTES = ("Pindah", "sudah pindah", "pindah domisili", "pindah ke luar kota")
_GROUPS = (5, 10)
_TITLED = 0.04


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
        self._truth = TruthNotes()
        self._chosen: list[Integers] = []
        self._size = 0

    def listing(self) -> Listing:
        pairs = self._add_pairs()
        for reason in _PERSONS:
            self._add_persons(reason)
        copies = self._planned.get("same_person_again", 0), self._planned.get("same_person_other_nik", 0)
        clean = self._take("clean", max(self._wanted - self._size - sum(copies), 0))
        frame = self._frame()
        frame, left = self._plant_in_cells(frame, self._rng.permutation(clean))
        frame, originals = self._add_copies(frame, left, copies)
        return self._in_order(frame, pairs, originals)

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
            name=with_titles(self._rng, people["name"], is_female, _TITLED),
            note=pl.lit(None, dtype=pl.String),
            match=pl.lit("PADAN" if self._has_matches else None, dtype=pl.String),
            is_number=False,
        )
        dead = self._truth.table().filter(pl.col("reason") == "deceased_noted")["at"].to_numpy()
        return _written(frame, "note", dead, some_texts(self._rng, _DEATH_NOTES, dead.size))

    def _plant_in_cells(self, frame: pl.DataFrame, left: Integers) -> tuple[pl.DataFrame, Integers]:
        for reason in _DAMAGES:
            rows, left = self._next(left, reason)
            rows = self._plant_serials(frame, rows) if reason == "nik_serial" else rows
            frame = _written(frame, "nik", rows, damaged(self._rng, frame["nik"].gather(rows), reason))
            if reason == "nik_cut_to_zero":
                frame = _written(frame, "is_number", rows, pl.repeat(value=True, n=rows.size, eager=True))
            self._truth.add(rows, reason, "NIK")
        for reason, column, writer in (
            ("nik_birth_differs", "born", self._other_birth), ("nik_sex_differs", "sex", _other_sex),
            ("not_matched", "match", _not_matched), ("moved_noted", "note", self._moved),
            ("occupation_unclear", "occupation", self._unclear),
        ):  # fmt: skip
            rows, left = self._next(left, reason)
            frame = _written(frame, column, rows, writer(frame[column].gather(rows)))
            self._truth.add(rows, reason, column)
        frame, left = self._share_phones(frame, left)
        return self._share_niks(frame, left)

    def _next(self, left: Integers, reason: str) -> tuple[Integers, Integers]:
        wanted = self._planned.get(reason, 0)
        return left[:wanted], left[wanted:]

    def _plant_serials(self, frame: pl.DataFrame, rows: Integers) -> Integers:
        safe: Integers = rows[serial_safe(frame["nik"].gather(rows)).to_numpy()]
        return safe

    def _other_birth(self, born: pl.Series) -> pl.Series:
        step = pl.Series(self._rng.integers(1, 27, len(born)))
        day = (born.dt.day() - 1 + step) % 28 + 1
        is_same = day == born.dt.day()
        frame = pl.DataFrame({"born": born, "day": day, "is_same": is_same})
        other = pl.when("is_same").then(pl.col("day") % 28 + 1).otherwise("day")
        return frame.select(pl.date(pl.col("born").dt.year(), pl.col("born").dt.month(), other)).to_series()

    def _moved(self, cells: pl.Series) -> pl.Series:
        return some_texts(self._rng, _MOVE_NOTES, len(cells))

    def _unclear(self, cells: pl.Series) -> pl.Series:
        return some_texts(self._rng, society()["occupations"]["unclear"], len(cells))

    def _share_phones(self, frame: pl.DataFrame, left: Integers) -> tuple[pl.DataFrame, Integers]:
        rows, left = self._next(left, "phone_shared")
        sizes = self._rng.integers(*_GROUPS, rows.size)
        ends = np.cumsum(sizes)
        group = np.searchsorted(ends, np.arange(rows.size), side="right")
        whole = np.isin(group, np.flatnonzero(ends <= rows.size))
        rows, group = rows[whole], group[whole]
        phones = frame["phone"].gather(rows)
        shared = pl.DataFrame({"group": group, "phone": phones}).select(
            pl.col("phone").drop_nulls().first().over("group")
        )
        known = shared["phone"].is_not_null().to_numpy()
        frame = _written(frame, "phone", rows[known], shared["phone"].filter(pl.Series(known)))
        self._truth.add(rows[known], "phone_shared", "phone")
        return frame, left

    def _share_niks(self, frame: pl.DataFrame, left: Integers) -> tuple[pl.DataFrame, Integers]:
        wanted = self._planned.get("same_nik_other_person", 0) // 2 * 2
        rows, left = left[:wanted], left[wanted:]
        owners, borrowers = rows[: rows.size // 2], rows[rows.size // 2 :]
        frame = _written(frame, "nik", borrowers, frame["nik"].gather(owners))
        self._truth.add(rows, "same_nik_other_person", "NIK of the other one")
        born, sex = frame["born"], frame["sex"]
        other_birth = (born.gather(owners) != born.gather(borrowers)).to_numpy()
        other_sex = (sex.gather(owners) != sex.gather(borrowers)).to_numpy()
        is_known = frame["membership"].gather(owners).is_not_null().to_numpy()
        self._truth.add(borrowers[is_known], "name_differs", "the roster holds the owner of the NIK")
        self._truth.add(borrowers[other_birth], "nik_birth_differs", "NIK of the other one")
        self._truth.add(borrowers[other_sex], "nik_sex_differs", "NIK of the other one")
        return frame, left

    def _add_copies(
        self, frame: pl.DataFrame, left: Integers, wanted: tuple[int, int]
    ) -> tuple[pl.DataFrame, Integers]:
        originals = left[: sum(wanted)]
        again = originals[: wanted[0]]
        prefix = frame["nik"].str.slice(0, 6).gather(originals).cast(pl.Int64).to_numpy()
        # A new family card: the same person was written down once with the parents and once after the wedding.
        copies = frame[originals].with_columns(
            kk=sixteen_digits(card_numbers(self._rng, prefix, fresh=True)),
            name=written_otherwise(frame["name"].gather(originals)),
        )
        places = np.arange(again.size, originals.size)
        of_other = copies[places]
        new = nik_numbers(
            prefix[places], of_other["born"].to_numpy(), of_other["sex"].eq("female").to_numpy(), fresh=True
        )
        copies = _written(copies, "nik", places, sixteen_digits(new))
        self._truth.add(frame.height + np.arange(again.size), "same_person_again", "a second row, with another KK")
        self._truth.add(frame.height + places, "same_person_other_nik", "a second row, with another NIK and KK")
        return pl.concat([frame, copies]), originals

    def _in_order(self, frame: pl.DataFrame, pairs: tuple[Integers, Integers], originals: Integers) -> Listing:
        """Sort by village as a merged list is, then push later rows of a person or family behind the earlier ones."""
        keys = frame.select(
            at=pl.int_range(pl.len()), village="village_code", chance=pl.Series(self._rng.random(frame.height))
        )
        ordered = keys.sort("village", "chance")["at"].to_numpy()
        key = np.empty(frame.height)
        key[ordered] = np.arange(frame.height)
        first = np.concatenate([pairs[0], originals])
        later = np.concatenate([pairs[1], np.arange(frame.height - originals.size, frame.height)])
        key[later] = key[first] + 0.5 + self._rng.random(later.size) * (frame.height - key[first])
        order = np.argsort(key, kind="stable")
        place = np.empty(frame.height, dtype=np.int64)
        place[order] = np.arange(frame.height)
        notes = self._truth.table()
        return Listing(frame[order], notes.with_columns(at=pl.Series(place).gather(notes["at"])).sort("at", "reason"))


def _written(frame: pl.DataFrame, column: str, rows: Integers, values: pl.Series) -> pl.DataFrame:
    """Write values into the cells of a column."""
    if not rows.size:
        return frame
    new = pl.DataFrame({"at": rows, "new": values}, schema_overrides={"at": pl.Int64})
    joined = pl.DataFrame({"at": np.arange(frame.height)}).join(new, on="at", how="left", maintain_order="left")
    is_written = np.zeros(frame.height, dtype=bool)
    is_written[rows] = True
    return frame.with_columns(
        pl.when(pl.Series(is_written)).then(joined["new"]).otherwise(pl.col(column)).alias(column)
    )


def _other_sex(sexes: pl.Series) -> pl.Series:
    return sexes.replace_strict({"female": "male", "male": "female"})


def _not_matched(cells: pl.Series) -> pl.Series:
    return pl.repeat("TIDAK PADAN", len(cells), eager=True)


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
