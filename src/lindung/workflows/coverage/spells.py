"""Memberships and lists as the roll-up counts them: spells, workers, deaths; nothing is left out in silence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import polars as pl

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.areas import AreaIndex
from lindung.engines.coverage.rollup.categories import Categories
from lindung.engines.coverage.rollup.tables import DEATH, PLACES, SPELL, WORKER
from lindung.engines.intake.checks.members import SELF_PAID
from lindung.engines.linkage.status.coverage_status import persons_of
from lindung.vocabulary.coverage_status import CoverageStatus, StatusReason
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.coverage.categories import age_bands, payer_kinds, programme_sets
from lindung.workflows.coverage.ecosystems import ecosystem_of, extract_ecosystem
from lindung.workflows.coverage.homes import PLACED_BY
from lindung.workflows.coverage.places import DOMICILE, PLACE_UNTOLD, placed_on
from lindung.workflows.coverage.vulnerable import counts_of, max_decile, vulnerability_of

BEFORE_ALL: Final = Month(1977, 12)
"""First month of a membership whose beginning no extract tells: that of the first scheme (PP 33/1977)."""

_FATES: Final = ("outside_area", "perhaps_outside", "without_end", "ends_before_begins")
_NOWHERE: Final = pl.lit(None, dtype=pl.Int32)
_NO_WORKERS: Final = (StatusReason.NOT_WORKING, StatusReason.STUDENT, StatusReason.PENSIONER, StatusReason.TOO_YOUNG)


@dataclass(frozen=True)
class Counted:
    """Rows of a table, and what became of all that were looked at.

    Attributes:
        rows: The rows that count.
        totals: {what became of them: how many}; they add up to all.
        placed_by: {who told where the person of a row that counts lives: how many}; they add up to those counted.
        told: {what the list says of the persons who count: how many}; for each kind of thing they add up to those.
    """

    rows: pl.DataFrame
    totals: dict[str, int]
    placed_by: dict[str, int] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)


def spells_of(
    memberships: pl.DataFrame, status: pl.DataFrame, *, areas: AreaIndex, categories: Categories, first: Month,
    last: Month, basis: NumeratorBasis = DOMICILE,
) -> Counted:  # fmt: skip
    """Return SPELL of memberships (MEMBERSHIP_ROWS), given the status of the list (STATUS_ROWS).

    A wage earner whom the extract calls active is covered until the employer says otherwise, as everybody whom it
    calls active without a last month; others up to the last month paid for. Cover ends in the month of death.
    Whoever the list knows as a worker within the scope counts as one in all months asked, for there is one list.
    A domicile told too coarsely to be surely within the area, as by the NIK of an area split since, does not count.
    On another basis than the domicile the place is that of work or of the registering office, and that alone.

    Raises:
        CoverageError: The extract tells no place of that basis.
    """
    homes = placed_on(memberships, basis)
    placed = (
        _as_listed(memberships, status, _told(status, last))
        .with_columns(homes, place=areas.place_of(homes["home"]), begins=_begins(), ends=_ends(), fault=_fault())
        .with_columns(fault=pl.when(pl.col("place").is_null()).then(_outside(areas.root)).otherwise("fault"))
        .with_columns(fault=pl.coalesce("place_fault", "fault"))
    )
    good = placed.filter(pl.col("fault").is_null())
    segment = pl.col("segment").fill_null(Segment.BPU.value)
    in_scope = _in_scope(status)
    told = good.with_columns(segment=segment).with_columns(
        **{column: pl.col("place") if PLACES[basis] == column else _NOWHERE for column in PLACES.values()},
        first_month="begins",
        last_month="ends",
        standing=_standing(),
        worker_from=pl.when(pl.col("person").is_in(in_scope.implode())).then(first.ordinal),
        worker_until=pl.lit(None, dtype=pl.Int32),
    )
    coded = told.with_columns(
        segment=categories.codes(Dimension.SEGMENT, told["segment"]),
        payer=categories.codes(Dimension.PAYER, payer_kinds(told["payer"])),
        programme=categories.codes(Dimension.PROGRAMME, programme_sets(told["programmes"])),
        sex=categories.codes(Dimension.SEX, told["sex"]),
        age_band=categories.codes(Dimension.AGE_BAND, age_bands(told["birth_date"], last)),
        ecosystem=categories.codes(Dimension.ECOSYSTEM, told["ecosystem"]),
    )
    fates = _FATES if basis is DOMICILE else (*_FATES, PLACE_UNTOLD)
    totals = {"counted": good.height, **dict.fromkeys(fates, 0)}
    faults = placed["fault"].drop_nulls().value_counts().iter_rows()
    placed_by = dict.fromkeys(PLACED_BY, 0) | dict(good["placed_by"].value_counts().iter_rows())
    return Counted(_declared(coded, SPELL), {**totals, **dict(faults)}, placed_by)


def _as_listed(memberships: pl.DataFrame, status: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Take from the list what it knows of a person; extracts lack the sex, and typed the birth date again.

    Whether somebody is a vulnerable worker only the list tells.
    """
    listed = persons_of(status).select("person", listed_sex="sex", listed_birth="birth_date").join(told, on="person")
    return memberships.join(listed, on="person", how="left", maintain_order="left").with_columns(
        sex=pl.coalesce("listed_sex", "sex"), birth_date=pl.coalesce("listed_birth", "birth_date"),
        ecosystem=pl.coalesce("listed_ecosystem", extract_ecosystem(memberships)),
    )  # fmt: skip


