"""Pairs of records with the level of each comparison, as tables of SQL."""

from collections.abc import Sequence
from typing import Final

from lindung.engines.linkage.comparisons import COMPARISONS, NAME, PLACE, SHARES_WORD, UNREAD, Comparison
from lindung.engines.linkage.name_likeness import TEXT_LEVELS, text_levels
from lindung.engines.linkage.relations import Relations

LEVELS: Final = ", ".join(comparison.column for comparison in COMPARISONS)

_BITS: Final = ("name_bits", "sound_bits", "birth_bits", "village_bits")
KEPT: Final = ("l_id", "r_id", "draw", *_BITS, *(comparison.column for comparison in COMPARISONS))
"""What is kept of a pair once its texts are read."""


def compared(pairs: str, *also: str) -> str:
    """Write a question for the levels of pairs.

    Args:
        pairs: What stands behind FROM and names the records ``l`` and ``r``, such as ``l JOIN r ON l.nik = r.nik``.
        also: Other columns of theirs to tell.
    """
    levels = ", ".join(f"{comparison.level_sql()} AS {comparison.column}" for comparison in COMPARISONS)
    rare = ", ".join(f"r.{column}" for column in _BITS)
    texts = ", ".join(f"{side}.{column} AS {side}_{column}" for column in ("id", "name", "village") for side in "lr")
    told = ", ".join([*also, texts, f"{SHARES_WORD} AS shares_word", "l.draw", rare, levels])
    return f"SELECT {told} FROM {pairs}"


def read_texts(relations: Relations, table: str, *, also: Sequence[str] = ()) -> None:
    """Make the view ``<table>_read``: names and places that are UNREAD compared, each distinct pair once.

    It has the columns KEPT, others that are asked for, and ``name_verifies``.
    """
    unread = " UNION ALL ".join(_unread(table, *column) for column in (("name", NAME), ("village", PLACE)))
    texts = "JOIN names a ON a.name = u.l_number JOIN names b ON b.name = u.r_number"
    asked = f"SELECT u.*, a.text AS l_text, b.text AS r_text FROM ({unread}) u {texts}"
    relations.mapped(f"{table}_texts", asked, text_levels, TEXT_LEVELS)
    joins = "".join(_joined(table, *column) for column in (("name", NAME), ("village", PLACE)))
    others = ", ".join(f"p.{column}" for column in (*KEPT, *also) if column not in {"c_name", "c_place"})
    by_text = (
        f"CASE WHEN name.level = {NAME.place('differs')} AND p.shares_word THEN {NAME.place('word')} "
        "ELSE name.level END"
    )
    relations.view(
        f"{table}_read",
        f"SELECT {others}, COALESCE({by_text}, p.c_name) AS c_name, COALESCE(village.level, p.c_place) AS c_place, "
        f"COALESCE(name.verifies, FALSE) AS name_verifies FROM {table} p {joins}",
    )


def drop_read(relations: Relations, table: str) -> None:
    """Forget pairs and what was made to read them."""
    relations.drop(f"{table}_read", f"{table}_texts", table)


def _unread(table: str, column: str, comparison: Comparison) -> str:
    """Ask for the distinct pairs of numbers whose texts are not compared yet."""
    return (
        f"SELECT DISTINCT '{comparison.name}' AS comparison, l_{column} AS l_number, r_{column} AS r_number "
        f"FROM {table} WHERE {comparison.column} = {UNREAD}"
    )


def _joined(table: str, column: str, comparison: Comparison) -> str:
    sides = " AND ".join(f"{column}.{side}_number = p.{side}_{column}" for side in "lr")
    read = f"SELECT * FROM {table}_texts WHERE comparison = '{comparison.name}'"
    return f" LEFT JOIN ({read}) {column} ON {sides}"
