"""The roll-up on worked examples."""

from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from lindung.engines.coverage.observations import KEY, OBSERVATION, Dimension
from lindung.vocabulary.definition import NumeratorBasis
from tests.engines.coverage.rollup.registers import (
    PU,
    VILLAGES,
    asked,
    month,
    observed,
    place,
    series,
    spell,
    worker,
)


def test_a_self_employed_member_pays_lapses_after_grace_and_returns() -> None:
    rows = observed(asked(1, 12), [spell(1, 2, 4), spell(1, 9, 10)])

    assert series(rows, "new") == {2: 1}
    assert series(rows, "effective") == {2: 1, 3: 1, 4: 1, 9: 1, 10: 1}
    assert series(rows, "in_grace") == {5: 1, 6: 1, 7: 1, 11: 1, 12: 1}
    assert series(rows, "lapsed") == {8: 1}
    assert series(rows, "returned") == {9: 1}
    assert series(rows, "registered") == dict.fromkeys(range(2, 13), 1)
    assert series(rows, "person_months") == {
        2: 1, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3, 8: 3, 9: 4, 10: 5, 11: 5, 12: 5
    }  # fmt: skip


def test_who_pays_again_within_grace_neither_lapsed_nor_returned() -> None:
    rows = observed(asked(1, 12), [spell(1, 2, 4), spell(1, 7, 12)])

    assert series(rows, "in_grace") == {5: 1, 6: 1}
    assert not series(rows, "lapsed")
    assert not series(rows, "returned")


def test_a_segment_without_grace_lapses_at_once() -> None:
    rows = observed(asked(1, 6), [spell(1, 1, 3, segment=PU), spell(1, 5, None, segment=PU)])

    assert not series(rows, "in_grace")
    assert series(rows, "lapsed") == {4: 1}
    assert series(rows, "returned") == {5: 1}


def test_who_changes_the_segment_neither_lapses_nor_joins_again() -> None:
    rows = observed(asked(1, 6, [Dimension.SEGMENT, Dimension.TOTAL]), [spell(1, 1, 3), spell(1, 4, None, segment=PU)])

    assert series(rows, "effective", category="BPU") == {1: 1, 2: 1, 3: 1}
    assert series(rows, "effective", category="PU") == {4: 1, 5: 1, 6: 1}
    assert series(rows, "registered", category="BPU") == {1: 1, 2: 1, 3: 1}
    assert series(rows, "new") == {1: 1}
    assert not series(rows, "lapsed")
    assert not series(rows, "returned")


def test_person_months_are_summed_from_january_even_when_counting_begins_later() -> None:
    rows = observed(asked(11, 13), [spell(1, -3, None), spell(2, 3, 4)])

    assert series(rows, "person_months") == {11: 13, 12: 14, 13: 1}
    assert series(rows, "effective") == {11: 1, 12: 1, 13: 1}


def test_a_cohort_is_looked_at_where_it_joined() -> None:
    there = {"domicile": place(VILLAGES[1])}
    rows = observed(asked(1, 12), [spell(1, 1, 2), spell(1, 3, 6, **there), spell(2, 1, 1)])

    shares = rows.filter(indicator="survival_3", month=month(4), area_code=VILLAGES[0])
    assert shares.select("numerator", "denominator").row(0) == (1, 2)
    assert series(rows, "survival_6", VILLAGES[0]) == {7: 0}
    assert not series(rows, "survival_3", VILLAGES[1])


def test_net_counts_only_workers_of_the_list_and_legal_says_whom_the_law_covers() -> None:
    on_list = {"worker_from": month(1), "worker_until": month(3)}
    spells = [spell(1, 1, 6, **on_list), spell(2, 1, 6), spell(3, 2, 6, worker_from=month(4), is_vulnerable=True)]
    workers = [worker(1, 1, 3), worker(3, 4, None, is_vulnerable=True), worker(4, in_scope=False)]
    rows = observed(asked(1, 6), spells, workers)

    assert series(rows, "net") == {1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1}
    assert series(rows, "effective") == {1: 2, 2: 3, 3: 3, 4: 3, 5: 3, 6: 3}
    assert series(rows, "vulnerable") == {4: 1, 5: 1, 6: 1}
    legal = rows.filter(indicator="legal", area_code="ID", month=month(1))
    assert legal.select("numerator", "denominator").row(0) == (1, 2)


def test_unclaimed_cover_counts_deaths_in_paid_months() -> None:
    deaths: list[dict[str, Any]] = [
        {"person": 1, "died_in": month(2), "is_claimed": False},
        {"person": 2, "died_in": month(2), "is_claimed": True},
        {"person": 3, "died_in": month(6), "is_claimed": None},
    ]
    rows = observed(asked(1, 6), [spell(1, 1, 3), spell(2, 1, 3), spell(3, 1, 3)], deaths=deaths)

    unclaimed = rows.filter(indicator="unclaimed", area_code=VILLAGES[0])
    assert unclaimed.select("month", "numerator", "denominator").rows() == [(month(2), 1, 2)]


