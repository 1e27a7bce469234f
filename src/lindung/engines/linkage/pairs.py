"""Pairs of records with the level of each comparison, as tables of SQL."""

from collections.abc import Sequence
from typing import Final

from lindung.engines.linkage.comparisons import COMPARISONS, NAME, SHARES_WORD, UNREAD
from lindung.engines.linkage.name_likeness import PAIR_LEVELS, PLACE_LEVELS, name_levels, place_levels
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
    relations.mapped(f"{table}_names", _unread(table, "name", "c_name"), name_levels, PAIR_LEVELS)
    ((has_places,),) = relations.rows(f"SELECT count(*) FROM {table} WHERE c_place = {UNREAD}")
    joins = _joined(table, "name")
    place = "p.c_place"
    if has_places:
        relations.mapped(f"{table}_villages", _unread(table, "village", "c_place"), place_levels, PLACE_LEVELS)
        joins += _joined(table, "village")
        place = "COALESCE(village.c_place, p.c_place)"
    others = ", ".join(f"p.{column}" for column in (*KEPT, *also) if column not in {"c_name", "c_place"})
    by_text = (
        f"CASE WHEN name.c_name = {NAME.place('differs')} AND p.shares_word THEN {NAME.place('word')} "
        "ELSE name.c_name END"
    )
    relations.view(
        f"{table}_read",
        f"SELECT {others}, COALESCE({by_text}, p.c_name) AS c_name, {place} AS c_place, "
        f"COALESCE(name.verifies, FALSE) AS name_verifies FROM {table} p {joins}",
    )


def drop_read(relations: Relations, table: str) -> None:
    """Forget pairs and what was made to read them."""
    relations.drop(f"{table}_read", f"{table}_names", f"{table}_villages", table)


def _unread(table: str, column: str, level: str) -> str:
    """Ask for the distinct pairs of texts that are not compared yet."""
    left, right = f"l_{column}", f"r_{column}"
    return (
        f"SELECT u.{left}, u.{right}, a.text AS l_text, b.text AS r_text "
        f"FROM (SELECT DISTINCT {left}, {right} FROM {table} WHERE {level} = {UNREAD}) u "
        f"JOIN names a ON a.name = u.{left} JOIN names b ON b.name = u.{right}"
    )


def _joined(table: str, column: str) -> str:
    sides = " AND ".join(f"{column}.{side}_{column} = p.{side}_{column}" for side in "lr")
    return f" LEFT JOIN {table}_{column}s {column} ON {sides}"
