"""Reasons found by comparing a batch with other registers: members, deaths, personnel, other payers' lists."""

from collections.abc import Callable
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.intake.checks.alike import names_agree
from lindung.engines.intake.checks.catalogue import reasons
from lindung.engines.intake.checks.lookups import Lookups, NikIndex
from lindung.engines.intake.checks.rows import Facts

SELF_PAID: Final = ("", "-", "sendiri", "mandiri", "bpu mandiri", "pribadi", "peserta", "peserta sendiri")
"""How extracts write that a member pays alone."""

KINDS: Final = ("", "active_wage_earner", "active_self_paid", "active_sponsored")
_MEMBER: Final = {"name_key": pl.String, "birth_date": pl.Date, "covered_until": pl.Date, "payer": pl.String}
Found = tuple[np.ndarray, list[pl.DataFrame]]


class Comparison:
    """The registers of a list, made ready once; `look_at` compares one batch."""

    def __init__(self, facts: Facts, lookups: Lookups, asked: frozenset[str], payer: str) -> None:
        self._facts = facts
        self._asked = asked
        self._payer = payer
        self._steps: list[Callable[[pl.DataFrame, np.ndarray], Found]] = []
        self._prepare(lookups)

    def look_at(self, clean: pl.DataFrame, niks: np.ndarray) -> Found:
        """Return the mask of each row, and evidence frames keyed by row."""
        mask, evidence = np.zeros(clean.height, dtype=np.uint64), []
        for step in self._steps:
            found, told = step(clean, niks)
            mask |= found
            evidence += told
        return mask, evidence

    def _prepare(self, lookups: Lookups) -> None:
        if lookups.participants is not None and self._asked & {"name_differs", *KINDS}:
            members = lookups.participants.pipe(_with_kind, self._facts)
            columns = {**_MEMBER, "kind": pl.UInt8}
            self._members = NikIndex(members.select("nik_number", "kind_rank", *columns).sort("kind_rank"), columns)
            self._steps.append(self._compare_members)
        if lookups.participants is not None and "household_has_place" in self._asked:
            self._places = lookups.participants.pipe(_with_kind, self._facts).pipe(_household_places)
            self._steps.append(self._compare_households)
        if lookups.deaths is not None and self._asked & {"deceased_registered", "paid_after_death"}:
            self._deaths = NikIndex(lookups.deaths, {"died_on": pl.Date})
            self._steps.append(self._compare_deaths)
        if lookups.personnel is not None and "on_personnel_list" in self._asked:
            self._personnel = NikIndex(lookups.personnel, {})
            self._steps.append(self._compare_personnel)
        if lookups.workers is not None and "other_payer" in self._asked:
            self._others = NikIndex(self._other_lists(lookups.workers), {"payer": pl.String})
            self._steps.append(self._compare_payers)

    def _other_lists(self, workers: pl.DataFrame) -> pl.DataFrame:
        known = workers.filter(pl.col("payer").is_not_null())
        return known.filter(_folded(pl.col("payer")) != self._payer.strip().lower())

    def _compare_members(self, clean: pl.DataFrame, niks: np.ndarray) -> Found:
        place = self._members.find(niks)
        rows = np.flatnonzero(place >= 0)
        member = self._members.rows[place[rows]]
        mask = np.zeros(clean.height, dtype=np.uint64)
        if "name_differs" in self._asked:
            differs = ~names_agree(_pairs(clean[rows], member)).to_numpy()
            mask[rows[differs]] |= np.uint64(reasons()["name_differs"].mask)
        bits = np.array([reasons()[kind].mask if kind in self._asked else 0 for kind in KINDS], dtype=np.uint64)
        mask[rows] |= bits[member["kind"].to_numpy()]
        told = member.select(
            clean[rows]["row"], "kind", active_until="covered_until", active_payer=pl.col("payer")
        ).filter(pl.col("kind") > 0)
        return mask, [told.drop("kind")]

    def _compare_households(self, clean: pl.DataFrame, niks: np.ndarray) -> Found:
        joined = clean.select("kk_number", nik=pl.Series(niks)).join(
            self._places, on="kk_number", how="left", maintain_order="left"
        )
        another = ((pl.col("first") != pl.col("nik")) | (pl.col("last") != pl.col("nik"))).fill_null(value=False)
        return _bits(joined.select(another).to_series().to_numpy(), "household_has_place"), []

    def _compare_deaths(self, clean: pl.DataFrame, niks: np.ndarray) -> Found:
        place = self._deaths.find(niks)
        if "deceased_registered" in self._asked:
            return _bits(place >= 0, "deceased_registered"), []
        rows = np.flatnonzero(place >= 0)
        died = self._deaths.rows[place[rows]]["died_on"].dt.truncate("1mo")
        later = (clean[rows]["covered_until"].dt.truncate("1mo") > died).fill_null(value=False)
        found = np.zeros(clean.height, dtype=np.bool_)
        found[rows[later.to_numpy()]] = True
        return _bits(found, "paid_after_death"), []

    def _compare_personnel(self, clean: pl.DataFrame, niks: np.ndarray) -> Found:
        del clean
        return _bits(self._personnel.find(niks) >= 0, "on_personnel_list"), []

    def _compare_payers(self, clean: pl.DataFrame, niks: np.ndarray) -> Found:
        place = self._others.find(niks)
        rows = np.flatnonzero(place >= 0)
        told = self._others.rows[place[rows]].select(
            clean[rows]["row"], other_payer="payer", own=clean[rows]["payer"].fill_null(self._payer), at=pl.Series(rows)
        )
        told = told.filter(_folded(pl.col("own")) != _folded(pl.col("other_payer")))
        found = np.zeros(clean.height, dtype=np.bool_)
        found[told["at"].to_numpy()] = True
        return _bits(found, "other_payer"), [told.select("row", "other_payer")]


