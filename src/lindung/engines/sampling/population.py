"""An invented population: villages, families, work, life, and the numbers they carry."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from lindung.engines.sampling.businesses import employer_sizes, make_employers, make_projects
from lindung.engines.sampling.draws import Integers, stream, texts_at, weighted
from lindung.engines.sampling.families import RELATIONS, Families, draw_families, marital_statuses
from lindung.engines.sampling.identity import card_numbers, nik_numbers, phone_numbers, sixteen_digits
from lindung.engines.sampling.life import draw_deaths, draw_moves
from lindung.engines.sampling.names import draw_names
from lindung.engines.sampling.places import addresses, birth_places, first_registered, homes, villages_of
from lindung.engines.sampling.roster_faults import roster_faults
from lindung.engines.sampling.society import society
from lindung.engines.sampling.work import draw_work, people_needed


@dataclass(frozen=True)
class Population:
    """Invented people of an area on one day.

    Attributes:
        people: One row per person, with everything true about them.
        villages: The villages they live in.
        employers: Invented employers; ``people.employer`` is a position in it. Nobody works for the last one: the
            roster registers a burst of people with it (E18).
        projects: Invented construction projects.
        area_code: The area.
        on: The day.
        seed: The seed they were drawn with.
    """

    people: pl.DataFrame
    villages: pl.DataFrame
    employers: pl.DataFrame
    projects: pl.DataFrame
    area_code: str
    on: date
    seed: int


def make_population(*, area_code: str, workers: int, on: date, seed: int, formal_share: float = 0.40) -> Population:
    """Invent the people among whom so many work; the same seed gives the same people.

    Args:
        area_code: Kemendagri code of a province, regency, district or village.
        workers: How many of them work.
        on: Day on which everything is true.
        seed: Any whole number from 0.
        formal_share: Share of the workers who earn a wage; about 0.40 in a city, less in the country.

    Raises:
        UnknownAreaError: No village lies in the area.
        TooManyPeopleError: The area is too small for so many.
    """
    villages = villages_of(area_code, seed)
    families = draw_families(people_needed(workers), on, seed)
    sizes = employer_sizes(round(workers * formal_share), seed)
    home = homes(stream(seed, "homes"), villages, families.count)
    work = draw_work(families, workers=workers, employers=sizes, formal_share=formal_share, seed=seed)
    people = _identities(families, villages, home, area_code, seed).with_columns(
        segment=work.segment, occupation=work.occupation, employer=pl.Series(work.employer).cast(pl.Int32),
        membership=work.membership, paid_by=work.paid_by,
    )  # fmt: skip
    people = people.hstack(_lives(families, villages, home, on, seed))
    employers = make_employers(sizes.size + 1, villages, seed)
    return Population(
        people=people.hstack(roster_faults(people, seed)),
        villages=villages,
        employers=employers,
        projects=make_projects(workers, employers, villages, seed),
        area_code=area_code,
        on=on,
        seed=seed,
    )


def _identities(families: Families, villages: pl.DataFrame, home: Integers, area_code: str, seed: int) -> pl.DataFrame:
    rng = stream(seed, "identities")
    place = villages.select("village_code", "village", "district", "regency", "regency_code", "prefix")
    of_family = place[home].hstack(addresses(rng, families.count)).with_columns(
        kk=sixteen_digits(card_numbers(rng, place["prefix"].to_numpy()[home])), phone=_phones(rng, families.count),
        decile=pl.Series(weighted(rng, society()["deciles"]["shares"], families.count) + 1).cast(pl.Int8),
    )  # fmt: skip
    shared = of_family[families.family]
    is_elsewhere = rng.random(families.family.size) < society()["life"]["from_elsewhere"]
    prefix = first_registered(rng, shared["prefix"].to_numpy(), is_elsewhere, area_code)
    return shared.drop("prefix").with_columns(
        person_id=pl.Series(np.arange(1, families.family.size + 1)).cast(pl.UInt32),
        family_id=pl.Series(families.family + 1).cast(pl.UInt32),
        nik=sixteen_digits(nik_numbers(prefix, families.born, families.is_female)),
        name=draw_names(rng, families.is_female, area_code),
        sex=texts_at(["male", "female"], families.is_female.astype(np.int64)),
        born=pl.Series(families.born).cast(pl.Date),
        birth_place=birth_places(rng, shared["regency"], area_code),
        mother_name=_mothers(rng, families, area_code),
        relation=texts_at(RELATIONS, families.relation),
        marital_status=marital_statuses(rng, families),
        is_from_elsewhere=pl.Series(is_elsewhere),
    )


def _mothers(rng: np.random.Generator, families: Families, area_code: str) -> pl.Series:
    """Name everyone's mother: brothers and sisters share theirs."""
    is_child = families.relation == RELATIONS.index("ANAK")
    own = np.where(is_child, families.family, families.count + np.arange(families.family.size))
    _, mother = np.unique(own, return_inverse=True)
    names = draw_names(rng, np.ones(int(mother.max()) + 1, dtype=bool), area_code)
    return names.gather(mother)


def _phones(rng: np.random.Generator, families: int) -> pl.Series:
    numbers = pl.Series(phone_numbers(rng, families)).cast(pl.String)
    has_one = pl.Series(rng.random(families) < society()["life"]["with_phone"])
    return (
        pl.DataFrame({"number": numbers, "has_one": has_one})
        .select(pl.when("has_one").then(pl.lit("0") + pl.col("number")))
        .to_series()
    )


def _lives(families: Families, villages: pl.DataFrame, home: Integers, on: date, seed: int) -> pl.DataFrame:
    moves = draw_moves(families, home, villages.height, on, seed)
    return draw_deaths(families, on, seed).hstack(moves).select(
        "died_on", "is_registered", "moved_on",
        village_code_before=villages["village_code"].gather(moves["before"]),
    )  # fmt: skip
