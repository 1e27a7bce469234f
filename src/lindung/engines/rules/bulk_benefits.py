"""A benefit for a whole table of people, by the law of one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import reduce
from operator import add
from pathlib import Path

import polars as pl

from lindung.engines.rules import assess
from lindung.engines.rules.book import rulebook
from lindung.engines.rules.columns.tables import Progress, TableAssessed, assess_table
from lindung.engines.rules.machinery.expressions import Whole
from lindung.engines.rules.machinery.graph import Figure, Graph, UnresolvableFigureError, build_graph
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.law import Law, law
from lindung.engines.rules.machinery.tape import taped
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month

MEMBER_SINCE = "member_since"


@dataclass(frozen=True, eq=False, kw_only=True)
class BenefitAsked:
    """What to compute for every row.

    Attributes:
        programme: jkk, jkm, jht, jp or jkp.
        event: What happened.
        day: Day of the event or payment, one for all rows, whose law holds.
        segment: pu, bpu, jakon or pmi, one for all rows; empty: a column `segment`, where the benefit asks it.
        told: Inputs that are one for everybody, already read; the others are columns, or stay at their default.
        under: A scenario instead of the law.
    """

    programme: str
    event: str
    day: date
    segment: str = ""
    told: Mapping[str, object] = field(default_factory=dict)
    under: Law = field(default_factory=law)


def benefits_of(
    table: pl.LazyFrame,
    target: Path,
    asked: BenefitAsked,
    *,
    kernels: Path | None = None,
    progress: Progress | None = None,
) -> TableAssessed:
    """Write a Parquet file with the table, the amounts of the benefit, their sums, and why a row was refused.

    The sums are `total` (paid at once), `later_total` (over time, at most) and `monthly_total`, where there are such.

    Args:
        table: Columns are called like the inputs; a date `member_since` stands for months and days of membership.
        target: The Parquet file.
        asked: What to compute.
        kernels: Where compiled kernels are kept; None computes with NumPy.
        progress: Called with the rows done and the rows there are.

    Raises:
        InputError: A column or an option is missing, unknown or contradicts another.
        UnresolvableFigureError: The law has no such benefit on that day.
        ColumnError: A column would stand twice in the result.
    """
    question = assess.question_of(asked.programme, asked.event, asked.segment or None)
    table = _with_membership(table, asked.day)
    graph = _graph(question, asked, _fixed(question, asked, table.collect_schema().names()))
    return assess_table(table, target, tape=taped(graph), inputs=inputs(), kernels=kernels, progress=progress)


def _with_membership(table: pl.LazyFrame, day: date) -> pl.LazyFrame:
    """Count completed calendar months and days since a column `member_since`, as for one person."""
    columns = table.collect_schema()
    if columns.get(MEMBER_SINCE) != pl.Date:
        return table
    since, month = pl.col(MEMBER_SINCE), Month.of(day)
    is_last_day = Month.of(day + timedelta(days=1)) != month
    begun = month.ordinal - (since.dt.year() * 12 + since.dt.month() - 1)
    months = begun if is_last_day else begun - (since.dt.day() > day.day).cast(pl.Int32)
    derived = {"membership_months": months, "membership_days": (pl.lit(day) - since).dt.total_days()}
    return table.with_columns(value.alias(name) for name, value in derived.items() if name not in columns)


def _fixed(question: assess.Question, asked: BenefitAsked, columns: Sequence[str]) -> dict[str, int]:
    """The inputs that are one for everybody: told, set by the question, or left at their default."""
    asks = question.asks_on(asked.under, asked.day)
    told = {**asked.told, **question.given}
    if asked.segment and "segment" in asks:
        told["segment"] = asked.segment
    for name in told:
        if name not in assess.question_inputs(question.id):
            raise _wrong(name, Words("tidak ditanyakan bagi manfaat ini", "is not asked of this benefit"))
        if name in columns:
            raise _wrong(name, Words("ada sebagai opsi dan sebagai kolom", "is both an option and a column"))
    missing = [name for name in asks if name not in told and name not in columns]
    defaults = {name: inputs()[name].default for name in missing}
    return {
        **{name: default for name, default in defaults.items() if default is not None},
        **{name: inputs()[name].code(value) for name, value in told.items()},
    }


def _graph(question: assess.Question, asked: BenefitAsked, fixed: Mapping[str, int]) -> Graph:
    """The amounts of a benefit on a day, and their sums."""
    known = question.figures_on(asked.under, asked.day)
    sums = {"total": question.lines, "later_total": question.later, "monthly_total": question.monthly}
    parts = {name: [figure for figure in figures if figure in known] for name, figures in sums.items()}
    names = [figure for figures in parts.values() for figure in figures]
    if not names:
        raise UnresolvableFigureError(question.id, asked.day, "", exists=True)
    graph = build_graph(law=asked.under, day=asked.day, targets=names, rules=rulebook(), inputs=inputs(), fixed=fixed)
    totals = {name: _sum(graph, name, figures) for name, figures in parts.items() if figures}
    return replace(graph, figures={**graph.figures, **totals}, targets=(*names, *totals))


def _sum(graph: Graph, name: str, figures: Sequence[str]) -> Figure:
    symbols = [symbol for figure in figures if isinstance(symbol := graph.figures[figure].symbol, Whole)]
    return Figure(name, graph.figures[figures[0]].rule, reduce(add, symbols), tuple(figures))


def _wrong(name: str, what: Words) -> InputError:
    return InputError(Words(f"{name}: {what.id}.", f"{name}: {what.en}."), name)
