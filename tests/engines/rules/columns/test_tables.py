from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from lindung.engines.rules.columns.columns import ColumnError
from lindung.engines.rules.columns.tables import TableAssessed, assess_table
from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.tape import Tape, taped
from lindung.vocabulary.month import Month
from tests.engines.rules.columns.tapes import BPU, PU, by_the_scalar, graphs_of, people_of, year_of

FIRST = pl.DataFrame({"who": ["a", "b"], "wage": [4_600_000, 4_600_000], "risk_class": [1, 2]})


@cache
def month_tape(month: Month) -> Tape:
    return taped(graphs_of(PU, (date(month.year, month.number, 1),))[0])


def as_people_write(columns: dict[str, np.ndarray]) -> pl.DataFrame:
    """The table of some codes: names of members, true and false."""
    frame = pl.DataFrame(columns)
    kinds = {name: list(inputs()[name].members) for name in columns if inputs()[name].unit == "kind"}
    texts = [pl.col(name).replace_strict(dict(enumerate(members))) for name, members in kinds.items()]
    return frame.with_columns(*texts, *(pl.col(n).cast(bool) for n in columns if inputs()[n].unit == "flag"))


@pytest.mark.parametrize("targets", [PU, BPU])
def test_figures_of_a_table_equal_the_scalar_evaluation_row_by_row(targets: tuple[str, ...], tmp_path: Path) -> None:
    people = people_of(year_of(targets), rows=900)
    as_people_write(people).write_parquet(tmp_path / "in.parquet")

    told = assess_table(
        tmp_path / "in.parquet", tmp_path / "out.parquet", tape=year_of(targets), inputs=inputs(), rows_at_once=250
    )

    written = pl.read_parquet(tmp_path / "out.parquet")
    expected = by_the_scalar(targets, people)
    assert {name: written[name].to_list() for name in targets} == expected
    assert written["refused"].null_count() == 900
    assert told == TableAssessed(900, 900, {}, {name: sum(expected[name]) for name in targets})


def test_keeps_every_row_and_column_in_order(tmp_path: Path) -> None:
    table = pl.DataFrame({"who": range(5000), "wage": range(5000), "risk_class": [3] * 5000})

    assess_table(table.lazy(), tmp_path / "out.parquet", tape=year_of(PU), inputs=inputs(), rows_at_once=333)

    written = pl.read_parquet(tmp_path / "out.parquet")
    assert written.columns == ["who", "wage", "risk_class", *PU, "refused"]
    assert written.select(table.columns).equals(table)


def test_a_bad_cell_refuses_its_row_and_no_other(tmp_path: Path) -> None:
    table = pl.DataFrame({"wage": [4_600_000, -1, None, 10**18, 4_600_000], "risk_class": ["1", "2", "3", "4", "9"]})

    told = assess_table(table.lazy(), tmp_path / "out.parquet", tape=year_of(PU), inputs=inputs())

    written = pl.read_parquet(tmp_path / "out.parquet")
    assert written["refused"].to_list() == [
        None,
        "wage: beyond",
        "wage: empty",
        "wage: beyond",
        "risk_class: no_member",
    ]
    assert [written[name].is_null().to_list() for name in PU] == [[False, True, True, True, True]] * len(PU)
    assert told.refused == {"wage: beyond": 2, "wage: empty": 1, "risk_class: no_member": 1}
    assert (told.read, told.computed) == (5, 1)
    assert told.totals == {name: written[name][0] for name in PU}


def test_a_column_of_the_wrong_type_refuses_every_row(tmp_path: Path) -> None:
    table = FIRST.with_columns(pl.col("wage").cast(pl.Float64) + 0.5)

    told = assess_table(table.lazy(), tmp_path / "out.parquet", tape=year_of(PU), inputs=inputs())

    assert told == TableAssessed(2, 0, {"wage: not_whole": 2}, dict.fromkeys(PU, 0))


