"""Whom a list may hold: people by what the rules would say of them, each family once when the list demands it."""

from datetime import date

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import Flags, Integers, running_numbers
from lindung.engines.sampling.population import Population

_OLD = 65
_ADULT = 18
_CHILD = 16
_FIRST_JOB = 12
_STUDENT = "PELAJAR/MAHASISWA"
_AT_HOME = ("MENGURUS RUMAH TANGGA", "BELUM/TIDAK BEKERJA")


def kinds_of_people(population: Population, segment: str = "BPU") -> dict[str, Flags]:
    """Say for everyone whether they are ``clean`` for a list of a segment, or carry a reason that lies in the person.

    Ages hold for any first day of coverage within a year of the sample's day, so that a list may ask for any of them.
    """
    people, on = population.people, population.on
    young, old, next_year = years_before(on, _ADULT), years_before(on, _OLD), years_before(on, _OLD - 1)
    born, alive = pl.col("born"), pl.col("died_on").is_null()
    local, free = ~pl.col("is_from_elsewhere"), pl.col("membership").is_null()
    in_age = (born <= young) & (born > next_year)
    own, wage = pl.col("segment") == segment, pl.col("segment") == "PU"
    is_known_right = free | ((pl.col("membership") == "inactive") & pl.col("roster_fault").is_null())
    free_worker = own & is_known_right & ~pl.col("is_on_personnel_list")
    is_spelt = pl.col("roster_fault").is_null() | (pl.col("roster_fault") == "damaged_nik")
    member = alive & local & in_age & (pl.col("membership") == "active") & is_spelt
    child = alive & local & (born > years_before(on, _CHILD)) & (born <= years_before(on, _FIRST_JOB)) & free
    child = child & ~pl.col("is_on_personnel_list")
    works_as = pl.col("occupation")
    office = alive & local & in_age & free
    kinds = {
        "clean": alive & local & in_age & free_worker,
        "nik_other_regency": alive & ~local & in_age & free_worker,
        "too_old": alive & local & (born <= old) & free_worker,
        "deceased_registered": ~alive & local & in_age & free_worker & free & pl.col("is_registered"),
        "deceased_noted": ~alive & local & in_age & free_worker & free & ~pl.col("is_registered"),
        "name_differs": alive & local & in_age & own & (pl.col("roster_fault") == "other_name"),
        "active_wage_earner": member & wage & (works_as == "KARYAWAN SWASTA"),
        "active_self_paid": member & own & (pl.col("paid_by") == "self"),
        "active_sponsored": member & own & (pl.col("paid_by") == "sponsor"),
        "too_young": child & own,
        "in_school": child & pl.col("segment").is_null() & (works_as == _STUDENT),
        "civil_servant": office & works_as.str.starts_with("PEGAWAI NEGERI"),
        "soldier_police": office & (works_as.str.starts_with("TENTARA") | works_as.str.starts_with("KEPOLISIAN")),
        "pensioner": office & (works_as == "PENSIUNAN"),
        "on_personnel_list": alive & local & in_age & own & free & pl.col("is_on_personnel_list"),
        "not_working": office & works_as.is_in(_AT_HOME),
    }
    flags = people.select(**{name: kind.fill_null(value=False) for name, kind in kinds.items()})
    return {name: flags[name].to_numpy() for name in kinds}


def years_before(day: date, years: int) -> date:
    """Return the same day years before; 29 February becomes the 28th."""
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)


class Chooser:
    """Takes people at random, nobody twice, and no family twice unless the list allows it."""

    def __init__(self, rng: np.random.Generator, family: Integers, *, one_per_family: bool) -> None:
        """Start with nobody taken."""
        self._family = family
        self._order = rng.permutation(family.size)
        self._taken = np.zeros(family.size, dtype=bool)
        self._used = np.zeros(int(family.max()) + 1, dtype=bool)
        self._one_per_family = one_per_family

    def take(self, kind: Flags, wanted: int) -> Integers:
        """Take so many people of a kind, or as many as there are."""
        candidates = self._free(kind)
        if self._one_per_family:
            candidates = candidates[running_numbers(self._family[candidates]) == 1]
        return self._marked(candidates[:wanted])

    def take_pairs(self, kind: Flags, wanted: int) -> tuple[Integers, Integers]:
        """Take two people of one family, so many times."""
        candidates = self._free(kind)
        number = running_numbers(self._family[candidates])
        second = candidates[number == 2][:wanted]
        heads = candidates[number == 1]
        first = heads[np.isin(self._family[heads], self._family[second])]
        first = first[np.argsort(self._family[first])]
        second = second[np.argsort(self._family[second])]
        return self._marked(first), self._marked(second)

    def _free(self, kind: Flags) -> Integers:
        ordered = self._order[kind[self._order]]
        free = ~self._taken[ordered]
        if self._one_per_family:
            free &= ~self._used[self._family[ordered]]
        return ordered[free]

    def _marked(self, chosen: Integers) -> Integers:
        self._taken[chosen] = True
        self._used[self._family[chosen]] = True
        return chosen
