"""Figures for a whole table: read, evaluated and written in slices, so that fifty million rows need little memory."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from mmap import mmap
from pathlib import Path

import numpy as np
import polars as pl
from polars.io.plugins import register_io_source

from lindung.engines.rules.columns.blocks import evaluated
from lindung.engines.rules.columns.cells import Codes, Reading, Refusal, codes, month_ordinal, readings
from lindung.engines.rules.columns.columns import Column, ColumnError, Whole64, no_column
from lindung.engines.rules.columns.kernel import KernelUnavailableError, kernel_for
from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from lindung.engines.rules.machinery.inputs import Input
from lindung.engines.rules.machinery.tape import Tape
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month

ROWS = 1_000_000
PIECE = 131_072  # what Polars takes at once; it counts pieces, not bytes, when it holds a source back
MONTH, REFUSED = "month", "refused"
Progress = Callable[[int, int], None]
Evaluate = Callable[[Mapping[str, Column], Mapping[str, Whole64] | None], Mapping[str, Whole64]]


@dataclass(frozen=True)
class TableAssessed:
    """What became of a table; every row that was read was computed or refused.

    Attributes:
        read: Rows read.
        computed: Rows with figures.
        refused: Refused rows by `input: refusal`.
        totals: Sum of each figure over the computed rows.
    """

    read: int
    computed: int
    refused: Mapping[str, int]
    totals: Mapping[str, int]


def assess_table(
    source: Path | pl.LazyFrame,
    target: Path,
    *,
    tape: Tape | Callable[[Month], Tape],
    inputs: Mapping[str, Input],
    placed: Collection[str] = (),
    kernels: Path | None = None,
    progress: Progress | None = None,
    rows_at_once: int = ROWS,
) -> TableAssessed:
    """Write a Parquet file with the columns of a table, its figures, and why a row was refused.

    Args:
        source: A Parquet file or a Polars query; columns are called like the inputs. A cell may be a whole number, true
            or false, a date, or for a kind the name of the member.
        target: The Parquet file to write; it appears when it is complete.
        tape: What to compute for every row, or for a month; then a column `month` (a date, or text like 2026-02) says
            which month a row is of, and rows of a month without a provision are refused.
        inputs: Every input by name.
        placed: Kinds whose column holds the place of the member instead, from 0 on.
        kernels: Where compiled kernels are kept; None, or no Numba, evaluates with NumPy. The figures are the same.
        progress: Called after each slice with the rows done and the rows there are.
        rows_at_once: Rows of a slice.

    Raises:
        ColumnError: A column is missing, or would stand twice in the result.
        UnresolvableFigureError: None of the months of the table has a provision.
    """
    table = pl.scan_parquet(source) if isinstance(source, Path) else source
    schema = table.collect_schema()
    tapes = _tapes(table, schema, tape)
    figures = tuple(next(iter(tapes.values())).outputs)
    run = _Run(
        readings=_readings(schema, tapes, inputs, placed),
        evaluate={month: _evaluator(one, kernels) for month, one in tapes.items()},
        figures=figures,
        month=None if isinstance(tape, Tape) else month_ordinal(MONTH, schema[MONTH]),
        rows=table.select(pl.len()).collect().item(),
        progress=progress,
        totals=Counter(dict.fromkeys(figures, 0)),
    )
    _write(run, table, schema, target, rows_at_once)
    return TableAssessed(run.done, run.done - run.refused.total(), dict(run.refused), dict(run.totals))


@dataclass(eq=False)
class _Run:
    readings: Sequence[Reading]
    evaluate: Mapping[int | None, Evaluate]
    figures: tuple[str, ...]
    month: pl.Expr | None
    rows: int
    progress: Progress | None
    totals: Counter[str]
    refused: Counter[str] = field(default_factory=Counter)
    done: int = 0

    def assessed(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Add the figures to some rows and count them."""
        read = codes(frame, self.readings)
        if self.month is None:
            results, refused = self.evaluate[None](read.columns, self._space(frame.height)), read.refused
        else:
            results, refused = self._by_month(read, frame.select(self.month).to_series())
        figures = _nulled([pl.Series(name, results[name]) for name in self.figures], refused)
        self._count(figures, refused, frame.height)
        reasons = pl.Series(REFUSED, [None], pl.String).new_from_index(0, frame.height) if refused is None else refused
        return frame.with_columns(*figures, reasons.alias(REFUSED))

    def _by_month(self, read: Codes, months: pl.Series) -> tuple[dict[str, Whole64], pl.Series | None]:
        results = self._space(len(months))
        for month in months.unique().drop_nulls().to_list():
            if month in self.evaluate:
                rows = np.flatnonzero((months == month).fill_null(value=False).to_numpy())
                part = self.evaluate[month]({name: column[rows] for name, column in read.columns.items()}, None)
                for name in self.figures:
                    results[name][rows] = part[name]
        return results, _with_months(read.refused, months, [month for month in self.evaluate if month is not None])

    def _space(self, rows: int) -> dict[str, Whole64]:
        """Columns of zeros for the figures of a slice.

        Pages of their own go back to the system with the slice; from the allocator they would pile up, because they
        are given back by other threads than those that took them.
        """
        pages = mmap(-1, max(8 * rows * len(self.figures), 1))
        figures = np.frombuffer(pages, np.int64, rows * len(self.figures)).reshape(len(self.figures), rows)
        return dict(zip(self.figures, figures, strict=True))

    def _count(self, figures: Sequence[pl.Series], refused: pl.Series | None, rows: int) -> None:
        for series in figures:
            self.totals[series.name] += _total(series.drop_nulls().to_numpy())
        if refused is not None:
            self.refused.update(refused.drop_nulls().to_list())
        self.done += rows
        if self.progress is not None:
            self.progress(self.done, self.rows)


