"""Learn the shares m and u from the registers themselves.

m is counted on pairs whose NIK is equal and confirmed by something else: names on those with an equal birth date, birth
dates on those with an equal name, so that what confirmed a pair is not what is measured. Errors of the NIK are counted
on pairs that agree in name, birth date and village. u is counted on pairs taken at random; for the parts of a NIK on
pairs that share a birth date, a village, or neither, because a NIK repeats both.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log2
from typing import Final

from lindung.engines.linkage.comparisons import COMPARISONS, MISSING, NAME, NIK, PLACE, Comparison
from lindung.engines.linkage.level_profiles import Profiles
from lindung.engines.linkage.model import MATCH_AT, Model
from lindung.engines.linkage.nik_pass import settle_doubtful
from lindung.engines.linkage.pairs import LEVELS, compared, drop_read, read_texts
from lindung.engines.linkage.relations import Relations

_SAMPLE: Final = 60_000
_SAMPLE_OF_LIST: Final = 200_000
_DRAWS: Final = 2**31 - 1
_RANDOM_SIDES: Final = (100, 250)
_RANDOM_EVERY: Final = 50
"""One record in so many is paired at random, within these bounds: the fewer pairs two registers have, the less finely
must it be known what is unlikely among them."""
_CONTEXT_PAIRS: Final = 80_000
_CONTEXT_PAIRS_EACH: Final = 4
"""Strangers of one birth date or village are compared up to so many pairs, and no more than so many for each record."""
_EXPECTED_WEIGHT: Final = 50
_STRANGERS: Final = (
    "l.first <> r.first AND l.last <> r.last AND l.bag <> r.bag AND (l.sex = r.sex OR l.sex IS NULL OR r.sex IS NULL) "
    "AND (l.nik <> r.nik OR l.nik IS NULL OR r.nik IS NULL)"
)
"""Pairs that are hardly one person, though of one sex: digits 7 and 8 of a NIK tell it."""
_SAME_NAME: Final = [NAME.place(level) for level in ("equal", "sound", "order")]
_EQUAL: Final = (1,)
_UNEQUAL: Final = (MISSING, *range(2, max(len(comparison.levels) for comparison in COMPARISONS) + 1))
_LEVELS: Final = tuple(comparison.column for comparison in COMPARISONS)


def learn(relations: Relations, *, left_rows: int, right_rows: int, equal_niks: Mapping[str, int]) -> Model:
    """Learn a model from the tables ``l``, ``r``, ``confirmed`` and ``unsettled``; settle the unsettled pairs.

    Args:
        relations: Holds them.
        left_rows: Records of ``l``.
        right_rows: Records of ``r``.
        equal_niks: How many pairs have an equal NIK, by kind.
    """
    some = f"draw % {max(equal_niks['confirmed'] // _SAMPLE, 1)} = 0"
    confirmed = Profiles.of(relations, f"SELECT {LEVELS} FROM confirmed WHERE {some}", _LEVELS)
    m_counts = {c.name: confirmed.counts(c.column) for c in COMPARISONS}
    m_counts["birth"] = confirmed.counts("c_birth", c_name=_SAME_NAME)
    m_place = _expected_and_counted(PLACE, m_counts["place"])
    rows = max(left_rows, right_rows, 1)
    born = _born_together(relations, rows)
    neighbours = _counted(PLACE, born.counts("c_place", one_region=[True]))
    true_share = settle_doubtful(relations, m_place=m_place, u_place=neighbours, match_at=MATCH_AT)
    linked = Profiles.of(relations, f"SELECT c_name, c_birth FROM linked WHERE {some}", ("c_name", "c_birth"))
    m_counts["name"] = linked.counts("c_name", c_birth=_EQUAL)
    m_counts["nik"] = _nik_errors(relations, left_rows)
    random = _random(relations, left_rows, right_rows)
    u_counts = {c.name: random.counts(c.column) for c in COMPARISONS}
    of_contexts = _contexts(relations, random, born, rows)
    borrowed = (equal_niks["cases"] + 0.5) / max(left_rows * right_rows, 1)
    return Model(
        m={c.name: _expected_and_counted(c, m_counts[c.name]) for c in COMPARISONS},
        u={c.name: _counted(c, u_counts[c.name]) for c in COMPARISONS}
        | {f"nik.{context}": {**_counted(NIK, n), "equal": borrowed} for context, n in of_contexts.items()},
        prior_bits=-log2(max(left_rows, 1)) - 1,
        equal_nik_share=true_share,
        pairs_learnt_from={
            **{f"m.{name}": sum(counts.values()) for name, counts in m_counts.items()},
            **{f"u.{name}": sum(counts.values()) for name, counts in u_counts.items()},
            **{f"u.nik.{name}": sum(counts.values()) for name, counts in of_contexts.items()},
        },
    )


def _random(relations: Relations, left_rows: int, right_rows: int) -> Profiles:
    """Count the levels of pairs taken at random."""
    picked_l = f"(SELECT * FROM l WHERE {_drawn('', left_rows / _random_side(left_rows))})"
    picked_r = f"(SELECT * FROM r WHERE {_drawn_apart('', right_rows / _random_side(right_rows))})"
    relations.table("random", compared(f"{picked_l} l CROSS JOIN {picked_r} r"))
    read_texts(relations, "random")
    told = Profiles.of(relations, "SELECT * FROM random_read", _LEVELS)
    drop_read(relations, "random")
    return told


def _random_side(rows: int) -> int:
    """Return how many records of a register are paired at random."""
    least, most = _RANDOM_SIDES
    return min(max(rows // _RANDOM_EVERY, least), most)


def _drawn(table: str, every: float) -> str:
    """Write a condition that one record in so many fulfils."""
    return f"{table}draw < {int(_DRAWS / max(every, 1.0))}"


def _drawn_apart(table: str, every: float) -> str:
    """Write another such condition, so that two records which say the same are drawn apart."""
    return f"(CAST({table}draw AS BIGINT) * 48271 + 11) % {_DRAWS} < {int(_DRAWS / max(every, 1.0))}"


def _nik_errors(relations: Relations, left_rows: int) -> dict[int, int]:
    """Count the levels of the NIK among pairs that agree in name, birth date and village."""
    agreed = "l JOIN r ON l.bag = r.bag AND l.birth = r.birth AND l.village = r.village"
    some = _drawn("l.", left_rows / _SAMPLE_OF_LIST)
    return _level_counts(relations, f"SELECT {NIK.level_sql()} AS level FROM {agreed} WHERE {some}")


def _born_together(relations: Relations, rows: int) -> Profiles:
    """Count strangers who share a birth date: levels of NIK and place, and whether one region issued both."""
    levels = (
        f"{NIK.level_sql()} AS c_nik, {PLACE.level_sql()} AS c_place, "
        "COALESCE(l.nik_region = r.nik_region, FALSE) AS one_region"
    )
    pairs = f"SELECT {levels} FROM {_sharing(relations, 'birth', rows)}"
    return Profiles.of(relations, pairs, ("c_nik", "c_place", "one_region"))


def _contexts(
    relations: Relations, random: Profiles, born: Profiles, rows: int
) -> dict[str, dict[int, int]]:  # fmt: skip
    """Count the levels of the NIK among pairs of different people, by what else they share."""
    apart = "(l.birth <> r.birth OR l.birth IS NULL OR r.birth IS NULL)"
    neighbours = f"SELECT {NIK.level_sql()} AS level FROM {_sharing(relations, 'village', rows)} AND {apart}"
    return {
        "neither": random.counts("c_nik", c_birth=_UNEQUAL, c_place=_UNEQUAL),
        "place": _level_counts(relations, neighbours),
        "birth": born.counts("c_nik"),
        "both": born.counts("c_nik", c_place=_EQUAL),
    }


def _sharing(relations: Relations, column: str, rows: int) -> str:
    """Write where about CONTEXT_PAIRS pairs of strangers that share a value are found, fewer among few rows."""
    sizes = (
        f"SELECT sum(a.n * b.n) AS n FROM (SELECT {column}, count(*) AS n FROM l GROUP BY {column}) a "
        f"JOIN (SELECT {column}, count(*) AS n FROM r GROUP BY {column}) b ON a.{column} = b.{column}"
    )
    ((pairs,),) = relations.rows(sizes)
    every = (int(pairs or 0) / min(_CONTEXT_PAIRS, _CONTEXT_PAIRS_EACH * rows)) ** 0.5
    return (
        f"l JOIN r ON l.{column} = r.{column} "
        f"WHERE {_drawn('l.', every)} AND {_drawn_apart('r.', every)} AND {_STRANGERS}"
    )


def _level_counts(relations: Relations, levels: str) -> dict[int, int]:
    return Profiles.of(relations, levels, ("level",)).counts("level")


def _expected_and_counted(comparison: Comparison, counts: Mapping[int, int]) -> dict[str, float]:
    expected, total = _expected()[comparison.name], sum(counts.values())
    return {
        level.name: (counts.get(place, 0) + _EXPECTED_WEIGHT * expected[level.name]) / (total + _EXPECTED_WEIGHT)
        for place, level in enumerate(comparison.levels, 1)
    }


def _counted(comparison: Comparison, counts: Mapping[int, int]) -> dict[str, float]:
    total = sum(counts.values())
    half = 0.5
    return {
        level.name: (counts.get(place, 0) + half) / (total + half * len(comparison.levels))
        for place, level in enumerate(comparison.levels, 1)
    }


@cache
def _expected() -> dict[str, dict[str, float]]:
    return tomllib.loads(files(__package__).joinpath("expected_shares.toml").read_text("utf-8"))
