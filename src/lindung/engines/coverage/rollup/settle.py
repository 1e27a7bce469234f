"""Settling: overlapping and touching spells of a person become spells that share no month, so that rows are persons.

Where spells overlap, the one with the best standing holds the month, then the one paid for longest, then the one that
began first, as linkage chooses among memberships of a person. Pieces that follow each other with the same place and
categories are one spell again.
"""

from collections.abc import Sequence
from typing import Final

from lindung.engines.coverage.rollup.relations import Kept
from lindung.engines.coverage.rollup.tables import CATEGORIES, HORIZONS, OPEN, PLACES, SETTLED, SPELL

ATTRIBUTES: Final = tuple(name for name in SPELL if name not in {"person", "first_month", "last_month", "standing"})
"""What a settled spell keeps of the spell that holds the month."""

_ZEROED: Final = frozenset({*PLACES.values(), *CATEGORIES.values()})
BEST_FIRST: Final = ", ".join(
    ("standing", "last_month DESC", "first_month", *(f"{name} NULLS LAST" for name in ATTRIBUTES))
)
"""The order in which spells of a person claim a month."""

_TYPES: Final = {"Int64": "BIGINT", "Int32": "INTEGER", "Int8": "TINYINT", "Boolean": "BOOLEAN"}


def settle(relations: Kept, spells: str, result: str) -> None:
    """Make the table ``result`` (SETTLED, in the order of registers) of a source of SPELL.

    Raises:
        ValueError: A spell ends before it begins, or has no person, first month or standing.
    """
    _refuse_broken(relations, spells)
    every, lone, shared, pieces = (f"{result}_{step}" for step in ("every", "lone", "shared", "pieces"))
    relations.table(every, whole(spells))
    relations.table(shared, f"SELECT DISTINCT person FROM ({_reached(every)}) q WHERE first_month <= reached")
    relations.table(lone, f"SELECT * FROM {every} w WHERE NOT {_among(shared)}")
    relations.table(pieces, f"SELECT {_columns('p')} FROM {lone} p UNION ALL {_winners(every, shared)}")
    relations.table(result, _chained(_joined_up(pieces)))
    relations.drop(every, lone, shared, pieces)


def typed(columns: Sequence[str], kinds: dict[str, object]) -> str:
    """Write columns with their types, so that every engine keeps the same."""
    return ", ".join(f"CAST({name} AS {_TYPES[str(kinds[name])]}) AS {name}" for name in columns)


def _refuse_broken(relations: Kept, spells: str) -> None:
    broken = "COALESCE(last_month < first_month, FALSE) OR person IS NULL OR first_month IS NULL OR standing IS NULL"
    rows = relations.read(f"SELECT COUNT(*) AS n FROM {spells} WHERE {broken}").item()
    if rows:
        raise ValueError(
            f"{rows} spells end before they begin, or lack person, first month or standing. Repair them first."
        )


def whole(spells: str) -> str:
    """Spells whose end and categories are never null."""
    told = {name: f"COALESCE({name}, 0)" for name in _ZEROED} | {"last_month": f"COALESCE(last_month, {OPEN})"}
    told["is_vulnerable"] = "COALESCE(is_vulnerable, FALSE)"
    return f"SELECT {', '.join(f'{told.get(name, name)} AS {name}' for name in SPELL)} FROM {spells}"


def _reached(every: str) -> str:
    earlier = "PARTITION BY person ORDER BY first_month, last_month ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
    return f"SELECT person, first_month, MAX(last_month) OVER ({earlier}) AS reached FROM {every}"


def _winners(every: str, shared: str) -> str:
    """Cut the time of those whose spells overlap where any begins or ends, and let one spell hold each piece."""
    theirs = f"(SELECT * FROM {every} w WHERE {_among(shared)})"
    cuts = f"SELECT person, first_month AS cut FROM {theirs} a UNION SELECT person, last_month + 1 FROM {theirs} b"
    following = "LEAD(cut) OVER (PARTITION BY person ORDER BY cut)"
    pieces = f"SELECT person, cut AS begins, {following} - 1 AS ends FROM ({cuts}) c"
    candidates = (
        f"SELECT s.*, p.begins, p.ends FROM ({pieces}) p JOIN {theirs} s "
        "ON s.person = p.person AND s.first_month <= p.begins AND s.last_month >= p.ends"
    )
    ranked = (
        f"SELECT *, ROW_NUMBER() OVER (PARTITION BY person, begins ORDER BY {BEST_FIRST}) AS place "
        f"FROM ({candidates}) c"
    )
    kept = ", ".join(ATTRIBUTES)
    return f"SELECT person, begins AS first_month, ends AS last_month, {kept} FROM ({ranked}) r WHERE place = 1"


def _among(shared: str) -> str:
    return f"EXISTS (SELECT 1 FROM {shared} s WHERE s.person = w.person)"


def _joined_up(pieces: str) -> str:
    """Join pieces that follow each other with the same attributes."""
    by_time = "PARTITION BY person ORDER BY first_month"
    same = " AND ".join(f"LAG({name}, 1) OVER ({by_time}) IS NOT DISTINCT FROM {name}" for name in ATTRIBUTES)
    follows = f"LAG(last_month, 1) OVER ({by_time}) + 1 = first_month"
    begins = f"SELECT *, CASE WHEN {follows} AND {same} THEN 0 ELSE 1 END AS begins FROM {pieces}"
    numbered = f"SELECT *, SUM(begins) OVER ({by_time}) AS run FROM ({begins}) b"
    kept = ", ".join(ATTRIBUTES)
    return (
        f"SELECT person, MIN(first_month) AS first_month, MAX(last_month) AS last_month, {kept} "
        f"FROM ({numbered}) n GROUP BY person, run, {kept}"
    )


def _chained(spells: str) -> str:
    """Let each spell know the one before and the one after, and the first what became of the person."""
    by_time = "PARTITION BY person ORDER BY first_month"
    beside = (
        f"SELECT *, LAG(last_month) OVER ({by_time}) AS previous_last, LAG(segment) OVER ({by_time}) AS "
        f"previous_segment, LEAD(first_month) OVER ({by_time}) AS next_first, "
        f"MIN(first_month) OVER (PARTITION BY person) AS joined FROM ({spells}) j"
    )
    kept = ", ".join(
        f"MAX(CASE WHEN joined + {months} BETWEEN first_month AND last_month THEN 1 ELSE 0 END) "
        f"OVER (PARTITION BY person) = 1 AS kept_{months}"
        for months in HORIZONS
    )
    told = ", ".join(f"CASE WHEN previous_last IS NULL THEN kept_{months} END AS after_{months}" for months in HORIZONS)
    known = [name for name in SETTLED if name != "last_month" and not name.startswith("after_")]
    closed = (
        f"SELECT {', '.join(known)}, CASE WHEN last_month < {OPEN} THEN last_month END AS last_month, {told} "
        f"FROM (SELECT *, {kept} FROM ({beside}) b) k"
    )
    return f"SELECT {typed(tuple(SETTLED), dict(SETTLED))} FROM ({closed}) c ORDER BY domicile, person, first_month"


def _columns(alias: str) -> str:
    return ", ".join(f"{alias}.{name}" for name in ("person", "first_month", "last_month", *ATTRIBUTES))