def _told(status: pl.DataFrame, month: Month) -> pl.DataFrame:
    """Return of each person what any row of the list says: vulnerable or not, and the ecosystem."""
    is_vulnerable = vulnerability_of(status, highest=max_decile(month))
    return is_vulnerable.join(ecosystem_of(status), on="person", how="left")


def workers_of(status: pl.DataFrame, *, areas: AreaIndex, categories: Categories, first: Month, last: Month) -> Counted:
    """Return WORKER, each person of the list once: everybody who works, whom the law covers and whom it does not."""
    told = _told(status, last)
    persons = persons_of(status).join(told, on="person", how="left", maintain_order="left")
    rows = persons.with_columns(
        domicile=areas.place_of(persons["village_code"]),
        in_scope=pl.col("status").is_in([each for each in CoverageStatus if each.is_worker]),
        sex=categories.codes(Dimension.SEX, persons["sex"]),
        ecosystem=categories.codes(Dimension.ECOSYSTEM, persons["listed_ecosystem"]),
        age_band=categories.codes(Dimension.AGE_BAND, age_bands(persons["birth_date"], last)),
        fault=pl.when(pl.col("status") == CoverageStatus.DEAD.value).then(pl.lit("dead"))
        .when(pl.col("status") == CoverageStatus.MOVED.value).then(pl.lit("moved"))
        .when(pl.col("reason").is_in(_NO_WORKERS)).then(pl.lit("not_a_worker")),
    ).with_columns(
        fault=pl.when(pl.col("domicile").is_null()).then(pl.lit("outside_area")).otherwise("fault"),
        workplace=pl.lit(None, dtype=pl.Int32), segment=pl.lit(0),
        from_month=pl.lit(first.ordinal), until_month=pl.lit(None, dtype=pl.Int32),
    )  # fmt: skip
    good = rows.filter(pl.col("fault").is_null())
    totals = {"counted": good.height, **dict.fromkeys(("outside_area", "dead", "moved", "not_a_worker"), 0)}
    fates = dict(rows["fault"].drop_nulls().value_counts().iter_rows())
    return Counted(_declared(good, WORKER), {**totals, **fates}, told=counts_of(good["is_vulnerable"]))


def deaths_of(memberships: pl.DataFrame) -> pl.DataFrame:
    """Return DEATH of members whom a register of deaths knows with the day; no register of claims says more yet."""
    dead = memberships.filter(pl.col("died_on").is_not_null()).group_by("person").agg(pl.col("died_on").min())
    return _declared(dead.with_columns(died_in=_ordinal("died_on"), is_claimed=pl.lit(value=False)), DEATH)


def _outside(root: str) -> pl.Expr:
    """Say of who has no place in an area whether that person surely or only perhaps lives elsewhere."""
    above = [outer.text for outer in AreaCode(root).lineage[:-1]]
    is_above = pl.col("home").is_in(above)
    return pl.when(is_above).then(pl.lit("perhaps_outside")).otherwise(pl.lit("outside_area"))


def _begins() -> pl.Expr:
    return _ordinal("covered_from").fill_null(BEFORE_ALL.ordinal)


def _ends() -> pl.Expr:
    """Return the last month covered; null while it goes on."""
    lasts = (pl.col("membership") == "active") & ((pl.col("segment") == Segment.PU.value) | _until().is_null())
    return pl.min_horizontal(pl.when(~lasts.fill_null(value=False)).then(_until()), _ordinal("died_on"))


def _fault() -> pl.Expr:
    """Say why a membership covers no month that anybody could name."""
    is_open = (pl.col("membership") == "active").fill_null(value=False)
    return (
        pl.when(_until().is_null() & ~is_open).then(pl.lit("without_end"))
        .when(_ends() < _begins()).then(pl.lit("ends_before_begins"))
    )  # fmt: skip


def _until() -> pl.Expr:
    return _ordinal("covered_until")


def _ordinal(day: str) -> pl.Expr:
    return pl.col(day).dt.year().cast(pl.Int32) * 12 + pl.col(day).dt.month().cast(pl.Int32) - 1


def _standing() -> pl.Expr:
    """Return the place among the kinds of cover, as linkage ranks them: employer, self, sponsor, project, abroad."""
    payer = pl.col("payer").fill_null("").str.strip_chars().str.to_lowercase()
    of_segment = {Segment.PU: 0, Segment.JAKON: 3, Segment.PMI: 4}
    ranked = pl.col("segment").replace_strict(of_segment, default=None, return_dtype=pl.Int8)
    return pl.coalesce(ranked, pl.when(payer.is_in(SELF_PAID)).then(1).otherwise(2))


def _in_scope(status: pl.DataFrame) -> pl.Series:
    return status.filter(pl.col("status").is_in([each for each in CoverageStatus if each.is_worker]))["person"].unique()


def _declared(rows: pl.DataFrame, columns: Mapping[str, Any]) -> pl.DataFrame:  # Any: Polars types
    return rows.select(pl.col(name).cast(kind) for name, kind in columns.items())
