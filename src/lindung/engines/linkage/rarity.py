"""How rare each value is in both registers together, as bits beside the records of the right register."""

from typing import Final

from lindung.engines.linkage.relations import Relations

_RARE: Final = {"name": "name_bits", "sound": "sound_bits", "birth": "birth_bits", "village": "village_bits"}


def with_bits(relations: Relations, table: str, *, rows: int) -> None:
    """Make ``r`` of a table of records: its columns and the bits of its values; agreeing on a rare value says more."""
    joins, bits = [], []
    for column, name in _RARE.items():
        share = f"{column}_share"
        joins.append(f"LEFT JOIN ({_share(column, name, table, rows)}) {share} ON {share}.value = t.{column}")
        bits.append(f"COALESCE({share}.{name}, 0.0) AS {name}")
    relations.table("r", f"SELECT t.*, {', '.join(bits)} FROM {table} t {' '.join(joins)}")
    relations.drop(table)


def _share(column: str, name: str, right: str, rows: int) -> str:
    both = " UNION ALL ".join(
        f"SELECT {column} AS value, count(*) AS n FROM {table} GROUP BY {column}" for table in ("l", right)
    )
    return (
        f"SELECT value, log2(CAST({rows} AS DOUBLE) / sum(n)) AS {name} FROM ({both}) b "
        "WHERE value IS NOT NULL GROUP BY value"
    )
