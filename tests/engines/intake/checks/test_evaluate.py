from datetime import date

import polars as pl
import pytest

from lindung.engines.intake.checks.catalogue import reasons
from lindung.engines.intake.checks.evaluate import Checker
from lindung.engines.intake.checks.lookups import Lookups
from lindung.engines.intake.checks.scheme import scheme_in_force
from lindung.engines.intake.checks.verdicts import EVIDENCE, VERDICT
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.row_state import RowState
from tests.engines.intake.checks.people import COVERAGE_ON, frame_of, person, reasons_by_row, verdicts_on

OLD = {"birth_date": date(1950, 1, 1), "nik_birth": date(1950, 1, 1)}
UNMATCHED = {"registry_match": "no_match"}
NOTED = {"occupation_class": "unclear"}


def checker() -> Checker:
    return Checker(
        RegisterKind.WORKERS,
        scheme_in_force("default", COVERAGE_ON, {}),
        Lookups(),
        columns_present=frozenset({"name", "nik"}),
        coverage_on=COVERAGE_ON,
        as_of=COVERAGE_ON,
        area_code="33.74",
        payer="",
    )


def test_repair_goes_before_not_eligible_and_notes_accept() -> None:
    rows = [person(1, **OLD, **UNMATCHED), person(2, **OLD), person(3, **NOTED), person(4)]
    states = verdicts_on(rows).frame["state"].to_list()
    assert states == [RowState.TO_REPAIR, RowState.NOT_ELIGIBLE, RowState.ACCEPTED, RowState.ACCEPTED]


def test_a_reason_set_aside_for_the_list_no_longer_counts_but_stays() -> None:
    verdicts = verdicts_on([person(1, **OLD), person(2, **OLD, **UNMATCHED)], waived=["too_old"])
    assert verdicts.frame["state"].to_list() == [RowState.ACCEPTED, RowState.TO_REPAIR]
    assert reasons_by_row(verdicts) == [{"too_old"}, {"too_old", "not_matched"}]
    assert verdicts.frame["waived"].to_list() == [reasons()["too_old"].mask] * 2


def test_a_reason_set_aside_for_one_row_counts_in_the_others() -> None:
    named = pl.DataFrame({"row": [2, 2, 1], "reason": ["too_old", "not_matched", "nik_day"]})
    verdicts = verdicts_on([person(1, **OLD), person(2, **OLD, **UNMATCHED)], waived_rows=named)
    assert verdicts.frame["state"].to_list() == [RowState.NOT_ELIGIBLE, RowState.ACCEPTED]
    assert verdicts.frame["waived"].to_list()[0] == 0


def test_everybody_of_a_workforce_stays_whatever_their_status() -> None:
    rows = [
        person(1, **OLD), person(2, occupation_class="civil_servant"), person(3, occupation_class="not_working"),
        person(4), person(5, life_note="deceased"), person(6, life_note="moved"), person(7, **UNMATCHED),
        person(8, consent=False, decile=None), person(4),
    ]  # fmt: skip
    dead = pl.DataFrame({"nik_number": [rows[3]["nik_number"]], "died_on": [date(2026, 1, 1)]})
    known = Lookups(deaths=dead, personnel=dead, participants=dead, workers=dead)
    rules = {"one_per_household": True, "consent": True, "decile": 4, "phone_shared_from": 2}
    verdicts = verdicts_on(rows, register=RegisterKind.WORKFORCE, rules=rules, lookups=known)
    assert set(verdicts.frame["state"]) == {RowState.ACCEPTED}
    notes = {5: {"deceased_noted"}, 6: {"moved_noted"}, 7: {"not_matched"}, 9: {"same_person_again"}}
    assert reasons_by_row(verdicts) == [notes.get(row, set()) for row in range(1, 10)]
    assert verdicts.not_checked == ()


def test_only_a_row_that_names_nobody_is_left_out_of_a_workforce() -> None:
    unnamed, unnumbered = {"name": None, "name_key": None}, {"nik": None, "nik_number": None, "nik_fault": "missing"}
    short = {**unnumbered, "nik_fault": "not_sixteen", "nik_short": 337481550580001}
    rows = [
        person(1, **unnamed),
        person(2, **unnumbered),
        person(3, **unnamed, **short),
        person(4, **unnamed, **unnumbered),
    ]
    verdicts = verdicts_on(rows, register=RegisterKind.WORKFORCE)
    assert verdicts.frame["state"].to_list() == [*[RowState.ACCEPTED] * 3, RowState.TO_REPAIR]
    assert "nobody_named" in reasons_by_row(verdicts)[3]


def test_looks_at_a_batch_at_once() -> None:
    looked = checker().look_at(frame_of([person(1, **OLD), person(2)]))
    assert looked.rows() == [(1, reasons()["too_old"].mask), (2, 0)]


@pytest.mark.parametrize("batch", [1, 2, 3, 7])
def test_batches_of_any_size_give_the_same_verdicts(batch: int) -> None:
    rows = [person(1), person(2, **OLD), person(1), person(3, phone_number=None), person(2), person(4), person(1)]
    whole, parts = verdicts_on(rows), verdicts_on(rows, batch=batch)
    assert parts.frame.equals(whole.frame)
    assert parts.evidence.equals(whole.evidence)


def test_an_empty_list_has_no_verdicts() -> None:
    verdicts = checker().finish()
    assert verdicts.frame.height == 0
    assert dict(verdicts.frame.schema) == VERDICT
    assert dict(verdicts.evidence.schema) == EVIDENCE


def test_the_verdict_has_its_columns() -> None:
    verdicts = verdicts_on([person(1, **OLD), person(1)])
    assert dict(verdicts.frame.schema) == VERDICT
    assert dict(verdicts.evidence.schema) == EVIDENCE


def test_findings_hold_open_reasons_and_their_evidence() -> None:
    verdicts = verdicts_on([person(1, **OLD), person(2), person(3, **UNMATCHED)], waived=["not_matched"])
    assert verdicts.findings().select("row", "age").rows() == [(1, 76)]
    assert verdicts.findings(waived=True)["row"].to_list() == [1, 3]


def test_refuses_rules_of_another_day() -> None:
    with pytest.raises(ValueError, match="2026-12-01"):
        Checker(
            RegisterKind.WORKERS,
            scheme_in_force("default", COVERAGE_ON, {}),
            Lookups(),
            columns_present=frozenset(),
            coverage_on=date(2027, 1, 1),
            as_of=COVERAGE_ON,
            area_code="",
            payer="",
        )


def test_knows_the_villages_of_the_rows() -> None:
    elsewhere = {"village": "Ngaliyan", "village_code": None}
    verdicts = verdicts_on([person(1), person(2, **elsewhere), person(3)], batch=1)
    named = verdicts.frame.join(verdicts.villages, on="village_id").sort("row")["village"].to_list()
    assert named == ["Tambakaji", "Ngaliyan", "Tambakaji"]
