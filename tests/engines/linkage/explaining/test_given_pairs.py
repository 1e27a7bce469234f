from datetime import date

import polars as pl
import pytest

from lindung.engines.linkage.comparisons import BIRTH, MISSING, NAME, NIK, PLACE
from lindung.engines.linkage.explaining.given_pairs import levels_of
from lindung.engines.linkage.prepared import PLAIN

FIRST_NIK = 3374810101800001


def row(**told: object) -> pl.DataFrame:
    usual = {"name": "Rekaan Bakula", "birth_date": date(1980, 1, 1), "sex": "male", "village_code": "33.74.01.1001"}
    return pl.DataFrame([dict.fromkeys(PLAIN) | usual | told], schema=PLAIN)


def test_reads_each_row_against_the_row_beside_it() -> None:
    left = pl.concat([row(), row(name="Rekaan Tomika")])
    right = pl.concat([row(birth_date=date(1980, 1, 2)), row(village_code="33.74.01.1002")])
    read = levels_of(left, right)
    assert read.select("c_name", "c_birth", "c_place").rows() == [
        (NAME.place("equal"), BIRTH.place("other_day"), PLACE.place("equal")),
        (NAME.place("word"), BIRTH.place("equal"), PLACE.place("district")),
    ]


def test_compares_niks_and_leaves_out_what_is_missing() -> None:
    left = row(nik_number=FIRST_NIK, birth_date=None)
    read = levels_of(left, row(nik_number=FIRST_NIK)).row(0, named=True)
    assert (read["c_nik"], read["c_birth"], read["c_mother"]) == (NIK.place("equal"), MISSING, MISSING)


def test_of_no_pairs_there_is_nothing_to_read() -> None:
    assert levels_of(row().clear(), row().clear()).is_empty()


def test_refuses_tables_of_unequal_length() -> None:
    with pytest.raises(ValueError, match="1 rows cannot be laid beside 2"):
        levels_of(row(), pl.concat([row(), row()]))
