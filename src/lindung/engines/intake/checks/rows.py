"""Reasons that one row shows by itself: conditions over clean columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

from lindung.engines.intake.checks.age import months_before, years_before
from lindung.engines.intake.checks.catalogue import BIRTH_TARGETS, reasons
from lindung.engines.intake.checks.scheme import Scheme
from lindung.vocabulary.areas.crosswalk import packaged_crosswalk
from lindung.vocabulary.register_kind import RegisterKind

TEXT_REASONS: Final[Mapping[str, Mapping[str, str]]] = {
    "nik_fault": {
        "missing": "nik_missing",
        "placeholder": "nik_placeholder",
        "not_sixteen": "nik_not_sixteen",
        "number_format": "nik_number_format",
        "cut_to_zero": "nik_cut_to_zero",
        "letters": "nik_letters",
        "day": "nik_day",
        "month": "nik_month",
        "serial": "nik_serial",
        "area": "nik_area",
    },
    "birth_fault": {
        "missing": "birth_missing",
        "unreadable": "birth_unreadable",
        "ambiguous": "birth_ambiguous",
        "impossible": "birth_impossible",
    },
    "registry_match": {"no_match": "not_matched"},
    "life_note": {"deceased": "deceased_noted", "moved": "moved_noted"},
    "occupation_class": {
        "civil_servant": "civil_servant",
        "soldier_police": "soldier_police",
        "pensioner": "pensioner",
        "unclear": "occupation_unclear",
        "not_working": "not_working",
    },
    "area_fault": {"outside": "outside_area", "unknown": "village_unknown", "ambiguous": "village_unknown"},
}
"""{clean column: {its text: reason}}."""

DAMAGED: Final[Mapping[str, str]] = {
    "kk_fault": "kk_damaged",
    "sex_fault": "sex_unreadable",
    "phone_fault": "phone_unreadable",
    "project_fault": "project_number_damaged",
}
"""{fault column: reason}; a cell that is merely empty is no fault here."""


_NUMBERED: Final = ("nik", "nik_short")
"""Columns that tell who somebody is without a name."""


@dataclass(frozen=True)
class Facts:
    """What is known about a whole list before its rows.

    Attributes:
        register: Kind of register.
        scheme: Rules in force.
        columns_present: Targets the file gives.
        area_code: Area of the list, "" when it has none.
    """

    register: RegisterKind
    scheme: Scheme
    columns_present: frozenset[str]
    area_code: str

    @property
    def coverage_on(self) -> date:
        """First day of the coverage asked for."""
        return self.scheme.on

    @property
    def birth(self) -> pl.Expr:
        """The birth date ages are counted from: the NIK's only where the file has no birth dates at all."""
        return pl.col("birth_date" if self.columns_present & BIRTH_TARGETS else "nik_birth")


def row_mask(facts: Facts, asked: frozenset[str]) -> pl.Expr:
    """Return the mask of each row's own reasons, as UInt64, looking only at those asked for."""
    parts = [_told(column, texts, asked) for column, texts in TEXT_REASONS.items()]
    parts += [_flag(reason, condition) for reason, condition in _conditions(facts).items() if reason in asked]
    mask = pl.lit(0, dtype=pl.UInt64)
    for part in parts:
        mask = mask | part if part is not None else mask
    return mask.alias("mask")


def _told(column: str, texts: Mapping[str, str], asked: frozenset[str]) -> pl.Expr | None:
    bits = {text: reasons()[reason].mask for text, reason in texts.items() if reason in asked}
    return pl.col(column).replace_strict(bits, default=0, return_dtype=pl.UInt64) if bits else None


def _flag(reason: str, condition: pl.Expr) -> pl.Expr:
    return pl.when(condition).then(pl.lit(reasons()[reason].mask, dtype=pl.UInt64)).otherwise(0)


def _conditions(facts: Facts) -> dict[str, pl.Expr]:
    return {
        **{reason: pl.col(column).is_not_null() & (pl.col(column) != "missing") for column, reason in DAMAGED.items()},
        **_identity(facts),
        **_age(facts),
        **_scheme(facts.scheme),
        "name_missing": pl.col("name").is_null(),
        "nobody_named": pl.all_horizontal(pl.col("name", *_NUMBERED).is_null()),
        "employer_number_missing": pl.col("npp").is_null(),
        "date_unreadable": _needed_date(facts.register),
    }


def _identity(facts: Facts) -> dict[str, pl.Expr]:
    """A NIK keeps the regency of the first registration for life, so that another regency is a note only.

    A regency that once held the area is no other.
    """
    readable = ~pl.col("nik_fault").is_in(["day", "month"]).fill_null(value=False)
    regency, province = facts.area_code[:5], facts.area_code[:2]
    elsewhere = (
        pl.col("nik_regency") != regency if len(regency) == 5 else ~pl.col("nik_regency").str.starts_with(province)
    )
    return {
        "nik_missing": pl.col("nik").is_null() & pl.col("nik_fault").is_null(),  # a file without a column of NIKs
        "nik_birth_differs": (pl.col("nik_birth") != pl.col("birth_date")) & readable,
        "nik_sex_differs": (pl.col("nik_sex") != pl.col("sex")) & readable,
        "nik_other_regency": elsewhere & ~_held_once(facts.area_code) if province else pl.lit(value=False),
    }


def _held_once(area_code: str) -> pl.Expr:
    return pl.col("nik_regency").is_in(packaged_crosswalk().former_codes(area_code))


def _age(facts: Facts) -> dict[str, pl.Expr]:
    scheme, birth = facts.scheme, facts.birth
    student = pl.col("occupation_class") == "student"
    of_age = years_before(facts.coverage_on, scheme.whole("school_age"))
    works_by_now = birth <= of_age if scheme.is_on("school_age") else pl.lit(value=True)
    return {
        "too_old": birth <= years_before(facts.coverage_on, scheme.whole("max_age")),
        "too_young": birth > years_before(facts.coverage_on, scheme.whole("min_age")),
        "in_school": student & (birth > of_age),
        "not_working": student & works_by_now,
    }


def _scheme(scheme: Scheme) -> dict[str, pl.Expr]:
    months = scheme.whole("decile_max_age_months")
    old = pl.col("decile_as_of") < months_before(scheme.on, months) if months else pl.lit(value=False)
    return {
        "outside_sector": ~pl.col("sector").str.strip_chars().str.to_lowercase().is_in(scheme.listed("sectors")),
        "decile_missing": pl.col("decile").is_null(),
        "decile_outside": pl.col("decile") > scheme.whole("decile"),
        "decile_old": old,
        "consent_missing": ~pl.col("consent").fill_null(value=False),
    }


def _needed_date(register: RegisterKind) -> pl.Expr:
    if register is RegisterKind.DEATHS:
        return pl.col("died_on").is_null()
    return pl.col("date_fault").is_not_null() & (pl.col("date_fault") != "missing")
