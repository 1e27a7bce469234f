"""Rows of raw texts read into the clean columns of a list of persons."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import polars as pl

from lindung.engines.intake.cells.amounts import read_money, read_months
from lindung.engines.intake.cells.births import read_births, read_day
from lindung.engines.intake.cells.columns import CLEAN_PLACE, PERSON
from lindung.engines.intake.cells.contacts import read_phone, read_rt_rw
from lindung.engines.intake.cells.ecosystems import read_ecosystems
from lindung.engines.intake.cells.identity import nik_birth, read_kk, read_nik
from lindung.engines.intake.cells.occupations import read_occupations
from lindung.engines.intake.cells.options import ReadingOptions
from lindung.engines.intake.cells.places import read_areas
from lindung.engines.intake.cells.taken import Taken
from lindung.engines.intake.cells.villages import read_villages
from lindung.engines.intake.cells.words import (
    read_decile,
    read_flag,
    read_life,
    read_programmes,
    read_sex,
    read_vulnerable,
    read_word,
)
from lindung.vocabulary.persons.naming import name_key_expr, tidied_name_expr
from lindung.vocabulary.programme import Programme

DATE_TARGETS: Final = ("birth_date", "birth", "started_on", "decile_as_of", "died_on")
"""Targets whose columns may show the order of their dates: what to show to ``date_order.DateEvidence``."""

_TEXTS: Final = (
    "marital_status", "relation", "address", "hamlet", "occupation", "sector", "email", "employer", "payer",
    "sponsor_office", "note",
)  # fmt: skip
_NAMES: Final = ("mother_name", "sponsor_name")
_NUMBERS: Final = ("kpj", "employer_npp")
_WORDS: Final = ("membership", "segment", "registry_match")
_FLAGS: Final = {programme: programme.value.lower() for programme in Programme}


def read_person_cells(
    batch: pl.DataFrame, mapping: Mapping[str, str], *, as_of: date, options: ReadingOptions
) -> pl.DataFrame:
    """Read one batch of raw texts into the columns ``PERSON``, row by row in the same order; no cell raises.

    Args:
        batch: Raw texts, see ``sheets.raw``.
        mapping: {target: raw column}, like {"nik": "s3"}.
        as_of: Day the file's contents are of; nobody is born after it.
        options: The list's area, the order of dates, corrections and code lists.
    """
    taken = Taken(batch, mapping, options)
    parts = [
        batch.select(list(CLEAN_PLACE)),
        _names(taken),
        _identity(taken, as_of),
        _homes(taken),
        _work(taken, as_of),
    ]
    parts += [_coverage(taken, as_of), _plain_texts(taken)]
    columns = {column.name: column for part in parts for column in part}
    return pl.DataFrame([columns[name].cast(kind) for name, kind in PERSON.items()])


def _names(taken: Taken) -> pl.DataFrame:
    names = taken.text("name").to_frame().select(name=tidied_name_expr(pl.col("name")))
    return names.with_columns(name_key=name_key_expr(pl.col("name")))


def _identity(taken: Taken, as_of: date) -> pl.DataFrame:
    births = read_births(taken, as_of)
    found = births.hstack(read_sex(taken.text("sex")))
    if taken.has("nik"):
        nik = read_nik(taken.raw("nik"), taken.is_number("nik"))
        hinted = nik_birth(nik.hstack(births.select("birth_date")), pl.lit(as_of))
        found = found.hstack(nik.with_columns(nik_birth=hinted))
    else:
        found = _with_nulls(found, "nik", "nik_number", "nik_short", "nik_fault", "nik_birth", "nik_sex", "nik_regency")
    return found.hstack(read_kk(taken.text("kk"), taken.is_number("kk")))


def _homes(taken: Taken) -> pl.DataFrame:
    numbers = read_rt_rw(taken.text("rt"), taken.text("rw"), taken.text("rt_rw"))
    return read_villages(taken).hstack(numbers).hstack(read_phone(taken.text("phone")))


def _work(taken: Taken, as_of: date) -> pl.DataFrame:
    texts = taken.text("occupation")
    classes = read_occupations(texts)
    return pl.DataFrame({
        "occupation_class": classes,
        "ecosystem": read_ecosystems(taken.text("ecosystem"), texts, taken.text("sector"), classes),
        "workplace_code": read_areas(taken.text("workplace")),
        "registration_code": read_areas(taken.text("registration")),
        "wage": read_money(taken.text("wage")),
        "started_on": read_day(taken, "started_on", as_of)["value"],
    })  # fmt: skip


def _coverage(taken: Taken, as_of: date) -> pl.DataFrame:
    flags = {programme: taken.text(target) for programme, target in _FLAGS.items() if taken.has(target)}
    return pl.DataFrame({
        "programmes": read_programmes(taken.text("programmes"), flags),
        "covered_from": read_months(taken.text("covered_from"), last_day=False),
        "covered_until": read_months(taken.text("covered_until"), last_day=True),
        "decile": read_decile(taken.text("decile")),
        "decile_as_of": read_day(taken, "decile_as_of", as_of)["value"],
        "vulnerable": read_vulnerable(taken.text("vulnerable"), taken.text("poverty_mark"), taken.text("segment")),
        "died_on": read_day(taken, "died_on", as_of)["value"],
        "consent": read_flag(taken.text("consent")),
        "life_note": read_life(taken.text("life_note"), taken.text("note"), taken.text("name")),
        **{target: read_word(taken.text(target), target) for target in _WORDS},
    })  # fmt: skip


def _plain_texts(taken: Taken) -> pl.DataFrame:
    names = {target: taken.text(target) for target in _NAMES}
    numbers = {target: taken.number_text(target) for target in _NUMBERS}
    tidied = pl.DataFrame(names).select(tidied_name_expr(pl.col(target)).alias(target) for target in _NAMES)
    return tidied.with_columns(**numbers, **{target: taken.text(target) for target in _TEXTS})


def _with_nulls(frame: pl.DataFrame, *names: str) -> pl.DataFrame:
    return frame.with_columns(pl.lit(None, PERSON[name]).alias(name) for name in names)
