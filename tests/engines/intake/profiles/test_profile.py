from collections import Counter
from typing import Any

import pytest

from lindung.engines.intake.headers import normalised
from lindung.engines.intake.profiles.common_headers import common_headers
from lindung.engines.intake.profiles.profile import (
    header_test,
    known_header,
    profile_from,
    shipped_profiles,
    tables_of,
)
from lindung.engines.intake.profiles.profile_faults import ProfileError
from lindung.vocabulary.register_kind import RegisterKind
from tests.engines.intake.profiles.header_lines import CONTRIBUTIONS, RECEIPT, VILLAGE, WHOLE_FILES

PROFILES = shipped_profiles()
EVERY_HEADING = {heading for line in (*WHOLE_FILES.values(), CONTRIBUTIONS, RECEIPT, VILLAGE) for heading in line}
TINY: dict[str, Any] = {
    "name": {"id": "Kecil", "en": "Tiny"},
    "register": "workers",
    "headers": {"name": ["Nama"]},
    "needs": ["name"],
}


def test_ships_a_profile_for_each_kind_of_file() -> None:
    assert set(PROFILES) == {
        "village_list", "opensid_family", "p3ke_individual", "e_rdkk", "payroll", "sponsor_form", "workforce_list",
        "participant_extract", "death_list", "personnel_list", "employer_list", "construction_projects",
        "generic_persons",
    }  # fmt: skip


def test_has_a_profile_for_every_register() -> None:
    assert {profile.register for profile in PROFILES.values()} == set(RegisterKind)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_names_only_what_exists_and_gives_a_heading_for_what_it_needs(profile: Any) -> None:
    assert set(profile.needs) <= set(profile.headers)
    assert set(profile.code_lists) <= set(profile.headers)
    assert {normalised(mark) for mark in profile.identifies_by} <= set(profile.wordings)
    assert all(profile.stand_ins(target) or target in profile.headers for target in profile.expects)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_builds_the_same_profile_from_its_stored_tables(profile: Any) -> None:
    assert profile_from(tables_of(profile), profile_id=profile.id) == profile


@pytest.mark.parametrize("heading", sorted(EVERY_HEADING))
def test_knows_every_heading_of_the_reference(heading: str) -> None:
    assert known_header(heading)


@pytest.mark.parametrize("text", ["", " ", "Tambakaji", "Buruh tani", "3374810101800001", "12 Mei 1980", "L", "JUMLAH"])
def test_takes_no_cell_for_a_heading(text: str) -> None:
    assert not known_header(text)


def test_widens_the_known_headings_by_an_offices_own() -> None:
    own = profile_from({**TINY, "headers": {"name": ["Jeneng"]}}, profile_id="own", is_own=True)
    assert not known_header("Jeneng")
    assert header_test([own])("JENENG.")
    assert header_test([own])("No. KTP")


@pytest.mark.parametrize("group", ["person", "employers", "projects"])
def test_gives_each_shared_wording_one_meaning(group: str) -> None:
    shared = common_headers().headers[group]
    meanings = {(normalised(text), target) for target, texts in shared.items() for text in texts}
    assert [text for text, count in Counter(text for text, _ in meanings).items() if count > 1] == []


def test_knows_that_opensid_writes_codes() -> None:
    codes = PROFILES["opensid_family"].code_lists
    assert codes["sex"] == {"1": "LAKI-LAKI", "2": "PEREMPUAN"}
    assert codes["occupation"]["1"] == "BELUM/TIDAK BEKERJA"
    assert codes["occupation"]["89"] == "LAINNYA"
    assert codes["relation"]["1"] == "KEPALA KELUARGA"


def test_says_in_both_languages_why_a_heading_is_left_out() -> None:
    reasons = [why for profile in PROFILES.values() for why in profile.ignored.values()]
    assert reasons
    assert all(why.id and why.en and why.id != why.en for why in reasons)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"needs": []}, "lacks needs"),
        ({"register": "ikan"}, "kind of register is unknown"),
        ({"headers": {"name": ["Nama"], "fish": ["Ikan"]}}, "“fish” is no target"),
        ({"needs": ["fish"]}, "“fish” is no target"),
        ({"expects": ["fish"]}, "“fish” is no target"),
        ({"code_lists": {"fish": {"1": "IKAN"}}}, "“fish” is no target"),
        ({"headers": {"name": ["Nama"], "nik": ["N.A.M.A"]}}, "means two things"),
        ({"ignored": [{"headers": ["nama"], "id": "x", "en": "y"}]}, "means two things"),
        ({"headers": {"name": ["Nama", "N" * 201]}}, "at most 200 characters"),
        ({"headers": {"name": ["Nama", "..."]}}, "letters or digits"),
        ({"headers": {"name": [f"Nama {number}" for number in range(2_001)]}}, "at most 2000"),
    ],
)
def test_refuses_faulty_tables_in_plain_words(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ProfileError, match=said) as refusal:
        profile_from({**TINY, **change}, profile_id="own")
    assert refusal.value.words.id != refusal.value.words.en


def test_only_a_list_of_all_workers_must_be_marked() -> None:
    assert [profile.id for profile in PROFILES.values() if profile.only_by_marks] == ["workforce_list"]


def test_lets_a_profile_overrule_a_shared_wording() -> None:
    own = profile_from({**TINY, "headers": {"name": ["Nama"], "kpj": ["No KTP"]}}, profile_id="own")
    assert own.wordings["noktp"].target == "kpj"
    assert PROFILES["sponsor_form"].wordings["ktp"].target is None
    assert PROFILES["e_rdkk"].wordings["ktp"].target == "nik"
