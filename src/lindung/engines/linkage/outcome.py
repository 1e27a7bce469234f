"""What a linkage came to, in numbers that add up."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.engines.linkage.link import Linked
from lindung.engines.linkage.relations import Relations

DECISIONS: Final = ("match", "possible")


@dataclass(frozen=True)
class SideCount:
    """Records of one register: rows = matched + possible + without.

    Attributes:
        rows: Records.
        matched: With a match.
        possible: Without a match, but with a pair that a person should look at.
        without: With neither.
    """

    rows: int
    matched: int
    possible: int
    without: int


@dataclass(frozen=True)
class Outcome:
    """What came of a linkage.

    Attributes:
        left: Records of the left register.
        right: Records of the right one.
        pairs: {(stage, decision): pairs}.
    """

    left: SideCount
    right: SideCount
    pairs: dict[tuple[str, str], int]


def outcome_of(relations: Relations, linked: Linked) -> Outcome:
    """Count the table ``links``."""
    pairs = relations.rows("SELECT stage, decision, count(*) FROM links GROUP BY stage, decision ORDER BY 1, 2")
    return Outcome(
        left=_side(relations, "l_id", linked.left_rows),
        right=_side(relations, "r_id", linked.right_rows),
        pairs={(stage, decision): int(n) for stage, decision, n in pairs},
    )


def outcome_of_links(links: pl.DataFrame, *, left_rows: int, right_rows: int) -> Outcome:
    """Count links of two registers, once people have decided about some; a refused pair counts for neither side."""
    pairs = links.group_by("stage", "decision").len().sort("stage", "decision")
    return Outcome(
        left=_counted(links, "left_id", left_rows),
        right=_counted(links, "right_id", right_rows),
        pairs={(stage, decision): int(n) for stage, decision, n in pairs.iter_rows()},
    )


def _counted(links: pl.DataFrame, column: str, rows: int) -> SideCount:
    is_match, is_open = pl.col("decision") == "match", pl.col("decision").is_in(DECISIONS)
    matched, any_pair = (links.filter(which)[column].n_unique() for which in (is_match, is_open))
    return SideCount(rows, matched, any_pair - matched, rows - any_pair)


def _side(relations: Relations, column: str, rows: int) -> SideCount:
    best = f"SELECT {column}, max(CASE decision WHEN 'match' THEN 1 ELSE 0 END) AS best FROM links GROUP BY {column}"
    (told,) = relations.rows(f"SELECT COALESCE(sum(best), 0), count(*) FROM ({best}) b")
    matched, any_pair = map(int, told)
    return SideCount(rows, matched, any_pair - matched, rows - any_pair)
