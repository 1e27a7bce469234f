"""Lindung itself, run like a peer: the same rows, the same clock, the same account of memory."""

import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
from harness import Columns, Peer, Totals, main

from lindung.engines.rules.book import rulebook
from lindung.engines.rules.columns.blocks import evaluated
from lindung.engines.rules.columns.kernel import kernel_for
from lindung.engines.rules.columns.sql import sql
from lindung.engines.rules.machinery.graph import build_graph
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.law import law
from lindung.engines.rules.machinery.tape import Tape, summed

LINES = {
    "pu": ("pu_jkk", "pu_jkm", "pu_jht_employer", "pu_jht_worker", "pu_jp_employer", "pu_jp_worker"),
    "bpu": ("bpu_jkk", "bpu_jkm", "bpu_jht"),
}
FIXED = {"pu": {"with_jht": 0, "with_jp": 0}, "bpu": {"bpu_is_employer": 0}}


def year(kind: str, months: list[str]) -> Tape:
    """The tape of a year: the sum of its months under the law of each."""
    days = [date.fromisoformat(f"{month}-01") for month in months]
    graphs = [
        build_graph(law=law(), day=day, targets=LINES[kind], rules=rulebook(), inputs=inputs(), fixed=FIXED[kind])
        for day in days
    ]
    return summed([(graph, 1) for graph in graphs])


def build(kind: str, months: list[str], variant: str) -> Callable[[Columns], Totals]:
    """Build the tape and the back end; a kernel is compiled, or found compiled, here."""
    tape = year(kind, months)
    if variant == "sql":
        return in_sql(tape)
    if variant == "blocks":
        return lambda columns: list(evaluated(tape, columns).values())
    kernel = kernel_for(tape, Path(os.environ.get("LINDUNG_KERNELS") or tempfile.mkdtemp(prefix="lindung-kernels-")))
    kernel({name: column[:1] for name, column in hold(dummy(kind), variant).items()})  # compiled before the clock
    return lambda columns: list(kernel(columns).values())


def in_sql(tape: Tape) -> Callable[[Columns], Totals]:
    """Run the tape's SELECT in DuckDB over the table that `hold` fills."""
    statement = sql(tape, "people", dialect="duckdb")
    return lambda connection: list(connection.execute(statement).fetchnumpy().values())  # type: ignore[attr-defined]  # DuckDB's connection


def hold(columns: Columns, variant: str) -> Columns:
    """Give the columns the names and codes of the rules; for SQL, fill a table."""
    coded = {name: column for name, column in columns.items() if name not in {"risk_class", "transport"}}
    if "risk_class" in columns:
        coded["risk_class"] = columns["risk_class"] - 1
    if "transport" in columns:
        coded["sector"] = np.where(columns["transport"], 0, 1).astype(np.int8)
    if variant != "sql":
        return coded
    import duckdb

    connection = duckdb.connect()
    whole = {name: column.astype(np.int8) if column.dtype == bool else column for name, column in coded.items()}
    connection.register("given", whole)
    connection.execute("CREATE TABLE people AS SELECT * FROM given")
    return connection  # type: ignore[return-value]  # held for run() alone


def dummy(kind: str) -> Columns:
    """One person, so that the kernel's types are those of the population."""
    common = {"pu": ("wage", "risk_class", "employer_size"), "bpu": ("income", "payer")}[kind]
    flags = {"pu": ("labour_intensive",), "bpu": ("transport", "with_jht")}[kind]
    wide = {"wage", "income"}
    whole = {name: np.ones(1, np.int64 if name in wide else np.int8) for name in common}
    return {**whole, **{name: np.ones(1, bool) for name in flags}}


if __name__ == "__main__":
    main(Peer("lindung", "lindung", build, hold, variants=("kernel", "blocks", "sql")))
