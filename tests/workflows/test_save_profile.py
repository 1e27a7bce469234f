from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from lindung.engines.intake.headers import HowMapped
from lindung.engines.intake.profiles.choice import choose_profile
from lindung.engines.intake.profiles.mapping import map_roster_headers
from lindung.engines.intake.profiles.profile import header_test, shipped_profiles
from lindung.engines.intake.profiles.profile_faults import ProfileError
from lindung.registry.models import OfficeProfile
from lindung.workflows.save_profile import archive_profile, office_profiles, replaced_words, save_profile

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
HEADINGS = {"NAMA": "name", "No Identitas KTP-el": "nik", "Jeneng Ibu": "mother_name", "Warna map": ""}


def saved(
    name: str = "Usulan Disnaker",
    *,
    based_on: str = "village_list",
    mapping: Mapping[str, str] = HEADINGS,
    by: str = "Bu Rekaan",
    now: datetime = NOW,
    seen_at: datetime | None = None,
) -> str:
    return save_profile(name=name, based_on=based_on, mapping=mapping, by=by, now=now, seen_at=seen_at)


def test_keeps_the_headings_for_the_next_file() -> None:
    assert saved() == "usulan-disnaker"
    profile = office_profiles()["usulan-disnaker"]
    mapping = map_roster_headers(list(HEADINGS), profile)
    assert profile.is_own
    assert profile.words.id == "Usulan Disnaker"
    assert mapping.by_target == {"name": 0, "nik": 1, "mother_name": 2}
    assert [found.how for found in mapping.headers] == [HowMapped.EXACT] * 3 + [HowMapped.IGNORED]


def test_still_knows_what_its_base_knows() -> None:
    saved(based_on="opensid_family", mapping={"jeneng": "name"})
    profile = office_profiles()["usulan-disnaker"]
    assert map_roster_headers(["jeneng", "pekerjaan_id", "hamil"], profile).by_target == {"name": 0, "occupation": 1}
    assert profile.code_lists["sex"]["1"] == "LAKI-LAKI"
    assert profile.based_on == "opensid_family"


def test_moves_a_heading_that_meant_something_else() -> None:
    saved(based_on="payroll", mapping={"KODE PERUSAHAAN": "employer_npp", "NO KPJ": "", "UPAH": "wage"})
    found = map_roster_headers(["KODE PERUSAHAAN", "NO KPJ", "UPAH"], office_profiles()["usulan-disnaker"])
    assert found.by_target == {"employer_npp": 0, "wage": 2}


def test_is_chosen_for_a_file_with_its_unusual_headings_only() -> None:
    saved()
    profiles = [*shipped_profiles().values(), *office_profiles().values()]
    assert choose_profile([list(HEADINGS)], profiles).id == "usulan-disnaker"
    assert choose_profile([["NAMA", "NIK", "TTL"]], profiles).id == "village_list"


def test_makes_its_headings_known_to_the_reader() -> None:
    saved()
    assert header_test(office_profiles().values())("jeneng ibu")


def test_may_be_based_on_another_of_the_offices_own() -> None:
    saved()
    assert saved("Usulan Dinsos", based_on="usulan-disnaker", mapping={"Omah": "address"}) == "usulan-dinsos"
    profile = office_profiles()["usulan-dinsos"]
    assert map_roster_headers(["Omah", "Jeneng Ibu"], profile).by_target == {"address": 0, "mother_name": 1}
    assert profile.based_on == "village_list"


def test_saving_what_was_seen_replaces_it_quietly() -> None:
    saved()
    saved(mapping={"Jeneng": "name"}, by="Pak Rekaan", now=LATER, seen_at=NOW)
    row = OfficeProfile.objects.get()
    assert (row.created_by, row.created_at, row.updated_by, row.updated_at) == ("Bu Rekaan", NOW, "Pak Rekaan", LATER)
    assert replaced_words("usulan-disnaker") is None


def test_says_that_a_save_replaced_a_version_nobody_looked_at() -> None:
    saved()
    saved(by="Pak Rekaan", now=LATER)
    words = replaced_words("usulan-disnaker")
    assert words is not None
    assert words.en.startswith("This profile replaced the version that Bu Rekaan saved at 2026-03-02 09:00")
    saved(by="Pak Rekaan", now=LATER + timedelta(hours=1), seen_at=LATER)
    assert replaced_words("usulan-disnaker") is None
    assert replaced_words("tidak-ada") is None


def test_archives_a_profile_and_saves_it_anew() -> None:
    saved()
    archive_profile(profile_id="usulan-disnaker", by="Bu Rekaan", now=LATER)
    assert office_profiles() == {}
    assert set(office_profiles(include_archived=True)) == {"usulan-disnaker"}
    with pytest.raises(ProfileError):
        archive_profile(profile_id="usulan-disnaker", by="Bu Rekaan", now=LATER)
    saved(now=LATER)
    assert set(office_profiles()) == {"usulan-disnaker"}
    assert replaced_words("usulan-disnaker") is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "  "}, "give it a name"),
        ({"name": "..."}, "give it a name"),
        ({"name": "n" * 61}, "at most 60 characters"),
        ({"name": "Village list"}, "ships with Lindung"),
        ({"name": "usulan DESA / kelurahan"}, "ships with Lindung"),
        ({"based_on": "tidak_ada"}, "No profile “tidak_ada”"),
        ({"mapping": {"NAMA": "fish"}}, "“fish” is no target"),
        ({"mapping": {"N" * 201: "name"}}, "at most 200 characters"),
        ({"mapping": {"3374 8101 0180 0001": "nik"}}, "a heading holds a long number"),
        ({"mapping": {"Jeneng": "name", "JENENG.": "nik"}}, "means two things"),
    ],
)
def test_refuses_and_saves_nothing(change: dict[str, object], said: str) -> None:
    arguments = {"name": "Kantor", "based_on": "village_list", "mapping": HEADINGS, "by": "Bu Rekaan", "now": NOW}
    with pytest.raises(ProfileError, match=said) as refusal:
        save_profile(**{**arguments, **change})  # type: ignore[arg-type]  # a call with one argument exchanged
    assert refusal.value.words.id != refusal.value.words.en
    assert "3374" not in str(refusal.value)
    assert OfficeProfile.objects.count() == 0


def test_record_shows_no_person() -> None:
    saved()
    assert str(OfficeProfile.objects.get()) == "Profile usulan-disnaker"
