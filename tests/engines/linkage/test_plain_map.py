"""Columns of any table by what they mean."""

from datetime import date

import polars as pl
import pytest

from lindung.engines.linkage.plain_map import MapError, parse_map


def test_reads_a_mapping() -> None:
    told = parse_map("name=given_name+surname, born_on=date_of_birth,identifier=soc_sec_id")
    assert told.columns == {
        "name": ("given_name", "surname"), "born_on": ("date_of_birth",), "identifier": ("soc_sec_id",),
    }  # fmt: skip


@pytest.mark.parametrize("text", ["nama", "color=x,name=y", "name=", "", "born_on=x"])
def test_refuses_what_it_does_not_know(text: str) -> None:
    with pytest.raises(MapError):
        parse_map(text)


def test_names_the_missing_column_and_those_there_are() -> None:
    with pytest.raises(MapError, match=r"has no column NIK. It has: nama, nik"):
        parse_map("name=nama,nik=NIK").check(["nama", "nik"], file="a.csv")


def test_joins_columns_and_skips_blanks() -> None:
    rows = pl.DataFrame({"a": ["siti", None, " "], "b": ["aminah", "budi", None]})
    assert parse_map("name=a+b").records(rows)["name"].to_list() == ["siti aminah", "budi", None]


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (["1985-08-12", "x"], [date(1985, 8, 12), None]),
        (["19850812"], [date(1985, 8, 12)]),
        (["03-12-1985", "31-12-1985"], [date(1985, 12, 3), date(1985, 12, 31)]),
        (["12/08/1985"], [date(1985, 8, 12)]),
    ],
)
def test_reads_dates_in_the_form_of_the_column(texts: list[str], read: list[date | None]) -> None:
    rows = pl.DataFrame({"n": ["A"] * len(texts), "born": texts})
    assert parse_map("name=n,born_on=born").records(rows)["birth_date"].to_list() == read


def test_reads_sexes_however_they_are_written() -> None:
    rows = pl.DataFrame({"n": ["A"] * 4, "s": ["P", "laki-laki", "Female", "?"]})
    assert parse_map("name=n,sex=s").records(rows)["sex"].to_list() == ["female", "male", "female", None]


def test_keeps_digits_of_phones_and_family_cards() -> None:
    rows = pl.DataFrame({"n": ["A"], "p": ["0800-0012-345"], "k": ["3374810101010001"]})
    told = parse_map("name=n,phone=p,family=k").records(rows).row(0, named=True)
    assert (told["phone_number"], told["kk_number"]) == (8000012345, 3374810101010001)
