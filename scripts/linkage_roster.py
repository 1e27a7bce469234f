"""The roster beside a list of workers: who is a participant, and how the roster writes them down."""

from datetime import date
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.sampling.choosing import years_before
from lindung.engines.sampling.draws import Flags, Integers
from lindung.engines.sampling.names import written_otherwise

ON: Final = date(2026, 11, 22)
UNLISTED: Final = 0.03  # of the participants, who stand on no list of workers
TWO_NUMBERS: Final = 0.005  # of the participants, who have a second member number
_YOUNGEST, _OLDEST = 18, 60


def roster_of(
    rng: np.random.Generator, people: pl.DataFrame, is_listed: Flags, *, participants: int, renamed: int
) -> pl.DataFrame:
    """Choose participants and write them as the roster does, some of them under two member numbers.

    Args:
        rng: Where chance comes from.
        people: Everybody of the area.
        is_listed: Who stands on the list of workers.
        participants: Rows wanted.
        renamed: How many of them, at most, the roster knows by another name.
    """
    twice, unlisted = (round(participants * share) for share in (TWO_NUMBERS, UNLISTED))
    chosen = _chosen(rng, people, is_listed, participants - twice - unlisted, renamed)
    roster = people[np.concatenate([chosen, _outside(rng, people, is_listed, unlisted)])].with_columns(
        nik=pl.coalesce("roster_nik", "nik"),
        name=pl.coalesce("roster_name", "name"),
        born=pl.coalesce("roster_born", "born"),
        village_code=pl.coalesce("village_code_before", "village_code"),
    )
    again = roster[rng.choice(roster.height, twice, replace=False)]
    return pl.concat([roster, again.with_columns(name=written_otherwise(again["name"]))])


def _chosen(rng: np.random.Generator, people: pl.DataFrame, is_listed: Flags, wanted: int, renamed: int) -> Integers:
    """Choose listed people: some whom the roster knows by another name (E04), then active ones, then others."""
    other_name = people["roster_fault"].eq_missing("other_name").to_numpy()
    is_active = people["membership"].eq_missing("active").to_numpy()
    order = rng.permutation(people.height)
    order = order[is_listed[order]]
    first = order[other_name[order]][:renamed]
    active, others = order[is_active[order]], order[~is_active[order] & ~other_name[order]]
    chosen = np.concatenate([first, active, others])[:wanted]
    if chosen.size < wanted:
        raise ValueError("There are fewer workers than participants are wanted; ask for fewer participants.")
    return chosen


def _outside(rng: np.random.Generator, people: pl.DataFrame, is_listed: Flags, wanted: int) -> Integers:
    """Choose participants who stand on no list of workers: first those who do work, then other grown people."""
    grown = people["born"].is_between(years_before(ON, _OLDEST), years_before(ON, _YOUNGEST)).to_numpy()
    order = rng.permutation(people.height)
    works = people["segment"].is_not_null().to_numpy() & ~is_listed
    others = order[grown[order] & ~works[order] & ~is_listed[order]]
    return np.concatenate([order[works[order]], others])[:wanted]