def _tapes(table: pl.LazyFrame, schema: pl.Schema, tape: Tape | Callable[[Month], Tape]) -> dict[int | None, Tape]:
    """The tape of every month of the table by ordinal; under None when one tape is for all rows."""
    if isinstance(tape, Tape):
        return {None: tape}
    if MONTH not in schema:
        raise ColumnError(no_column(MONTH))
    ordinals = table.select(month_ordinal(MONTH, schema[MONTH]).unique()).collect(engine="streaming").to_series()
    found: dict[int | None, Tape] = {}
    lacking: UnresolvableFigureError | None = None
    for ordinal in ordinals.drop_nulls().sort().to_list():
        try:
            found[ordinal] = tape(Month(*_year_and_number(ordinal)))
        except UnresolvableFigureError as error:
            lacking = error
    if found:
        return found
    raise lacking or ColumnError(
        Words(
            f"Tidak ada baris yang kolom {MONTH}-nya berupa tanggal atau ditulis seperti 2026-02.",
            f"No row has a {MONTH} that is a date or written like 2026-02.",
        )
    )


def _readings(
    schema: pl.Schema, tapes: Mapping[int | None, Tape], inputs: Mapping[str, Input], placed: Collection[str]
) -> tuple[Reading, ...]:
    figures = {name for tape in tapes.values() for name in (*tape.outputs, REFUSED)}
    twice = sorted(figures & set(schema))
    if twice:
        names = ", ".join(twice)
        raise ColumnError(
            Words(
                f"Tabel sudah mempunyai kolom {names}; beri nama lain atau hapus dahulu.",
                f"The table already has a column {names}; rename or drop it first.",
            )
        )
    asked = dict.fromkeys(name for tape in tapes.values() for name in tape.inputs)
    return readings(schema, [inputs[name] for name in asked], placed=placed)


def _evaluator(tape: Tape, kernels: Path | None) -> Evaluate:
    try:
        kernel = None if kernels is None else kernel_for(tape, kernels)
    except KernelUnavailableError:
        kernel = None  # the same figures without it
    if kernel is None:
        return lambda columns, into: evaluated(tape, columns, into=into)
    return lambda columns, into: kernel(columns, into=into)


def _write(run: _Run, table: pl.LazyFrame, schema: pl.Schema, target: Path, rows_at_once: int) -> None:
    """Stream the assessed slices into one file; Polars asks for them as a source of its own."""

    def slices(*_: object) -> Iterator[pl.DataFrame]:
        for frame in table.collect_batches(chunk_size=rows_at_once, engine="streaming"):
            yield from run.assessed(frame).iter_slices(PIECE)

    # Stronger compression takes twice as long as everything else and saves nothing on amounts.
    added = {**dict.fromkeys(run.figures, pl.Int64()), REFUSED: pl.String()}
    partial = target.with_name(f"{target.name}.partial")
    written = register_io_source(slices, schema={**schema, **added})
    written.sink_parquet(partial, compression_level=1, engine="streaming")
    partial.replace(target)


def _nulled(figures: list[pl.Series], refused: pl.Series | None) -> list[pl.Series]:
    if refused is None:
        return figures
    kept = pl.DataFrame(figures).with_columns(pl.when(refused.is_null()).then(pl.all()))
    return kept.get_columns()


def _with_months(refused: pl.Series | None, months: pl.Series, known: list[int]) -> pl.Series | None:
    no_month, no_law = f"{MONTH}: {Refusal.NO_DAY}", f"{MONTH}: {Refusal.NO_LAW}"
    told = pl.DataFrame([months.alias("at")]).select(
        pl.when(pl.col("at").is_null())
        .then(pl.lit(no_month))
        .when(~pl.col("at").is_in(known))
        .then(pl.lit(no_law))
        .alias(REFUSED)
    )[REFUSED]
    if told.null_count() == len(told):
        return refused
    return told if refused is None else refused.zip_with(refused.is_not_null(), told)


def _total(column: Whole64) -> int:
    """Add up halves, so that no sum leaves 64 bits."""
    return (int((column >> 32).sum()) << 32) + int((column & 0xFFFF_FFFF).sum())


def _year_and_number(ordinal: int) -> tuple[int, int]:
    return ordinal // 12, ordinal % 12 + 1
