from lindung.engines.intake.profiles.guidance import guidance_of
from lindung.engines.intake.profiles.profile import shipped_profiles
from lindung.engines.intake.profiles.targets import targets_of
from lindung.vocabulary.register_kind import RegisterKind

PROFILES = shipped_profiles()


def test_has_a_sentence_for_every_target() -> None:
    profile = PROFILES["village_list"]
    words = [guidance_of(target, profile) for register in RegisterKind for target in targets_of(register).values()]
    assert all(said.id and said.en for said in words)


def test_says_what_is_required_and_what_is_wished_for() -> None:
    profile = PROFILES["village_list"]
    assert guidance_of(profile.targets["name"], profile).en.endswith("Required.")
    assert guidance_of(profile.targets["nik"], profile).id.endswith("Sebaiknya diisi.")
    assert guidance_of(profile.targets["note"], profile).en == "Note. Free text."


def test_names_the_codes_of_a_coded_column_and_cuts_a_long_list() -> None:
    profile = PROFILES["opensid_family"]
    assert "1 = LAKI-LAKI, 2 = PEREMPUAN." in guidance_of(profile.targets["sex"], profile).id
    assert guidance_of(profile.targets["occupation"], profile).id.count("=") == 11
    assert ", …" in guidance_of(profile.targets["occupation"], profile).id
