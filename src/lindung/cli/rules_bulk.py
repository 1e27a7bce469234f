"""A table of people through the rules: progress while it runs, totals that add up at the end."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl
import typer

from lindung.cli.speech import REFUSED, WRONG_CALL, complain, print_json, refuse, say
from lindung.engines.rules.asking.reading import read_day, read_inputs, read_months, read_programmes
from lindung.engines.rules.bulk import TableAsked, contributions_of
from lindung.engines.rules.bulk_benefits import BenefitAsked, benefits_of
from lindung.engines.rules.columns.cells import Refusal
from lindung.engines.rules.columns.columns import ColumnError
from lindung.engines.rules.columns.tables import TableAssessed
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.law import Law
from lindung.engines.rules.machinery.names import figure_names
from lindung.engines.rules.machinery.speech import number_of, sentence
from lindung.settings.environment import read_environment
from lindung.vocabulary.language import Words

COMPILED_FROM = 5_000_000  # rows from which compiling a kernel is worth its seconds
ROW = "row"
SUMS = {
    "total": Words("Jumlah", "Total"),
    "later_total": Words("Jumlah yang kemudian, paling banyak", "Total paid over time, at most"),
    "monthly_total": Words("Jumlah sebulan", "Total a month"),
}


def compute_table(
    table: Path | None,
    out: Path | None,
    *,
    segment: str,
    month: str,
    programmes: str,
    under: Law,
    told: dict[str, object],
    as_json: bool,
) -> None:
    """Compute the contributions of every row, and say how many were read, computed and refused.

    Raises:
        InputError: An option or a column is missing, unknown or contradicts another.
    """
    asked = TableAsked(
        segment=segment.strip().lower(),
        months=read_months(month) if month else (),
        programmes=read_programmes(programmes),
        told=read_inputs(told),
        under=under,
    )
    _compute(
        table,
        out,
        lambda frame, to, kernels: contributions_of(frame, to, asked, kernels=kernels, progress=_progress()),
        as_json=as_json,
    )


def compute_benefits(
    table: Path | None,
    out: Path | None,
    *,
    programme: str,
    event: str,
    day: str,
    segment: str,
    under: Law,
    told: dict[str, object],
    as_json: bool,
) -> None:
    """Compute a benefit for every row by the law of one day, and say how many were read, computed and refused.

    Raises:
        InputError: An option or a column is missing, unknown or contradicts another.
    """
    if not day:
        raise InputError(
            Words("--date diperlukan: satu hari bagi semua baris.", "--date is needed: one for all rows."), "date"
        )
    asked = BenefitAsked(
        programme=programme.strip().lower(),
        event=event.strip().lower(),
        day=read_day(day, "date"),
        segment=segment.strip().lower(),
        told=read_inputs(told),
        under=under,
    )
    _compute(
        table,
        out,
        lambda frame, to, kernels: benefits_of(frame, to, asked, kernels=kernels, progress=_progress()),
        as_json=as_json,
    )


Compute = Callable[[pl.LazyFrame, Path, Path | None], TableAssessed]


def _compute(table: Path | None, out: Path | None, compute: Compute, *, as_json: bool) -> None:
    if table is None or out is None:
        raise InputError(Words("--table dan --out disebut bersama.", "--table and --out are given together."), "table")
    if out.suffix.lower() != ".parquet" or out.resolve() == table.resolve():
        raise InputError(
            Words("--out: berkas .parquet lain dari --table.", "--out: a .parquet file other than --table."), "out"
        )
    try:
        frame = _opened(table)
        rows = frame.select(pl.len()).collect().item()
        done = compute(frame, out, _kernels() if rows >= COMPILED_FROM else None)
        refused_file = _write_refused(out) if done.computed < done.read else None
    except (pl.exceptions.PolarsError, ColumnError, OSError) as error:
        reason = " ".join(str(error).split())[:300]
        refuse(
            Words(f"Tabel tidak dapat dihitung: {reason}", f"The table cannot be computed: {reason}"), code=WRONG_CALL
        )
    _report(done, out, refused_file, as_json=as_json)


def _kernels() -> Path:
    """Where compiled kernels are kept: in the data directory, which is the owner's only, as their code is imported."""
    environment = read_environment()
    environment.prepare()
    return environment.data_directory / "kernels"


def _opened(table: Path) -> pl.LazyFrame:
    readers: Mapping[str, Callable[[Path], pl.LazyFrame]] = {
        ".parquet": pl.scan_parquet,
        ".csv": lambda path: pl.scan_csv(path, infer_schema_length=10_000, try_parse_dates=True),
        ".xlsx": lambda path: pl.read_excel(path).lazy(),
    }
    reader = readers.get(table.suffix.lower())
    if reader is None:
        listed = ", ".join(readers)
        raise InputError(Words(f"--table: {listed}.", f"--table: {listed}."), "table")
    return reader(table)


def _progress() -> Callable[[int, int], None]:
    """Say after each slice how many rows are done and how long the rest takes; a short run says nothing."""
    began = time.monotonic()
    said = began

    def progress(done: int, rows: int) -> None:
        nonlocal said
        now = time.monotonic()
        if (now - said < 1 and done < rows) or now - began < 1:
            return
        said = now
        left = round((now - began) * (rows - done) / max(done, 1))
        complain(Words(f"{done} dari {rows} baris; sisa {left} detik.", f"{done} of {rows} rows; {left} s left."))

    return progress


def _write_refused(out: Path) -> Path:
    """Write the number and the reason of every refused row beside the results."""
    file = out.with_suffix(".refused.csv")
    refused = pl.scan_parquet(out).with_row_index(ROW, offset=1).filter(pl.col("refused").is_not_null())
    refused.select(ROW, "refused").sink_csv(file)
    return file


def _report(done: TableAssessed, out: Path, refused_file: Path | None, *, as_json: bool) -> None:
    refused = done.read - done.computed
    if as_json:
        print_json(
            {"read": done.read, "computed": done.computed, "refused": refused, "reasons": dict(done.refused),
             "totals": dict(done.totals), "out": out.name, "refused_rows": refused_file.name if refused_file else None}
        )  # fmt: skip
    else:
        _say_totals(done)
    complain(
        Words(
            f"Dibaca {done.read} baris = dihitung {done.computed} + ditolak {refused}.",
            f"Read {done.read} rows = computed {done.computed} + refused {refused}.",
        )
    )
    for reason, rows in done.refused.items():
        complain(_reason_words(reason, rows))
    if refused_file is not None:
        complain(Words(f"Baris yang ditolak: {refused_file.name}", f"Refused rows: {refused_file.name}"))
    if refused:
        raise typer.Exit(REFUSED)


def _say_totals(done: TableAssessed) -> None:
    names = figure_names()
    for figure, total in done.totals.items():
        words = SUMS.get(figure) or names[figure].words
        say(sentence(lambda language: f"{words.in_language(language)} ({figure}): {number_of(total, language)}"))  # noqa: B023  said at once


def _reason_words(reason: str, rows: int) -> Words:
    name, _, code = reason.partition(": ")
    what = Refusal(code).words
    words = inputs()[name].words if name in inputs() else Words("Bulan", "Month")
    return Words(f"  {rows} baris: {words.id} ({name}) {what.id}", f"  {rows} rows: {words.en} ({name}) {what.en}")