@pytest.mark.parametrize("as_dates", [False, True])
def test_rows_of_different_months_follow_the_law_of_their_month(as_dates: bool, tmp_path: Path) -> None:
    months = ["2026-02", "2025-02", "2026-03", "2026-02"] * 30
    people = people_of(month_tape(Month(2026, 2)), rows=len(months))
    texts = pl.Series("month", months)
    table = as_people_write(people).with_columns((texts + "-09").str.to_date() if as_dates else texts)

    assess_table(table.lazy(), tmp_path / "out.parquet", tape=month_tape, inputs=inputs(), rows_at_once=50)

    written = pl.read_parquet(tmp_path / "out.parquet").select(PU).rows()
    days = {month: (date.fromisoformat(f"{month}-01"),) for month in months}
    expected = {month: by_the_scalar(PU, people, days=day) for month, day in days.items()}
    assert written == [tuple(expected[month][name][row] for name in PU) for row, month in enumerate(months)]


def test_rows_without_a_month_or_without_law_are_refused(tmp_path: Path) -> None:
    months = pl.Series("month", ["2026-02", "February", None, "2015-06", "2026-02"])
    table = pl.DataFrame({"wage": [100_000] * 4 + [-1], "risk_class": [1] * 5}).with_columns(months)

    told = assess_table(table.lazy(), tmp_path / "out.parquet", tape=month_tape, inputs=inputs())

    refused = pl.read_parquet(tmp_path / "out.parquet")["refused"].to_list()
    assert refused == [None, "month: no_day", "month: no_day", "month: no_law", "wage: beyond"]
    assert (told.read, told.computed) == (5, 1)


def test_months_without_any_law_are_an_error(tmp_path: Path) -> None:
    table = FIRST.with_columns(month=pl.lit("2014-01"))

    with pytest.raises(UnresolvableFigureError):
        assess_table(table.lazy(), tmp_path / "out.parquet", tape=month_tape, inputs=inputs())


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (FIRST.drop("wage"), "no column wage"),
        (FIRST.drop("risk_class"), "no column risk_class"),
        (FIRST.with_columns(pu_jkk=1), "already has a column pu_jkk"),
        (FIRST.with_columns(refused=1), "already has a column refused"),
    ],
)
def test_refuses_a_table_that_cannot_be_and_leaves_the_target_alone(
    table: pl.DataFrame, said: str, tmp_path: Path
) -> None:
    (tmp_path / "out.parquet").write_text("before", encoding="utf-8")

    with pytest.raises(ColumnError, match=said):
        assess_table(table.lazy(), tmp_path / "out.parquet", tape=year_of(PU), inputs=inputs())

    assert (tmp_path / "out.parquet").read_text(encoding="utf-8") == "before"


def test_asks_for_the_month_where_the_law_of_a_month_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(ColumnError, match="no column month"):
        assess_table(FIRST.lazy(), tmp_path / "out.parquet", tape=month_tape, inputs=inputs())


def test_the_compiled_kernel_gives_the_same_file(tmp_path: Path) -> None:
    table = as_people_write(people_of(year_of(PU), rows=700)).lazy()
    plain, compiled = tmp_path / "plain.parquet", tmp_path / "compiled.parquet"

    first = assess_table(table, plain, tape=year_of(PU), inputs=inputs(), rows_at_once=200)
    second = assess_table(table, compiled, tape=year_of(PU), inputs=inputs(), kernels=tmp_path, rows_at_once=200)

    assert first == second
    assert pl.read_parquet(plain).equals(pl.read_parquet(compiled))


def test_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    table = pl.DataFrame({"wage": [1] * 1000, "risk_class": [1] * 1000}).lazy()

    assess_table(
        table,
        tmp_path / "out.parquet",
        tape=year_of(PU),
        inputs=inputs(),
        progress=lambda done, rows: told.append((done, rows)),
        rows_at_once=100,
    )

    assert told[-1] == (1000, 1000)
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert len(told) > 1


def test_an_empty_table_gives_an_empty_table(tmp_path: Path) -> None:
    told = assess_table(FIRST.clear().lazy(), tmp_path / "out.parquet", tape=year_of(PU), inputs=inputs())

    assert told == TableAssessed(0, 0, {}, dict.fromkeys(PU, 0))
    assert pl.read_parquet(tmp_path / "out.parquet").height == 0
