"""Settling one more month of payments, without settling the years before again."""

from typing import Final

from lindung.engines.coverage.rollup.relations import Kept
from lindung.engines.coverage.rollup.settle import ATTRIBUTES, BEST_FIRST, settle, typed, whole
from lindung.engines.coverage.rollup.tables import HORIZONS, OPEN, SETTLED, SPELL
from lindung.vocabulary.month import Month

_KEPT: Final = ", ".join(ATTRIBUTES)


def settle_month(relations: Kept, spells: str, settled: str, paid: str, month: Month, result: str) -> None:
    """Make the table ``result``: what settling the spells and the payments of a month at once would give.

    Whoever was last covered before the month goes on, or begins a spell. Only those who are covered in the month by
    another spell already, and otherwise, are settled from their spells again.

    Args:
        relations: The engine that holds the tables.
        spells: SPELL without the month; read only for the few who are settled again.
        settled: SETTLED made of them.
        paid: SPELL of the month: each row begins and ends in it.
        month: The month.
        result: Name of the table.

    Raises:
        ValueError: A payment is of another month.
    """
    _refuse_other_months(relations, paid, month)
    best, known, going_on, again = (f"{result}_{step}" for step in ("best", "known", "going_on", "again"))
    relations.table(best, _best(paid))
    relations.table(known, _known(best, settled, month))
    relations.table(going_on, f"SELECT person, {_KEPT} FROM {known} WHERE is_before")
    anew = f"SELECT person FROM {known} WHERE NOT is_before AND NOT is_same"
    columns = ", ".join(SPELL)
    theirs = " UNION ALL ".join(f"SELECT {columns} FROM {source} WHERE person IN ({anew})" for source in (spells, paid))
    settle(relations, f"({theirs}) AS theirs", again)
    told = ", ".join(SETTLED)
    parts = (
        _continued(settled, going_on, anew, month),
        _begun(settled, going_on, month),
        f"SELECT {told} FROM {again}",
    )
    every = " UNION ALL ".join(f"SELECT {told} FROM ({part}) p" for part in parts)
    order = "ORDER BY domicile, person, first_month"
    relations.table(result, f"SELECT {typed(tuple(SETTLED), dict(SETTLED))} FROM ({every}) e {order}")
    relations.drop(best, known, going_on, again)


def _refuse_other_months(relations: Kept, paid: str, month: Month) -> None:
    other = f"COALESCE(first_month <> {month.ordinal} OR last_month <> {month.ordinal}, TRUE)"
    rows = relations.read(f"SELECT COUNT(*) AS n FROM {paid} WHERE {other}").item()
    if rows:
        raise ValueError(f"{rows} payments are not for {month}. Settle other months by themselves, or all at once.")


def _best(paid: str) -> str:
    """One payment a person, the one that settling would choose."""
    ranked = f"SELECT *, ROW_NUMBER() OVER (PARTITION BY person ORDER BY {BEST_FIRST}) AS place FROM ({whole(paid)}) w"
    return f"SELECT person, {_KEPT} FROM ({ranked}) r WHERE place = 1"


def _known(best: str, settled: str, month: Month) -> str:
    """Say of each payer whether all cover known so far ended before, and whether the month is covered just so."""
    ends = f"CASE WHEN s.person IS NULL THEN 0 ELSE COALESCE(s.last_month, {OPEN}) END"
    holds = f"{month.ordinal} BETWEEN s.first_month AND COALESCE(s.last_month, {OPEN}) AND {_alike('s', 'b')}"
    kept = ", ".join(f"b.{name}" for name in ATTRIBUTES)
    return (
        f"SELECT b.person, {kept}, MAX({ends}) < {month.ordinal} AS is_before, "
        f"MAX(CASE WHEN {holds} THEN 1 ELSE 0 END) = 1 AS is_same "
        f"FROM {best} b LEFT JOIN {settled} s ON s.person = b.person GROUP BY b.person, {kept}"
    )


def _continued(settled: str, going_on: str, anew: str, month: Month) -> str:
    """The spells that are there: the latest of a payer goes on or gets a successor, the first hears of survival."""
    pays, at = "b.person IS NOT NULL", month.ordinal
    goes_on = f"({pays} AND {_touches('s', 'b', month)})"
    told = {name: f"s.{name}" for name in SETTLED}
    told["last_month"] = f"CASE WHEN {goes_on} THEN {at} ELSE s.last_month END"
    is_followed = f"{pays} AND s.next_first IS NULL AND NOT {goes_on}"
    told["next_first"] = f"CASE WHEN {is_followed} THEN {at} ELSE s.next_first END"
    for months in HORIZONS:
        is_kept = f"{pays} AND s.previous_last IS NULL AND s.first_month + {months} = {at}"
        told[f"after_{months}"] = f"CASE WHEN {is_kept} THEN TRUE ELSE s.after_{months} END"
    named = ", ".join(f"{sql} AS {name}" for name, sql in told.items())
    others = f"NOT EXISTS (SELECT 1 FROM ({anew}) a WHERE a.person = s.person)"
    return f"SELECT {named} FROM {settled} s LEFT JOIN {going_on} b ON b.person = s.person WHERE {others}"


def _begun(settled: str, going_on: str, month: Month) -> str:
    """The spells that begin: of new members, of those who return, and of those whose categories changed."""
    told = {name: f"b.{name}" for name in ATTRIBUTES} | {
        "person": "b.person", "first_month": f"{month.ordinal}", "last_month": f"{month.ordinal}",
        "previous_last": "s.last_month", "previous_segment": "s.segment", "next_first": "NULL",
        **{f"after_{months}": "CASE WHEN s.person IS NULL THEN FALSE END" for months in HORIZONS},
    }  # fmt: skip
    named = ", ".join(f"{sql} AS {name}" for name, sql in told.items())
    latest = f"LEFT JOIN {settled} s ON s.person = b.person AND s.next_first IS NULL"
    return f"SELECT {named} FROM {going_on} b {latest} WHERE s.person IS NULL OR NOT ({_touches('s', 'b', month)})"


def _touches(earlier: str, later: str, month: Month) -> str:
    """Whether the latest spell ended the month before and was the same."""
    ended = f"COALESCE({earlier}.last_month = {month.ordinal - 1}, FALSE)"
    return f"{earlier}.next_first IS NULL AND {ended} AND {_alike(earlier, later)}"


def _alike(one: str, other: str) -> str:
    return " AND ".join(f"{one}.{name} IS NOT DISTINCT FROM {other}.{name}" for name in ATTRIBUTES)
