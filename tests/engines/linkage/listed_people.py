"""Invented people of a linked list, every mix of what they can be told apart by among them; nobody is real."""

from datetime import date
from itertools import cycle, product

import polars as pl

from lindung.engines.linkage.gap.people import LISTED, people
from lindung.vocabulary.coverage_status import REASONS
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCode

AREA = AreaCode("33.74")
MONTH = Month(2026, 11)
PLACES = ("33.74.15.1001", "33.74.15.1002", "33.74.10.1001", "33.74", "33", None, "33.22.01.2001")
BIRTHS = (
    None, date(2010, 5, 1), date(2008, 11, 1), date(2001, 11, 1), date(2001, 11, 2), date(1990, 1, 1),
    date(1980, 1, 1), date(1965, 1, 1), date(1961, 11, 2), date(1961, 11, 1), date(1940, 1, 1),
)  # fmt: skip
SEXES = ("female", "male", None)
WORKS = (
    "working", "unclear", "not_working", "student", "pensioner", "civil_servant", "soldier_police", None,
)  # fmt: skip
FIRST_NIK = 3374810101800000
"""District 81: no such district exists."""


def listed_rows() -> pl.DataFrame:
    """One row for every pair of place and reason, the other columns taken in turn; each third person stands twice."""
    reasons = [(str(status), str(reason)) for status, found in REASONS.items() for reason in found]
    births, sexes, works = cycle(BIRTHS), cycle(SEXES), cycle(WORKS)
    rows = []
    for person, (place, (status, reason)) in enumerate(product(PLACES, reasons)):
        told = {
            "snapshot": "abcdefabcdef", "person": person, "name": f"ORANG REKAAN {person}",
            "name_key": f"orang rekaan {person}", "nik_number": FIRST_NIK + person, "birth_date": next(births),
            "sex": next(sexes), "occupation_class": next(works), "village_code": place, "status": status,
            "reason": reason,
        }  # fmt: skip
        rows.append(told)
        if person % 3 == 0:
            rows.append({**told, "name": "EJAAN LAIN", "name_key": f"ejaan lain {person}", "village_code": None})
    shuffled = sorted(rows, key=lambda row: (str(row["name_key"])[-2:], str(row["name_key"])))
    placed = [{**row, "id": place, "row": place + 1} for place, row in enumerate(shuffled)]
    return pl.DataFrame([dict.fromkeys(LISTED) | row for row in placed], schema=LISTED)


def listed_people() -> pl.DataFrame:
    """The rows as an office looks them up."""
    return people(listed_rows(), month=MONTH, area=AREA)
