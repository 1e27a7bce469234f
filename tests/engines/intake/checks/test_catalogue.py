import re

import pytest

from lindung.engines.intake.checks.catalogue import (
    Reason,
    Severity,
    answers,
    codes,
    mask_of,
    reasons,
    reasons_for,
    reasons_in,
    severity_mask,
    who_words,
)
from lindung.engines.intake.checks.scheme import scheme_rules
from lindung.engines.intake.checks.verdicts import EVIDENCE, VERDICT
from lindung.engines.intake.profiles.targets import targets_of
from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind

# Masks lie in sealed files for years: a bit never changes its meaning and is never used again.
PINNED = [
    "nik_missing", "nik_placeholder", "nik_not_sixteen", "nik_number_format", "nik_cut_to_zero", "nik_letters",
    "nik_day", "nik_month", "nik_serial", "nik_area", "nik_birth_differs", "nik_sex_differs", "not_matched",
    "name_differs", "same_person_again", "same_nik_other_person", "same_person_other_nik", "other_payer",
    "active_wage_earner", "active_self_paid", "active_sponsored", "too_old", "too_young", "in_school",
    "deceased_registered", "deceased_noted", "moved_noted", "nik_other_regency", "civil_servant", "soldier_police",
    "pensioner", "on_personnel_list", "not_working", "occupation_unclear", "outside_area", "village_unknown",
    "outside_sector", "decile_missing", "decile_outside", "decile_old", "paid_after_death", "phone_shared",
    "wage_earner_burst", "second_in_household", "household_has_place", "consent_missing", "name_missing",
    "birth_missing", "birth_unreadable", "birth_ambiguous", "birth_impossible", "kk_damaged", "sex_unreadable",
    "phone_unreadable", "employer_number_missing", "project_number_damaged", "date_unreadable",
    "withdrawn", "nobody_named",
]  # fmt: skip

ELIGIBILITY = {"E04", "E06", "E07", "E08", "E11", "E12", "E13", "E15", "E16", "E17", "E18", "E19", "E20"}

every_reason = pytest.mark.parametrize("reason", reasons().values(), ids=lambda one: one.name)


def advised(reason: Reason) -> list[Words]:
    return [reason.advice, *reason.advice_in.values()]


def test_every_bit_keeps_its_reason() -> None:
    assert {one.bit: one.name for one in reasons().values()} == dict(enumerate(PINNED))


def test_codes_run_without_a_gap_and_each_has_a_reason() -> None:
    assert [*codes()] == [f"E{number:02}" for number in range(1, 23)]
    assert {one.code for one in reasons().values()} == {*codes()}


@every_reason
def test_says_everything_in_both_languages(reason: Reason) -> None:
    said = (reason.title, reason.what, *advised(reason), reason.who_words, codes()[reason.code].words, *reason.fixes)
    assert all(words.id.strip() and words.en.strip() and words.id != words.en for words in said)


@every_reason
def test_ends_sentences_with_a_full_stop(reason: Reason) -> None:
    ends = {text[-1] for words in (reason.what, *advised(reason)) for text in (words.id, words.en)}
    assert ends == {"."}


@every_reason
def test_asks_for_the_same_values_in_both_languages(reason: Reason) -> None:
    known = {"value", "coverage_on", *scheme_rules(), *VERDICT, *EVIDENCE}
    indonesian, english = (sorted(re.findall(r"\{(\w+)\}", text)) for text in (reason.what.id, reason.what.en))
    assert indonesian == english
    assert {*indonesian} <= known
    assert "{" not in "".join(words.id + words.en for words in (reason.title, *advised(reason)))


@every_reason
def test_shows_a_target_of_each_register_it_speaks_about(reason: Reason) -> None:
    missing = [
        register
        for register in reason.registers
        if reason.evidence_in.get(register, reason.evidence) not in targets_of(register)
    ]
    assert missing == []


@every_reason
def test_never_quotes_a_cell_that_identifies_a_person(reason: Reason) -> None:
    quoting = [register for register in reason.registers if "{value}" in reason.what.id]
    assert [one for one in quoting if targets_of(one)[reason.evidence].is_identifying] == []


@every_reason
def test_is_switched_by_a_rule_of_the_scheme(reason: Reason) -> None:
    assert reason.toggle is None or reason.toggle in scheme_rules()


@every_reason
def test_always_offers_an_answer_that_repairs(reason: Reason) -> None:
    assert answers()["repaired"] in reason.fixes


def test_offers_to_take_off_every_row_that_stands_against_acceptance() -> None:
    barring = [one for one in reasons().values() if one.severity is not Severity.REVIEW and one.name != "withdrawn"]
    assert [one.name for one in barring if answers()["removed"] not in one.fixes] == []


def test_the_answers_keep_the_texts_that_returned_workbooks_hold() -> None:
    assert {key: words.id for key, words in answers().items()} == {
        "repaired": "Sudah diperbaiki",
        "confirmed": "Sudah sesuai KTP",
        "removed": "Hapus dari usulan",
    }


def test_the_severities_part_the_reasons_of_a_register() -> None:
    masks = [severity_mask(severity, RegisterKind.DEATHS) for severity in Severity]
    assert masks[0] | masks[1] | masks[2] == mask_of(reasons())
    assert masks[0] & masks[1] == masks[0] & masks[2] == masks[1] & masks[2] == 0


def test_a_death_without_nik_is_a_note() -> None:
    reason = reasons()["nik_missing"]
    assert reason.severity_in(RegisterKind.DEATHS) is Severity.REVIEW
    assert reason.severity_in(RegisterKind.WORKERS) is Severity.REPAIR


def test_members_and_deaths_have_no_age_limit() -> None:
    asked = {one.code for kind in (RegisterKind.PARTICIPANTS, RegisterKind.DEATHS) for one in reasons_for(kind)}
    assert not asked & {"E06", "E07", "E08", "E12"}


def test_a_workforce_is_not_asked_who_may_be_proposed() -> None:
    asked = {one.code for one in reasons_for(RegisterKind.WORKFORCE)}
    assert asked & ELIGIBILITY == set()
    assert {"E01", "E02", "E03", "E05", "E09", "E10", "E14", "E21"} <= asked


def test_in_a_workforce_everything_is_a_note_but_a_row_that_names_nobody_or_was_withdrawn() -> None:
    asked = mask_of(one.name for one in reasons_for(RegisterKind.WORKFORCE))
    notes = severity_mask(Severity.REVIEW, RegisterKind.WORKFORCE)
    assert [one.name for one in reasons_in(asked & ~notes)] == ["withdrawn", "nobody_named"]


def test_advises_a_workforce_to_propose_nobody() -> None:
    said = [one.advice_for(RegisterKind.WORKFORCE) for one in reasons_for(RegisterKind.WORKFORCE)]
    assert [words for words in said if "usulkan" in words.id or "propose" in words.en] == [
        reasons()["withdrawn"].advice
    ]
    assert reasons()["moved_noted"].advice_for(RegisterKind.WORKERS) is reasons()["moved_noted"].advice


def test_reads_a_mask_back() -> None:
    assert [one.name for one in reasons_in(mask_of(["too_old", "nik_day"]))] == ["nik_day", "too_old"]


def test_without_a_column_of_births_the_age_shows_in_the_nik() -> None:
    reason = reasons()["too_old"]
    assert reason.evidence_for(RegisterKind.WORKERS, frozenset({"nik"})) == "nik"
    assert reason.evidence_for(RegisterKind.WORKERS, frozenset({"nik", "birth"})) == "birth_date"


def test_says_who_can_repair() -> None:
    assert {one.who for one in reasons().values()} == {*who_words()}
