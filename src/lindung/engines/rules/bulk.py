"""Contributions of a whole table of people, for a period or for the month of each row."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from operator import add
from pathlib import Path

import polars as pl

from lindung.engines.rules import assess
from lindung.engines.rules.book import rulebook
from lindung.engines.rules.columns.tables import MONTH, Progress, TableAssessed, assess_table
from lindung.engines.rules.machinery.expressions import Whole
from lindung.engines.rules.machinery.graph import Figure, Graph, UnresolvableFigureError, build_graph
from lindung.engines.rules.machinery.in_force import FIRST_DAY
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.law import Law, law
from lindung.engines.rules.machinery.tape import Tape, summed
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month

TOTAL = "total"


@dataclass(frozen=True, eq=False, kw_only=True)
class TableAsked:
    """What to compute for every row.

    Attributes:
        segment: pu, bpu, jakon or pmi.
        months: The period, whose months are added up; empty: the column `month` names the month of each row.
        programmes: Programmes wanted; empty: those the law asks.
        told: Inputs that are one for everybody, already read; the others are columns, or stay at their default.
        under: A scenario instead of the law.
    """

    segment: str
    months: tuple[Month, ...] = ()
    programmes: tuple[str, ...] = ()
    told: Mapping[str, object] = field(default_factory=dict)
    under: Law = field(default_factory=law)


def contributions_of(
    table: pl.LazyFrame,
    target: Path,
    asked: TableAsked,
    *,
    kernels: Path | None = None,
    progress: Progress | None = None,
) -> TableAssessed:
    """Write a Parquet file with the table, its contributions, their total, and why a row was refused.

    Args:
        table: Columns are called like the inputs.
        target: The Parquet file.
        asked: What to compute.
        kernels: Where compiled kernels are kept; None computes with NumPy.
        progress: Called with the rows done and the rows there are.

    Raises:
        InputError: A column or an option is missing, unknown or contradicts another.
        UnresolvableFigureError: The law has no answer for the period.
        ColumnError: A column would stand twice in the result.
    """
    columns = table.collect_schema().names()
    fixed = _fixed(asked, columns)
    if asked.months:
        tape: Tape | None = _tape(asked, asked.months, fixed)
    elif MONTH in columns:
        tape = None
    else:
        raise InputError(
            Words(
                "month diperlukan: --month 2026-01..2026-12, atau kolom month dalam tabel.",
                "month is needed: --month 2026-01..2026-12, or a column month in the table.",
            ),
            MONTH,
        )
    return assess_table(
        table,
        target,
        tape=tape or (lambda month: _tape(asked, (month,), fixed)),
        inputs=inputs(),
        kernels=kernels,
        progress=progress,
    )


def _fixed(asked: TableAsked, columns: list[str]) -> dict[str, int]:
    """The inputs that are one for everybody: told, chosen with a programme, or left at their default."""
    segment = _segment(asked)
    for name in asked.told:
        if name not in segment.inputs:
            raise _wrong(name, Words("tidak ditanyakan bagi segmen ini", "is not asked of this segment"))
        if name in columns:
            raise _wrong(name, Words("ada sebagai opsi dan sebagai kolom", "is both an option and a column"))
    told = {**_chosen(asked, segment, columns), **asked.told}
    open_ = [name for name in segment.inputs if name not in told and name not in columns]
    _check_alternatives(segment, [*told, *columns])
    for name in open_:
        if inputs()[name].default is None:
            raise _wrong(name, Words("diperlukan: sebagai kolom atau opsi", "is needed: as a column or an option"))
    defaults = {name: inputs()[name].default or 0 for name in open_}
    return {**defaults, **{name: inputs()[name].code(value) for name, value in told.items()}}


def _segment(asked: TableAsked) -> assess.Segment:
    found = assess.segments().get(asked.segment)
    if found is None:
        listed = ", ".join(assess.segments())
        raise _wrong("segment", Words(f"salah satu dari {listed}", f"one of {listed}"))
    for programme in asked.programmes:
        if programme not in found.programmes:
            listed = ", ".join(found.programmes)
            raise _wrong("programmes", Words(f"{programme!r} tidak ada: {listed}", f"no {programme!r}: {listed}"))
    return found


def _chosen(asked: TableAsked, segment: assess.Segment, columns: list[str]) -> dict[str, object]:
    """Choosing a programme by name is taking part in it."""
    flags = {"with_jht": {"jht", "jkp"}, "with_jp": {"jp"}}
    return {
        name: True
        for name, programmes in flags.items()
        if name in segment.inputs and name not in columns and programmes & set(asked.programmes)
    }


def _check_alternatives(segment: assess.Segment, given: list[str]) -> None:
    told = [name for name in segment.one_of if name in given]
    if segment.one_of and len(told) != 1:
        listed = ", ".join(segment.one_of)
        raise _wrong(listed, Words("tepat satu kolom atau opsi", "exactly one column or option"))
    for name in segment.must.values():
        if name in given:
            raise _wrong(name, Words("hanya untuk satu orang, tidak untuk tabel", "only for one person, not a table"))


def _tape(asked: TableAsked, months: tuple[Month, ...], fixed: Mapping[str, int]) -> Tape:
    days = [date(month.year, month.number, 1) for month in months]
    if days[0] < FIRST_DAY:
        raise UnresolvableFigureError(asked.segment, days[0], "", exists=True)
    return summed([(_graph(asked, day, fixed), 1) for day in days])


def _graph(asked: TableAsked, day: date, fixed: Mapping[str, int]) -> Graph:
    """The lines of a contribution on a day, and their sum."""
    names = _lines(asked, day)
    graph = build_graph(law=asked.under, day=day, targets=names, rules=rulebook(), inputs=inputs(), fixed=fixed)
    parts = [symbol for name in names if isinstance(symbol := graph.figures[name].symbol, Whole)]
    total = Figure(TOTAL, graph.figures[names[0]].rule, reduce(add, parts), names)
    return replace(graph, figures={**graph.figures, TOTAL: total}, targets=(*names, TOTAL))


def _lines(asked: TableAsked, day: date) -> tuple[str, ...]:
    segment = assess.segments()[asked.segment]
    wanted = {part for programme in asked.programmes or segment.programmes for part in programme.split("_")}
    lines = segment.funding if set(asked.programmes) == {"jkp"} else segment.lines
    known = segment.figures(asked.under, day)
    names = [one["figure"] for one in lines if not wanted.isdisjoint(one["programme"].split("_"))]
    found = tuple(name for name in names if name in known)
    if not found:
        raise UnresolvableFigureError(asked.segment, day, ", ".join(asked.programmes), exists=True)
    return found


def _wrong(name: str, what: Words) -> InputError:
    return InputError(Words(f"{name}: {what.id}.", f"{name}: {what.en}."), name)
