"""Pairs of records with the level of each comparison, as tables of SQL."""

from typing import Final

from lindung.engines.linkage.comparisons import COMPARISONS, NAME, SHARES_WORD, UNREAD
from lindung.engines.linkage.name_likeness import PAIR_LEVELS, PLACE_LEVELS, name_levels, place_levels
from lindung.engines.linkage.relations import Relations

LEVELS: Final = ", ".join(comparison.column for comparison in COMPARISONS)


def compared(pairs: str) -> str:
    """Write a question for the levels of pairs.

    Args:
        pairs: What stands behind FROM and names the records ``l`` and ``r``, such as ``l JOIN r ON l.nik = r.nik``.
    """
    levels = ", ".join(f"{comparison.level_sql()} AS {comparison.column}" for comparison in COMPARISONS)
    rare = "r.name_bits, r.sound_bits, r.birth_bits, r.village_bits"
    texts = ", ".join(f"{side}.{column} AS {side}_{column}" for column in ("id", "name", "village") for side in "lr")
    return f"SELECT {texts}, {SHARES_WORD} AS shares_word, l.draw, {rare}, {levels} FROM {pairs}"


def read_texts(relations: Relations, table: str) -> None:
    """Make ``<table>_read``: names and places that are UNREAD compared, each distinct pair of texts once."""
    relations.mapped(f"{table}_names", _unread(table, "name", "c_name"), name_levels, PAIR_LEVELS)
    has_places = relations.read(f"SELECT count(*) AS n FROM {table} WHERE c_place = {UNREAD}").item()
    joins = _joined(table, "name")
    place = "p.c_place"
    if has_places:
        relations.mapped(f"{table}_villages", _unread(table, "village", "c_place"), place_levels, PLACE_LEVELS)
        joins += _joined(table, "village")
        place = "COALESCE(village.c_place, p.c_place)"
    others = ", ".join(f"p.{column}" for column in _columns_of(relations, table) if column not in {"c_name", "c_place"})
    by_text = (
        f"CASE WHEN name.c_name = {NAME.place('differs')} AND p.shares_word THEN {NAME.place('word')} "
        "ELSE name.c_name END"
    )
    relations.table(
        f"{table}_read",
        f"SELECT {others}, COALESCE({by_text}, p.c_name) AS c_name, {place} AS c_place, "
        f"COALESCE(name.verifies, FALSE) AS name_verifies FROM {table} p {joins}",
    )
    relations.drop(f"{table}_names", f"{table}_villages", table)


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


def _columns_of(relations: Relations, table: str) -> list[str]:
    return relations.read(f"SELECT * FROM {table} LIMIT 0").columns
