from datetime import date
from typing import Any

import pytest

from lindung.engines.intake.checks.scheme import Setting
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.row_state import RowState
from tests.engines.intake.checks.people import person, reasons_by_row, verdicts_on

NO_NIK: dict[str, Any] = {"nik": None, "nik_number": None, "nik_birth": None, "nik_sex": None, "nik_regency": None}
NO_BIRTH: dict[str, Any] = {"birth_date": None}


def test_a_sound_row_is_accepted_without_a_note() -> None:
    verdicts = verdicts_on([person()])
    assert reasons_by_row(verdicts) == [set()]
    assert verdicts.frame["state"].to_list() == [RowState.ACCEPTED]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (NO_NIK, "nik_missing"),
        ({**NO_NIK, "nik_fault": "missing"}, "nik_missing"),
        ({**NO_NIK, "nik_fault": "placeholder"}, "nik_placeholder"),
        ({**NO_NIK, "nik_fault": "not_sixteen"}, "nik_not_sixteen"),
        ({**NO_NIK, "nik_fault": "number_format"}, "nik_number_format"),
        ({"nik_fault": "cut_to_zero"}, "nik_cut_to_zero"),
        ({**NO_NIK, "nik_fault": "letters"}, "nik_letters"),
        ({"nik_fault": "serial"}, "nik_serial"),
        ({"nik_fault": "area"}, "nik_area"),
        ({"birth_date": date(1981, 5, 15)}, "nik_birth_differs"),
        ({"sex": "male"}, "nik_sex_differs"),
        ({"nik_fault": "day", "sex": "male"}, "nik_day"),
        ({"nik_fault": "month", "birth_date": date(1981, 5, 15)}, "nik_month"),
        ({"registry_match": "no_match"}, "not_matched"),
        ({"life_note": "deceased"}, "deceased_noted"),
        ({"life_note": "moved"}, "moved_noted"),
        ({"nik_regency": "33.22"}, "nik_other_regency"),
        ({"occupation_class": "civil_servant"}, "civil_servant"),
        ({"occupation_class": "soldier_police"}, "soldier_police"),
        ({"occupation_class": "pensioner"}, "pensioner"),
        ({"occupation_class": "not_working"}, "not_working"),
        ({"occupation_class": "student"}, "not_working"),
        ({"occupation_class": "unclear"}, "occupation_unclear"),
        ({"area_fault": "outside"}, "outside_area"),
        ({"area_fault": "unknown"}, "village_unknown"),
        ({"area_fault": "ambiguous"}, "village_unknown"),
        ({"name": None, "name_key": None}, "name_missing"),
        ({**NO_BIRTH, "birth_fault": "missing"}, "birth_missing"),
        ({**NO_BIRTH, "birth_fault": "unreadable"}, "birth_unreadable"),
        ({**NO_BIRTH, "birth_fault": "ambiguous"}, "birth_ambiguous"),
        ({**NO_BIRTH, "birth_fault": "impossible"}, "birth_impossible"),
        ({"kk_fault": "not_sixteen"}, "kk_damaged"),
        ({"sex": None, "sex_fault": "unreadable"}, "sex_unreadable"),
        ({"phone_number": None, "phone_fault": "unreadable"}, "phone_unreadable"),
    ],
)
def test_gives_the_one_reason_a_row_shows(cells: dict[str, Any], reason: str) -> None:
    assert reasons_by_row(verdicts_on([person(**cells)])) == [{reason}]


@pytest.mark.parametrize(
    ("born", "reasons"),
    [
        (date(1961, 12, 1), {"too_old"}),
        (date(1961, 12, 2), set()),
        (date(2009, 12, 1), set()),
        (date(2009, 12, 2), {"too_young"}),
    ],
)
def test_counts_age_on_the_coverage_date(born: date, reasons: set[str]) -> None:
    assert reasons_by_row(verdicts_on([person(birth_date=born, nik_birth=born)])) == [reasons]


def test_a_pupil_is_at_school_until_eighteen() -> None:
    born = [date(2009, 1, 1), date(2008, 12, 2), date(2008, 12, 1)]
    rows = [person(at, birth_date=day, nik_birth=day, occupation_class="student") for at, day in enumerate(born)]
    assert reasons_by_row(verdicts_on(rows)) == [{"in_school"}, {"in_school"}, {"not_working"}]


def test_takes_the_age_from_the_nik_only_where_no_births_are_given() -> None:
    old = person(birth_date=None, nik_birth=date(1950, 1, 1))
    without, within = verdicts_on([old], columns_present={"nik", "name"}), verdicts_on([old])
    assert reasons_by_row(without) == [{"too_old"}]
    assert reasons_by_row(within) == [set()]


