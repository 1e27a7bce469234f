"""Errors written into the cells of a list, each noted: damaged NIKs, contradictions, notes, shared numbers, doubles."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.sampling.damage import damaged, serial_safe
from lindung.engines.sampling.draws import Integers, some_texts
from lindung.engines.sampling.identity import card_numbers, nik_numbers, sixteen_digits
from lindung.engines.sampling.names import written_otherwise
from lindung.engines.sampling.society import society
from lindung.engines.sampling.truth import TruthNotes

COPIED: Final = ("same_person_again", "same_person_other_nik")
"""Reasons that lie in a second row of a person."""

_DAMAGES = (
    "nik_missing", "nik_placeholder", "nik_not_sixteen", "nik_number_format", "nik_letters", "nik_day", "nik_month",
    "nik_serial", "nik_area", "nik_cut_to_zero",
)  # fmt: skip
_DEATH_NOTES = ("Meninggal", "sudah meninggal", "meninggal dunia", "wafat", "Almarhum")
_MOVE_NOTES = ("Pindah", "sudah pindah", "pindah domisili", "pindah ke luar kota")
_GROUPS = (5, 10)


class Planter:
    """Plants so many errors of each reason into rows nobody else has touched, and remembers what it did.

    Frames have the columns of a list that it writes into, ``note``, ``match`` and ``is_number`` among them; rows are
    positions in them.

    Attributes:
        truth: What was planted; whoever lists people for a reason of their own adds to it.
    """

    def __init__(self, rng: np.random.Generator, planned: Mapping[str, int]) -> None:
        """Plan how many rows carry each reason."""
        self.truth = TruthNotes()
        self._rng = rng
        self._planned = planned

    def note_deaths(self, frame: pl.DataFrame, dead: Integers) -> pl.DataFrame:
        """Say in the note of some rows that the person died."""
        return written(frame, "note", dead, some_texts(self._rng, _DEATH_NOTES, dead.size))

    def plant_in_cells(self, frame: pl.DataFrame, left: Integers) -> tuple[pl.DataFrame, Integers]:
        """Plant what lies in single cells into the first rows that are left; return those left over."""
        for reason in _DAMAGES:
            rows, left = self._next(left, reason)
            rows = _safe_for_serials(frame, rows) if reason == "nik_serial" else rows
            frame = written(frame, "nik", rows, damaged(self._rng, frame["nik"].gather(rows), reason))
            if reason == "nik_cut_to_zero":
                frame = written(frame, "is_number", rows, pl.repeat(value=True, n=rows.size, eager=True))
            self.truth.add(rows, reason, "NIK")
        for reason, column, writer in (
            ("nik_birth_differs", "born", self._other_birth), ("nik_sex_differs", "sex", _other_sex),
            ("not_matched", "match", _not_matched), ("moved_noted", "note", self._moved),
            ("occupation_unclear", "occupation", self._unclear),
        ):  # fmt: skip
            rows, left = self._next(left, reason)
            frame = written(frame, column, rows, writer(frame[column].gather(rows)))
            self.truth.add(rows, reason, column)
        frame, left = self._share_phones(frame, left)
        return self._share_niks(frame, left)

    def add_copies(self, frame: pl.DataFrame, left: Integers) -> tuple[pl.DataFrame, Integers]:
        """Add second rows of the first people who are left; return those people, whose copies stand last in order."""
        wanted = [self._planned.get(reason, 0) for reason in COPIED]
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
        copies = written(copies, "nik", places, sixteen_digits(new))
        self.truth.add(frame.height + np.arange(again.size), "same_person_again", "a second row, with another KK")
        self.truth.add(frame.height + places, "same_person_other_nik", "a second row, with another NIK and KK")
        return pl.concat([frame, copies]), originals

    def in_order(self, frame: pl.DataFrame, first: Integers, later: Integers) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Sort by village as a merged list is, then push each of the later rows behind the one that comes first.

        Returns:
            The rows, and the notes with their new places.
        """
        keys = frame.select(
            at=pl.int_range(pl.len()), village="village_code", chance=pl.Series(self._rng.random(frame.height))
        )
        ordered = keys.sort("village", "chance")["at"].to_numpy()
        key = np.empty(frame.height)
        key[ordered] = np.arange(frame.height)
        key[later] = key[first] + 0.5 + self._rng.random(later.size) * (frame.height - key[first])
        order = np.argsort(key, kind="stable")
        place = np.empty(frame.height, dtype=np.int64)
        place[order] = np.arange(frame.height)
        notes = self.truth.table()
        return frame[order], notes.with_columns(at=pl.Series(place).gather(notes["at"])).sort("at", "reason")

    def _next(self, left: Integers, reason: str) -> tuple[Integers, Integers]:
        wanted = self._planned.get(reason, 0)
        return left[:wanted], left[wanted:]

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
        frame = written(frame, "phone", rows[known], shared["phone"].filter(pl.Series(known)))
        self.truth.add(rows[known], "phone_shared", "phone")
        return frame, left

    def _share_niks(self, frame: pl.DataFrame, left: Integers) -> tuple[pl.DataFrame, Integers]:
        wanted = self._planned.get("same_nik_other_person", 0) // 2 * 2
        rows, left = left[:wanted], left[wanted:]
        owners, borrowers = rows[: rows.size // 2], rows[rows.size // 2 :]
        frame = written(frame, "nik", borrowers, frame["nik"].gather(owners))
        self.truth.add(rows, "same_nik_other_person", "NIK of the other one")
        born, sex = frame["born"], frame["sex"]
        other_birth = (born.gather(owners) != born.gather(borrowers)).to_numpy()
        other_sex = (sex.gather(owners) != sex.gather(borrowers)).to_numpy()
        is_known = frame["membership"].gather(owners).is_not_null().to_numpy()
        self.truth.add(borrowers[is_known], "name_differs", "the roster holds the owner of the NIK")
        self.truth.add(borrowers[other_birth], "nik_birth_differs", "NIK of the other one")
        self.truth.add(borrowers[other_sex], "nik_sex_differs", "NIK of the other one")
        return frame, left


def written(frame: pl.DataFrame, column: str, rows: Integers, values: pl.Series) -> pl.DataFrame:
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


def _safe_for_serials(frame: pl.DataFrame, rows: Integers) -> Integers:
    safe: Integers = rows[serial_safe(frame["nik"].gather(rows)).to_numpy()]
    return safe


def _other_sex(sexes: pl.Series) -> pl.Series:
    return sexes.replace_strict({"female": "male", "male": "female"})


def _not_matched(cells: pl.Series) -> pl.Series:
    return pl.repeat("TIDAK PADAN", len(cells), eager=True)