def _with_kind(participants: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """Tell how each member is active on the first day of coverage; wage earners first, then those who pay alone.

    A wage earner whom the extract calls active stays so until the employer says otherwise, whatever month is paid last;
    others are active up to the last month paid for. Construction workers and migrants are covered apart.
    """
    blank = {"segment": pl.String, "membership": pl.String, "kk_number": pl.Int64, **_MEMBER}
    lacking = [
        pl.lit(None, dtype=dtype).alias(name) for name, dtype in blank.items() if name not in participants.columns
    ]
    stated = pl.col("membership") == "active"
    until = pl.col("covered_until") >= facts.coverage_on
    wage = (pl.col("segment") == "PU") & (stated | (pl.col("membership").is_null() & until))
    other = pl.col("segment").is_null() | (pl.col("segment") == "BPU")
    active = other & ((stated & until.fill_null(value=True)) | (pl.col("membership").is_null() & until))
    alone = _folded(pl.col("payer").fill_null("")).is_in(SELF_PAID)
    kind = pl.when(wage).then(1).when(active & alone).then(2).when(active).then(3).otherwise(0).cast(pl.UInt8)
    return participants.with_columns(lacking).with_columns(
        kind.alias("kind"), kind_rank=pl.when(kind > 0).then(kind).otherwise(9).cast(pl.UInt8)
    )


def _household_places(members: pl.DataFrame) -> pl.DataFrame:
    sponsored = members.filter((pl.col("kind") == KINDS.index("active_sponsored")) & pl.col("kk_number").is_not_null())
    return sponsored.group_by("kk_number").agg(
        first=pl.col("nik_number").fill_null(-1).min(), last=pl.col("nik_number").fill_null(-1).max()
    )


def _pairs(clean: pl.DataFrame, member: pl.DataFrame) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "left": clean["name_key"],
            "right": member["name_key"],
            "left_birth": clean["birth_date"],
            "right_birth": member["birth_date"],
        }
    )


def _bits(found: np.ndarray, reason: str) -> np.ndarray:
    return found.astype(np.uint64) * np.uint64(reasons()[reason].mask)


def _folded(payer: pl.Expr) -> pl.Expr:
    return payer.str.strip_chars().str.to_lowercase()
