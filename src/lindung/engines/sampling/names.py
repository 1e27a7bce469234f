"""Names by the habits of Java and Sumatra, put together from parts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import Flags, Integers, texts_at, weighted
from lindung.engines.sampling.society import name_parts

_MOST_PARTS = 4


def draw_names(rng: np.random.Generator, is_female: Flags, area_code: str) -> pl.Series:
    """Invent a name for each person, in capitals as on an identity card, by the habits of the area's province."""
    shares = _habit_shares(area_code)
    habits = weighted(rng, list(shares.values()), is_female.size)
    drawn = np.zeros((_MOST_PARTS, is_female.size), dtype=np.int64)
    table = _part_table()
    for number, habit in enumerate(shares):
        for sex, of_sex in (("female", is_female), ("male", ~is_female)):
            rows = np.flatnonzero((habits == number) & of_sex)
            _put_together(rng, name_parts()["habits"][habit][sex], rows, table, drawn)
    return _joined(drawn, table)


def with_titles(rng: np.random.Generator, names: pl.Series, is_female: Flags, share: float) -> pl.Series:
    """Write titles before or degrees behind some of the names, as people do on lists."""
    before, behind = name_parts()["titles"]["before"], name_parts()["titles"]["behind"]
    chance = rng.random(len(names))
    male, female = (texts_at(before[sex], rng.integers(0, len(before[sex]), len(names))) for sex in ("male", "female"))
    frame = pl.DataFrame({"name": names, "m": male, "f": female, "is_female": is_female, "chance": chance})
    frame = frame.with_columns(behind=texts_at(behind, rng.integers(0, len(behind), len(names))))
    title = pl.when("is_female").then("f").otherwise("m")
    return frame.select(
        pl.when(pl.col("chance") < share / 2)
        .then(pl.concat_str(title, pl.lit(" "), "name"))
        .when(pl.col("chance") < share)
        .then(pl.concat_str("name", "behind"))
        .otherwise("name")
    ).to_series()


def written_otherwise(names: pl.Series) -> pl.Series:
    """Write names as another hand would, without making them other names: MOH. for MUHAMMAD, ABD. for ABDUL."""
    shortened = names.str.replace(r"^(MUHAMMAD|MOCHAMAD|MOHAMAD|MUHAMAD|M\.) ", "MOH. ")
    return shortened.str.replace(r"^ABDUL ", "ABD. ")


@dataclass(frozen=True)
class _Table:
    """All parts in one list; the first entry is no part at all."""

    parts: list[str | None]
    ranges: dict[str, tuple[int, int]]


def _part_table() -> _Table:
    parts: list[str | None] = [None]
    ranges = {}
    for name, listed in name_parts()["parts"].items():
        ranges[name] = (len(parts), len(parts) + len(listed))
        parts.extend(listed)
    return _Table(parts, ranges)


def _habit_shares(area_code: str) -> dict[str, float]:
    shares = name_parts()["shares"]
    known: dict[str, float] = next(shares[begin] for begin in (area_code[:2], area_code[:1], "") if begin in shares)
    return known


def _put_together(
    rng: np.random.Generator, ways: Sequence[tuple[float, list[str]]], rows: Integers, table: _Table, drawn: Integers
) -> None:
    taken = weighted(rng, [share for share, _ in ways], rows.size)
    for number, (_, lists) in enumerate(ways):
        of_way = rows[taken == number]
        for place, listed in enumerate(lists):
            first, end = table.ranges[listed.rstrip("?")]
            part = rng.integers(first, end, of_way.size)
            is_left_out = (rng.random(of_way.size) < 0.5) & listed.endswith("?")
            repeats = (part == drawn[place - 1, of_way]) if place else np.zeros(of_way.size, dtype=bool)
            drawn[place, of_way] = np.where(is_left_out | repeats, 0, part)


def _joined(drawn: Integers, table: _Table) -> pl.Series:
    columns = {f"p{place}": texts_at(table.parts, drawn[place]) for place in range(_MOST_PARTS)}
    return pl.DataFrame(columns).select(pl.concat_str(*columns, separator=" ", ignore_nulls=True)).to_series()