def test_who_is_known_by_district_only_is_the_unknown_child_of_it() -> None:
    rows = observed(
        asked(1, 1, indicators=["effective"]), [spell(1, 1, 1, domicile=place("33.74.01")), spell(2, 1, 1, domicile=0)]
    )

    counts = dict(rows.select("area_code", "numerator").iter_rows())
    assert counts == {"ID": 2, "00": 1, "33": 1, "33.74": 1, "33.74.01": 1, "33.74.01.0000": 1}


def test_bases_are_counted_apart_and_registration_knows_no_workers() -> None:
    spells = [spell(1, 1, 1, workplace=place(VILLAGES[3]), registration=place(VILLAGES[4]))]
    found = {
        basis: observed(asked(1, 1, basis=basis), spells, [worker(1)])
        for basis in (NumeratorBasis.NIK_DOMICILE, NumeratorBasis.WORKPLACE, NumeratorBasis.REGISTRATION)
    }

    assert {basis: counted_in(rows) for basis, rows in found.items()} == {
        NumeratorBasis.NIK_DOMICILE: {VILLAGES[0]},
        NumeratorBasis.WORKPLACE: {VILLAGES[3]},
        NumeratorBasis.REGISTRATION: {VILLAGES[4]},
    }
    registered = found[NumeratorBasis.REGISTRATION]
    assert registered.filter(indicator="effective")["denominator"].is_null().all()
    assert "legal" not in registered["indicator"]


def counted_in(rows: pl.DataFrame) -> set[str]:
    """The villages in which somebody is covered."""
    covered = rows.filter(pl.col("numerator") > 0, indicator="effective")
    return {code for code in covered["area_code"] if code in VILLAGES}


def test_payers_are_shares_of_all_workers() -> None:
    rows = observed(asked(1, 1, [Dimension.PAYER], ["effective"]), [spell(1, 1, 1, payer=2)], [worker(1), worker(2)])

    shares = rows.filter(area_code="ID").select("category", "numerator", "denominator")
    assert set(shares.iter_rows()) == {("unknown", 0, 2), ("self", 0, 2), ("apbd", 1, 2)}


def test_segments_are_shares_of_all_workers_where_the_lists_tell_none() -> None:
    segments = asked(1, 1, [Dimension.SEGMENT, Dimension.TOTAL], ["effective", "legal"])
    untold = replace(segments, untold_of_workers=frozenset({Dimension.SEGMENT}))
    rows = observed(untold, [spell(1, 1, 1, segment=PU)], [worker(1), worker(2)]).filter(area_code="ID")

    shares = rows.filter(indicator="effective", dimension="segment").filter(pl.col("numerator") > 0)
    assert shares.select("numerator", "denominator").rows() == [(1, 2)]
    assert rows.filter(indicator="legal").select("dimension", "numerator").rows() == [("total", 2)]


def test_parts_are_observations_with_one_row_a_key() -> None:
    rows = observed(
        asked(1, 13, [*Dimension]), [spell(1, 1, 5), spell(2, 3, None, segment=PU)], [worker(1), worker(2)], []
    )

    assert rows.schema == pl.Schema(OBSERVATION)
    assert rows.select(KEY).is_duplicated().sum() == 0
    assert rows.filter((pl.col("numerator") == 0) & (pl.col("denominator").fill_null(0) == 0)).is_empty()


def test_refuses_a_register_of_other_areas() -> None:
    with pytest.raises(ValueError, match="place"):
        observed(asked(1, 1), [spell(1, 1, 1, domicile=500)])
    with pytest.raises(ValueError, match="category"):
        observed(asked(1, 1, [Dimension.SEGMENT]), [spell(1, 1, 1, segment=9)])


def test_refuses_what_cannot_be_asked() -> None:
    with pytest.raises(ValueError, match="before"):
        asked(3, 2)
    with pytest.raises(ValueError, match="basis"):
        asked(1, 1, basis=NumeratorBasis.UNSTATED)
    with pytest.raises(ValueError, match="no indicator"):
        asked(1, 1, indicators=["cakupan"])


def test_what_lists_of_workers_do_not_tell_is_not_broken_down_by_it() -> None:
    rows = observed(asked(1, 1, [Dimension.PAYER, Dimension.SEX]), [spell(1, 1, 1)], [worker(1)])

    assert set(rows.filter(indicator="legal")["dimension"]) == {"sex"}
