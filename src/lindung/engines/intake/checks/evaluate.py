"""The checks of one list: batches pass by, narrow keys stay, and at the end every row has its verdict."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.intake.checks.age import age_expr
from lindung.engines.intake.checks.catalogue import mask_of, reasons, reasons_for
from lindung.engines.intake.checks.crowds import bursts, later_of_household, new_wage_earners, shared_phones
from lindung.engines.intake.checks.doubles import doubles_by_nik, doubles_by_person
from lindung.engines.intake.checks.keys import (
    Chunks,
    PackedNames,
    Villages,
    family_keys,
    one_by_row,
    person_keys,
)
from lindung.engines.intake.checks.lookups import Lookups, usable_niks
from lindung.engines.intake.checks.members import Comparison
from lindung.engines.intake.checks.rows import Facts, row_mask
from lindung.engines.intake.checks.scheme import Scheme
from lindung.engines.intake.checks.verdicts import EVIDENCE, Verdicts, state_expr
from lindung.vocabulary.register_kind import RegisterKind

AGED: Final = ("too_old", "too_young", "in_school")
DOUBLED: Final = frozenset({"same_person_again", "same_nik_other_person", "same_person_other_nik"})


@dataclass(frozen=True)
class Asked:
    """Which reasons are looked at for a list.

    Attributes:
        names: Reasons that are looked at.
        not_checked: Reasons that the register and the scheme ask for, but that lack what they are compared with.
    """

    names: frozenset[str]
    not_checked: tuple[str, ...]


def asked_for(
    register: RegisterKind, scheme: Scheme, lookups: Lookups, columns_present: frozenset[str], payer: str
) -> Asked:
    """Say which reasons can be looked at, and which would be but cannot."""
    wanted = [
        reason
        for reason in reasons_for(register)
        if (reason.toggle is None or scheme.is_on(reason.toggle))
        and (not reason.only_with or reason.only_with & columns_present)
    ]
    impossible = [one.name for one in wanted if one.needs is not None and not lookups.has(one.needs)]
    if not payer and "payer" not in columns_present:
        impossible += [one.name for one in wanted if one.name == "other_payer" and one.name not in impossible]
    return Asked(frozenset(one.name for one in wanted if one.name not in impossible), tuple(impossible))


class Checker:
    """Looks at a list batch by batch, in the order of the file.

    Args:
        register: Kind of register the list fills.
        scheme: Rules in force on the first day of coverage.
        lookups: Registers it is compared with.
        columns_present: Targets the file gives.
        coverage_on: First day of the coverage asked for; must be the scheme's day.
        as_of: Day the file's contents are of.
        area_code: Area of the list, "" when none was stated.
        payer: Who pays where the file does not say, "" when unknown.
        waived: Reasons set aside for the whole list.
        waived_rows: ``row`` and ``reason`` of what a person has set aside for single rows, or None.
        withdrawn: Rows their sender has taken off the list: that is their one reason, and no other row meets them.
    """

    def __init__(
        self,
        register: RegisterKind,
        scheme: Scheme,
        lookups: Lookups,
        *,
        columns_present: frozenset[str],
        coverage_on: date,
        as_of: date,
        area_code: str,
        payer: str,
        waived: Iterable[str] = (),
        waived_rows: pl.DataFrame | None = None,
        withdrawn: pl.Series | None = None,
    ) -> None:
        if coverage_on != scheme.on:
            message = f"The rules are of {scheme.on}, but coverage begins on {coverage_on}: take the rules of that day."
            raise ValueError(message)
        self.register = register
        self.as_of = as_of
        self._facts = Facts(register, scheme, columns_present, area_code)
        self._asked = asked_for(register, scheme, lookups, columns_present, payer)
        self._comparison = Comparison(self._facts, lookups, self._asked.names, payer)
        self._row_mask = row_mask(self._facts, self._asked.names)
        self._waived = mask_of(waived)
        self._waived_rows = waived_rows
        self._withdrawn = pl.Series([], dtype=pl.UInt32) if withdrawn is None else withdrawn.cast(pl.UInt32)
        self._start = 0
        self._evidence: list[pl.DataFrame] = []
        self._keep_keys()

    def look_at(self, clean: pl.DataFrame) -> pl.DataFrame:
        """Look at the next batch; return ``row`` and ``mask`` of what its rows show by themselves and beside registers.

        What only the whole list shows (doubles, shared phones, households) comes with `finish`.
        """
        mask = clean.select(self._row_mask).to_series().to_numpy().copy()
        villages = self._villages.numbers(clean)
        is_gone = self._is_withdrawn(clean["row"])
        mask[is_gone] = reasons()["withdrawn"].mask
        self._rows.add(clean["row"].to_numpy())
        self._file_rows.add(clean["file_row"].to_numpy())
        self._village_ids.add(villages)
        if self.register.is_about_persons:
            clean = _without_keys(clean, is_gone) if is_gone.any() else clean
            niks = usable_niks(clean)
            found, evidence = self._comparison.look_at(clean, niks)
            mask |= found
            self._evidence += [frame for frame in (*evidence, self._ages(clean, mask)) if frame.height]
            self._keep(clean, niks, villages)
        self._masks.add(mask)
        self._start += clean.height
        return pl.DataFrame({"row": clean["row"], "mask": mask})

    def finish(self) -> Verdicts:
        """Look over the whole list and give each row its verdict; call it once, after the last batch."""
        rows, mask = self._rows.joined(), self._masks.joined()
        file_rows, other = self._file_rows.joined(), np.full(rows.size, -1, dtype=np.int32)
        is_repeat = self._find_doubles(mask, other)
        doubled = np.flatnonzero(other >= 0)
        self._evidence.append(pl.DataFrame({"row": rows[doubled], "other_file_row": file_rows[other[doubled]]}))
        self._find_crowds(rows, file_rows, mask, is_repeat)
        frame = pl.DataFrame({"row": rows, "mask": mask, "waived": self._set_aside(rows, mask)})
        frame = frame.with_columns(
            state_expr(self.register),
            other_row=pl.when(pl.Series(other >= 0)).then(pl.Series(rows[other])),
            village_id=pl.Series(self._village_ids.joined()),
        )
        return Verdicts(
            register=self.register,
            scheme=self._facts.scheme,
            columns_present=self._facts.columns_present,
            frame=frame,
            evidence=one_by_row(self._evidence, EVIDENCE),
            villages=self._villages.table(),
            not_checked=self._asked.not_checked,
        )

    def _is_withdrawn(self, rows: pl.Series) -> np.ndarray:
        return rows.is_in(self._withdrawn.implode()).to_numpy()

    def _keep_keys(self) -> None:
        self._rows, self._masks, self._village_ids = Chunks(np.uint32), Chunks(np.uint64), Chunks(np.uint32)
        self._file_rows = Chunks(np.uint32)
        self._niks, self._persons = Chunks(np.int64), Chunks(np.uint64)
        self._families, self._names, self._villages = Chunks(np.int64), PackedNames(), Villages()
        self._phone_places, self._phones, self._phone_families = Chunks(np.uint32), Chunks(np.int64), Chunks(np.uint64)
        self._earners: list[pl.DataFrame] = []

    def _keep(self, clean: pl.DataFrame, niks: np.ndarray, villages: np.ndarray) -> None:
        asked = self._asked.names
        if asked & DOUBLED:
            self._niks.add(niks)
            self._names.add(clean)
        if "same_person_other_nik" in asked:
            self._persons.add(person_keys(clean))
        if "second_in_household" in asked:
            self._families.add(clean["kk_number"].fill_null(0).to_numpy())
        if "phone_shared" in asked:
            self._keep_phones(clean)
        if "wage_earner_burst" in asked:
            self._earners.append(new_wage_earners(clean, self._start, villages))

    def _keep_phones(self, clean: pl.DataFrame) -> None:
        has_phone = clean["phone_number"].is_not_null()
        called = clean.filter(has_phone)
        self._phone_places.add(np.flatnonzero(has_phone.to_numpy()) + self._start)
        self._phones.add(called["phone_number"].to_numpy())
        self._phone_families.add(family_keys(called))

    def _ages(self, clean: pl.DataFrame, mask: np.ndarray) -> pl.DataFrame:
        aged = clean.filter(pl.Series((mask & np.uint64(mask_of(AGED))) != 0))
        return aged.select("row", age=age_expr(self._facts.birth, self._facts.coverage_on))

    def _find_doubles(self, mask: np.ndarray, other: np.ndarray) -> np.ndarray:
        """Mark doubles, write into `other` the place of the row each meets; return which rows repeat a person."""
        is_repeat = np.zeros(mask.size, dtype=np.bool_)
        niks, asked = self._niks.joined(), self._asked.names
        if "same_person_other_nik" in asked:
            later, earlier = doubles_by_person(self._persons.joined(), niks, self._names)
            _mark(mask, later, "same_person_other_nik")
            other[later] = earlier
            is_repeat[later] = True
        if asked & DOUBLED and niks.size:
            doubles = doubles_by_nik(niks, self._names)
            if "same_person_again" in asked:
                _mark(mask, doubles.again, "same_person_again")
                other[doubles.again] = doubles.again_of
            _mark(mask, doubles.conflict, "same_nik_other_person")
            other[doubles.conflict] = doubles.conflict_with
            is_repeat[doubles.repeats] = True
        return is_repeat

    def _find_crowds(self, rows: np.ndarray, file_rows: np.ndarray, mask: np.ndarray, is_repeat: np.ndarray) -> None:
        scheme, asked = self._facts.scheme, self._asked.names
        if "phone_shared" in asked:
            phones = (self._phone_places.joined(), self._phones.joined(), self._phone_families.joined())
            crowd = shared_phones(*phones, least=scheme.whole("phone_shared_from"))
            _mark(mask, crowd.places, "phone_shared")
            self._evidence.append(pl.DataFrame({"row": rows[crowd.places], "count": crowd.counts}))
        if "second_in_household" in asked:
            later, first = later_of_household(self._families.joined(), is_repeat)
            _mark(mask, later, "second_in_household")
            self._evidence.append(pl.DataFrame({"row": rows[later], "place_row": file_rows[first]}))
        if self._earners:
            limits = {"members": scheme.whole("burst_members"), "share": scheme.whole("burst_share")}
            crowd = bursts(pl.concat(self._earners), **limits)
            _mark(mask, crowd.places, "wage_earner_burst")
            self._evidence.append(pl.DataFrame({"row": rows[crowd.places], "count": crowd.counts}))

    def _set_aside(self, rows: np.ndarray, mask: np.ndarray) -> np.ndarray:
        waived = mask & np.uint64(self._waived)
        if self._waived_rows is not None and self._waived_rows.height:
            named = self._waived_rows.filter(pl.col("reason").is_in([*reasons()]))
            bits = {name: reason.mask for name, reason in reasons().items()}
            single = named.select(
                pl.col("row").cast(pl.UInt32), bit=pl.col("reason").replace_strict(bits, return_dtype=pl.UInt64)
            )
            by_row = single.group_by("row").agg(pl.col("bit").bitwise_or())
            told = pl.DataFrame({"row": rows}).join(by_row, on="row", how="left", maintain_order="left")
            waived |= mask & told["bit"].fill_null(0).to_numpy()
        return waived


def _without_keys(clean: pl.DataFrame, is_gone: np.ndarray) -> pl.DataFrame:
    """Empty the cells by which other rows would meet these."""
    keys = ("nik_number", "name_key", "kk_number", "phone_number", "segment")
    return clean.with_columns(pl.when(~pl.Series(is_gone)).then(name).alias(name) for name in keys)


def _mark(mask: np.ndarray, places: np.ndarray, reason: str) -> None:
    mask[places] |= np.uint64(reasons()[reason].mask)
