"""Invented clean rows with planted faults, on which Lindung's checks and a row-wise script must say the same.

Doubles are exact and conflicts are plain, so that likeness of names, which the script does not know, decides nothing.
"""

from datetime import date

import numpy as np
import polars as pl

from lindung.engines.intake.cells.columns import NIK_FAULTS, PERSON

COVERAGE_ON = date(2026, 12, 1)
RULES = {"one_per_household": True}
CODES = ("E01", "E02", "E05", "E07", "E08", "E12", "E17", "E19")
REASONS = {
    "E01": ("nik_missing", "nik_placeholder", "nik_not_sixteen", "nik_number_format", "nik_cut_to_zero", "nik_letters"),
    "E02": ("nik_day", "nik_month", "nik_serial", "nik_area", "nik_birth_differs", "nik_sex_differs"),
    "E05": ("same_person_again", "same_nik_other_person", "same_person_other_nik"),
    "E07": ("too_old",),
    "E08": ("too_young", "in_school"),
    "E12": ("not_working",),
    "E17": ("phone_shared",),
    "E19": ("second_in_household",),
}
"""Reasons of each code that are compared."""

_FIRST_NIK = 3374810000000000  # district 81 exists nowhere
_GIVEN = ("sri", "eko", "dewi", "agus", "siti", "budi", "wati", "joko", "rina", "hadi")


def clinic_rows(rows: int, seed: int) -> pl.DataFrame:
    """Invent so many rows in the clean columns of a list of persons; nobody in it exists."""
    rng = np.random.default_rng(seed)
    frame = _sound(rng, rows)
    for plant in (_faults, _contradictions, _works, _doubles, _conflicts, _phones, _households):
        frame = plant(rng, frame)
    placed = frame.with_columns(
        row=pl.int_range(1, rows + 1, dtype=pl.UInt32), file_row=pl.int_range(2, rows + 2, dtype=pl.UInt32)
    )
    lacking = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in PERSON.items() if name not in placed.columns]
    return placed.with_columns(lacking).select(*PERSON).cast(pl.Schema(PERSON))


def _sound(rng: np.random.Generator, rows: int) -> pl.DataFrame:
    births = np.datetime64("1955-06-01") + rng.integers(0, 20_500, rows)
    number = np.arange(1, rows + 1)
    given = [_GIVEN[place] for place in rng.integers(0, len(_GIVEN), rows)]
    sexes = np.where(rng.random(rows) < 0.5, "female", "male")
    frame = pl.DataFrame({"number": number, "given": given, "birth_date": births.astype("datetime64[D]"), "sex": sexes})
    return frame.select(
        nik=(pl.col("number") + _FIRST_NIK).cast(pl.String),
        nik_number=pl.col("number") + _FIRST_NIK,
        nik_birth="birth_date",
        nik_sex="sex",
        nik_regency=pl.lit("33.74"),
        name=pl.format("{} {}", "given", "number"),
        name_key=pl.format("{} {}", "given", "number"),
        birth_date="birth_date",
        sex="sex",
        kk_number=pl.col("number") + _FIRST_NIK,
        phone_number=pl.col("number") + 8_000_000_000,
        village=pl.lit("Tambakaji"),
        village_code=pl.lit("33.74.15.1001"),
        occupation_class=pl.lit("working"),
        nik_fault=pl.lit(None, dtype=pl.String),
    )


def _faults(rng: np.random.Generator, frame: pl.DataFrame) -> pl.DataFrame:
    fault = pl.Series([NIK_FAULTS[place] for place in rng.integers(0, len(NIK_FAULTS), frame.height)])
    return frame.with_columns(nik_fault=pl.when(_share(rng, frame, 0.03)).then(fault))


def _contradictions(rng: np.random.Generator, frame: pl.DataFrame) -> pl.DataFrame:
    other_birth, other_sex = _share(rng, frame, 0.01), _share(rng, frame, 0.005)
    opposite = pl.when(pl.col("sex") == "male").then(pl.lit("female")).otherwise(pl.lit("male"))
    return frame.with_columns(
        nik_birth=pl.when(other_birth).then(pl.col("nik_birth").dt.offset_by("3d")).otherwise("nik_birth"),
        nik_sex=pl.when(other_sex).then(opposite).otherwise("nik_sex"),
    )


def _works(rng: np.random.Generator, frame: pl.DataFrame) -> pl.DataFrame:
    classes = ("student", "not_working", "pensioner", "unclear")
    drawn = pl.Series([classes[place] for place in rng.integers(0, len(classes), frame.height)])
    idle = _share(rng, frame, 0.04)
    return frame.with_columns(occupation_class=pl.when(idle).then(drawn).otherwise("occupation_class"))


def _doubles(rng: np.random.Generator, frame: pl.DataFrame) -> pl.DataFrame:
    """Write 1 % of the rows as exact copies of other rows."""
    copied = _share(rng, frame, 0.01).to_numpy()
    source = np.where(copied, rng.integers(0, frame.height, frame.height), np.arange(frame.height))
    return frame[source]


def _conflicts(rng: np.random.Generator, frame: pl.DataFrame) -> pl.DataFrame:
    """Give 0.5 % of the rows the NIK of the row before, whose person they are not."""
    taken = _share(rng, frame, 0.005) & frame["name_key"].is_unique()
    niks = [pl.when(taken).then(pl.col(name).shift(1)).otherwise(name).alias(name) for name in ("nik", "nik_number")]
    return frame.with_columns(niks).with_columns(pl.col("nik", "nik_number").backward_fill())


def _phones(rng: np.random.Generator, frame: pl.DataFrame) -> pl.DataFrame:
    """Let 2 % of the rows share phones in crowds of about five, some without a family card."""
    crowd = pl.Series(rng.integers(1, frame.height // 250 + 2, frame.height))
    shared, without = _share(rng, frame, 0.02), _share(rng, frame, 0.05)
    return frame.with_columns(
        phone_number=pl.when(shared).then(crowd).otherwise("phone_number"),
        kk_number=pl.when(without).then(None).otherwise("kk_number"),
    )


def _households(rng: np.random.Generator, frame: pl.DataFrame) -> pl.DataFrame:
    joined = _share(rng, frame, 0.02)
    before = pl.col("kk_number").shift(1)
    return frame.with_columns(kk_number=pl.when(joined).then(before).otherwise("kk_number"))


def _share(rng: np.random.Generator, frame: pl.DataFrame, share: float) -> pl.Series:
    return pl.Series(rng.random(frame.height) < share)
