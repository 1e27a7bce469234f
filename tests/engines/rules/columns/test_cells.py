from dataclasses import replace
from datetime import date, datetime

import polars as pl
import pytest

from lindung.engines.rules.columns.cells import Refusal, codes, readings
from lindung.engines.rules.columns.columns import ColumnError
from lindung.engines.rules.machinery.inputs import Input, InputError, inputs
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month

BORN = Input("born", Words("", ""), Words("", ""), "date", date(1900, 1, 1).toordinal(), date(2200, 12, 31).toordinal())
SINCE = Input("since", Words("", ""), Words("", ""), "month", Month(1900, 1).ordinal, Month(2200, 12).ordinal)
WAGE, RISK, SIZE, FLAG = (inputs()[name] for name in ("wage", "risk_class", "employer_size", "labour_intensive"))


def read(asked: Input, cells: pl.Series, *, placed: bool = False) -> list[int | str]:
    """The code of each cell, or why it is refused."""
    frame = cells.alias(asked.name).to_frame()
    told = codes(frame, readings(frame.schema, [asked], placed=[asked.name] if placed else []))
    refused = [None] * len(cells) if told.refused is None else told.refused.to_list()
    return [why or int(code) for why, code in zip(refused, told.columns[asked.name], strict=True)]


def code_or_name(asked: Input, value: object) -> int | str:
    """What `Input.code` says of one value: its code, or the beginning of every refusal."""
    try:
        return asked.code(value)
    except InputError:
        return asked.name


def test_a_float_that_is_whole_is_that_number_and_no_other_float_is() -> None:
    cells = pl.Series([4_600_000.0, 2.5, float("nan"), float("inf"), 2.0**60, -1.0, None])

    told = [one if isinstance(one, int) else one.split(":")[0] for one in read(WAGE, cells)]

    assert told == [4_600_000, *["wage"] * 6]


@pytest.mark.parametrize(
    ("asked", "cells"),
    [
        (WAGE, pl.Series([0, 1, 10**12, 10**12 + 1, -1, None], dtype=pl.Int64)),
        (WAGE, pl.Series([0, 255], dtype=pl.UInt8)),
        (WAGE, pl.Series([-128, 127, None], dtype=pl.Int8)),
        (WAGE, pl.Series([2**64 - 1, 5], dtype=pl.UInt64)),
        (WAGE, pl.Series(["4600000", "x"])),
        (WAGE, pl.Series([True, False])),
        (WAGE, pl.Series([date(2026, 1, 1)])),
        (WAGE, pl.Series([None, None], dtype=pl.Null)),
        (RISK, pl.Series([0, 1, 5, 6, None], dtype=pl.Int8)),
        (RISK, pl.Series(["1", "5", "6", "01", " 1", None])),
        (RISK, pl.Series([1.0, 2.0])),
        (RISK, pl.Series([True])),
        (SIZE, pl.Series(["micro", "small", "medium", "large", "Large", "", None])),
        (SIZE, pl.Series(["micro", "large", "huge"], dtype=pl.Categorical)),
        (SIZE, pl.Series(["micro", "large"], dtype=pl.Enum(["large", "micro"]))),
        (SIZE, pl.Series([0, 3], dtype=pl.Int8)),
        (FLAG, pl.Series([True, False, None])),
        (FLAG, pl.Series([0, 1, 2, -1], dtype=pl.Int32)),
        (FLAG, pl.Series(["true", "1"])),
        (BORN, pl.Series([date(1990, 5, 17), date(1899, 12, 31), date(2201, 1, 1), None])),
        (BORN, pl.Series([datetime(1990, 5, 17, 23, 59), None])),  # noqa: DTZ001  a table's moment has no zone
        (BORN, pl.Series(["1990-05-17"])),
        (BORN, pl.Series([728_000, 5])),
        (SINCE, pl.Series([24_313, 1])),
    ],
)
def test_a_column_is_read_as_its_cells_would_be(asked: Input, cells: pl.Series) -> None:
    told = [one if isinstance(one, int) else one.split(":")[0] for one in read(asked, cells)]

    assert told == [code_or_name(asked, value) for value in cells.to_list()]


@pytest.mark.parametrize(
    ("asked", "cells", "why"),
    [
        (WAGE, pl.Series([None, 1]), "wage: empty"),
        (WAGE, pl.Series([-1, 1]), "wage: beyond"),
        (WAGE, pl.Series([1.5]), "wage: not_whole"),
        (SIZE, pl.Series(["huge"]), "employer_size: no_member"),
        (SIZE, pl.Series([None], dtype=pl.String), "employer_size: empty"),
        (FLAG, pl.Series([2]), "labour_intensive: beyond"),
        (BORN, pl.Series(["x"]), "born: no_day"),
        (SINCE, pl.Series(["2026-13"]), "since: no_day"),
    ],
)
def test_says_what_is_wrong_with_a_cell(asked: Input, cells: pl.Series, why: str) -> None:
    assert read(asked, cells)[0] == why


def test_reads_months_as_dates_and_as_text() -> None:
    february = Month(2026, 2).ordinal

    assert read(SINCE, pl.Series([date(2026, 2, 1), date(2026, 2, 28)])) == [february, february]
    assert read(SINCE, pl.Series(["2026-02", "2026-2", "Feb 2026"])) == [february, "since: no_day", "since: no_day"]


def test_takes_places_of_members_where_it_is_told_so() -> None:
    assert read(SIZE, pl.Series([0, 3, 4, -1]), placed=True) == [0, 3, *["employer_size: no_member"] * 2]


def test_reads_numbered_members_with_gaps_between_them() -> None:
    packages = replace(RISK, members={"6": Words("", ""), "12": Words("", ""), "24": Words("", "")}, most=2)

    assert read(packages, pl.Series([24, 6, 7])) == [2, 0, "risk_class: no_member"]


def test_an_input_without_a_column_holds_its_default() -> None:
    frame = pl.DataFrame({"wage": [1, 2, 3]})
    told = codes(frame, readings(frame.schema, [WAGE, SIZE, FLAG]))

    assert told.columns["employer_size"].tolist() == [3, 3, 3]
    assert told.columns["labour_intensive"].tolist() == [0, 0, 0]


def test_names_the_first_input_that_cannot_be() -> None:
    frame = pl.DataFrame({"wage": [1, -1, None, 4], "risk_class": [9, 9, 1, 1]})
    told = codes(frame, readings(frame.schema, [WAGE, RISK]))

    assert told.refused is not None
    assert told.refused.to_list() == ["risk_class: no_member", "wage: beyond", "wage: empty", None]


def test_refuses_a_table_without_an_input_that_has_no_default() -> None:
    with pytest.raises(ColumnError, match="wage"):
        readings(pl.Schema({"risk_class": pl.Int8()}), [WAGE, RISK])


@pytest.mark.parametrize("refusal", list(Refusal))
def test_every_refusal_has_words(refusal: Refusal) -> None:
    assert refusal.words.id != refusal.words.en