def test_a_file_without_births_is_not_asked_for_them() -> None:
    row = person(birth_date=None, birth_fault="missing")
    assert reasons_by_row(verdicts_on([row], columns_present={"nik", "name"})) == [set()]


@pytest.mark.parametrize(
    ("rules", "cells", "reason"),
    [
        ({"sectors": "pertanian"}, {"sector": " Perikanan"}, "outside_sector"),
        ({"decile": 4}, {"decile": None}, "decile_missing"),
        ({"decile": 4}, {"decile": 5}, "decile_outside"),
        ({"decile": 4}, {"decile_as_of": date(2024, 11, 30)}, "decile_old"),
        ({"consent": True}, {"consent": False}, "consent_missing"),
        ({"consent": True}, {"consent": None}, "consent_missing"),
    ],
)
def test_rules_that_are_off_ask_nothing(rules: dict[str, Setting], cells: dict[str, Any], reason: str) -> None:
    assert reasons_by_row(verdicts_on([person(**cells)], rules=rules)) == [{reason}]
    assert reasons_by_row(verdicts_on([person(**cells)])) == [set()]


@pytest.mark.parametrize(
    ("rule", "cells"),
    [
        ("max_age", {"birth_date": date(1950, 1, 1), "nik_birth": date(1950, 1, 1)}),
        ("min_age", {"birth_date": date(2015, 1, 1), "nik_birth": date(2015, 1, 1)}),
    ],
)
def test_zero_switches_a_limit_off(rule: str, cells: dict[str, Any]) -> None:
    assert reasons_by_row(verdicts_on([person(**cells)], rules={rule: 0})) == [set()]


def test_a_sector_of_the_scheme_and_a_fresh_decile_pass() -> None:
    row = person(sector="Pertanian ", decile=4, decile_as_of=date(2024, 12, 1))
    assert reasons_by_row(verdicts_on([row], rules={"sectors": "perikanan, pertanian", "decile": 4})) == [set()]


def test_a_province_takes_niks_of_all_its_regencies() -> None:
    rows = [person(1, nik_regency="33.22"), person(2, nik_regency="32.01")]
    assert reasons_by_row(verdicts_on(rows, area_code="33")) == [set(), {"nik_other_regency"}]


def test_a_regency_that_once_held_the_area_is_no_other() -> None:
    rows = [person(1, nik_regency="82.05"), person(2, nik_regency="82.08"), person(3, nik_regency="82.04")]
    assert reasons_by_row(verdicts_on(rows, area_code="82.08")) == [set(), set(), {"nik_other_regency"}]
    moved = [person(1, nik_regency="64.04"), person(2, nik_regency="64.01")]
    assert reasons_by_row(verdicts_on(moved, area_code="65")) == [set(), {"nik_other_regency"}]


def test_a_list_without_an_area_has_no_other_regency() -> None:
    assert reasons_by_row(verdicts_on([person(nik_regency="32.01")], area_code="")) == [set()]


def test_a_death_needs_its_day_but_not_its_nik() -> None:
    rows = [person(1, died_on=date(2026, 3, 1), **NO_NIK), person(2, birth_date=date(1930, 1, 1), nik_birth=None)]
    verdicts = verdicts_on(rows, register=RegisterKind.DEATHS)
    assert reasons_by_row(verdicts) == [{"nik_missing"}, {"date_unreadable"}]
    assert verdicts.frame["state"].to_list() == [RowState.ACCEPTED, RowState.TO_REPAIR]


@pytest.mark.parametrize(
    ("register", "cells", "reasons"),
    [
        (RegisterKind.EMPLOYERS, {"name": "CV Contoh", "npp": "AB123"}, set()),
        (RegisterKind.EMPLOYERS, {"name": "CV Contoh"}, {"employer_number_missing"}),
        (RegisterKind.EMPLOYERS, {"npp": "AB123"}, {"name_missing"}),
        (RegisterKind.PROJECTS, {"name": "Jembatan", "project_number": "1"}, set()),
        (RegisterKind.PROJECTS, {"name": "Jembatan", "project_fault": "missing"}, set()),
        (RegisterKind.PROJECTS, {"name": "Jembatan", "project_fault": "damaged"}, {"project_number_damaged"}),
        (RegisterKind.PROJECTS, {"name": "Jembatan", "date_fault": "unreadable"}, {"date_unreadable"}),
    ],
)
def test_looks_at_employers_and_projects(register: RegisterKind, cells: dict[str, Any], reasons: set[str]) -> None:
    assert reasons_by_row(verdicts_on([cells], register=register)) == [reasons]
