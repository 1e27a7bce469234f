"""The truth beside a file: which row carries which error, and what was changed to plant it."""

from typing import Final

import polars as pl

from lindung.engines.sampling.draws import Integers

TRUTH: Final = {
    "file_row": pl.UInt32,
    "person_id": pl.UInt32,
    "reason": pl.String,
    "code": pl.String,
    "change": pl.String,
    "needs_linkage": pl.Boolean,
}
"""Columns of a file's truth: one row per row of the file and reason. ``file_row`` counts as a spreadsheet does."""

_REASONS: Final = {
    "E01": (
        "nik_missing", "nik_placeholder", "nik_not_sixteen", "nik_number_format", "nik_cut_to_zero", "nik_letters",
    ),
    "E02": ("nik_day", "nik_month", "nik_serial", "nik_area", "nik_birth_differs", "nik_sex_differs"),
    "E03": ("not_matched",),
    "E04": ("name_differs",),
    "E05": ("same_person_again", "same_nik_other_person", "same_person_other_nik"),
    "E06": ("active_wage_earner", "active_self_paid", "active_sponsored"),
    "E07": ("too_old",),
    "E08": ("too_young", "in_school"),
    "E09": ("deceased_registered", "deceased_noted"),
    "E10": ("moved_noted", "nik_other_regency"),
    "E11": ("civil_servant", "soldier_police", "pensioner", "on_personnel_list"),
    "E12": ("not_working",),
    "E13": ("occupation_unclear",),
    "E16": ("paid_after_death",),
    "E17": ("phone_shared",),
    "E18": ("wage_earner_burst",),
    "E19": ("second_in_household",),
}  # fmt: skip
CODES: Final = {reason: code for code, reasons in _REASONS.items() for reason in reasons}
"""Error code of each reason that is planted."""


class TruthNotes:
    """Collects what was planted, by position of the row in the list."""

    def __init__(self) -> None:
        """Start without a note."""
        self._parts: list[pl.DataFrame] = []

    def add(self, rows: Integers, reason: str, change: str, *, needs_linkage: bool = False) -> None:
        """Note that rows carry a reason."""
        note = {"reason": reason, "code": CODES[reason], "change": change, "needs_linkage": needs_linkage}
        frame = pl.DataFrame({"at": rows}, schema={"at": pl.Int64})
        self._parts.append(frame.with_columns(**{name: pl.lit(value) for name, value in note.items()}))

    def table(self) -> pl.DataFrame:
        """Return all notes: at, reason, code, change, needs_linkage."""
        empty = pl.DataFrame(schema={"at": pl.Int64, **{name: TRUTH[name] for name in list(TRUTH)[2:]}})
        return pl.concat([empty, *self._parts])


def truth_of(notes: pl.DataFrame, people: pl.DataFrame, file_rows: pl.Series) -> pl.DataFrame:
    """Place the notes: ``file_rows`` are the rows of the file in which the list's positions ended up."""
    placed = notes.with_columns(
        file_row=file_rows.gather(notes["at"]), person_id=people["person_id"].gather(notes["at"])
    )
    return placed.select(pl.col(name).cast(kind) for name, kind in TRUTH.items()).sort("file_row", "reason")
